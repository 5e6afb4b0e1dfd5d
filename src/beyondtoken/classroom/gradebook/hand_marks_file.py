"""``hand-marks.csv``: written for a person with a spreadsheet, and read back however the spreadsheet saved it.

Columns: ``code`` (stands for the student), ``exercise``, ``question``, ``answer``, ``out of``; for each line of the
rubric ``line 1`` and ``earned 1``, …; ``points``, ``comment``, and ``fingerprint`` (which answer it is).

A row is filled in with every ``earned`` of its rubric, or with ``points``, or with both where they agree; ``1,5``
is read as ``1.5``. A row without marks and comment is not yet marked. Rows may be added for any question of any
student, named by code or by key: that is how the points of tests are overruled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import BookError, ContentError
from ..formulas import defused
from ..outcome import QuestionOutcome
from .cells import CsvRow, number, read_csv, write_csv
from .codes import fingerprint
from .gradebook import Gradebook
from .hand_rows import HandRow
from .marks import HandMark

WANTED = ("code", "exercise", "question", "points")
LONGEST = 30_000
"""Excel cuts a cell at 32,767 characters."""

SHOWN_ERRORS = 10
TOLERANCE = 1e-6


@dataclass(frozen=True)
class MarksRead:
    """What a file gave: its marks, how many rows were blank, and which marks are for an answer that has changed."""

    marks: tuple[HandMark, ...]
    blank: int
    outdated: tuple[str, ...]


def write_hand_marks(path: Path, rows: Sequence[HandRow], *, language: str = "en") -> None:
    """Write the file in which a person gives marks, over one that was there.

    Raises
    ------
    BookError
        If it cannot be written; a file that was there stays as it was.
    """
    most = max((len(row.rubric) for row in rows), default=0)
    columns = [heading for place in range(1, most + 1) for heading in (f"line {place}", f"earned {place}")]
    headings = ["code", "exercise", "question", "answer", "out of", *columns, "points", "comment", "fingerprint"]
    write_csv(path, [headings, *(cells_of(row, most, language) for row in rows)], for_people=True)


def cells_of(row: HandRow, most: int, language: str) -> list[str]:
    """One answer, with room for its marks."""
    rubric = [cell for line in row.rubric
              for cell in (defused(f"{number(line.points)}: {line.text.text(language)}"), "")]
    empty = [""] * (2 * (most - len(row.rubric)))
    answer = row.answer if len(row.answer) <= LONGEST else row.answer[:LONGEST] + " … (cut: see hand-marks.html)"
    return [row.code, row.exercise, row.question, defused(answer), number(row.out_of), *rubric, *empty, "", "",
            row.fingerprint]


def read_hand_marks(path: Path, gradebook: Gradebook, *, marker: str = "") -> MarksRead:
    """Read marks that a person filled in. Nothing is kept yet: hand them to `Gradebook.hand_mark`.

    Raises
    ------
    ContentError
        With file and line, if one row cannot be used; several are told together in one `BookError`.
    """
    rows = read_csv(path, wanted=WANTED)
    answers = Answers(gradebook)
    marks: dict[tuple[str, str, str], tuple[int, HandMark]] = {}
    outdated: list[str] = []
    errors: list[ContentError] = []
    blank = 0
    for row in rows:
        if is_unmarked(row):
            blank += not row.is_blank
            continue
        try:
            mark = mark_of(path, row, answers, marker)
            check_said_once(path, row, mark, marks)
        except ContentError as problem:
            errors.append(problem)
            continue
        marks[mark.exercise, mark.student, mark.question] = (row.line, mark)
        if mark.fingerprint != fingerprint(answers.question(mark.exercise, mark.student, mark.question).answer):
            outdated.append(f"{row.cell('code')} {mark.exercise} {mark.question}")
    raise_all(path, errors)
    return MarksRead(tuple(mark for _, mark in marks.values()), blank, tuple(outdated))


class Answers:
    """Questions by student, and students by code."""

    def __init__(self, gradebook: Gradebook) -> None:
        self.shown = gradebook.shown
        self._student_of = {code: student for student, code in gradebook.codes().items()}
        self._keys = frozenset(self._student_of.values())
        self._questions = {(exercise.id, outcome.student.key, question.question): question
                           for exercise in gradebook.exercises() for outcome in gradebook.outcomes(exercise.id)
                           for question in outcome.questions}
        self.exercises = sorted({exercise for exercise, _, _ in self._questions})

    def student(self, named: str) -> str | None:
        """Key of the student whom a row names by code or, as the teacher knows it, by key."""
        return self._student_of.get(named.upper(), named if named in self._keys else None)

    def question(self, exercise: str, student: str, question: str) -> QuestionOutcome:
        """A question of a student's result; `KeyError` where there is none."""
        return self._questions[exercise, student, question]


def is_unmarked(row: CsvRow) -> bool:
    """Whether a person has written nothing in the row."""
    return not any(text for heading, text in row.cells.items()
                   if heading in ("points", "comment") or heading.startswith("earned"))


def mark_of(path: Path, row: CsvRow, answers: Answers, marker: str) -> HandMark:
    """The mark of one row."""
    code, exercise, question = row.cell("code"), row.cell("exercise"), row.cell("question")
    student = answers.student(code)
    if student is None:
        raise ContentError(path, row.line, f"no student of the gradebook {answers.shown} has the code '{code}'.",
                           "Put back the code of the file that was written, write the student's key as in grades.csv, "
                           "or name the gradebook.")
    try:
        found = answers.question(exercise, student, question)
    except KeyError:
        raise ContentError(path, row.line, f"'{code}' has no answer to '{question}' of '{exercise}' in the gradebook "
                           f"(its exercises: {', '.join(answers.exercises) or 'none'}).",
                           "Put back exercise and question of the file that was written.") from None
    points, lines = points_of(path, row, found)
    return HandMark(exercise=exercise, student=student, question=question, points=points,
                    lines=lines, comment=row.cell("comment"), marker=marker,
                    fingerprint=row.cell("fingerprint") or fingerprint(found.answer))


def points_of(path: Path, row: CsvRow, question: QuestionOutcome) -> tuple[float, tuple[float, ...]]:
    """Points in all and by line of the rubric; no lines where only ``points`` is filled in."""
    headings = [f"earned {place}" for place in range(1, len(question.rubric) + 1)]
    given = [heading for heading in headings if row.cell(heading)]
    if given and len(given) < len(headings):
        missing = ", ".join(heading for heading in headings if heading not in given)
        raise ContentError(path, row.line, f"'{missing}' is empty, but other lines of the rubric have points.",
                           "Fill it in (0 is a mark too), or clear the row: then it counts as not yet marked.")
    lines = tuple(points_in(path, row, heading, line.points)
                  for heading, line in zip(headings, question.rubric, strict=True)) if given else ()
    if not row.cell("points") and not lines:
        raise ContentError(path, row.line, "the row has a comment or a mark, but no points.",
                           "Fill in 'points', or clear the row: then it counts as not yet marked.")
    points = points_in(path, row, "points", question.out_of) if row.cell("points") else sum(lines)
    if lines and abs(points - sum(lines)) > TOLERANCE:
        raise ContentError(path, row.line, f"'points' is {number(points)}, but the lines earned {number(sum(lines))}.",
                           "Correct one of them, or clear 'points': then the lines are added up.")
    return points, lines


def points_in(path: Path, row: CsvRow, heading: str, most: float) -> float:
    """The number under a heading, from 0 to ``most``."""
    text = row.cell(heading)
    try:
        points = float(text.replace(",", ".").replace("_", "?"))
    except ValueError:
        points = -1.0
    if not 0 <= points <= most:
        raise ContentError(path, row.line, f"'{heading}' must be a number from 0 to {number(most)}, got '{text}'.",
                           "Correct it. (A spreadsheet may have made a date of it: format the cell as text.)")
    return points


def check_said_once(path: Path, row: CsvRow, mark: HandMark,
                    marks: dict[tuple[str, str, str], tuple[int, HandMark]]) -> None:
    """The same answer has one mark."""
    line, earlier = marks.get((mark.exercise, mark.student, mark.question), (0, mark))
    if not mark.says_the_same(earlier):
        raise ContentError(path, row.line,
                           f"'{row.cell('code')}' has another mark for '{mark.question}' in line {line}.",
                           "Delete one of the two rows.")


def raise_all(path: Path, errors: Iterable[ContentError]) -> None:
    """One error as it is; several in one, in the order of the file."""
    found = list(errors)
    if len(found) == 1:
        raise found[0]
    if found:
        told = "\n".join(str(one) for one in found[:SHOWN_ERRORS])
        raise BookError(told, f"{len(found)} rows of {path} cannot be used"
                        + (f"; the first {SHOWN_ERRORS} are shown" if len(found) > SHOWN_ERRORS else "")
                        + ". No mark was kept: correct them and run the command again.")
