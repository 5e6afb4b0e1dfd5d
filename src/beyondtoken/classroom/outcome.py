"""What came of one submission: the records that the gradebook keeps and the pages show."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal, Self

from pydantic import Field

from ..content import Bilingual
from ..content.record import Record, Slug

State = Literal["graded", "partly", "needs a person", "unreadable", "missing"]
"""``partly``: some questions could not be graded; ``needs a person``: a text waits for marks by hand."""


class Student(Record):
    """A member of the class. ``ids`` holds the columns an LMS knows them by (``canvas_id``, ``username``, …).

    Examples
    --------
    >>> Student(key="adams", name="Ada Adams").email
    ''
    """

    key: str = Field(min_length=1)
    name: str
    email: str = ""
    ids: dict[str, str] = {}


class Submission(Record):
    """One student's work as it was handed in.

    ``shown`` is the file as the teacher knows it (``all.zip/adams.ipynb``). ``content`` is None where nothing
    was handed in, or where ``problem`` says why a file could not be read.

    Examples
    --------
    >>> Submission(student=Student(key="adams", name="Ada Adams")).is_missing
    True
    """

    student: Student
    shown: str = ""
    content: bytes | None = None
    handed_in: datetime | None = None
    late: bool = False
    other_attempts: tuple[str, ...] = ()
    problem: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether nothing was handed in."""
        return self.content is None and not self.problem


class TestOutcome(Record):
    """One test. ``shown`` is what a student may read; ``gave`` is for the teacher only."""

    __test__ = False          # to pytest, a class named Test… would be a test

    test: Slug
    question: Slug
    points: float
    out_of: float
    passed: bool
    visible: bool
    hint: Bilingual
    shown: str = ""
    gave: str = ""


class RubricLine(Record):
    """One line of a rubric: points that a text earns, or not."""

    points: float = Field(gt=0)
    text: Bilingual


class QuestionOutcome(Record):
    """One question. ``points`` is None where it waits for a person, or could not be graded.

    ``note``, ``output`` and ``answer`` may hold what a student wrote: they are escaped wherever shown.
    """

    question: Slug
    title: Bilingual
    kind: Literal["code", "text"]
    points: float | None
    out_of: float
    note: str = ""
    output: str = ""
    answer: str = ""
    tests: tuple[TestOutcome, ...] = ()
    rubric: tuple[RubricLine, ...] = ()


class Outcome(Record):
    """What came of one submission.

    ``seconds`` were spent on the clock, ``cpu_seconds`` of processor time in the sandbox.

    Examples
    --------
    >>> title = Bilingual(en="Two walls", ja="二つの壁")
    >>> gone = Outcome(student=Student(key="adams", name="Ada"), exercise="two-walls", title=title,
    ...                state="missing", reason="nothing was handed in", out_of=10)
    >>> gone.points is None, Outcome.from_plain(gone.to_plain()) == gone
    (True, True)
    """

    student: Student
    exercise: Slug
    title: Bilingual
    state: State
    reason: str = ""
    shown: str = ""
    handed_in: datetime | None = None
    late: bool = False
    other_attempts: tuple[str, ...] = ()
    questions: tuple[QuestionOutcome, ...] = ()
    out_of: float
    content_hash: str = ""
    grading_key: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    @property
    def points(self) -> float | None:
        """The sum; None unless every question has points."""
        if not self.questions or any(one.points is None for one in self.questions):
            return None
        return self.points_so_far

    @property
    def points_so_far(self) -> float:
        """The sum of the questions that have points."""
        return sum(one.points for one in self.questions if one.points is not None)

    def to_plain(self) -> dict[str, Any]:
        """The record as JSON can hold it."""
        return self.model_dump(mode="json")

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Self:
        """The record that ``to_plain`` gave."""
        return cls.model_validate(plain)
