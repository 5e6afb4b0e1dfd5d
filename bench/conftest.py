"""What the benchmarks share: the checkout, and CPU seconds of a command with all it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Cost:
    """What a command cost: seconds of CPU (its own and its children's) and on the clock."""

    cpu: float
    wall: float
    output: str


@pytest.fixture(scope="session")
def root() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture
def beyondtoken(root: Path) -> Callable[..., Cost]:
    """Run a command of the book and count what it cost."""

    def run(*words: str) -> Cost:
        program = str(Path(sys.executable).with_name("beyondtoken"))
        return cost_of([program, *words], root, {**os.environ, "OMP_NUM_THREADS": "1"})

    return run


def cost_of(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a command and count what it cost, with all the processes it waited for."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - start, done.stdout)
