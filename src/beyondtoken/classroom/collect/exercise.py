"""Which exercise a notebook belongs to, as its own metadata say."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable

from ...errors import BookError
from ..outcome import Submission

LOOKED_AT = 30                       # notebooks asked for the exercise they belong to
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


def said_exercise(submissions: Iterable[Submission]) -> str:
    """The exercise that most of the first notebooks say they are of.

    Raises
    ------
    BookError
        If none says, or there is no notebook.
    """
    notebooks = (exercise_of(one.content) for one in submissions if one.content is not None)
    said = Counter(itertools.islice(notebooks, LOOKED_AT))
    if not said:
        raise BookError("Nothing that was handed in is a notebook (.ipynb).",
                        "Name another folder or zip; to give everybody the reason all the same, name the exercise: "
                        "--exercise two-walls")
    named = Counter({name: count for name, count in said.items() if name})
    if not named:
        raise BookError("No notebook here says which exercise it is of.", "Name it: --exercise two-walls")
    return named.most_common(1)[0][0]


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
