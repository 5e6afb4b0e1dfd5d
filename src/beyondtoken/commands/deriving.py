"""`beyondtoken derive`."""

from __future__ import annotations

import typer

from ..classroom import write_student_copies
from ..content import find_root
from ..notebooks import derive_pages
from .messages import tell_written


def derive_and_tell() -> None:
    """Write students' copies first (they are pages), then all notebooks; name each file that changed."""
    root = find_root()
    written = [*write_student_copies(root), *derive_pages(root)]
    tell_written(written, below=root)
    if not written:
        typer.echo("Nothing to write: every derived file is what its source says.")
