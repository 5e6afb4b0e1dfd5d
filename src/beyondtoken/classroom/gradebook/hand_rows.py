"""Answers that wait for a person, without names: the rows of the page and of the file that marks are given in.

Each question has an order of its own that only the secret of the gradebook gives: neither the alphabet nor the time
of handing in shows, and nobody is marked first in every question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...content import Bilingual
from ..outcome import Outcome, QuestionOutcome, RubricLine
from .codes import fingerprint, keyed
from .gradebook import Gradebook
from .marks import HandMark


@dataclass(frozen=True)
class HandRow:
    """One answer to be marked.

    ``answer`` is what the student wrote: escape it. ``fingerprint`` says which answer it is, and goes back with the
    mark. ``given`` is a mark that does not count (it was for an earlier answer); None where there is none.
    ``note`` says why code could not be graded.
    """

    code: str
    exercise: str
    exercise_title: Bilingual
    question: str
    title: Bilingual
    kind: Literal["code", "text"]
    answer: str
    fingerprint: str
    out_of: float
    rubric: tuple[RubricLine, ...] = ()
    note: str = ""
    given: HandMark | None = None


def hand_rows(gradebook: Gradebook, exercise: str, outcomes: Sequence[Outcome] | None = None) -> list[HandRow]:
    """The answers of an exercise that have no points yet: texts, and code that could not be graded.

    Parameters
    ----------
    gradebook : Gradebook
        Where codes and marks are kept.
    exercise : str
        The exercise's id.
    outcomes : sequence of Outcome, optional
        Its results, where they were read already.

    Examples
    --------
    >>> hand_rows(Gradebook("sqlite://"), "two-walls")
    []
    """
    outcomes = gradebook.outcomes(exercise) if outcomes is None else outcomes
    codes = gradebook.codes()
    given = {(mark.student, mark.question): mark for mark in gradebook.hand_marks(exercise)}
    found = [(one.student.key, hand_row(codes[one.student.key], one, question, given))
             for one in outcomes for question in one.questions if question.points is None]
    order = {row.question: place for place, (_, row) in reversed(list(enumerate(found)))}
    found.sort(key=lambda pair: (order[pair[1].question],
                                 keyed(gradebook.secret, "order", exercise, pair[1].question, pair[0])))
    return [row for _, row in found]


def hand_row(code: str, outcome: Outcome, question: QuestionOutcome,
             given: dict[tuple[str, str], HandMark]) -> HandRow:
    """One row."""
    return HandRow(code=code, exercise=outcome.exercise, exercise_title=outcome.title, question=question.question,
                   title=question.title, kind=question.kind, answer=question.answer,
                   fingerprint=fingerprint(question.answer), out_of=question.out_of, rubric=question.rubric,
                   note=question.note, given=given.get((outcome.student.key, question.question)))
