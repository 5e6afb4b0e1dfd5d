"""The directive ``{quiz}``: a question of the bank, as a form in HTML and as text in print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..assets.forms import quiz_form
from ..content import find_question
from ..errors import ContentError
from .book import Book
from .parts import BookDirective, Part, parsed, slots_html


class QuizNode(Part):
    """A question: one `Slot` a text, the record for scoring, ``uid`` (one a showing) and language."""


class Quiz(BookDirective):
    """``{quiz} id``. A question kept for examinations is refused: a built page shows its key."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """The question with all its texts, parsed as the page is."""
        name = self.arguments[0]
        depend_on_file(self.env, book.root, name)
        question = find_question(name, book.root)
        if question.use == "exam":
            raise ContentError(self.env.docname, self.lineno, f"question '{name}' is kept for examinations.",
                               "Ask a question with 'use: study' on a page.")
        node = QuizNode(record=question.scoring(), uid=unique_id(self.env, name), lang=book.lang)
        node += [parsed(self, slot, text) for slot, text in question.texts(book.lang).items()]
        self.set_source_info(node)
        return [node]


def unique_id(env: BuildEnvironment, name: str) -> str:
    """The name at its first showing on a page, then ``name-2``, ``name-3``: ids and radio groups differ."""
    shown = env.new_serialno(f"beyondtoken-{name}") + 1
    return name if shown == 1 else f"{name}-{shown}"


def depend_on_file(env: BuildEnvironment, root: Path, name: str) -> None:
    """Read the page again when a file changes that may hold ``name``: those whose stem it starts with."""
    for path in (root / "exercises").glob("*/*.yml"):
        if name == path.stem or name.startswith(f"{path.stem}-"):
            env.note_dependency(str(path))


def visit_quiz(translator: Any, node: QuizNode) -> None:
    """The form, filled with the texts that the page's own writer made."""
    slots = slots_html(translator, node)
    translator.body.append(quiz_form(node["record"], slots, lang=node["lang"], uid=node["uid"]))
    raise nodes.SkipNode
