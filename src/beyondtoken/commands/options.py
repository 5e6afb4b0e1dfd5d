"""Options that several commands share, and what a person may type for them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from ..errors import SettingError

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")]
Language = Annotated[str, typer.Option(help="Language of pages and files: en or ja.")]
Out = Annotated[Path, typer.Option("--out", help="Folder to write to; it is made where missing.")]
Due = Annotated[str, typer.Option(help="Date (and time): 2026-12-10 or 2026-12-10T18:00. For the handout; what is "
                                       "handed in later is marked late.")]
Private = Annotated[Path | None, typer.Option(help="Folder of your own, with hidden tests, exercises and questions for "
                                              "examinations that students cannot find in the public book.")]


def read_attempt(text: str) -> Literal["last", "first"]:
    """Which attempt counts.

    Raises
    ------
    SettingError
        If it is neither.
    """
    if text == "last":
        return "last"
    if text == "first":
        return "first"
    raise SettingError(f"--attempt is 'last' or 'first', got '{text}'.", "Leave it out to grade the last one.")


def read_language(text: str) -> str:
    """A language of the book.

    Raises
    ------
    SettingError
        If the book is not written in it.

    Examples
    --------
    >>> read_language("ja")
    'ja'
    """
    from ..content import LANGUAGES

    if text not in LANGUAGES:
        raise SettingError(f"--language is one of {', '.join(LANGUAGES)}, got '{text}'.", "Leave it out for English.")
    return text


def read_due(text: str) -> datetime | None:
    """A date and time as a person types it; a date alone is due at its end.

    Raises
    ------
    SettingError
        If it is none.

    Examples
    --------
    >>> read_due("2026-12-10").isoformat()
    '2026-12-10T23:59:59'
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise SettingError(f"--due needs a date, such as 2026-12-10 or 2026-12-10T18:00, got '{text}'.",
                           "Write year, month, day with hyphens.") from None
    return found.replace(hour=23, minute=59, second=59) if len(text) <= 10 else found
