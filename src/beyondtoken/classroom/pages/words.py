"""Every word that the desk's pages say, in both languages, from one table; and numbers as people write them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from ...content.bilingual import Bilingual
from ...errors import BookError

TABLE = Path(__file__).with_name("words.json")


@cache
def _table() -> dict[str, dict[str, str]]:
    return json.loads(TABLE.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Parameters
    ----------
    language : str
        ``"en"`` or ``"ja"``.

    Raises
    ------
    BookError
        If the table has no such words, or not in this language.

    Examples
    --------
    >>> say = Words("en")
    >>> say("more", n=3), say.count("students", 1), say.count("students", 30)
    ('and 3 more', '1 student', '30 students')
    """

    language: str

    def __call__(self, key: str, **values: object) -> str:
        """The words for ``key``, with ``{name}`` filled in."""
        try:
            return _table()[key][self.language].format(**values)
        except KeyError as missing:
            raise BookError(f"words.json of the desk has nothing for '{key}' in '{self.language}' ({missing}).",
                            f"Add '{key}' with 'en' and 'ja' to {TABLE.name}.") from missing

    def count(self, key: str, n: int) -> str:
        """The words for ``n`` of something: one has words of its own where the table holds ``key_one``."""
        own = f"{key}_one"
        return self(own if n == 1 and own in _table() else key, n=f"{n:,}")

    def title(self, text: Bilingual | str) -> str:
        """A text of the book in this language."""
        return text if isinstance(text, str) else text.text(self.language)

    def share(self, points: float | None, out_of: float) -> str:
        """Points out of points; a dash where they are not known."""
        return f"{number(points)} / {number(out_of)}"

    def moment(self, when: datetime) -> str:
        """A moment in UTC."""
        known = when if when.tzinfo is None else when.astimezone(UTC)
        return f"{known:%Y-%m-%d %H:%M} UTC"


def number(value: float | None) -> str:
    """A number with at most two decimals; a dash for None.

    Examples
    --------
    >>> number(4.0), number(2.5), number(1 / 3), number(None), number(1200.0)
    ('4', '2.5', '0.33', '–', '1,200')
    """
    if value is None:
        return "–"
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent(part: float, whole: float) -> str:
    """A share in whole percent; 100 and 0 only where it is all or nothing.

    Examples
    --------
    >>> percent(1, 3), percent(999, 1000), percent(1, 1000), percent(0, 0)
    ('33 %', '99 %', '1 %', '–')
    """
    if not whole:
        return "–"
    share = round(100 * part / whole)
    return f"{share if part in (0, whole) else min(max(share, 1), 99)} %"
