"""Marks in Python, held to the table that the browser is held to as well."""

import json
from pathlib import Path

import pytest

from beyondtoken.errors import BookError
from beyondtoken.grading import Mark, score

TABLE = json.loads((Path(__file__).parents[1] / "cases" / "scoring.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["name"])
def test_answer_gets_the_mark_of_the_table(case):
    mark = score(TABLE["records"][case["record"]], case["answer"])
    if case["mark"] is None:
        assert mark is None
    else:
        points, correct, feedback = case["mark"].values()
        assert mark == Mark(pytest.approx(points), correct, tuple(feedback))


def test_table_covers_all_six_kinds():
    kinds = {record["kind"] for record in TABLE["records"].values()}
    assert kinds == {"single", "multiple", "number", "order", "match", "text"}


@pytest.mark.parametrize("answer", [float("nan"), float("inf"), 10**400, 8j, b"8"])
def test_what_is_not_finite_is_no_number(answer):
    assert score(TABLE["records"]["number"], answer) is None


def test_unknown_kind_is_named_with_the_question():
    with pytest.raises(BookError, match="question 'q' must be of kind .* got 'essay'"):
        score({"id": "q", "kind": "essay"}, "a")


def test_marking_changes_neither_record_nor_answer():
    record, answer = json.loads(json.dumps(TABLE["records"]["order"])), ["w", "y", "x", "z"]
    score(record, answer)
    assert record == TABLE["records"]["order"]
    assert answer == ["w", "y", "x", "z"]
