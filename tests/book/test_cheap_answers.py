"""Answers that cost nothing pass no test, above all empty arrays: they equal whatever they are compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from beyondtoken.classroom import read_masters
from beyondtoken.classroom.marking.mark import given_names
from beyondtoken.classroom.marking.testing import Tests

MASTERS = read_masters(Path(__file__).resolve().parents[2])
CHEAP = {"an empty list": [], "not a number": float("nan"), "no numbers": np.zeros(0), "no rows": np.zeros((0, 1)),
         "no pairs": np.zeros((0, 2))}


@dataclass
class Always:
    """Stands in for a student's process that gives one answer to all."""

    answer: Any
    last: str = ""

    def begin(self, test: str) -> None:
        """A new test."""

    def ask(self, **_: Any) -> Any:
        """The answer."""
        return self.answer


@pytest.fixture(scope="module")
def tests_of():
    known: dict[str, Tests] = {}
    return lambda name: known.setdefault(name, Tests(MASTERS[name], given_names(MASTERS[name])))


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("cheap", CHEAP)
@pytest.mark.parametrize("name", MASTERS)
def test_no_test_passes_a_cheap_answer(tests_of, name, cheap):
    tests = tests_of(name)
    cells = [cell for question in MASTERS[name].head.questions if question.kind == "code"
             for visible in (True, False) for cell in tests.of(question.id, visible=visible)]
    assert [cell.test for cell in cells if tests.run(cell, Always(CHEAP[cheap])).passed] == []
