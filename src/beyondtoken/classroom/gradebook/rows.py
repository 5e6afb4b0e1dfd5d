"""Rows of the tables and the records they hold, both ways."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ...errors import BookError
from ..outcome import Outcome, QuestionOutcome, Student
from .codes import fingerprint, student_code
from .exercise import ExerciseRecord
from .marks import HandMark
from .tables import add, exercises, hand_marks, put, results, students

ATTEMPTS = 64
"""Codes that are tried for a student before it must be something else that stands in the way."""


def by_key(key: str) -> tuple[str, str]:
    """How students are ordered, the same with every database."""
    return key.casefold(), key


def note_exercise(connection: Connection, exercise: ExerciseRecord) -> None:
    """Keep what a result tells of its exercise, unless its master has told more."""
    row = exercise.model_dump(mode="json")
    kept = connection.execute(sa.select(exercises).where(exercises.c.id == exercise.id)).mappings().first()
    if kept is None:
        add(connection, exercises, row)
    elif not kept["fingerprint"] and exercise.questions and dict(kept) != row:
        put(connection, exercises, row)


def note_student(connection: Connection, student: Student, secret: str) -> None:
    """Keep a student and hold the row to the end of the transaction: writers take turns per student."""
    chosen = sa.select(students).where(students.c.key == student.key).with_for_update(key_share=True)
    kept = connection.execute(chosen).first()
    for attempt in range(ATTEMPTS):
        if kept is not None:
            break
        if add(connection, students, {**student.model_dump(), "code": student_code(secret, student.key, attempt)}):
            return
        kept = connection.execute(chosen).first()
    if kept is None:
        raise BookError(f"The student '{student.key}' cannot be kept in the gradebook.",
                        "Correct the name, or report it.")
    full = merged(student_in(kept), student)
    if full != student_in(kept):
        connection.execute(sa.update(students).where(students.c.key == full.key).values(**full.model_dump()))


def merged(old: Student, new: Student) -> Student:
    """One student from two runs: a later run may know less."""
    return Student(key=new.key, name=old.name if new.name == new.key else new.name, email=new.email or old.email,
                   ids={**old.ids, **{name: value for name, value in new.ids.items() if value}})


def student_in(row: sa.Row[Any]) -> Student:
    """The student of a row."""
    return Student(key=row.key, name=row.name, email=row.email, ids=row.ids)


def result_row(outcome: Outcome) -> dict[str, Any]:
    """A result as it is kept."""
    return {"exercise": outcome.exercise, "student": outcome.student.key, "state": outcome.state,
            "reason": outcome.reason, "content_hash": outcome.content_hash, "grading_key": outcome.grading_key,
            "questions_with_points": questions_with_points(outcome), "outcome": outcome.to_plain(),
            "handed_in": outcome.handed_in.isoformat() if outcome.handed_in else None,
            "recorded": datetime.now(UTC).isoformat(timespec="seconds")}


def questions_with_points(outcome: Outcome) -> int:
    """How many questions could be graded."""
    return sum(one.points is not None for one in outcome.questions)


def another_stands(connection: Connection, outcome: Outcome) -> bool:
    """Whether a result that is kept must not give way to this one."""
    kept = connection.execute(
        sa.select(results.c.state, results.c.grading_key, results.c.questions_with_points).where(
            results.c.exercise == outcome.exercise, results.c.student == outcome.student.key)).first()
    if kept is None:
        return False
    if outcome.state == "missing":
        return bool(kept.state != "missing")
    same_grading = bool(outcome.grading_key) and kept.grading_key == outcome.grading_key
    return same_grading and kept.questions_with_points > questions_with_points(outcome)


def outcome_in(row: sa.Row[Any]) -> Outcome:
    """The result of a row, with all that is known of the student by now."""
    return Outcome.from_plain(row.outcome).model_copy(update={"student": student_in(row)})


def mark_row(mark: HandMark) -> dict[str, Any]:
    """A mark as it is kept."""
    when = mark.marked or datetime.now(UTC)
    return {**mark.model_dump(), "lines": list(mark.lines), "marked": when.isoformat(timespec="seconds")}


def mark_in(row: sa.Row[Any]) -> HandMark:
    """The mark of a row."""
    return HandMark.model_validate(dict(row._mapping))


def marks_of(connection: Connection, exercise: str) -> list[HandMark]:
    """All marks for an exercise."""
    rows = connection.execute(sa.select(hand_marks).where(hand_marks.c.exercise == exercise)).all()
    return [mark_in(row) for row in rows]


def mark_for(connection: Connection, mark: HandMark) -> HandMark | None:
    """The mark that is kept for the same question of the same student."""
    row = connection.execute(sa.select(hand_marks).where(
        hand_marks.c.exercise == mark.exercise, hand_marks.c.student == mark.student,
        hand_marks.c.question == mark.question)).first()
    return None if row is None else mark_in(row)


def completed(connection: Connection, mark: HandMark, now: datetime) -> HandMark:
    """A mark with its time, and with the answer it was given for."""
    question = question_for(connection, mark)
    if not 0 <= mark.points <= question.out_of:
        raise BookError(f"'{mark.question}' of '{mark.exercise}' is worth {question.out_of:g} points, "
                        f"got {mark.points:g}.", f"Give 0 to {question.out_of:g}.")
    return mark.model_copy(update={"marked": mark.marked or now,
                                   "fingerprint": mark.fingerprint or fingerprint(question.answer)})


def question_for(connection: Connection, mark: HandMark) -> QuestionOutcome:
    """The question of the result that a mark is for."""
    row = connection.execute(
        sa.select(results.c.outcome, *students.c).join(students).where(
            results.c.exercise == mark.exercise, results.c.student == mark.student)).first()
    for question in outcome_in(row).questions if row is not None else ():
        if question.question == mark.question:
            return question
    raise BookError(f"The gradebook has no answer of '{mark.student}' to '{mark.question}' of '{mark.exercise}'.",
                    "Grade that submission first, or correct the mark.")
