"""The set for a class: what students get in one folder, what only the teacher gets in another."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ...errors import BookError
from ...notebooks.runs import write_whole
from ..masters.master import Master
from .copies import answer_key, nbgrader_source
from .handout import handout
from .leaks import find_leaks
from .notebooks import notebook_of, student_notebook

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
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder)
        for master in masters:
            draft_one(master, root, draft, due, language)
        refuse_leaks(masters, draft / STUDENTS)
        files = tuple(put_in_place(draft, out))
    return Assigned(files, sum(one.head.points for one in masters), sum(one.head.minutes for one in masters))


def draft_one(master: Master, root: Path, draft: Path, due: datetime | None, language: str) -> None:
    """All files of one exercise."""
    name = master.head.id
    texts = {
        f"{STUDENTS}/{name}.ipynb": student_notebook(master, root).decode(),
        f"{STUDENTS}/{name}-handout.html": handout(master, due=due, language=language),
        f"{TEACHER}/{name}-key.ipynb": notebook_of(answer_key(master), master, root).decode(),
        f"{TEACHER}/nbgrader/source/{name}/{name}.ipynb": notebook_of(nbgrader_source(master), master, root).decode(),
    }
    for place, text in texts.items():
        write_whole(draft / place, text)


def refuse_leaks(masters: Sequence[Master], folder: Path) -> None:
    """Stop where a solution or hidden test would get to students.

    Raises
    ------
    BookError
        That names the line and the file.
    """
    leaks = find_leaks(masters, folder)
    if leaks:
        first = leaks[0]
        raise BookError(f"{first.file.name} would show students a secret line of {first.master}: {first.line}",
                        "Take the line out of the task, or change it in the solution or test.")


def put_in_place(draft: Path, out: Path) -> list[Path]:
    """Move a finished draft to where it belongs, file by file; files of other exercises stay."""
    placed = []
    for file in sorted(path for path in draft.rglob("*") if path.is_file()):
        target = out / file.relative_to(draft)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            half = target.with_name(f".{target.name}.part")
            shutil.copyfile(file, half)
            half.replace(target)
        except OSError as problem:
            raise BookError(f"{target} cannot be written: {problem.strerror}.",
                            "Free the disk, or name another folder with --out.") from problem
        placed.append(target)
    return placed
