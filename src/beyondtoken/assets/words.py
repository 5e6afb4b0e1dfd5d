"""Every word that our front end says, in both languages; JavaScript reads the same table."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ..errors import BookError

TABLE = Path(__file__).with_name("words.json")


@cache
def _table() -> dict[str, dict[str, str]]:
    return json.loads(TABLE.read_text(encoding="utf-8"))


def word(key: str, lang: str, **values: object) -> str:
    """The words for ``key`` in one language, with ``{name}`` filled in.

    Raises
    ------
    BookError
        If the table has no such words.

    Examples
    --------
    >>> word("attempt", "en", n=2)
    'Attempt 2.'
    """
    try:
        return _table()[key][lang].format(**values)
    except KeyError as missing:
        raise BookError(f"words.json has nothing for '{key}' in '{lang}' ({missing}).",
                        f"Add '{key}' with 'en' and 'ja' to {TABLE.name}.") from missing
