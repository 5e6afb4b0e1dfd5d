"""Cells as Python: what only a notebook understands (``%matplotlib``, ``!pip``, ``?help``) is translated."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SPECIAL = re.compile(r"^[ \t]*[%!?]|=[ \t]*[%!]|\?[ \t]*$", re.MULTILINE)
TIMED = re.compile(r"\A[ \t\n]*%%(?:time|capture|prun)\b.*\n")   # what follows is run as ever
MOST_WORK = 50_000                   # characters times magics: IPython reads a cell again for each of them


def plain_python(source: str) -> str:
    """A cell as plain Python, by IPython's own rules; cells without magic stay as they are, and absurd ones too.

    Examples
    --------
    >>> plain_python("%matplotlib inline\\nx = 1")
    "get_ipython().run_line_magic('matplotlib', 'inline')\\nx = 1\\n"
    """
    source = TIMED.sub("\n", source)
    magics = sum(1 for _ in SPECIAL.finditer(source))
    if not magics or magics * len(source) > MOST_WORK:
        return source
    try:
        return str(transformer().transform_cell(source))
    except (SyntaxError, ValueError, RuntimeError):
        return source


@cache
def transformer() -> Any:
    """IPython's translator."""
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager()
