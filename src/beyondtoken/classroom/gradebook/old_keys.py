"""One hand-in under two keys: its class was graded without a roster first, or with another column as the key.

The entry under the old key gives way to the one under the new key, with the marks that people gave. Two entries are
of one hand-in only if exercise, content and file are the same, the old student handed in nothing this time, and
nothing that is known of the two students speaks against it: one gradebook may hold several classes, and two students
may leave the same notebook blank under the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from ..outcome import Student
from .rows import held_students, merged
from .tables import hand_marks, results, students

PASSING = {"section", "moodle_id"}
"""What does not stay with a person: a group of a class, a number within one assignment."""


def give_way(connection: Connection, exercise: str, *, graded: Collection[str],
             present: Collection[str]) -> list[Student]:
    """Let old entries of an exercise give way to those of ``graded``; gives the students that they stood under."""
    found = pairs_of(connection, exercise, graded, present)
    held = held_students(connection, sorted({*found, *found.values()}))
    gone = []
    for old, new in pairs_of(connection, exercise, graded, present).items() if found else ():
        if old in held and new in held and may_be_one(held[old], held[new]):
            held[new] = move(connection, exercise, held[old], held[new])
            gone.append(held[old])
    return gone


def pairs_of(connection: Connection, exercise: str, graded: Collection[str],
             present: Collection[str]) -> dict[str, str]:
    """Old key -> new key, where results of one file stand under both. No key of ``present`` is an old one."""
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for student, file in files_of(connection, exercise):
        keys[file].append(student)
    pairs: dict[str, str] = {}
    for several in keys.values():
        here = [key for key in several if key in present]
        if len(here) == 1 and here[0] in graded:
            pairs |= {old: here[0] for old in several if old not in present}
    return pairs


def files_of(connection: Connection, exercise: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each student with a result whose content another has too, and the file: content hash and path."""
    own = results.c.exercise == exercise
    twice = sa.select(results.c.content_hash).where(own).group_by(results.c.content_hash).having(sa.func.count() > 1)
    rows = connection.execute(sa.select(results.c.student, results.c.content_hash, results.c.outcome)
                              .where(own, results.c.content_hash.in_(twice)).order_by(results.c.student))
    for row in rows:
        if row.outcome["shown"]:
            yield row.student, (row.content_hash, row.outcome["shown"])


def may_be_one(old: Student, new: Student) -> bool:
    """Whether two keys can be of one person: nothing known of both differs, and something beside the file is common.

    A student who was made up from a file's name has no other name than the key, and can be anybody.

    Examples
    --------
    >>> ada = Student(key="s001", name="Ada Adams", email="ada@example.org")
    >>> may_be_one(Student(key="ada", name="ada"), ada), may_be_one(Student(key="t1", name="Ada Brown"), ada)
    (True, False)
    """
    kinds = (old.ids.keys() & new.ids.keys()) - PASSING
    facts = [(old.ids[kind], new.ids[kind]) for kind in kinds]
    facts += [(old.email, new.email)] if old.email and new.email else []
    if any(one.casefold() != other.casefold() for one, other in facts):
        return False
    return bool(facts) or name_of(old) == name_of(new) or any(name_of(one) == [one.key.casefold()]
                                                              for one in (old, new))


def name_of(student: Student) -> list[str]:
    """The words of a name, whichever comes first; the key as one word where there is no other name."""
    return [student.key.casefold()] if student.name == student.key else sorted(student.name.casefold().split())


def move(connection: Connection, exercise: str, old: Student, new: Student) -> Student:
    """Take away the old entry; its marks go to the new key, but for questions that have one there."""
    kept = [hand_marks.c.exercise == exercise, hand_marks.c.student == new.key]
    given = [hand_marks.c.exercise == exercise, hand_marks.c.student == old.key]
    marked = set(connection.execute(sa.select(hand_marks.c.question).where(*kept)).scalars())
    connection.execute(sa.update(hand_marks).where(*given, hand_marks.c.question.not_in(marked))
                       .values(student=new.key))
    connection.execute(sa.delete(hand_marks).where(*given))
    connection.execute(sa.delete(results).where(results.c.exercise == exercise, results.c.student == old.key))
    full = merged(old, new)
    connection.execute(sa.update(students).where(students.c.key == new.key).values(**full.model_dump()))
    forget(connection, old, new, is_known=bool(marked) or results_of(connection, new) > 1)
    return full


def forget(connection: Connection, old: Student, new: Student, *, is_known: bool) -> None:
    """Take out a student of whom nothing is left.

    The code goes to the new key unless that one is in use: a file of hand marks that was begun can still be read.
    """
    row = students.c.key == old.key
    code = connection.execute(sa.select(students.c.code).where(row)).scalar()
    if results_of(connection, old):
        return
    try:
        with connection.begin_nested():
            connection.execute(sa.delete(students).where(row))
    except IntegrityError:                   # something else of the student is kept: so is the student
        return
    if not is_known:
        connection.execute(sa.update(students).where(students.c.key == new.key).values(code=code))


def results_of(connection: Connection, student: Student) -> int:
    """How many results stand under a key."""
    found = sa.select(sa.func.count()).select_from(results).where(results.c.student == student.key)
    return int(connection.execute(found).scalar() or 0)
