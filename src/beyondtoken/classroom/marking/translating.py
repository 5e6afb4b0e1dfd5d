"""Cells as Python: what only a notebook understands (``%matplotlib``, ``!pip``, ``?help``) is translated."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SPECIAL = re.compile(r"^\s*[%!?]|=\s*[%!]|\?\s*$", re.MULTILINE)


def plain_python(source: str) -> str:
    """A cell as plain Python, by IPython's own rules; cells without magic stay as they are.

    Examples
    --------
    >>> plain_python("%matplotlib inline\\nx = 1")
    "get_ipython().run_line_magic('matplotlib', 'inline')\\nx = 1\\n"
    """
    if not SPECIAL.search(source):
        return source
    try:
        return str(transformer().transform_cell(source))
    except (SyntaxError, ValueError, RecursionError):
        return source


@cache
def transformer() -> Any:
    """IPython's translator."""
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager()
