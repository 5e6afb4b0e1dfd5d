"""One warm process for all tests that need a box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from beyondtoken.classroom.box import Child, Limits, WarmProcess
from tests.parts import need

GIVEN = "import numpy as np\ntwenty = 20"


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProcess]:
    need("bubblewrap")
    with WarmProcess([GIVEN], limits=Limits(seconds=2)) as started:
        yield started


@pytest.fixture
def child(warm: WarmProcess) -> Iterator[Child]:
    with warm.child() as started:
        yield started


@pytest.fixture
def value_of(child: Child) -> Callable[..., Any]:
    """What a program in the box leaves in ``value``."""
    def found(program: str) -> Any:
        assert "error" not in child.ask(op="cell", source=program, name="cell 1", seconds=20)
        return child.ask(op="get", name="value", seconds=5)["value"]
    return found
