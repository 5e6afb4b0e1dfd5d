"""All our errors. Each says what was wanted, what came, where, and the next step."""

from __future__ import annotations

import copyreg
from pathlib import Path
from typing import Any


class BookError(Exception):
    """Anything the book refuses, with the next step for the person who reads it.

    Parameters
    ----------
    problem : str
        What was wanted and what came.
    remedy : str
        What to do next, as an instruction.

    Examples
    --------
    >>> print(BookError("The lamp is off.", "Switch it on."))
    The lamp is off.
    Switch it on.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}\n{remedy}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as it stands, whatever its class asks for when it is made: errors come home from worker processes."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__     # type: ignore[attr-defined]


class ContentError(BookError):
    """A data file or page that cannot be used, with the file and the line.

    Parameters
    ----------
    path : Path or str
        The file, relative to the book's root where that is known.
    line : int or None
        The line, counted from 1; None when the whole file is meant.

    Examples
    --------
    >>> print(ContentError("glossary/terms.yml", 3, "term 'agent' has no Japanese.", "Add 'ja:'."))
    glossary/terms.yml:3: term 'agent' has no Japanese.
    Add 'ja:'.
    """

    def __init__(self, path: Path | str, line: int | None, problem: str, remedy: str) -> None:
        self.path = str(path)
        self.line = line
        place = self.path if line is None else f"{self.path}:{line}"
        super().__init__(f"{place}: {problem}", remedy)


class ShapeError(BookError):
    """Arrays whose shapes do not agree.

    Examples
    --------
    >>> print(ShapeError("train needs one label an image, got 50 and 49.", "Append the missing label."))
    train needs one label an image, got 50 and 49.
    Append the missing label.
    """


class SettingError(BookError):
    """A setting that cannot be used.

    Examples
    --------
    >>> print(SettingError("BEYONDTOKEN_LANGUAGE must be one of en, ja, got 'fr'.", "Set it to one of them."))
    BEYONDTOKEN_LANGUAGE must be one of en, ja, got 'fr'.
    Set it to one of them.
    """


class RunError(BookError):
    """A page whose cells did not run to the end.

    Examples
    --------
    >>> print(RunError("chapters/world-models/dream stopped in its third cell.", "Run the page by hand."))
    chapters/world-models/dream stopped in its third cell.
    Run the page by hand.
    """


class MissingPartError(BookError):
    """A program or file outside the package that is needed and not there.

    Examples
    --------
    >>> print(MissingPartError("No program chromium was found.", "Install it."))
    No program chromium was found.
    Install it.
    """
