from __future__ import annotations

import json

import pytest

NOTED = """
import json, os
noted = []
os.register_at_fork(before=lambda: noted.append("before"), after_in_parent=lambda: noted.append("parent"),
                    after_in_child=lambda: noted.append("child"))
def seen():
    return noted
"""


def seen_by(line):
    return line.ask(op="call", name="seen", args=[], kwargs={}, seconds=5)["value"]


def test_own_forks_run_no_callbacks(child):
    child.ask(op="cell", source=NOTED, name="x", seconds=5)
    with child.question(seconds=5) as line:
        assert (seen_by(line), seen_by(child)) == ([], [])


def test_forks_of_a_student_run_them_as_ever(child):
    fork = ("ours, theirs = os.pipe()\nif os.fork() == 0:\n    os.write(theirs, json.dumps(noted).encode())\n"
            "    os._exit(0)\nprint(os.read(ours, 99).decode(), json.dumps(noted), sep='|')")
    printed = child.ask(op="cell", source=NOTED + fork, name="x", seconds=5)["out"]
    assert [json.loads(one) for one in printed.split("|")] == [["before", "child"], ["before", "parent"]]


def test_own_fork_of_a_process_with_threads_runs_them(child):
    child.ask(op="cell", source=f"{NOTED}import threading, time\n"
              "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()", name="x", seconds=5)
    with child.question(seconds=5) as line:
        assert seen_by(line) == ["before", "child"]


@pytest.mark.parametrize("given", ["import random", "import numpy.random"])
def test_forks_of_a_student_have_chances_of_their_own(child, given):
    program = (f"{given}\nimport os, random\nours, theirs = os.pipe()\nfor _ in range(2):\n    if os.fork() == 0:\n"
               "        os.write(theirs, b'%.17f ' % random.random())\n        os._exit(0)\n    os.wait()\n"
               "one, other = os.read(ours, 99).split()\nprint(one != other)")
    assert child.ask(op="cell", source=program, name="x", seconds=20) == {"out": "True\n"}
