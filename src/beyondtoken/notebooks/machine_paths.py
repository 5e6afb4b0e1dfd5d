"""Paths of somebody's machine in files that everybody gets."""

from __future__ import annotations

import re
from pathlib import Path

from ..errors import ContentError
from .inputs import files_below

HOMES = re.compile(r"(?<![\w.~:/])/(?:home|Users|root)/[\w.-]+/|\b[A-Z]:\\+Users\\+\w", re.ASCII)
TEXT = (".md", ".ipynb", ".yml", ".yaml", ".py", ".mjs", ".js", ".css", ".json", ".toml", ".txt", ".bib",
        ".cfg", ".sh", ".po", ".csv", ".tsv", "Makefile")


def check_machine_paths(root: Path) -> list[ContentError]:
    """Every line of the book's files that names a folder of one machine: this one, or anybody's home.

    Examples
    --------
    >>> check_machine_paths(Path("/nowhere"))
    []
    """
    return [error for path in text_files(root) for error in paths_in(path, root)]


def text_files(root: Path) -> list[Path]:
    """Text files of the book, its derived notebooks among them."""
    files = {Path(name) for name in files_below(root)} | set(root.glob("chapters/**/*.ipynb"))
    return sorted(path for path in files if path.name.endswith(TEXT) and ".min." not in path.name)


def paths_in(path: Path, root: Path) -> list[ContentError]:
    """The lines of one file that hold a machine's path."""
    text = path.read_text(encoding="utf-8", errors="replace")
    here = f"{root.resolve()}/"
    if here not in text and not HOMES.search(text):
        return []
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)
             if here in line or HOMES.search(line))
    return [ContentError(path.relative_to(root), number, f"names a folder of one machine: {line[:80]}",
                         "Write the path relative to the book.") for number, line in lines]
