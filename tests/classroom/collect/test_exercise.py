from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.collect import exercise_of, said_exercise
from beyondtoken.classroom.collect.exercise import looks_like_notebook
from beyondtoken.classroom.outcome import Student, Submission
from beyondtoken.errors import BookError

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


def submissions(*contents):
    return [Submission(student=Student(key=f"s{n}", name="x"), content=content) for n, content in enumerate(contents)]


def test_most_frequent_exercise_is_the_one_that_is_meant():
    others = [notebook("", name) for name in ("stairs", "two-walls")]
    assert said_exercise(submissions(None, *others, SAID, notebook(), notebook(), notebook())) == "two-walls"


@pytest.mark.parametrize(("contents", "problem"), [
    ([None, None], r"Nothing that was handed in is a notebook"),
    ([None, notebook()], "No notebook here says which exercise it is of")])
def test_exercise_that_nobody_says_is_asked_for_with_the_reason(contents, problem):
    with pytest.raises(BookError, match=problem) as error:
        said_exercise(submissions(*contents))
    assert "--exercise two-walls" in error.value.remedy
