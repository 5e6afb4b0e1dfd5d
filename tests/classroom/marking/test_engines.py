from __future__ import annotations

import multiprocessing
import os
import threading
import time

import psutil
import pytest

from beyondtoken.classroom.marking.engines import mark_all, on_one_processor, sensible_workers, settle
from beyondtoken.errors import BookError, MissingPartError
from tests.classroom.desk import ENDS, RIGHT, SLOW, WRONG, Desk
from tests.parts import need


@pytest.fixture
def desk(tmp_path):
    need("bubblewrap")
    return Desk(tmp_path)


def keys(outcomes):
    return sorted(one.student.key for one in outcomes)


def told(outcomes):
    """Outcomes by student, without what a clock says."""
    return {one.student.key: one.model_copy(update={"seconds": 0, "cpu_seconds": 0}) for one in outcomes}


def test_one_process_and_two_give_the_same(desk):
    mixed = [desk.submissions(4, code)[n] for n, code in enumerate((RIGHT, WRONG, ENDS, ""))]
    here, there = list(mark_all(desk.task, mixed)), list(mark_all(desk.task, mixed, workers=2))
    assert told(here) == told(there)
    assert [one.points for one in here] == [3, 1, 0, 0]


def test_killed_worker_costs_no_result_and_doubles_none(desk):
    class_of = desk.submissions(24, SLOW)
    outcomes = mark_all(desk.task, class_of, workers=2)
    found = [next(outcomes)]
    multiprocessing.active_children()[0].kill()
    found += outcomes
    assert keys(found) == [one.student.key for one in class_of]
    assert {one.points for one in found} == {3}


def test_workers_that_are_killed_again_and_again_are_told(desk):
    stop = threading.Event()

    def kill_all():
        while not stop.wait(0.05):
            for child in multiprocessing.active_children():
                child.kill()

    threading.Thread(target=kill_all).start()
    try:
        with pytest.raises(BookError, match="killed again and again"):
            list(mark_all(desk.task, desk.submissions(3), workers=2))
    finally:
        stop.set()


def test_workers_are_ended_when_nobody_wants_more_results(desk):
    outcomes = mark_all(desk.task, desk.submissions(60, SLOW), workers=2)
    next(outcomes)
    workers = [psutil.Process(one.pid) for one in multiprocessing.active_children()]
    below = [process for one in workers for process in (one, *one.children(recursive=True))]
    started = time.monotonic()
    outcomes.close()
    assert psutil.wait_procs(below, timeout=5)[1] == []
    assert time.monotonic() - started < 4                   # a batch takes as long: nobody waited for it


def test_error_of_ours_comes_home_from_a_worker_as_it_is(desk, monkeypatch, tmp_path):
    task = desk.task
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingPartError, match="no program bwrap"):
        list(mark_all(task, desk.submissions(2), workers=2))


def test_submissions_are_taken_as_workers_get_free(desk):
    taken = []
    outcomes = mark_all(desk.task, (taken.append(one) or one for one in desk.submissions(200)), workers=2)
    next(outcomes)
    outcomes.close()
    assert len(taken) < 100


@pytest.mark.parametrize(("count", "workers"), [(0, 1), (49, 1), (50, 2), (10_000, os.cpu_count())])
def test_more_processes_are_started_only_where_they_pay(count, workers):
    assert sensible_workers(count) == min(workers, os.cpu_count())


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor only")
def test_grader_keeps_to_one_processor_and_gives_the_others_back():
    allowed = os.sched_getaffinity(0)
    with on_one_processor():
        assert os.sched_getaffinity(0) == {sorted(allowed)[os.getpid() % len(allowed)]}
    assert os.sched_getaffinity(0) == allowed


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one processor only")
def test_workers_take_one_processor_after_another(monkeypatch):
    monkeypatch.setattr("beyondtoken.classroom.marking.engines.end_with_parent", lambda: None)
    allowed, settled, taken = os.sched_getaffinity(0), multiprocessing.get_context("spawn").Value("i", 0), []
    for _ in range(3):
        settle(settled)
        taken.append(os.sched_getaffinity(0).pop())
        os.sched_setaffinity(0, allowed)
    assert taken == [sorted(allowed)[number % len(allowed)] for number in range(3)]
