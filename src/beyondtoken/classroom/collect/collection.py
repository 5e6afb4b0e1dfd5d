"""The hand-in of a class, one submission at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Literal

from ..outcome import Student, Submission
from .archives import Shelf
from .bounds import Bounds
from .choosing import Choice, Rules, choose, clock, is_notebook
from .fitting import refuse_nothing, refuse_other_class
from .layout import Layout
from .matching import Register
from .people import Person, gather
from .roster import read_roster
from .source import read_source, without_roster
from .times import When, in_utc, tell_nothing

FEW = 3


@dataclass(frozen=True)
class LeftAside:
    """A file that was not graded, by the path that the teacher knows, and why."""

    path: str
    reason: str


@dataclass
class Collection:
    """A class and what it handed in: iterate over it for one `Submission` a student.

    Files are read while iterating, one student at a time. Iterating again reads again, and gives the same.

    Attributes
    ----------
    students : tuple of Student
        Everyone for whom a submission will come, the roster's first and in its order.
    warnings : list of str
        What a teacher should know: names that match nobody, or several; files passed over because they are broken.
    """

    people: list[Person]
    rules: Rules
    due: datetime | None
    shelf: Shelf
    aside: dict[str, str]
    warnings: list[str]
    dates_tell: bool = True

    @property
    def students(self) -> tuple[Student, ...]:
        """Everyone for whom a submission will come."""
        return tuple(person.student for person in self.people)

    @property
    def left_aside(self) -> list[LeftAside]:
        """Every file that is in no submission, with the reason. Complete once all submissions were taken."""
        return [LeftAside(path, reason) for path, reason in self.aside.items()]

    def __len__(self) -> int:
        """How many submissions there are."""
        return len(self.people)

    def __iter__(self) -> Iterator[Submission]:
        """One submission a student; nothing that a student did raises."""
        try:
            for person in self.people:
                yield self.submission(person)
        finally:
            self.shelf.close()

    def submission(self, person: Person) -> Submission:
        """What a student handed in."""
        choice = choose(person, self.rules)
        self.aside.update(choice.aside)
        if choice.candidate is None:
            return Submission(student=person.student)
        self.warn(choice)
        when = self.when(person, choice)
        return Submission(student=person.student, shown=choice.candidate.node.shown, content=choice.content,
                          handed_in=when.time, late=self.is_late(when), problem=choice.problem,
                          other_attempts=tuple(one.node.shown for one in choice.others))

    def warn(self, choice: Choice) -> None:
        """Say which files were passed over for the one that is graded."""
        graded = choice.candidate.node.shown if choice.candidate else ""
        for shown in choice.passed_over:
            text = f"{shown}: {self.aside.get(shown, 'cannot be read')}; graded instead: {graded}."
            if text not in self.warnings:
                self.warnings.append(text)

    def when(self, person: Person, choice: Choice) -> When:
        """When the graded file was handed in; unknown where only dates of copying are known."""
        if choice.candidate is None:
            return When()
        when = clock(person, self.rules.zone)(choice.candidate)
        return when if self.dates_tell or not when.is_weak else When(late=when.late)

    def is_late(self, when: When) -> bool:
        """Whether the platform says so, or the time does."""
        return when.late or (when.time is not None and self.due is not None and when.time > self.due)


def collect(source: Path, *, roster: Path | None = None, due: datetime | None = None,
            attempt: Literal["last", "first"] = "last", exercise: str | None = None, zone: tzinfo | None = None,
            bounds: Bounds | None = None) -> Collection:
    """Find out who handed in what.

    Parameters
    ----------
    source : Path
        A folder with a folder a student, or with files named after students; a zip as Canvas, Moodle, Blackboard,
        Brightspace or Google Drive gave it, zips in it too; nbgrader's ``submitted``; or one notebook.
    roster : Path, optional
        The class as a CSV (`read_roster`). Everyone in it gets a submission, handed in or not. Who is not in it is
        graded all the same, under a key of their own, and named in ``warnings``.
    due : datetime, optional
        What is handed in later is late. Without a zone: on the clock of ``zone``.
    attempt : "last" or "first"
        Which of several attempts is graded. The others are named in each submission.
    exercise : str, optional
        The exercise's id: notebooks that say they are of another are left aside.
    zone : tzinfo, optional
        The clock by which the platform wrote its times; that of this machine by default.
    bounds : Bounds, optional
        How much is read.

    Returns
    -------
    Collection
        Iterate over it for submissions. Only names have been read so far.

    Raises
    ------
    ContentError
        If the source is no folder, zip or notebook, is empty or broken; if the roster cannot be used; or if an
        exercise is named and nobody in the roster handed in. A student's broken file raises nothing: it becomes a
        submission with a ``problem``.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> for name in ("adams.ipynb", "bell.ipynb"):
    ...     _ = (folder / name).write_text('{"cells": [], "nbformat": 4}')
    >>> [(one.student.key, one.shown) for one in collect(folder)]
    [('adams', 'adams.ipynb'), ('bell', 'bell.ipynb')]
    """
    bounds = bounds or Bounds()
    students = read_roster(roster) if roster else []
    shelf, aside = Shelf(bounds), dict[str, str]()
    tree = read_source(source, shelf, aside)
    layout = Layout(Register(students), exercise or "", aside)
    layout.level(without_roster(tree, source, roster, aside))
    refuse_nothing(source, layout.finds, aside)
    if roster and exercise:              # without the exercise's name, a file's name is not yet understood
        refuse_other_class(roster, students, layout.finds)
    people, warnings = gather(layout.finds, students)
    rules = Rules(attempt, exercise or "", zone, bounds)
    collection = Collection(people, rules, in_utc(due, zone), shelf, aside, warnings)
    weigh_dates(collection)
    return collection


def weigh_dates(collection: Collection) -> None:
    """Find out whether dates of files can be times of handing in, or are those of a copy."""
    weak = []
    for person in collection.people:
        when = clock(person, collection.rules.zone)
        times = [found.time for one in person.candidates if is_notebook(one)
                 and (found := when(one)).is_weak and found.time is not None]
        weak += [max(times)] if times else []
    after = collection.due is not None and len(weak) >= FEW and all(time > collection.due for time in weak)
    if tell_nothing(weak) or after:
        collection.dates_tell = False
    if collection.due is not None and not collection.dates_tell:
        collection.warnings.append("The files' dates are those of a copy or download: when each was handed in is not "
                                   "known, and nobody is called late by them.")
