from __future__ import annotations

import contextlib
import threading
import time

import pytest

from beyondtoken.classroom.marking import overtime, testing
from beyondtoken.classroom.marking.mark import Marker
from beyondtoken.classroom.marking.overtime import Clock, OvertimeError
from beyondtoken.classroom.outcome import Student, Submission
from tests.classroom.desk import QUICK, RIGHT, Desk
from tests.parts import need

LONG = "def steps(path):\n    return list(range(100_000))"
SLOW_TESTS = QUICK.replace("  seconds: 2\n", "  seconds: 0.5\n").replace(
    "assert steps(path) == 2",
    "found = steps(path)\nassert isinstance(found, int) or all(found.count(one) == 1 for one in found)\n"
    "assert found == 2")


@pytest.fixture(autouse=True)
def _quick_watch(monkeypatch):
    monkeypatch.setattr(overtime, "TICK", 0.005)


def test_what_ends_in_time_is_left_alone():
    clock = Clock()
    for _ in range(3):
        with clock.limit(60):
            assert clock.until > time.monotonic()
    assert clock.until is None


def endless() -> None:
    while True:
        pass


def patient() -> None:
    while True:
        with contextlib.suppress(Exception):
            endless()


@pytest.mark.parametrize("work", [endless, patient])
def test_what_does_not_end_is_ended(work):
    with pytest.raises(OvertimeError), Clock().limit(0.02):
        work()


def test_nothing_comes_when_the_time_was_nearly_over():
    clock, over = Clock(), 0
    for number in range(300):
        try:
            with clock.limit(0.004):
                time.sleep(0.0001 * (number % 80))
        except OvertimeError:
            over += 1
        sum(range(2000))
    assert over < 300


def test_each_thread_is_ended_by_itself():
    ended, clocks = [], [Clock(), Clock()]

    def work(clock: Clock, seconds: float) -> None:
        try:
            with clock.limit(seconds):
                until = time.monotonic() + 0.3
                while time.monotonic() < until:
                    pass
        except OvertimeError:
            ended.append(seconds)

    threads = [threading.Thread(target=work, args=one) for one in zip(clocks, (0.05, 60), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [0.05]


def test_nobody_watches_when_nothing_runs():
    clock = Clock()
    with clock.limit(60):
        time.sleep(0.02)
        assert clock.is_watched
    until = time.monotonic() + 5
    while clock.is_watched and time.monotonic() < until:
        time.sleep(0.005)
    assert not clock.is_watched


def test_answer_that_keeps_a_test_busy_costs_its_points_and_no_more(tmp_path, monkeypatch):
    need("bubblewrap")
    monkeypatch.setattr(testing, "TEST_SECONDS", 0.2)
    desk = Desk(tmp_path, SLOW_TESTS)
    with Marker(desk.task) as marker:
        outcomes = [marker.mark(Submission(student=Student(key="a", name="A"), content=desk.notebook(code)))
                    for code in (LONG, RIGHT)]
    assert [one.passed for one in outcomes[0].questions[0].tests] == [False, False]
    assert outcomes[0].questions[0].note == "in a test the answer kept its test busy for longer than 0.2 seconds"
    assert outcomes[1].questions[0].points == 3
