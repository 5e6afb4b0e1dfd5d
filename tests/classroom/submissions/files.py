"""Files that are no notebook, or hardly one."""

from __future__ import annotations

import io
import json
import zipfile

from .case import Case, Points
from .exercise import MIDDLE, STEPS, cells_with, code, handed_out, notebook

NONE: Points = (None, None)
GOOD = {"middle": MIDDLE, "steps": STEPS}


def unreadable(name: str, content: bytes, says: str) -> Case:
    """A file that has no points, and says why."""
    return Case(name, NONE, content=lambda: content, state="unreadable", says=says)


def good() -> bytes:
    """A notebook with both answers."""
    return notebook(cells_with(GOOD))


def old_format() -> bytes:
    """The same in the format of 2012."""
    cells = [{"cell_type": "code", "input": cell["source"], "language": "python", "metadata": cell["metadata"]}
             for cell in cells_with(GOOD) if cell["cell_type"] == "code"]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}).encode()


def zipped() -> bytes:
    """A zip around a notebook."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("notebook.ipynb", good())
    return held.getvalue()


def duplicate_keys() -> bytes:
    """Two lists of cells: readers take the last."""
    return b'{"cells": [], ' + good().lstrip()[1:]


FILES = (
    Case("nothing handed in", NONE, content=lambda: None, state="missing", says="nothing was handed in"),
    Case("with a byte order mark", content=lambda: b"\xef\xbb\xbf" + good()),
    Case("in UTF-16", content=lambda: good().decode().encode("utf-16")),
    Case("old format", content=old_format),
    Case("duplicate keys", content=duplicate_keys),
    Case("bytes that are no UTF-8", content=lambda: good().replace(b"Middle", b"M\xff\xfeddle", 1),
         state="needs a person"),
    Case("Windows line ends", content=lambda: notebook(cells_with({name: text.replace("\n", "\r\n")
                                                                   for name, text in GOOD.items()}))),
    Case("fields missing", content=lambda: json.dumps({"cells": [
        {"cell_type": "code", "source": text} for text in GOOD.values()]}).encode()),
    Case("no list of cells in one sheet", (0, 0), content=lambda: b'{"worksheets": [3, {"cells": 4}, {"cells": []}]}'),
    unreadable("zero bytes", b"", "the file is empty"),
    unreadable("only blanks", b" \n\0\0\n" * 1000, "the file is empty"),
    unreadable("corrupt JSON", handed_out()[:500], "its JSON is broken"),
    unreadable("log-in page", b"<!DOCTYPE html><html><body>Log in</body></html>", "a web page"),
    unreadable("merge conflict",
               handed_out()[:300] + b"\n<<<<<<< HEAD\n{}\n=======\n>>>>>>> other\n", "merge conflict"),
    unreadable("a PDF", b"%PDF-1.7\n\x93\x8c", "a PDF"),
    unreadable("a zip", zipped(), "a zip archive"),
    unreadable("a picture", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"),
    unreadable("a script", b"import numpy\n" + MIDDLE.encode(), "a Python script"),
    unreadable("any words", b"I could not do it, sorry.", "not a notebook"),
    unreadable("a list", b"[1, 2]", "no list of cells"),
    unreadable("a number", b"3", "no list of cells"),
    unreadable("null", b"null", "no list of cells"),
    unreadable("cells of a wrong type", b'{"cells": {"a": 1}}', "no list of cells"),
    unreadable("25 megabytes", b'{"cells": []}' + b" " * 25_000_000, "larger than 20 MiB"),
    unreadable("nested deeper than can be read", b"[" * 5_000_000, "not a notebook"),
    unreadable("nested in a cell", b'{"cells": [' + b'{"a":' * 1_000_000, "JSON is broken"),
    unreadable("a number of a million digits", b'{"cells": ' + b"9" * 1_000_000 + b"}", "JSON is broken"),
    unreadable("a million blank lines and a word", b"\n" * 1_000_000 + b"x", "not a notebook"),
    Case("numbers without end", content=lambda: notebook(cells_with(GOOD), extra=[1e308] * 10 + [0] * 1_000_000)),
    Case("a cell of 9 megabytes", NONE, content=lambda: notebook([*cells_with(GOOD), code("#" * 9_000_000)]),
         state="unreadable", says="9,000"),
)
