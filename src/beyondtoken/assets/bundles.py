"""The bundles that pages and notebooks load, and whether they are made from today's sources."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..errors import MissingPartError

FOLDER = Path(__file__).parent
SOURCES = ("*.mjs", "*.css", "*.json")
NAMES = ("page.js", "widget.js", "book.css", "widget.css")


def bundle_folder() -> Path:
    """The folder that holds the bundles and nothing else."""
    return FOLDER / "bundle"


def page_script() -> Path:
    """The script of every page: one classic file, so that it also runs from disk."""
    return _bundle("page.js")


def stylesheet() -> Path:
    """The look of every page."""
    return _bundle("book.css")


def widget_module() -> Path:
    """The module of every widget, for anywidget's ``_esm``."""
    return _bundle("widget.js")


def widget_stylesheet() -> Path:
    """The look of our parts alone, for anywidget's ``_css``."""
    return _bundle("widget.css")


def _bundle(name: str) -> Path:
    path = bundle_folder() / name
    if not path.exists():
        raise MissingPartError(f"{name} is wanted from {path.parent}, and is not there.",
                               "Run 'make bundle' in the book's repository.")
    return path


def sources_hash() -> str:
    """Hash over all sources of the bundles; ``vendor/bundler/bundle.mjs`` counts the same way."""
    found = sorted((path for pattern in SOURCES for path in FOLDER.glob(pattern)), key=lambda path: path.name)
    parts = (f"{path.name}\n".encode() + path.read_bytes() + b"\n" for path in found)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def stale_bundles() -> list[str]:
    """Names of bundles that are missing or were made from other sources.

    Examples
    --------
    >>> set(stale_bundles()) <= set(NAMES)
    True
    """
    wanted = f"/* sha256 {sources_hash()} */"
    return [name for name in NAMES if _first_line(bundle_folder() / name) != wanted]


def _first_line(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().rstrip("\n")


def bundle_is_fresh() -> bool:
    """Whether every bundle was made from today's sources."""
    return not stale_bundles()
