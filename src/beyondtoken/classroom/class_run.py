"""A class graded: collect, mark what is new, keep each result as it comes, then write everything for the teacher."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from ..errors import BookError, ContentError
from .assignment.notebooks import student_notebook
from .box import Limits, try_out
from .collect import Collection, collect, said_exercise
from .gradebook import Gradebook
from .gradebook.keeping import Keeper
from .marking.engines import WORTH_A_WORKER, mark_all, on_one_processor, sensible_workers
from .marking.mark import Marker, Task, grading_key, solved
from .marking.notebook import read_submission
from .masters import model_answers, nothing_of_ones_own, read_master_named
from .outcome import Student, Submission
from .results import RunNotes, Written, drop_feedback, exercise_beside, notes_beside, write_results

NAMED = 20                           # keys named where one is unknown

Progress = Callable[[int, int], None]
"""Called with how many results are kept, and of how many."""


@dataclass(frozen=True)
class Wishes:
    """How a class is to be graded.

    Parameters
    ----------
    source : Path
        A folder, a zip, or one notebook.
    exercise : str, optional
        The exercise's id; by default the one that the notebooks say they are of.
    roster, private : Path, optional
        The class list; the teacher's own folder of hidden tests and exercises.
    due : datetime, optional
        What is handed in later is marked late; points are the same. If none is given, the one of the last run of
        this exercise in the folder stays.
    attempt : "last" or "first"
        Which of several attempts is graded.
    student : str
        Grade only the student of this key.
    out : Path, optional
        Where results go; ``<source>-graded`` beside the source by default.
    gradebook : str
        Address of the gradebook; ``gradebook.sqlite`` in ``out`` by default.
    workers : int
        Processes; 0 takes as many as pay.
    scheduler : str
        Address of a dask scheduler whose workers do the marking.
    unsafe : bool
        Run submissions without a sandbox.
    language : str
        Language of pages for people.
    """

    source: Path
    exercise: str = ""
    roster: Path | None = None
    private: Path | None = None
    due: datetime | None = None
    attempt: Literal["last", "first"] = "last"
    student: str = ""
    out: Path | None = None
    gradebook: str = ""
    workers: int = 0
    scheduler: str = ""
    unsafe: bool = False
    language: str = "en"

    @property
    def folder(self) -> Path:
        """Where results go."""
        source = self.source.resolve()
        return self.out or source.with_name(f"{source.stem if source.is_file() else source.name}-graded")

    @property
    def address(self) -> str:
        """Where the gradebook is."""
        return self.gradebook or f"sqlite:///{(self.folder / 'gradebook.sqlite').resolve()}"


@dataclass(frozen=True)
class ClassRun:
    """What a run did: how many it marked, how many were as before, what it wrote, what it left aside.

    ``due_kept`` is the due date of the last run, where this run named none. ``moved`` counts results that stood
    under other keys of the same students.
    ``gradebook`` is its address as it may be shown, without a password.
    """

    exercise: str
    gradebook: str
    marked: int
    as_before: int
    written: Written
    warnings: tuple[str, ...]
    left_aside: tuple[str, ...]
    box_cpu_seconds: float
    due_kept: datetime | None = None
    moved: int = 0


def grade_class(root: Path, wishes: Wishes, *, progress: Progress = lambda done, of: None) -> ClassRun:
    """Grade a class. A result is kept as soon as it is there: a run that is stopped goes on where it was.

    Raises
    ------
    BookError
        If the wishes cannot be met: an unknown exercise, a folder that is not there, no sandbox on this machine, an
        exercise whose own solution does not pass its tests. Nothing that a student handed in raises.
    """
    name = wishes.exercise or said_exercise(collect(wishes.source, roster=wishes.roster, attempt=wishes.attempt))
    master = read_master_named(root, name, wishes.private)
    refuse_other_results(wishes.folder, name)
    due = wishes.due or notes_beside(wishes.folder, name).due
    collection = collect(wishes.source, roster=wishes.roster, due=due, attempt=wishes.attempt, exercise=name)
    chosen = chosen_students(collection, wishes.student)
    task = Task(master, tuple(read_submission(student_notebook(master, root))), boxed=not wishes.unsafe)
    with Marker(task) as marker:
        check_key(marker)
        make_folder(wishes.folder)
        with Gradebook(wishes.address) as book:
            book.keep_students(*collection.students)
            done, before = mark_new(book, marker, collection, chosen, wishes, progress)
            moved = book.give_way(name, graded=chosen, present={one.key for one in collection.students})
            drop_feedback(wishes.folder, moved)
            aside = tuple(f"{one.path}: {one.reason}" for one in collection.left_aside)     # all were looked at by now
            notes = RunNotes(exercise=name, due=due, left_aside=aside, models=model_answers(master))
            written = write_results(book, notes, wishes.folder, language=wishes.language)
    warnings = (*nothing_of_ones_own([master], wishes.private), *collection.warnings)
    return ClassRun(name, book.shown, done.kept, before, written, warnings, aside, done.cpu_seconds,
                    None if wishes.due else due, len(moved))


def refuse_other_results(folder: Path, exercise: str) -> None:
    """Never write one exercise's report and feedback over another's.

    Raises
    ------
    BookError
        If the folder holds results of another exercise.
    """
    other = exercise_beside(folder)
    if other and other != exercise:
        raise BookError(f"{folder} holds the results of '{other}', and these submissions are of '{exercise}'.",
                        f"Name another folder, such as --out {folder.name}-{exercise}; "
                        "one gradebook for both: --gradebook ADDRESS.")


def check_key(marker: Marker) -> None:
    """Refuse an exercise whose own solution fails, and a box that does not hold.

    Raises
    ------
    ContentError
        If a test does not pass the solution.
    MissingPartError
        If there is no sandbox.
    """
    task = marker.task
    with on_one_processor():                     # the box stays there, as the grader does while it marks
        if task.boxed:
            try_out(Limits())
        outcome = marker.mark_cells(Submission(student=Student(key="key", name="key"), content=b""), solved(task))
    for question in outcome.questions:
        for test in question.tests:
            if not test.passed:
                raise ContentError(task.master.path, None, f"its own solution does not pass the test '{test.test}' "
                                   f"(the answer {test.gave}).", "Correct the solution or the test, then grade.")
        if question.kind == "code" and question.points is None:
            raise ContentError(task.master.path, None, f"its own solution cannot be graded: {question.note}.",
                               "Correct the solution, then grade.")


def chosen_students(collection: Collection, key: str) -> set[str]:
    """Keys of those who are graded: all, or the one of a key.

    Raises
    ------
    BookError
        If nobody has the key.
    """
    keys = [one.key for one in collection.students]
    if key and key not in keys:
        more = f" and {len(keys) - NAMED} more" if len(keys) > NAMED else ""
        raise BookError(f"No student has the key '{key}'.", f"Keys here: {', '.join(keys[:NAMED])}{more}.")
    return {key} if key else set(keys)


def make_folder(folder: Path) -> None:
    """Make the folder of results, or say why it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BookError(f"The folder {folder} cannot be made: {problem.strerror}.",
                        "Name another one: --out FOLDER") from problem


def mark_new(book: Gradebook, marker: Marker, collection: Iterable[Submission], chosen: set[str], wishes: Wishes,
             progress: Progress) -> tuple[Keeper, int]:
    """Mark what has no result yet, or another one; gives what was kept, and how many were as before."""
    before: list[str] = []
    task = marker.task
    waiting = to_mark(collection, chosen, book.known(task.master.head.id), task.key, before)
    few = list(itertools.islice(waiting, WORTH_A_WORKER))
    workers = wishes.workers or sensible_workers(len(chosen) if len(few) == WORTH_A_WORKER else len(few))
    keeper = Keeper(book, lambda kept: progress(kept + len(before), len(chosen)))
    try:
        with closing(mark_all(task, itertools.chain(few, waiting), workers=workers,
                              scheduler=wishes.scheduler or None, marker=marker)) as outcomes:
            for outcome in outcomes:
                keeper.add(outcome)
    finally:
        keeper.keep()
    return keeper, len(before)


def to_mark(collection: Iterable[Submission], chosen: set[str], known: dict[str, tuple[str, str]], task_key: str,
            before: list[str]) -> Iterator[Submission]:
    """Submissions without a result of the same content by the same grader; keys of the others go to ``before``."""
    for submission in collection:
        key = submission.student.key
        if key not in chosen:
            continue
        if known.get(key, ("", ""))[1] == grading_key(task_key, submission):
            before.append(key)
        else:
            yield submission
