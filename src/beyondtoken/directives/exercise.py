"""What a page of an exercise says of itself: ``{exercise-facts}`` at its top, ``{tested-later}`` below its tests."""

from __future__ import annotations

import re
from typing import Any, ClassVar, get_args

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes

from ..content import find_objective
from ..content.question import BloomLevel
from ..content.workload import GRADE_COMMAND, ExerciseKind
from ..errors import ContentError
from .book import Book
from .parts import BookDirective, Part, paragraph, parsed, span
from .quiz import depend_on_file
from .words import words


class ExerciseFacts(BookDirective):
    """``{exercise-facts}``: kind, points, minutes, objective with its level; with ``:practice:``, that it is open.

    All but the words of the objective stands in the options, so that a teacher's own exercise can have it too.
    """

    option_spec: ClassVar[dict[str, Any]] = {
        "kind": lambda given: directives.choice(given, get_args(ExerciseKind)),
        "bloom": lambda given: directives.choice(given, get_args(BloomLevel)),
        "points": directives.unchanged_required, "minutes": directives.nonnegative_int,
        "objective": directives.unchanged_required, "practice": directives.flag}

    def build(self, book: Book) -> list[nodes.Node]:
        """A card."""
        lang, given = book.lang, self.options
        self.require_options()
        facts = [words(f"kind_{given['kind']}", lang), words("worth", lang, n=given["points"]),
                 words("takes", lang, n=given["minutes"])]
        card = Part("", paragraph(words("between", lang).join(facts), classes=("bt-kicker",)), self.aim(book),
                    classes=["bt-exercise"])
        if "practice" in given:
            card += paragraph(words("practice", lang), classes=("bt-small",))
        card += self.hand_in(book)
        return [card]

    def require_options(self) -> None:
        """Stop where a fact is missing: an unknown word is dropped before, with a warning of its own."""
        missing = [name for name in self.option_spec if name not in self.options and name != "practice"]
        if missing:
            raise ContentError(self.env.docname, self.lineno, f"lacks {', '.join(missing)}.", "Run: beyondtoken derive")

    def hand_in(self, book: Book) -> nodes.paragraph:
        """What to do with which file."""
        inserted = {"|notebook|": self.notebook(book), "|command|": nodes.literal("", GRADE_COMMAND)}
        said = words("hand_in", book.lang, notebook="|notebook|", command="|command|")
        pieces = re.split(r"(\|\w+\|)", said)
        return paragraph(*(inserted.get(piece, piece) for piece in pieces), classes=("bt-small",))

    def notebook(self, book: Book) -> nodes.Node:
        """The notebook beside the page, to download; its words alone where there is none."""
        text = words("its_notebook", book.lang)
        file = book.root / f"{self.env.docname}.ipynb"
        if not file.is_file():
            return nodes.inline("", text)
        return addnodes.download_reference("", text, reftarget=file.name, refdoc=self.env.docname)

    def aim(self, book: Book) -> nodes.paragraph:
        """The objective in words, and its level."""
        name = self.options["objective"]
        depend_on_file(self.env, book.root, name)
        (text,) = parsed(self, name, find_objective(name, book.root).text.text(book.lang)).children
        level = span(words(self.options["bloom"], book.lang), "bt-bloom")
        return paragraph(span(words("aim", book.lang), "bt-aim"), *text.children, " ", level)


class TestedLater(BookDirective):
    """``{tested-later}``: how many of a question's points are tested after handing in."""

    __test__ = False          # to pytest, a class named Test… would be a test
    option_spec: ClassVar[dict[str, Any]] = {"points": directives.unchanged_required,
                                             "of": directives.unchanged_required}

    def build(self, book: Book) -> list[nodes.Node]:
        """One line."""
        return [paragraph(words("tested_later", book.lang, **self.options), classes=("bt-tested-later",))]
