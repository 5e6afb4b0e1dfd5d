"""The directive ``{live-figure}``: frames that a cell computed, redrawn in the page, in words in print."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..assets.forms import live_figure_frame
from ..content import LiveFigure as Figure
from ..content import read_figure
from .book import Book
from .parts import BookDirective, Part, Slot, bullets, paragraph, slots_html
from .predict import json_body
from .quiz import unique_id


class LiveFigureNode(Part):
    """A figure: its ``spec``, ``uid`` and language; slots ``title``, ``alt``, ``fallback`` (its frames)."""


class LiveFigure(BookDirective):
    """``{live-figure} name`` with one line of JSON: the spec."""

    required_arguments = 1
    has_content = True

    def build(self, book: Book) -> list[nodes.Node]:
        """The figure."""
        name, spec = self.arguments[0], json_body(self)
        told = figure_words(read_figure(name, spec), book.lang)
        node = LiveFigureNode(spec=spec, uid=unique_id(self.env, name), lang=book.lang)
        node += [Slot("", block, slot=key) for key, block in told.items()]
        self.set_source_info(node)
        return [node]


def figure_words(figure: Figure, lang: str) -> dict[str, nodes.Element]:
    """Title, text alternative, and a list with the text of every frame, each text once."""
    frames = dict.fromkeys(frame.text.text(lang) for frame in figure.frames)
    return {"title": paragraph(nodes.strong("", figure.title.text(lang))),
            "alt": paragraph(figure.alt.text(lang)),
            "fallback": bullets([[paragraph(text)] for text in frames], "bt-frames")}


def visit_live_figure(translator: Any, node: LiveFigureNode) -> None:
    """The frame that the script draws into; without a script it holds the words of all frames."""
    fallback = slots_html(translator, node)["fallback"]
    frame = live_figure_frame(node["spec"], lang=node["lang"], uid=node["uid"], fallback=fallback)
    translator.body.append(frame)
    raise nodes.SkipNode
