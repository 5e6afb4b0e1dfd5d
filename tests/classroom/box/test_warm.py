from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from beyondtoken.classroom.box import BoxError, Limits, SilenceError, WarmProcess
from beyondtoken.classroom.box import warm as warm_room
from beyondtoken.classroom.box.command import HERE
from beyondtoken.errors import MissingPartError
from tests.classroom.processes import processes_with
from tests.parts import need


def run(child, source: str, seconds: float = 5):
    return child.ask(op="cell", source=source, name="cell 1", seconds=seconds)


def test_cell_sees_what_was_given_and_says_what_it_printed(child):
    assert run(child, "print(twenty + 1)") == {"out": "21\n"}


def test_error_says_kind_text_and_line(child):
    assert run(child, "x = 1\n1 / 0")["error"] == ["ZeroDivisionError", "division by zero", 2]


def test_function_is_called_with_plain_values(child):
    run(child, "def double(x, *, by=2):\n    return x * by")
    assert child.ask(op="call", name="double", args=[[1]], kwargs={"by": 3}, seconds=5) == {"value": [1, 1, 1]}
    assert child.ask(op="get", name="nothing", seconds=5)["error"][0] == "NameError"


def test_each_child_begins_anew(warm):
    for _ in range(2):
        with warm.child() as child:
            assert run(child, "print('left' in globals())\nleft = 1") == {"out": "False\n"}


@pytest.mark.parametrize(("source", "said", "why"), [
    ("import os; os._exit(3)", "ended", "ended"), ("while True: pass", "over time", "over time")])
def test_child_that_falls_silent_is_ended_and_says_why(warm, source, said, why):
    with warm.child() as child:
        with pytest.raises(SilenceError, match=said):
            run(child, source, seconds=1)
        assert (child.has_ended, child.why) == (True, why)


def test_questions_have_copies_that_know_nothing_of_each_other(child):
    run(child, "seen = []\ndef ask(x):\n    seen.append(x)\n    return seen")
    with child.question(seconds=5) as one, child.question(seconds=5) as other:
        assert one.ask(op="call", name="ask", args=[1], kwargs={}, seconds=5) == {"value": [1]}
        assert other.ask(op="call", name="ask", args=[2], kwargs={}, seconds=5) == {"value": [2]}
    assert child.ask(op="get", name="seen", seconds=5) == {"value": []}


def test_copy_is_gone_after_its_question(child):
    run(child, "import os\ndef process():\n    return os.getpid()\ndef is_there(process):\n    os.kill(process, 0)\n")
    with child.question(seconds=5) as line:
        process = line.ask(op="call", name="process", args=[], kwargs={}, seconds=5)["value"]
    error = child.ask(op="call", name="is_there", args=[process], kwargs={}, seconds=5)["error"]
    assert error[0] == "ProcessLookupError"


def test_process_forked_by_a_cell_answers_nothing(child):
    run(child, "import os\nos.fork()\nx = 0")
    answers = [run(child, f"x = {number}\nprint(x)")["out"] for number in range(5)]
    assert answers == ["0\n", "1\n", "2\n", "3\n", "4\n"]


def test_processor_time_is_counted(warm):
    before = warm.cpu_seconds
    with warm.child() as child:
        run(child, "import time\nuntil = time.process_time() + 0.2\nwhile time.process_time() < until: pass")
    assert 0.15 < warm.cpu_seconds - before < 2


def test_given_cell_that_fails_is_the_teachers_to_mend():
    need("bubblewrap")
    with pytest.raises(BoxError, match="given cells of the exercise do not run: ZeroDivisionError"):
        WarmProcess(["1 / 0"], limits=Limits())


def test_box_that_does_not_start_says_what_it_said(monkeypatch):
    need("bubblewrap")
    monkeypatch.setattr(warm_room, "boxed_command", lambda control: ["sh", "-c", "echo no name spaces here >&2"])
    with pytest.raises(MissingPartError, match="could not be started: no name spaces here"):
        WarmProcess([], limits=Limits())


def test_box_that_has_ended_is_an_error_of_its_own():
    need("bubblewrap")
    with WarmProcess([], limits=Limits()) as warm:
        warm.process.kill()
        warm.control.shutdown(2)
        with pytest.raises(BoxError, match="has ended"), warm.child() as child:
            run(child, "x = 1")


def test_nothing_outlives_a_warm_process_that_is_killed():
    need("bubblewrap")
    others = processes_of_a_box()
    with WarmProcess([], limits=Limits()) as warm:
        child = warm_room.Child(warm)
        run(child, "import ctypes, os, signal\nctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\nif os.fork() == 0:\n"
                   "    ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\n    import time; time.sleep(98765)")
        os.kill(min(processes_of_a_box() - others), signal.SIGKILL)
        until = time.monotonic() + 5
        while processes_of_a_box() - others and time.monotonic() < until:
            time.sleep(0.05)
        assert processes_of_a_box() - others == set()


def processes_of_a_box() -> set[int]:
    """Processes of Python in boxes of this checkout."""
    return {number for number, command in processes_with(str(HERE)).items() if command.startswith(sys.executable)}


def test_closing_ends_a_busy_box_at_once():
    need("bubblewrap")
    warm = WarmProcess([], limits=Limits())
    child = warm_room.Child(warm)
    child.talk.send({"op": "cell", "source": "while True: pass", "name": "x"}, seconds=1)
    started = time.monotonic()
    warm.close()
    assert time.monotonic() - started < 5
    assert warm.process.returncode is not None


def test_process_without_a_box_runs_the_same_cells():
    with WarmProcess(["x = 20"], limits=Limits(), boxed=False) as warm, warm.child() as child:
        assert run(child, "print(x + 1)") == {"out": "21\n"}
