from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.collect import exercise_of
from beyondtoken.classroom.collect.exercise import looks_like_notebook

from .handins import notebook

SAID = notebook("", "two-walls")


@pytest.mark.parametrize("content", [SAID, b"\xef\xbb\xbf" + SAID, SAID.decode().encode("utf-16"), b"\n " + SAID])
def test_exercise_is_read_whatever_the_encoding(content):
    assert exercise_of(content) == "two-walls"
    assert looks_like_notebook(content)


@pytest.mark.parametrize("content", [
    b"", b"\xff\xfe\x00", b"[" * 100_000 + b'"beyondtoken"', notebook('{"beyondtoken": {"exercise": "forged"}}'),
    b'{"metadata": {"beyondtoken": []}}', b'{"metadata": {"beyondtoken": {"exercise": 3}}}', SAID[:-3], b"\x80abc"])
def test_what_does_not_say_its_exercise_gives_none(content):
    assert exercise_of(content) is None


def test_other_json_is_no_notebook():
    assert not looks_like_notebook(json.dumps({"cells": 3}).encode())
    assert not looks_like_notebook(b"%PDF-1.7 \xff")
