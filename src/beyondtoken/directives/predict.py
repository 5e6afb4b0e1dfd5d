"""The directives ``{predict}`` and ``{reveal}``: commit to a guess, then see what was measured over it."""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes

from ..assets.forms import predict_form, reveal_panel
from ..content import find_prediction
from ..errors import ContentError
from .book import Book
from .parts import BookDirective, Part, parsed, slots_html
from .quiz import depend_on_file, unique_id


class PredictNode(Part):
    """A prediction: one `Slot` a text, its plain record, ``uid`` and language."""


class RevealNode(Part):
    """What was measured, for the prediction of the same id: record, ``measured`` and the same texts."""


class Predict(BookDirective):
    """``{predict} id``."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """The prompt and what can be guessed."""
        return [prediction_node(self, PredictNode, book)]


class Reveal(BookDirective):
    """``{reveal} id`` with one line of JSON: ``value`` and ``spread``."""

    required_arguments = 1
    has_content = True

    def build(self, book: Book) -> list[nodes.Node]:
        """The measured value, to be shown over the guess."""
        node = prediction_node(self, RevealNode, book)
        node["measured"] = json_body(self)
        return [node]


def prediction_node(directive: BookDirective, kind: type[Part], book: Book) -> Part:
    """A node of one kind with the texts of a prediction."""
    name = directive.arguments[0]
    depend_on_file(directive.env, book.root, name)
    prediction = find_prediction(name, book.root)
    uid = unique_id(directive.env, f"{name}-reveal" if kind is RevealNode else name)
    node = kind(record=prediction.spec(), uid=uid, lang=book.lang)
    node += [parsed(directive, slot, text) for slot, text in prediction.texts(book.lang).items()]
    directive.set_source_info(node)
    return node


def json_body(directive: BookDirective) -> Any:
    """The body of a directive that a cell wrote.

    Raises
    ------
    ContentError
        If it is not JSON.
    """
    try:
        return json.loads("\n".join(directive.content))
    except ValueError as problem:
        raise ContentError(directive.env.docname, directive.lineno, f"the body is not JSON: {problem}.",
                           "Let the cell write it; do not write it by hand.") from problem


def visit_predict(translator: Any, node: PredictNode) -> None:
    """The form."""
    slots = slots_html(translator, node)
    translator.body.append(predict_form(node["record"], slots, lang=node["lang"], uid=node["uid"]))
    raise nodes.SkipNode


def visit_reveal(translator: Any, node: RevealNode) -> None:
    """The panel that shows measured value and guess together."""
    slots, measured = slots_html(translator, node), node["measured"]
    translator.body.append(reveal_panel(node["record"], slots, measured, lang=node["lang"], uid=node["uid"]))
    raise nodes.SkipNode
