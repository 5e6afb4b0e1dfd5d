"""What a page of an exercise says of itself: ``{exercise-facts}`` at its top, ``{tested-later}`` below its tests."""

from __future__ import annotations

from typing import Any, ClassVar, get_args

from docutils import nodes
from docutils.parsers.rst import directives

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
        missing = [name for name in self.option_spec if name not in given and name != "practice"]
        if missing:
            raise ContentError(self.env.docname, self.lineno, f"lacks {', '.join(missing)}.", "Run: beyondtoken derive")
        facts = [words(f"kind_{given['kind']}", lang), words("worth", lang, n=given["points"]),
                 words("takes", lang, n=given["minutes"])]
        card = Part("", paragraph(words("between", lang).join(facts), classes=("bt-kicker",)), self.aim(book),
                    classes=["bt-exercise"])
        if "practice" in given:
            card += paragraph(words("practice", lang), classes=("bt-small",))
        before, after = words("hand_in", lang, command="|").split("|")
        card += paragraph(before, nodes.literal("", GRADE_COMMAND), after, classes=("bt-small",))
        return [card]

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
