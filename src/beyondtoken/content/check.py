"""Checking the whole book at once."""

from __future__ import annotations

from pathlib import Path

from ..errors import ContentError
from .bank_faults import bank_faults
from .book import Book
from .map_faults import map_faults
from .page_faults import page_faults
from .source_faults import source_faults


def check_book(root: Path) -> list[ContentError]:
    """Everything that is wrong with the data files and pages below ``root``, by file and line.

    Nothing is run and nothing is written. A file that cannot be read is reported once, and what would have
    been checked against it is left for the next time.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     print(check_book(Path(folder))[0])
    glossary/terms.yml: is not there.
    Restore the file, or correct its name.
    """
    book = Book(root)
    faults = [*source_faults(book), *map_faults(book), *bank_faults(book), *page_faults(book)]
    return sorted(book.errors + faults, key=lambda error: (error.path, error.line or 0, error.problem))
