"""`beyondtoken mark`."""

from __future__ import annotations

from pathlib import Path

import typer

from ..classroom.gradebook import Gradebook, read_hand_marks
from ..classroom.results import notes_beside, write_results
from ..errors import BookError
from .exporting_grades import tell_grades
from .messages import counted, tell_written


def mark_and_tell(file: Path, *, gradebook: str = "", marker: str = "", language: str = "en") -> None:
    """Keep the marks of a filled-in file, all or none of them; then write the results beside it again.

    The gradebook is by default the one beside the file. The file itself stays as it is.
    """
    with Gradebook(gradebook or beside(file), create=False) as book:
        read = read_hand_marks(file, book, marker=marker)
        changed = book.hand_mark(*read.marks)
        waiting = "1 row is" if read.blank == 1 else f"{read.blank} rows are"
        typer.echo(f"{counted(len(read.marks), 'mark')} read from {file}: {len(changed)} new or changed; "
                   f"{waiting} not marked yet.")
        for answer in read.outdated:
            typer.echo(f"  {answer}: the answer has changed since; the mark is kept, but a person must look again.")
        for exercise in sorted({one.exercise for one in read.marks}):
            done = write_results(book, notes_beside(file.parent, exercise), file.parent, language=language)
            tell_written(path for path in done.files if path not in done.grades.files)
            typer.echo(f"wrote {done.feedback} feedback pages")
            tell_grades(done.grades)


def beside(file: Path) -> str:
    """The gradebook in the folder of a file.

    Raises
    ------
    BookError
        If there is none.
    """
    found = file.resolve().parent / "gradebook.sqlite"
    if not found.is_file():
        raise BookError(f"No gradebook.sqlite lies beside {file}.", "Name the gradebook: --gradebook ADDRESS")
    return f"sqlite:///{found}"
