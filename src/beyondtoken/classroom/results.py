"""What a teacher gets of one exercise: report, feedback pages, hand marks, grades. All made from the gradebook."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ..content.record import Record, Slug
from ..errors import BookError
from .files import write_files
from .gradebook import (
    Gradebook,
    GradeFiles,
    HandMark,
    hand_rows,
    read_hand_marks,
    write_grades,
    write_hand_marks,
)
from .outcome import Outcome, Student
from .pages import ExerciseInfo, class_report, feedback_file_name, feedback_page, hand_mark_page

REPORT, FEEDBACK, HAND_PAGE, HAND_FILE = "report.html", "feedback", "hand-marks.html", "hand-marks.csv"
NOTES = "run.json"


class RunNotes(Record):
    """What the pages say besides the results; kept beside them, so that they can be made again without the class.

    Examples
    --------
    >>> RunNotes(exercise="two-walls").left_aside
    ()
    """

    exercise: Slug
    due: datetime | None = None
    left_aside: tuple[str, ...] = ()
    models: dict[str, str] = {}


@dataclass(frozen=True)
class Written:
    """What was written, and for whom there is no grade yet; ``hand_file`` is the one to fill in."""

    files: tuple[Path, ...]
    hand_file: Path
    feedback: int
    waiting: int
    outcomes: tuple[Outcome, ...]
    grades: GradeFiles


def write_results(book: Gradebook, notes: RunNotes, out: Path, *, language: str = "en") -> Written:
    """Write everything of one exercise that is made from the gradebook into the folder ``out``.

    A file of hand marks that somebody has begun to fill in is never written over: a new one is put beside it.

    Raises
    ------
    BookError
        If a file cannot be written, or the gradebook has nothing of the exercise.
    """
    exercise = notes.exercise
    outcomes = book.outcomes(exercise)
    if not outcomes:
        raise BookError(f"The gradebook in {book.shown} has no result of '{exercise}'.",
                        "Grade first: beyondtoken grade FOLDER")
    first = outcomes[0]
    hand_file = free_hand_file(out / HAND_FILE, book)
    info = ExerciseInfo(exercise, first.title, first.out_of, notes.due, hand_file.name)
    rows = hand_rows(book, exercise, outcomes)
    files = {REPORT: class_report(outcomes, info, notes.left_aside, language=language),
             HAND_PAGE: hand_mark_page(rows, language=language, model_answers=notes.models, file=hand_file.name),
             NOTES: notes.model_dump_json(indent=1)}
    write_files(out, files)
    write_hand_marks(hand_file, rows, language=language)
    count = write_feedback(book, outcomes, exercise, out / FEEDBACK, language=language)
    grades = write_grades(book, out, language=language, known={exercise: outcomes})
    return Written((*(out / name for name in files), hand_file, *grades.files), hand_file, count, len(rows), outcomes,
                   grades)


def notes_beside(out: Path, exercise: str) -> RunNotes:
    """The notes of the run that wrote a folder; bare ones where there are none of this exercise."""
    notes = notes_in(out)
    return notes if notes and notes.exercise == exercise else RunNotes(exercise=exercise)


def exercise_beside(out: Path) -> str:
    """The exercise whose results a folder holds; "" if none."""
    notes = notes_in(out)
    return notes.exercise if notes else ""


def notes_in(out: Path) -> RunNotes | None:
    """The notes in a folder, if it holds any that can be read."""
    try:
        return RunNotes.model_validate_json((out / NOTES).read_bytes())
    except (OSError, ValueError):
        return None


def write_feedback(book: Gradebook, outcomes: Sequence[Outcome], exercise: str, folder: Path, *,
                   language: str) -> int:
    """A page for each student; says how many there are."""
    given: dict[str, dict[str, HandMark]] = {}
    for mark in book.hand_marks(exercise):
        given.setdefault(mark.student, {})[mark.question] = mark
    for outcome in outcomes:
        page = feedback_page(outcome, language, hand_marks=given.get(outcome.student.key, {}))
        write_files(folder, {feedback_file_name(outcome.student): page})
    return len(outcomes)


def drop_feedback(out: Path, gone: Sequence[Student]) -> None:
    """Take away the pages of students whose results stand under another key now."""
    for student in gone:
        with suppress(OSError):
            (out / FEEDBACK / feedback_file_name(student)).unlink()


def free_hand_file(path: Path, book: Gradebook) -> Path:
    """Where the file of hand marks may go: one that holds marks not yet read in stays."""
    number, free = 1, path
    while free.is_file():
        try:
            if not read_hand_marks(free, book).marks:
                return free
        except BookError:
            pass                            # somebody's work, even if it cannot be read yet
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
