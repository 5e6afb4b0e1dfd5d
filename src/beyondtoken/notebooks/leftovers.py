"""Marks of our extensions that a notebook reader would see as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..errors import ContentError
from .roles import INLINE

LINE = re.compile(r"^[\s>]*:{3,}.*$|^[\s>]*(?:`{3,}|~{3,})\{.*$|^\([\w:.-]+\)=\s*$", re.MULTILINE)
UNCLOSED = re.compile(r"\{\{[^}\n]*\}\}|\{[a-zA-Z][\w:.-]*\}`")
FENCED = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})(?![`~{]).*?^\s*(?P=mark)\s*$", re.MULTILINE | re.DOTALL)
MATHS = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)


def leftovers_in(markdown: str) -> list[str]:
    """Roles, directives, targets and substitutions left in Markdown; code and formulas may hold anything.

    Examples
    --------
    >>> leftovers_in("See {claim}`A4-C23` and `{plain}`.")
    ['{claim}`A4-C23`']
    """
    prose = MATHS.sub("", FENCED.sub("", markdown))
    lines = [match[0].strip() for match in LINE.finditer(prose)]
    rest = LINE.sub("", prose)
    roles = [match[0] for match in INLINE.finditer(rest) if match["role"]]
    return lines + roles + UNCLOSED.findall(INLINE.sub("", rest))


def notebook_leftovers(notebook: dict[str, Any]) -> list[tuple[int, str]]:
    """Leftovers of a notebook: number of the cell, and what is left. Prose said by a cell counts as prose."""
    found = []
    for number, cell in enumerate(notebook["cells"], start=1):
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        said = cell["cell_type"] == "code" and "import say" in source
        if cell["cell_type"] == "markdown" or said:
            text = source.replace("{{", "{").replace("}}", "}") if said else source
            found += [(number, left) for left in leftovers_in(text)]
    return found


def check_leftovers(path: Path, shown_as: str) -> list[ContentError]:
    """Every leftover of one notebook file, as an error that names its cell."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [ContentError(shown_as, None, f"cell {number} shows '{left}' to the reader.",
                         "Write it in the page as the derivation knows it, then run: beyondtoken derive")
            for number, left in notebook_leftovers(notebook)]
