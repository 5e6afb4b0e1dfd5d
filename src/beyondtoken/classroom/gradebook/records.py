"""What a gradebook keeps of an exercise: enough to read its results without the master."""

from __future__ import annotations

from typing import Literal

from ...content import Bilingual
from ...content.record import Record, Slug
from ..outcome import Outcome, RubricLine


class QuestionRecord(Record):
    """A question: what it is worth, and the rubric of a text question."""

    question: Slug
    title: Bilingual
    kind: Literal["code", "text"]
    out_of: float
    rubric: tuple[RubricLine, ...] = ()


class ExerciseRecord(Record):
    """An exercise, as its latest result with questions tells of it.

    Examples
    --------
    >>> ExerciseRecord(id="two-walls", title=Bilingual(en="Two walls", ja="二つの壁"), out_of=10).questions
    ()
    """

    id: Slug
    title: Bilingual
    out_of: float
    questions: tuple[QuestionRecord, ...] = ()


def record_of(outcome: Outcome) -> ExerciseRecord:
    """What a result tells of its exercise."""
    questions = [QuestionRecord(question=one.question, title=one.title, kind=one.kind, out_of=one.out_of,
                                rubric=one.rubric) for one in outcome.questions]
    return ExerciseRecord(id=outcome.exercise, title=outcome.title, out_of=outcome.out_of, questions=tuple(questions))
