"""When a page must run again: a hash over its cells and everything its run read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from .. import settings
from .pages import Page
from .runs import PageRun, cache_path

PACKAGE_FOLDER = Path(__file__).resolve().parent.parent
PACKAGE_MARK = "package:"
MISSING = "missing"
NOT_OURS = {"_build", ".venv", ".git", "node_modules", "site-packages"}


@dataclass
class Hashes:
    """Hashes of files, each file read once.

    Examples
    --------
    >>> Hashes(Path("/nowhere")).of("notes.md")
    'missing'
    """

    root: Path
    known: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Hash of a file by its name relative to the book (or to the package, where that lies elsewhere)."""
        if name not in self.known:
            self.known[name] = file_hash(self.place(name))
        return self.known[name]

    def place(self, name: str) -> Path:
        """Where a recorded name lies."""
        if name.startswith(PACKAGE_MARK):
            return PACKAGE_FOLDER / name.removeprefix(PACKAGE_MARK)
        return self.root / name

    def recorded(self, names: list[str]) -> dict[str, str]:
        """Hash of each file of ours among absolute ``names``; others and what a build makes are left out."""
        ours = {name for path in names if (name := self.name_of(Path(path)))}
        return {name: self.of(name) for name in sorted(ours)}

    def name_of(self, path: Path) -> str | None:
        """The name under which a file is recorded, or None if it is no file of the book or the package."""
        path, root = path.resolve(), self.root.resolve()
        if path.is_relative_to(root):
            inside = path.relative_to(root)
            return None if NOT_OURS.intersection(inside.parts) else inside.as_posix()
        if path.is_relative_to(PACKAGE_FOLDER):
            return PACKAGE_MARK + path.relative_to(PACKAGE_FOLDER).as_posix()
        return None


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes; a word where there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return MISSING


def page_key(page: Page, reads: dict[str, str], hashes: Hashes) -> str:
    """Hash over cells, kernel, inline expressions, the lock, the language, and every file in ``reads``."""
    parts = {
        "cells": [cell.text for cell in page.cells],
        "expressions": [[expression.cells_before, expression.text] for expression in page.expressions],
        "kernelspec": page.kernelspec,
        "lock": hashes.of("requirements.txt"),
        "language": settings.LANGUAGE.read(),
        "reads": reads,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def is_fresh(page: Page, run: PageRun | None, hashes: Hashes) -> bool:
    """True if running the page again would find the same cells and the same files."""
    if run is None or not (cache_path(hashes.root) / "executed" / run.outputs / "base.ipynb").is_file():
        return False
    return run.key == page_key(page, {name: hashes.of(name) for name in run.reads}, hashes)
