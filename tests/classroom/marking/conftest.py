"""One marker and one warm process for all tests that need them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from beyondtoken.classroom.box import Limits, WarmProcess
from beyondtoken.classroom.marking.mark import Marker, Task
from tests.classroom.submissions.exercise import task as task_of_the_table
from tests.parts import need


@pytest.fixture(scope="session")
def task() -> Task:
    """The small exercise of the table of submissions."""
    return task_of_the_table()


@pytest.fixture(scope="module")
def marker(task: Task) -> Iterator[Marker]:
    need("bubblewrap")
    with Marker(task) as made:
        yield made


@pytest.fixture(scope="module")
def warm() -> Iterator[WarmProcess]:
    need("bubblewrap")
    with WarmProcess([], limits=Limits()) as started:
        yield started
