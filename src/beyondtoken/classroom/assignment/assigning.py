"""The set for a class: what students get in one folder, what only the teacher gets in another."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ...errors import BookError
from ..files import write_files
from ..masters import Master
from .copies import answer_key, nbgrader_source
from .handout import handout
from .leaks import find_leaks
from .notebooks import handed_out, notebook_of

STUDENTS, TEACHER = "students", "teacher"


@dataclass(frozen=True)
class Assigned:
    """What was written, in the order of a person's interest."""

    files: tuple[Path, ...]
    points: float
    minutes: int


def assign(masters: Sequence[Master], root: Path, out: Path, *, due: datetime | None = None,
           language: str = "en") -> Assigned:
    """Write student notebooks and handouts, answer keys and nbgrader sources.

    What students get is searched for every line of every solution and hidden test before anything is put in place.

    Parameters
    ----------
    masters : sequence of Master
        The exercises of the assignment.
    root : Path
        The book.
    out : Path
        Gets the folders ``students`` and ``teacher``.
    due : datetime, optional
        Printed on the handout.

    Raises
    ------
    BookError
        If a secret would get to students, or the folder cannot be written. Nothing is written then.
    """
    texts: dict[str, str] = {}
    for master in masters:
        texts |= files_of(master, root, due, language)
    refuse_leaks(masters, {place: text for place, text in texts.items() if place.startswith(STUDENTS)})
    files = write_files(out, dict(sorted(texts.items())))
    return Assigned(files, sum(one.head.points for one in masters), sum(one.head.minutes for one in masters))


def files_of(master: Master, root: Path, due: datetime | None, language: str) -> dict[str, str]:
    """All files of one exercise, by the place where each belongs."""
    name = master.head.id
    return {
        f"{STUDENTS}/{name}.ipynb": handed_out(master, root).decode(),
        f"{STUDENTS}/{name}-handout.html": handout(master, due=due, language=language),
        f"{TEACHER}/{name}-key.ipynb": notebook_of(answer_key(master), master, root).decode(),
        f"{TEACHER}/nbgrader/source/{name}/{name}.ipynb": notebook_of(nbgrader_source(master), master, root).decode(),
    }


def refuse_leaks(masters: Sequence[Master], texts: Mapping[str, str]) -> None:
    """Stop where a solution or hidden test would get to students.

    Raises
    ------
    BookError
        That names the line and the file.
    """
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), texts)
        leaks = find_leaks(masters, Path(folder))
    if leaks:
        first = leaks[0]
        raise BookError(f"{first.file.name} would show students a secret line of {first.master}: {first.line}",
                        "Take the line out of the task, or change it in the solution or test.")
