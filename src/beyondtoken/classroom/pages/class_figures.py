"""What a class did, in numbers: question by question, test by test, and the wrong answers that many gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from ...content.bilingual import Bilingual
from ..outcome import Outcome, QuestionOutcome, Student, TestOutcome

FULL = 1e-9
"""Sums of points carry rounding; less than this is no difference."""


@dataclass
class TestFigures:
    """One test over the class. ``wrong`` maps what answers gave to the students who gave it."""

    __test__ = False          # to pytest, a class named Test… would be a test

    test: str
    visible: bool
    hint: Bilingual
    tried: int = 0
    passed: int = 0
    wrong: dict[str, list[Student]] = field(default_factory=dict)

    def common_wrong(self) -> list[tuple[str, list[Student]]]:
        """Wrong answers that at least two students gave, most common first."""
        shared = [(gave, students) for gave, students in self.wrong.items() if len(students) > 1]
        return sorted(shared, key=lambda one: (-len(one[1]), one[0]))

    @property
    def single_wrong(self) -> int:
        """How many wrong answers were given by one student alone."""
        return sum(len(students) == 1 for students in self.wrong.values())


@dataclass
class QuestionFigures:
    """One question over the class. ``waiting`` counts those without points."""

    question: str
    title: Bilingual
    out_of: float
    kind: Literal["code", "text"] = "code"
    points: list[float] = field(default_factory=list)
    waiting: int = 0
    tests: dict[str, TestFigures] = field(default_factory=dict)

    @property
    def mean(self) -> float | None:
        """Mean of those who have points; None while texts wait: those that have points are the blank ones first."""
        if not self.points or (self.kind == "text" and self.waiting):
            return None
        return sum(self.points) / len(self.points)

    @property
    def right(self) -> int:
        """How many have all points."""
        return sum(one >= self.out_of - FULL for one in self.points)

    @property
    def none(self) -> int:
        """How many have no point."""
        return sum(one <= FULL < self.out_of for one in self.points)

    @property
    def partly(self) -> int:
        """How many have some points, not all."""
        return len(self.points) - self.right - self.none


def class_figures(outcomes: Sequence[Outcome]) -> list[QuestionFigures]:
    """Every question of the exercise, in its order, over all that could be read.

    Examples
    --------
    >>> class_figures([])
    []
    """
    found: dict[str, QuestionFigures] = {}
    for outcome in outcomes:
        for question in outcome.questions:
            figures = found.setdefault(question.question,
                                       QuestionFigures(question.question, question.title, question.out_of,
                                                       question.kind))
            add_question(figures, question, outcome.student)
    return list(found.values())


def add_question(figures: QuestionFigures, question: QuestionOutcome, student: Student) -> None:
    """Count one student's answer."""
    if question.points is None:
        figures.waiting += 1
    else:
        figures.points.append(question.points)
    for test in question.tests:
        add_test(figures.tests.setdefault(test.test, TestFigures(test.test, test.visible, test.hint)), test, student)


def add_test(figures: TestFigures, test: TestOutcome, student: Student) -> None:
    """Count one test; what a wrong answer gave is kept with its author."""
    figures.tried += 1
    figures.passed += test.passed
    if not test.passed and test.gave.strip():
        figures.wrong.setdefault(test.gave, []).append(student)


def median(values: Sequence[float]) -> float:
    """The middle value; of an even number, the mean of the two in the middle.

    Examples
    --------
    >>> median([3, 1, 2]), median([4, 1, 2, 3])
    (2, 2.5)
    """
    order = sorted(values)
    half = len(order) // 2
    return order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2
