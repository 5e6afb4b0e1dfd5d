"""`beyondtoken mark`."""

from __future__ import annotations

from pathlib import Path

import typer

from ..classroom.gradebook import Gradebook, read_hand_marks, write_grades
from .exporting_grades import counted, tell_grades


def mark_and_tell(file: Path, *, gradebook: str, out: Path | None = None, marker: str = "") -> None:
    """Keep the marks of a filled-in file, all or none of them; then write the grades into ``out`` again.

    ``out`` is by default the folder of the file. The file itself stays as it is.
    """
    with Gradebook(gradebook, create=False) as book:
        read = read_hand_marks(file, book, marker=marker)
        changed = book.hand_mark(*read.marks)
        waiting = "1 row is" if read.blank == 1 else f"{read.blank} rows are"
        typer.echo(f"{counted(len(read.marks), 'mark')} read from {file}: {len(changed)} new or changed; "
                   f"{waiting} not marked yet.")
        for answer in read.outdated:
            typer.echo(f"  {answer}: the answer has changed since; the mark is kept, but a person must look again.")
        tell_grades(write_grades(book, out or file.parent))
