from __future__ import annotations

import os
import subprocess
import sys

import pytest

from beyondtoken.classroom.box import Limits, SilenceError, WarmProcess
from beyondtoken.settings import MEBIBYTE
from tests.parts import need

from .inside_the_box import from_the_box


@pytest.fixture(scope="module")
def inside():
    return from_the_box("inside")


@pytest.fixture
def proc():
    folder = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
    yield folder
    os.close(folder)


def test_process_that_has_gone_needs_no_killing(inside):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert inside.kill(gone.pid) is None


def test_memory_of_a_process_is_counted_in_bytes(inside, proc):
    held = bytearray(b"x") * 50_000_000
    assert inside.resident(os.getpid(), proc) > len(held)


def test_process_that_has_gone_has_no_memory(inside, proc):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert inside.resident(gone.pid, proc) == 0


def test_processor_time_grows(inside):
    before = inside.cpu_used()
    while inside.cpu_used() < before + 0.05:
        pass
    assert inside.cpu_used() >= before + 0.05


def test_memory_of_all_processes_of_a_submission_is_bounded():
    need("bubblewrap")
    small = Limits(memory=100 * MEBIBYTE)
    with WarmProcess([], limits=small) as warm, warm.child() as child:
        with pytest.raises(SilenceError, match="ended"):
            child.ask(op="cell", name="cell 1", seconds=60, source=(
                "import os, time\nfor _ in range(3):\n    if os.fork() == 0:\n        x = bytearray(90_000_000)\n"
                "        time.sleep(60)\ntime.sleep(60)"))
        assert child.why == "memory"


def test_child_in_which_all_ends_leaves_the_warm_process_alone(warm):
    for _ in range(3):
        with warm.child() as child:
            child.ask(op="cell", source="import os\nif os.fork() == 0:\n    import time; time.sleep(98765)", name="x",
                      seconds=5)
    with warm.child() as child:
        assert child.ask(op="cell", source="print(1)", name="x", seconds=5) == {"out": "1\n"}


def test_scratch_space_is_empty_again_and_of_the_same_size(warm):
    fill = ("import os\nfor number in range(2):\n    os.makedirs(f'kept{number}')\n"
            "    open(f'kept{number}/left', 'wb').write(bytes(3_000_000))\nprint(sorted(os.listdir()))")
    for _ in range(3):
        with warm.child() as child:
            assert child.ask(op="cell", source=fill, name="x", seconds=5) == {"out": "['kept0', 'kept1']\n"}
    with warm.child() as child:
        look = "import os\nprint(os.listdir(os.environ['HOME']))"
        assert child.ask(op="cell", source=look, name="x", seconds=5) == {"out": "[]\n"}
