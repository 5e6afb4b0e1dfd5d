"""What an exercise says of itself in its head: its place, its aim, its questions and their tests."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ...content import Bilingual
from ...content.question import BloomLevel
from ...content.record import Record, Slug
from ...content.workload import ExerciseKind
from ...settings import CELL_SECONDS
from ..outcome import RubricLine


class TestHead(Record):
    """What a test is worth, and what to tell a student whose answer does not pass it."""

    __test__ = False          # to pytest, a class named Test… would be a test

    id: Slug
    points: float = Field(gt=0)
    hint: Bilingual


class QuestionHead(Record):
    """One question: either its tests, or the rubric by which a person marks its text.

    Examples
    --------
    >>> name = Bilingual(en="Search", ja="探索")
    >>> tests = [{"id": "search-lab", "points": 2, "hint": {"en": "Count from 0.", "ja": "0から数える。"}}]
    >>> QuestionHead(id="search", title=name, tests=tests).points
    2.0
    """

    id: Slug
    title: Bilingual
    tests: tuple[TestHead, ...] = ()
    rubric: tuple[RubricLine, ...] = ()

    @property
    def kind(self) -> Literal["code", "text"]:
        """``code`` is tested, ``text`` is marked by a person."""
        return "code" if self.tests else "text"

    @property
    def points(self) -> float:
        """What the question is worth: the sum over its tests, or over its rubric."""
        return sum(test.points for test in self.tests) + sum(line.points for line in self.rubric)


class ExerciseHead(Record):
    """The head of a master.

    ``seconds`` is the longest that one cell or one test may take in the grader.
    """

    id: Slug
    chapter: Slug
    lab: Slug | None = None
    kind: ExerciseKind
    title: Bilingual
    objective: Slug
    bloom: BloomLevel
    minutes: int = Field(gt=0)
    seconds: float = Field(default=CELL_SECONDS, gt=0, le=600)
    questions: tuple[QuestionHead, ...] = Field(min_length=1)

    @property
    def points(self) -> float:
        """What the exercise is worth."""
        return sum(question.points for question in self.questions)

    @property
    def tests(self) -> dict[str, TestHead]:
        """Every test by its id."""
        return {test.id: test for question in self.questions for test in question.tests}

    def question_of(self, test: str) -> QuestionHead:
        """The question that a test belongs to."""
        return next(question for question in self.questions if any(one.id == test for one in question.tests))


class PrivateTests(Record):
    """The head of a teacher's own file of hidden tests for an exercise of the book."""

    exercise: Slug
    questions: tuple[QuestionHead, ...] = Field(min_length=1)


def shown_points(points: float) -> str:
    """Points as people write them: 2, 2.5.

    Examples
    --------
    >>> shown_points(2.0), shown_points(2.5)
    ('2', '2.5')
    """
    return f"{points:g}"
