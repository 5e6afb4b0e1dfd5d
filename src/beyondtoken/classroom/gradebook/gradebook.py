"""The gradebook: results of all exercises, the students, and the marks that people gave.

What may be counted on, with SQLite and with PostgreSQL:

- `Gradebook.record` is one transaction: after a killed run, a full disk or a lost connection each result is there
  whole or not at all, and a rerun goes on from `Gradebook.known`.
- Two runs may write at the same time; per student they take turns.
- A result takes the place of the one before, also when it is worse ("unreadable": another file was handed in). Two
  results never do: "missing" where something was handed in before (a second folder holds only some students), and
  one that has fewer points than the same grading of the same file gave before (the grader stumbled, not the student).
- A student's name, mail address and numbers in an LMS add up: a run without the class list forgets none of them.
- A hand-in that was kept under another key stands under the new one only, with its marks (`Gradebook.give_way`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ...errors import BookError
from ..outcome import Outcome, Student
from .address import engine_for, read_address, shown
from .faults import told_plainly
from .marks import HandMark, with_hand_marks
from .old_keys import give_way
from .records import ExerciseRecord, record_of
from .rows import (
    by_key,
    completed,
    mark_for,
    mark_row,
    marks_of,
    note_exercise,
    note_results,
    note_students,
    one_a_student,
    outcome_in,
    student_in,
)
from .tables import exercises, fact, hand_marks, is_made, make, put, results, students

DEFAULT = "sqlite:///gradebook.sqlite"


class Gradebook:
    """All results at one address.

    Parameters
    ----------
    address : str
        A path or any address of SQLAlchemy; ``postgresql://…`` is spoken through psycopg.
    create : bool
        Whether to make the gradebook where there is none.

    Raises
    ------
    BookError
        Here and in every method, if the database cannot be used; what was recorded before is kept.
    MissingPartError
        If the driver of the database is not installed.

    Examples
    --------
    >>> with Gradebook("sqlite://") as book:
    ...     book.keep_students(Student(key="adams", name="Ada Adams"))
    ...     book.students()
    (Student(key='adams', name='Ada Adams', email='', ids={}),)
    """

    def __init__(self, address: str = DEFAULT, *, create: bool = True) -> None:
        url = read_address(address)
        self.shown = shown(url)
        self._engine = engine_for(url, create=create)
        self._writer = self._engine.execution_options(writes=True)
        with self._reading() as connection:
            made = is_made(connection, self.shown)
        if not made and not create:
            raise BookError(f"There is no gradebook in {self.shown}.", "Correct --gradebook, or run beyondtoken grade.")
        if not made:
            with self._writing() as connection:
                make(connection)
        with self._reading() as connection:
            self.secret = fact(connection, "secret") or ""

    def __enter__(self) -> Self:
        """The gradebook itself, to be closed at the end of a ``with``."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Let go of the database. The gradebook may be used again."""
        self._engine.dispose()

    def record(self, *outcomes: Outcome) -> tuple[Outcome, ...]:
        """Keep results, all or none of them. Gives those that were not kept: a better one stands (see above)."""
        left: list[Outcome] = []
        with self._writing() as connection:
            note_students(connection, [one.student for one in outcomes], self.secret)
            for name in sorted({one.exercise for one in outcomes}):
                own = sorted((one for one in outcomes if one.exercise == name), key=lambda one: one.student.key)
                note_exercise(connection, record_of(max(own, key=lambda one: len(one.questions))))
                for group in one_a_student(own):
                    left += note_results(connection, group)
        return tuple(left)

    def known(self, exercise: str) -> dict[str, tuple[str, str]]:
        """Student -> content hash and grading key of the result that is kept: equal keys need no new run."""
        chosen = sa.select(results.c.student, results.c.content_hash, results.c.grading_key)
        with self._reading() as connection:
            rows = connection.execute(chosen.where(results.c.exercise == exercise)).all()
        return {row.student: (row.content_hash, row.grading_key) for row in rows}

    def outcomes(self, exercise: str, *, with_marks: bool = True) -> tuple[Outcome, ...]:
        """The results of an exercise by student, with the marks of people in them."""
        with self._reading() as connection:
            rows = connection.execute(
                sa.select(results.c.outcome, *students.c).join(students).where(results.c.exercise == exercise)).all()
            marks = marks_of(connection, exercise) if with_marks else []
        given: dict[str, list[HandMark]] = {}
        for mark in marks:
            given.setdefault(mark.student, []).append(mark)
        found = [with_hand_marks(outcome_in(row), given.get(row.key, [])) for row in rows]
        return tuple(sorted(found, key=lambda one: by_key(one.student.key)))

    def hand_mark(self, *marks: HandMark) -> tuple[HandMark, ...]:
        """Keep marks of a person, all or none of them. Gives those that said something new.

        Raises
        ------
        BookError
            If a mark is for a question that no result has, or gives more points than it is worth.
        """
        now = datetime.now(UTC)
        changed = []
        with self._writing() as connection:
            for mark in sorted(marks, key=lambda one: (one.student, one.exercise, one.question)):
                full = completed(connection, mark, now)
                if not full.says_the_same(mark_for(connection, mark)):
                    put(connection, hand_marks, mark_row(full))
                    changed.append(full)
        return tuple(changed)

    def hand_marks(self, exercise: str) -> tuple[HandMark, ...]:
        """Marks of people for an exercise, also those for earlier answers."""
        with self._reading() as connection:
            return tuple(sorted(marks_of(connection, exercise), key=lambda one: (by_key(one.student), one.question)))

    def keep_students(self, *members: Student) -> None:
        """Keep members of the class, also before they hand in anything."""
        with self._writing() as connection:
            note_students(connection, members, self.secret)

    def give_way(self, exercise: str, *, graded: Collection[str], present: Collection[str]) -> tuple[Student, ...]:
        """Let results of the same files under old keys give way, all or none of them. Gives the old students.

        Parameters
        ----------
        exercise : str
            The exercise's id. What an old student has of other exercises stays.
        graded : collection of str
            Keys whose files were graded, or were as before.
        present : collection of str
            Keys of the whole collection: no result of these gives way.
        """
        with self._writing() as connection:
            return tuple(give_way(connection, exercise, graded=graded, present=present))

    def students(self) -> tuple[Student, ...]:
        """Everyone the gradebook knows."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(students)).all()
        return tuple(sorted((student_in(row) for row in rows), key=lambda one: by_key(one.key)))

    def codes(self) -> dict[str, str]:
        """Student -> the code that stands for the name where marks are given."""
        with self._reading() as connection:
            return {row.key: row.code for row in connection.execute(sa.select(students.c.key, students.c.code))}

    def exercises(self) -> tuple[ExerciseRecord, ...]:
        """Every exercise that has results."""
        with self._reading() as connection:
            rows = connection.execute(sa.select(exercises)).mappings().all()
        return tuple(sorted((ExerciseRecord.model_validate(dict(row)) for row in rows), key=lambda one: one.id))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(self.shown), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(self.shown), self._writer.begin() as connection:
            yield connection
