"""`beyondtoken derive`."""

from __future__ import annotations

import typer

from ..classroom import write_student_copies
from ..content import find_root
from ..notebooks import derive_pages
from .messages import shown


def derive_and_tell() -> None:
    """Write students' copies first (they are pages), then all notebooks; name each file that changed."""
    root = find_root()
    written = [*write_student_copies(root), *derive_pages(root)]
    for path in written:
        typer.echo(f"wrote {shown(path, root)}")
    if not written:
        typer.echo("Nothing to write: every derived file is what its source says.")
