"""Which exercise a notebook belongs to, as its own metadata say."""

from __future__ import annotations

import json

MARK = b'"beyondtoken"'
HEAD = 4096


def exercise_of(content: bytes) -> str | None:
    """The id of the exercise that a notebook was made for; None where it does not say, or is no notebook.

    Read from ``{"metadata": {"beyondtoken": {"exercise": "<id>"}}}``, which ``beyondtoken assign`` writes.

    Examples
    --------
    >>> exercise_of(b'{"cells": [], "metadata": {"beyondtoken": {"exercise": "two-walls"}}}')
    'two-walls'
    >>> exercise_of(b"no notebook") is None
    True
    """
    text = as_text(content)
    if text is None or MARK.decode() not in text:
        return None
    try:
        metadata = json.loads(text)["metadata"]["beyondtoken"]
        found = metadata["exercise"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return found if isinstance(found, str) and found else None


def as_text(content: bytes) -> str | None:
    """The text of a file in UTF-8 or UTF-16, with or without a byte order mark; None where it is no text."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def looks_like_notebook(content: bytes) -> bool:
    """Whether a file under a wrong name may be a notebook all the same.

    Examples
    --------
    >>> looks_like_notebook(b'{"cells": [], "nbformat": 4}'), looks_like_notebook(b'{"a": 1}')
    (True, False)
    """
    text = as_text(content[:HEAD] if content[:1] != b"{" else content)
    return text is not None and text.lstrip().startswith("{") and '"cells"' in text and '"nbformat"' in text
