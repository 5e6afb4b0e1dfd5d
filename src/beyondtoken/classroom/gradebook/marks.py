"""Marks that a person gave, and what becomes of a result with them.

What a teacher may count on:

- A mark stays until a person gives another one: no run of the grader touches it.
- It counts for the answer it was given for. Where the student has handed in another answer since, it is kept and
  said ("1.5 points by hand for an earlier answer"), but does not count: a text waits for a person again, and code
  keeps the points its tests give it.
- It may be given for any question, also over the points of tests.
- Nothing can be marked in a file that could not be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ...content.record import Record, Slug
from ..outcome import Outcome, QuestionOutcome, State
from .codes import fingerprint


class HandMark(Record):
    """Points that a person gave for one answer.

    ``lines`` holds the points of each rubric line, where they were given by line. ``fingerprint`` says which answer
    was marked; empty: the one that the gradebook holds. ``marked`` is the time, empty until the mark is recorded.

    Examples
    --------
    >>> HandMark(exercise="two-walls", student="adams", question="explain", points=1.5).comment
    ''
    """

    exercise: Slug
    student: str
    question: Slug
    points: float
    lines: tuple[float, ...] = ()
    comment: str = ""
    marker: str = ""
    marked: datetime | None = None
    fingerprint: str = ""

    def says_the_same(self, other: HandMark | None) -> bool:
        """Whether the other one gives the same points and comment for the same answer."""
        return other is not None and self.model_copy(update={"marked": other.marked, "marker": other.marker}) == other


def with_hand_marks(outcome: Outcome, marks: Iterable[HandMark]) -> Outcome:
    """The result with the marks of a person in it, and the state that follows.

    Examples
    --------
    >>> title = {"en": "Explain", "ja": "説明"}
    >>> explain = QuestionOutcome(question="explain", title=title, kind="text", points=None, out_of=2, answer="So.")
    >>> found = Outcome(student={"key": "adams", "name": "Ada"}, exercise="two-walls", title=title,
    ...                 state="needs a person", questions=[explain], out_of=2)
    >>> mark = HandMark(exercise="two-walls", student="adams", question="explain", points=1.5,
    ...                 fingerprint=fingerprint("So."))
    >>> marked = with_hand_marks(found, [mark])
    >>> marked.state, marked.points
    ('graded', 1.5)
    """
    given = {mark.question: mark for mark in marks}
    questions = tuple(marked_question(one, given[one.question]) if one.question in given else one
                      for one in outcome.questions)
    if questions == outcome.questions:
        return outcome
    state, reason = state_of(outcome, questions)
    return outcome.model_copy(update={"questions": questions, "state": state, "reason": reason})


def counts(mark: HandMark, question: QuestionOutcome) -> bool:
    """Whether a mark was given for the answer as it stands, and the question is still worth that much."""
    return mark.fingerprint == fingerprint(question.answer) and mark.points <= question.out_of


def marked_question(question: QuestionOutcome, mark: HandMark) -> QuestionOutcome:
    """A question with the points of a person, or with a note that they were for something else."""
    if counts(mark, question):
        note = mark.comment or (question.note if question.kind == "code" else "")
        return question.model_copy(update={"points": mark.points, "note": note})
    what = "this question when it was worth more" if mark.points > question.out_of else "an earlier answer"
    note = f"{mark.points:g} points by hand for {what}" + (f" ({mark.comment})" if mark.comment else "")
    return question.model_copy(update={"note": "; ".join(filter(None, [question.note, note]))})


def state_of(outcome: Outcome, questions: tuple[QuestionOutcome, ...]) -> tuple[State, str]:
    """The state and its reason, once marks are in."""
    waiting = [one for one in questions if one.points is None]
    if not waiting:
        return "graded", ""
    if outcome.state == "partly" and any(one.kind == "code" for one in waiting):
        return "partly", outcome.reason
    titles = ", ".join(one.title.en for one in waiting)
    return "needs a person", f"to be marked by hand: {titles}"          # word for word as the grader says it
