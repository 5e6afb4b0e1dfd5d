"""A notebook as it was handed in: its cells, or a plain reason why there are none."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from ...settings import LARGEST_NOTEBOOK, MEBIBYTE

MOST_CELLS = 2000
MOST_CODE = 500_000                  # characters of all code cells together


class UnreadableError(Exception):
    """Why a file is no notebook, in words for a person."""


@dataclass(frozen=True)
class HandedIn:
    """One cell of a submission; ``number`` counts cells of the file from 1."""

    kind: Literal["code", "text"]
    source: str
    number: int
    name: str = ""                   # what nbgrader knows it by; "" if it says nothing


def read_submission(content: bytes) -> list[HandedIn]:
    """The cells of a notebook; old formats, byte order marks and odd fields do not matter.

    Raises
    ------
    UnreadableError
        If the bytes are no notebook; its text says what they seem to be.

    Examples
    --------
    >>> read_submission(b'{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}')
    [HandedIn(kind='code', source='x = 1', number=1, name='')]
    """
    if len(content) > LARGEST_NOTEBOOK:
        raise UnreadableError(f"the file is larger than {LARGEST_NOTEBOOK // MEBIBYTE} MiB")
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableError("the file is empty")
    cells = found_cells(parsed(content))
    if len(cells) > MOST_CELLS:
        raise UnreadableError(f"the notebook has {len(cells)} cells, more than {MOST_CELLS}")
    read = [cell for number, one in enumerate(cells, start=1) if (cell := read_cell(one, number))]
    code = sum(len(cell.source) for cell in read if cell.kind == "code")
    if code > MOST_CODE:
        raise UnreadableError(f"its code cells hold {code:,} characters, more than {MOST_CODE:,}")
    return read


def parsed(content: bytes) -> Any:
    """The JSON of a file."""
    text = decoded(content)
    try:
        return json.loads(text)
    except (ValueError, RecursionError, MemoryError) as problem:
        raise UnreadableError(guessed(content, text) or f"not a notebook: its JSON is broken ({problem})") from None


def decoded(content: bytes) -> str:
    """Text of a file in UTF-8, or in UTF-16 where its first bytes say so; what is neither stays visible."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def guessed(content: bytes, text: str) -> str:
    """What a file that is no JSON seems to be; "" if it can be anything."""
    start = text.lstrip()[:200].lower()
    if re.search(r"^<{7} |^>{7} ", text, re.MULTILINE):
        return "the notebook holds the marks of a merge conflict (<<<<<<<): it must be merged and saved again"
    if start.startswith(("<!doctype html", "<html", "<head", "<?xml", "<script")):
        return "a web page, not a notebook (often the log-in page that was saved in its place)"
    if start.startswith("{"):
        return ""
    for magic, name in ((b"%PDF", "a PDF"), (b"PK", "a zip archive"), (b"\x89PNG", "a picture"),
                        (b"\xff\xd8", "a picture"), (b"{\\rtf", "a text document")):
        if content.startswith(magic):
            return f"{name}, not a notebook"
    if re.search(r"^[ \t]*(def|import|from|class)\s", text, re.MULTILINE):
        return "a Python script, not a notebook"
    return "not a notebook"


def found_cells(notebook: Any) -> list[Any]:
    """The list of cells of a notebook of any format."""
    if isinstance(notebook, dict) and isinstance(notebook.get("cells"), list):
        return notebook["cells"]
    sheets = notebook.get("worksheets") if isinstance(notebook, dict) else None
    if isinstance(sheets, list):
        return [cell for sheet in sheets if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)
                for cell in sheet["cells"]]
    raise UnreadableError("the file is JSON, but no notebook: it has no list of cells")


def read_cell(cell: Any, number: int) -> HandedIn | None:
    """One cell; None for what is none."""
    if not isinstance(cell, dict):
        return None
    kind: Literal["code", "text"] = "code" if cell.get("cell_type") == "code" else "text"
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    text = writable("".join(line for line in lines if isinstance(line, str)))
    return HandedIn(kind, text.replace("\r\n", "\n").replace("\r", "\n"), number, name_of(cell))


def writable(text: str) -> str:
    """A text without half characters, which JSON can spell and no file can hold.

    Examples
    --------
    >>> writable("half\\ud800")
    'half?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def name_of(cell: dict[str, Any]) -> str:
    """The name that an answer or test cell carries."""
    metadata = cell.get("metadata")
    known = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = known.get("grade_id") if isinstance(known, dict) else None
    return name if isinstance(name, str) else ""
