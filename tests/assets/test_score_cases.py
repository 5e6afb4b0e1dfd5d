"""Marks in JavaScript, held to the table that Python is held to as well."""

import json
import subprocess
from pathlib import Path

import pytest

from beyondtoken import assets
from tests.parts import need

HERE = Path(__file__).parent
TABLE = HERE.parent / "cases" / "scoring.json"
CASES = json.loads(TABLE.read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def marks():
    module = assets.bundle_folder().parent / "score.mjs"
    run = [need("node"), HERE / "marks.mjs", module, TABLE]
    told = subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout
    return json.loads(told)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_browser_gives_the_mark_of_the_table(case, marks):
    mark = marks[case["name"]]
    if case["mark"] is None:
        assert mark is None
    else:
        assert mark == {**case["mark"], "score": pytest.approx(case["mark"]["score"])}


def test_every_case_was_marked(marks):
    assert list(marks) == [case["name"] for case in CASES]
