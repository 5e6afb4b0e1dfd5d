"""Grades for a learning management system, and one file with everything.

In a file for an LMS, a result without points for every question has an empty cell (where empty would become 0, the
sign for "no grade"), never a 0. Who has none, and who could not be named to the LMS, is told in `GradeFiles`.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..formulas import defused
from ..outcome import Outcome, Student
from .cells import identifier, number, write_csv
from .gradebook import Gradebook
from .lms import ALL, Column, Lms
from .records import ExerciseRecord
from .rows import by_key

LONGEST_FEEDBACK = 2000


@dataclass(frozen=True)
class GradeFiles:
    """What was written.

    ``without_points`` are results that have an empty cell; ``left_out`` says, by file, who is not in it;
    ``by_key`` names files in which the student's key stands in for a name that the LMS knows.
    """

    files: tuple[Path, ...]
    without_points: tuple[Outcome, ...]
    left_out: dict[str, tuple[str, ...]]
    by_key: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """All results of a gradebook as one table: students down, exercises across."""

    students: tuple[Student, ...]
    exercises: tuple[ExerciseRecord, ...]
    titles: dict[str, str]
    outcomes: dict[tuple[str, str], Outcome]
    language: str

    @classmethod
    def of(cls, gradebook: Gradebook, *, language: str, titles: Mapping[str, str],
           known: Mapping[str, Sequence[Outcome]]) -> Sheet:
        """Read everything once. Exercises without results are left out."""
        found = {one: known.get(one.id) or gradebook.outcomes(one.id) for one in gradebook.exercises()}
        exercises = tuple(one for one, outcomes in found.items() if outcomes)
        outcomes = {(one.exercise, one.student.key): one for several in found.values() for one in several}
        students = {one.student.key: one.student for one in outcomes.values()}
        return cls(tuple(students[key] for key in sorted(students, key=by_key)), exercises,
                   {**column_titles(exercises, language), **titles}, outcomes, language)


def write_grades(gradebook: Gradebook, out: Path, *, language: str = "en",
                 titles: Mapping[str, str] | None = None,
                 known: Mapping[str, Sequence[Outcome]] | None = None) -> GradeFiles:
    """Write ``grades.csv`` and a file for each LMS into the folder ``out``, each in one step.

    Parameters
    ----------
    gradebook : Gradebook
        All its exercises are written.
    out : Path
        A folder; it is made.
    language : str
        Language of titles and feedback.
    titles : mapping, optional
        Exercise -> what its column is called in the LMS (in Canvas ``"Two walls (123)"``, with its own number).
    known : mapping, optional
        Exercise -> its results, where they were read already.

    Raises
    ------
    BookError
        If a file cannot be written; each file is then the old one or the new one.
    """
    sheet = Sheet.of(gradebook, language=language, titles=titles or {}, known=known or {})
    write_csv(out / "grades.csv", everything(sheet), for_people=True)
    files, keyed = [out / "grades.csv"], list[str]()
    left_out: dict[str, tuple[str, ...]] = {}
    for lms, part in files_of(sheet):
        fitted, students = fit(lms, part.students)
        if lms.by_exercise and not students:
            continue
        write_csv(out / lms.file, table(fitted, replace(part, students=students)), for_people=False)
        files.append(out / lms.file)
        kept = {one.key for one in students}
        left = tuple(one.name for one in part.students if one.key not in kept)
        left_out |= {lms.file: left} if left else {}
        keyed += [lms.file] if any("key" in column.sources for column in fitted.finds) else []
    empty = tuple(one for one in sheet.outcomes.values() if one.points is None)
    return GradeFiles(tuple(files), tuple(sorted(empty, key=lambda one: (one.exercise, by_key(one.student.key)))),
                      left_out, tuple(keyed))


def column_titles(exercises: Sequence[ExerciseRecord], language: str) -> dict[str, str]:
    """A title for each exercise; its id is added where two have the same."""
    titles = {one.id: one.title.text(language) for one in exercises}
    taken = list(titles.values())
    return {key: title if taken.count(title) == 1 else f"{title} [{key}]" for key, title in titles.items()}


def files_of(sheet: Sheet) -> Iterator[tuple[Lms, Sheet]]:
    """Each file: one an LMS, or one an exercise."""
    for lms in ALL:
        if not lms.by_exercise:
            yield lms, sheet
            continue
        for exercise in sheet.exercises:
            students = tuple(one for one in sheet.students if (exercise.id, one.key) in sheet.outcomes)
            yield (replace(lms, file=lms.file.format(exercise=exercise.id)),
                   replace(sheet, exercises=(exercise,), students=students))


def fit(lms: Lms, students: Sequence[Student]) -> tuple[Lms, tuple[Student, ...]]:
    """The columns and students that an LMS can take.

    Where all rows must be found by the same column, it is the one that most students have; those who lack it are
    left out, and other columns stay only where they are full: an importer may stumble over one blank cell. Where any
    column will do, those are left out who have nothing but a name that another student has as well.
    """
    if lms.one_suffices:
        name, *others = lms.finds
        namesakes = Counter(name.text(one) for one in students)
        return lms, tuple(one for one in students
                          if namesakes[name.text(one)] == 1 or any(column.text(one) for column in others))
    best = max(lms.finds, key=lambda column: sum(bool(column.text(one)) for one in students))
    if students and not any(best.text(one) for one in students) and lms.key_may_stand_in:
        best = replace(lms.key_may_stand_in, sources=("key",))
        return replace(lms, finds=(best,)), tuple(students)
    kept = tuple(one for one in students if best.text(one))
    full = tuple(column for column in lms.finds if all(column.text(one) for one in kept))
    return replace(lms, finds=full), kept


def table(lms: Lms, sheet: Sheet) -> Iterator[list[str]]:
    """The rows of a file for an LMS, headings first."""
    columns = [*lms.finds, *lms.others]
    yield [*(column.heading for column in columns), *grade_headings(lms, sheet), *(name for name, _ in lms.last)]
    if lms.points_row:
        blank = [""] * (len(columns) - 1)
        yield [lms.points_row, *blank, *(number(one.out_of) for one in sheet.exercises)]
    for student in sheet.students:
        yield [*(who(column, student) for column in columns), *grade_cells(lms, sheet, student),
               *(text for _, text in lms.last)]


def grade_headings(lms: Lms, sheet: Sheet) -> list[str]:
    """Headings of the columns with grades and feedback."""
    forms = [form for form in (lms.grade, lms.feedback) if form]
    return [defused(form.format(title=one_line(sheet.titles[one.id]), out_of=number(one.out_of)))
            for one in sheet.exercises for form in forms]


def grade_cells(lms: Lms, sheet: Sheet, student: Student) -> list[str]:
    """Grades and feedback of one student."""
    cells = []
    for exercise in sheet.exercises:
        outcome = sheet.outcomes.get((exercise.id, student.key))
        cells.append((number(outcome.points) if outcome else "") or lms.ungraded)
        if lms.feedback:
            cells.append(defused(feedback(outcome, sheet.language)) if outcome else "")
    return cells


def who(column: Column, student: Student) -> str:
    """A cell that says who the student is."""
    text = one_line(column.text(student))
    if not text or column.before:
        return column.before + text if text else ""
    return defused(text) if column.sources in (("name",), ("section",)) else identifier(text)


def feedback(outcome: Outcome, language: str) -> str:
    """What a student may read in the LMS: points by question with notes, or why there are none. It is HTML there."""
    told = [f"{one.title.text(language)}: {number(one.points) or '–'} / {number(one.out_of)}"
            + (f" ({one.note})" if one.note else "") for one in outcome.questions]
    text = one_line("; ".join([*([outcome.reason] if outcome.reason else []), *told]))
    return html.escape(text[:LONGEST_FEEDBACK], quote=False)


def one_line(text: str) -> str:
    """Without line breaks: importers count lines."""
    return " ".join(text.split())


def everything(sheet: Sheet) -> Iterator[list[str]]:
    """The rows of ``grades.csv``: one a student and exercise."""
    ids = sorted({name for student in sheet.students for name in student.ids})
    questions = list(dict.fromkeys((one.exercise, question.question) for exercise in sheet.exercises
                                   for one in sheet.outcomes.values() if one.exercise == exercise.id
                                   for question in one.questions))
    yield ["student", "name", "email", *map(defused, ids), "exercise", "state", "reason", "late", "handed in", "file",
           "total", "out of", *(f"{exercise}: {question}" for exercise, question in questions)]
    for exercise in sheet.exercises:
        for student in sheet.students:
            if outcome := sheet.outcomes.get((exercise.id, student.key)):
                yield everything_of(outcome, ids, questions)


def everything_of(outcome: Outcome, ids: Sequence[str], questions: Sequence[tuple[str, str]]) -> list[str]:
    """One row of ``grades.csv``."""
    student, points = outcome.student, {(outcome.exercise, one.question): one.points for one in outcome.questions}
    return [*map(defused, (student.key, student.name, student.email)),
            *(identifier(student.ids.get(name, "")) for name in ids), outcome.exercise, outcome.state,
            defused(outcome.reason), "late" if outcome.late else "",
            outcome.handed_in.isoformat(timespec="seconds") if outcome.handed_in else "", defused(outcome.shown),
            number(outcome.points), number(outcome.out_of), *(number(points.get(place)) for place in questions)]
