"""Rows of the tables and the records they hold, both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ...errors import BookError
from ..outcome import Outcome, QuestionOutcome, Student
from .codes import fingerprint, student_code
from .marks import HandMark
from .records import ExerciseRecord
from .tables import add_all, exercises, hand_marks, put, results, students

AT_ONCE = 500
ATTEMPTS = 64
"""Codes that are tried for a student before it must be something else that stands in the way."""


def by_key(key: str) -> tuple[str, str]:
    """How students are ordered, the same with every database."""
    return key.casefold(), key


def note_exercise(connection: Connection, exercise: ExerciseRecord) -> None:
    """Keep what a result tells of its exercise; one without questions (nothing was handed in) tells too little."""
    row = exercise.model_dump(mode="json")
    kept = connection.execute(sa.select(exercises).where(exercises.c.id == exercise.id)).mappings().first()
    if kept is None:
        add_all(connection, exercises, [row])
    elif exercise.questions and dict(kept) != row:
        put(connection, exercises, row)


def note_students(connection: Connection, members: Sequence[Student], secret: str) -> None:
    """Keep students and hold their rows to the end of the transaction: writers take turns per student."""
    wanted = {one.key: one for one in sorted(members, key=lambda one: one.key)}
    kept = held_students(connection, list(wanted))
    new = [one for key, one in wanted.items() if key not in kept]
    if new and not add_all(connection, students, with_codes(connection, new, secret)):
        for student in new:                     # another writer was first
            note_student(connection, student, secret)
    for key, old in kept.items():
        full = merged(old, wanted[key])
        if full != old:
            connection.execute(sa.update(students).where(students.c.key == key).values(**full.model_dump()))


def with_codes(connection: Connection, new: Sequence[Student], secret: str) -> list[dict[str, Any]]:
    """Rows of new students, each with the first of its codes that nobody else has; its first where others have all."""
    taken = set(connection.execute(sa.select(students.c.code)).scalars())
    rows = []
    for student in new:
        codes = (student_code(secret, student.key, attempt) for attempt in range(ATTEMPTS))
        code = next((one for one in codes if one not in taken), student_code(secret, student.key, 0))
        taken.add(code)
        rows.append({**student.model_dump(), "code": code})
    return rows


def held_students(connection: Connection, keys: Sequence[str]) -> dict[str, Student]:
    """The students that are kept, in order of their keys, held to the end of the transaction."""
    kept: dict[str, Student] = {}
    for few in in_groups(keys):
        chosen = sa.select(students).where(students.c.key.in_(few)).order_by(students.c.key)
        kept |= {row.key: student_in(row) for row in connection.execute(chosen.with_for_update(key_share=True))}
    return kept


def in_groups(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as a database takes in one statement."""
    return (keys[start:start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def note_student(connection: Connection, student: Student, secret: str) -> None:
    """Keep a student whose row, or whose code, another may have taken in the meantime."""
    for attempt in range(ATTEMPTS):
        kept = held_students(connection, [student.key]).get(student.key)
        if kept is None:
            row = {**student.model_dump(), "code": student_code(secret, student.key, attempt)}
            if add_all(connection, students, [row]):
                return
            continue
        full = merged(kept, student)
        if full != kept:
            connection.execute(sa.update(students).where(students.c.key == full.key).values(**full.model_dump()))
        return
    raise BookError(f"The student '{student.key}' cannot be kept in the gradebook.",
                    "Correct the name, or report it.")


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


def note_results(connection: Connection, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Keep results of one exercise. Gives those that were not kept: a better one stands."""
    exercise = outcomes[0].exercise
    kept: dict[str, sa.Row[Any]] = {}
    for few in in_groups([one.student.key for one in outcomes]):
        chosen = sa.select(results.c.student, results.c.state, results.c.grading_key, results.c.questions_with_points)
        rows = connection.execute(chosen.where(results.c.exercise == exercise, results.c.student.in_(few)))
        kept |= {row.student: row for row in rows}
    left = [one for one in outcomes if another_stands(kept.get(one.student.key), one)]
    chosen_ones = [one for one in outcomes if one not in left]
    new = [result_row(one) for one in chosen_ones if one.student.key not in kept]
    old = [result_row(one) for one in chosen_ones if one.student.key in kept]
    if new and not add_all(connection, results, new):
        old = new + old
    for row in old:
        put(connection, results, row)
    return left


def one_a_student(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    """Groups in which no student is twice; an earlier result is in an earlier group."""
    groups: list[list[Outcome]] = []
    times: Counter[str] = Counter()
    for outcome in outcomes:
        place = times[outcome.student.key]
        times[outcome.student.key] += 1
        if place == len(groups):
            groups.append([])
        groups[place].append(outcome)
    return groups


def another_stands(kept: sa.Row[Any] | None, outcome: Outcome) -> bool:
    """Whether a result that is kept must not give way to this one."""
    if kept is None:
        return False
    if outcome.state == "missing":
        return bool(kept.state != "missing")
    same_grading = bool(outcome.grading_key) and kept.grading_key == outcome.grading_key
    return same_grading and bool(kept.questions_with_points > questions_with_points(outcome))


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
