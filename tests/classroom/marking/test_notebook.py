from __future__ import annotations

import json
import time

import pytest

from beyondtoken.classroom.marking.notebook import (
    MOST_CELLS,
    MOST_CODE,
    HandedIn,
    UnreadableError,
    read_submission,
    writable,
)
from beyondtoken.settings import LARGEST_NOTEBOOK


def file(*cells: object, **more: object) -> bytes:
    return json.dumps({"cells": cells, **more}).encode()


def code(source: object, **more: object) -> dict:
    return {"cell_type": "code", "source": source, **more}


def test_cells_come_in_order_with_kind_number_and_name():
    named = code(["x = 1\n", "y"], metadata={"nbgrader": {"grade_id": "count"}})
    assert read_submission(file({"cell_type": "markdown", "source": "# A"}, named)) == [
        HandedIn("text", "# A", 1), HandedIn("code", "x = 1\ny", 2, "count")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_editors_write_are_read(encoding):
    content = json.dumps({"cells": [code("数 = 1")]}, ensure_ascii=False).encode(encoding)
    assert read_submission(content)[0].source == "数 = 1"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_are_made_alike(ends):
    assert read_submission(file(code(f"a{ends}b")))[0].source == "a\nb"


def test_half_characters_are_replaced():
    assert read_submission(b'{"cells": [{"cell_type": "code", "source": "x = \'\\ud800\'"}]}')[0].source == "x = '?'"
    assert writable("whole \U0001f600") == "whole \U0001f600"


@pytest.mark.parametrize("cell", [None, 3, "x", [], {}, code(None), code(3), code([1, None]), code({"a": 1}),
                                  code("", metadata=[1]), code("", metadata={"nbgrader": [1]}),
                                  code("", metadata={"nbgrader": {"grade_id": ["x"]}})], ids=repr)
def test_cell_of_odd_form_is_empty_or_none(cell):
    assert [(one.source, one.name) for one in read_submission(file(cell, code("x")))][-1] == ("x", "")
    assert sum(len(one.source) for one in read_submission(file(cell))) == 0


def test_old_format_keeps_its_cells_in_sheets():
    sheets = [{"cells": [{"cell_type": "code", "input": "x = 1"}]}, 3, {"cells": None}]
    assert read_submission(json.dumps({"worksheets": sheets}).encode()) == [HandedIn("code", "x = 1", 1)]


UNREADABLE = {
    "empty": (b" \n\0", "the file is empty"), "page": (b"<html>", "a web page"), "pdf": (b"%PDF-1.4", "a PDF"),
    "zip": (b"PK\x03\x04", "a zip archive"), "picture": (b"\x89PNG", "a picture"), "rtf": (b"{\\rtf1 hello", "JSON is"),
    "script": (b"def f():\n    pass", "a Python script"), "words": (b"hello", "not a notebook"),
    "list": (b"[]", "no list of cells"), "other": (b"{}", "no list of cells"), "cut": (b'{"cells": [',
                                                                                       "JSON is broken"),
    "conflict": (b'{"cells": [\n<<<<<<< HEAD\n', "merge conflict"),
    "large": (b" " * (LARGEST_NOTEBOOK + 1), "larger than 20"),
    "cells": (file(*[0] * (MOST_CELLS + 1)), "more than 2000"), "code": (file(code("x" * (MOST_CODE + 1))), "500,001"),
    "deep": (b'{"a":' * 200_000, "JSON is broken"), "digits": (b'{"a": ' + b"9" * 9000, "JSON is broken"),
}


@pytest.mark.parametrize(("content", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_says_what_it_seems_to_be(content, says):
    with pytest.raises(UnreadableError, match=says):
        read_submission(content)


@pytest.mark.parametrize("content", [b"\n" * 2_000_000 + b"x", b" " * 2_000_000 + b"x", b"<" * 2_000_000,
                                     b"\xff" * 2_000_000], ids=["lines", "blanks", "marks", "bytes"])
def test_guessing_takes_time_that_grows_with_the_length(content):
    started = time.process_time()
    with pytest.raises(UnreadableError):
        read_submission(content)
    assert time.process_time() - started < 2


def test_pictures_in_prose_do_not_count_as_code():
    assert len(read_submission(file({"cell_type": "markdown", "source": "A" * 3_000_000}))) == 1
