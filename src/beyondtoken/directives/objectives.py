"""The directive ``{objectives}``: what the reader will be able to do, with Bloom's level."""

from __future__ import annotations

from docutils import nodes

from ..content import find_objectives
from .book import Book
from .parts import BookDirective, bullets, paragraph, parsed, span
from .quiz import depend_on_file
from .words import words


class Objectives(BookDirective):
    """``{objectives} stem``: the stem of a question file."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """A line that leads in, and a list; each item ends in its level."""
        stem = self.arguments[0]
        depend_on_file(self.env, book.root, stem)
        items = []
        for objective in find_objectives(stem, book.root):
            lines = parsed(self, objective.id, objective.text.text(book.lang)).children
            level = span(words(objective.bloom, book.lang), "bt-bloom")
            items.append([*lines[:-1], paragraph(*lines[-1].children, " ", level)])
        lead = paragraph(words("able_to", book.lang), classes=("bt-lead",))
        return [lead, bullets(items, "bt-objectives")]
