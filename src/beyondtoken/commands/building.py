"""`beyondtoken build` and `beyondtoken run`."""

from __future__ import annotations

import typer

from ..content import find_root
from ..content.root import shown_path
from ..notebooks import run_pages
from ..notebooks.build import build_book


def build_and_tell(edition: str) -> None:
    """Build the book and say where it is."""
    root = find_root()
    built = build_book(root, edition=edition, report=typer.echo)
    place = shown_path(built.site / "index.html", root)
    if not built.changed:
        typer.echo(f"Nothing changed: the book is at {place}")
        return
    typer.echo(f"The book is at {place}\nOpen that file, or run: make serve")


def run_and_tell() -> None:
    """Run the stale pages and say how many there were."""
    done = run_pages(find_root(), report=typer.echo)
    typer.echo(f"{len(done.ran)} pages ran, {len(done.fresh)} had nothing to do.")
