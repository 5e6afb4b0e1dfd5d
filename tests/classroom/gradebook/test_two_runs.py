"""Real processes: two runs beside each other, runs that are killed, a person who marks meanwhile."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading

import pytest

from beyondtoken.classroom.gradebook import Gradebook, HandMark
from beyondtoken.classroom.gradebook.records import record_of
from beyondtoken.classroom.gradebook.rows import note_exercise, note_students, result_row
from beyondtoken.classroom.gradebook.tables import put, results
from tests.classroom.gradebook.class_of import missing, outcome, student
from tests.conftest import ROOT


def start(address: str, name: str, first: int, last: int) -> subprocess.Popen[str]:
    """A run that records students by number."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.classroom.gradebook.writer", address, name, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT,
                            env={**os.environ, "PYTHONPATH": path})


def file_of(address: str) -> str:
    return address.removeprefix("sqlite:///")


def check_file(address: str) -> None:
    """An SQLite file is whole."""
    if address.startswith("sqlite"):
        with sqlite3.connect(file_of(address)) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
            assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_two_runs_that_begin_together_lose_nothing(address):
    runs = [start(address, "one", 0, 60), start(address, "two", 30, 90)]
    told = [run.communicate(timeout=120)[0].split() for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert [len(one) for one in told] == [60, 60]
    with Gradebook(address, create=False) as book:
        assert [one.student.key for one in book.outcomes("two-walls")] == [f"s{n:04}" for n in range(90)]
        assert len(set(book.codes().values())) == 90
    check_file(address)


def test_killed_run_leaves_whole_results_and_the_next_goes_on(address):
    told = []
    for wanted in (5, 23):
        run = start(address, "run", len(told), 1000)
        told += [run.stdout.readline().strip() for _ in range(wanted)]
        run.kill()
        told += run.stdout.read().split()
        assert run.wait(timeout=60) == -9
        check_file(address)
        with Gradebook(address, create=False) as book:
            kept = book.outcomes("two-walls")
        assert set(told) <= {one.student.key for one in kept}
        assert len(kept) <= len(told) + 1
    assert all(one.questions[1].answer == "run: " + "why " * 2000 for one in kept)


def test_marks_given_while_a_run_goes_on_stay(address):
    with Gradebook(address) as book:
        book.record(*(outcome(f"s{n:04}", answer="run: " + "why " * 2000) for n in range(40)))
        run = start(address, "run", 0, 40)
        for n in range(40):
            book.hand_mark(HandMark(exercise="two-walls", student=f"s{n:04}", question="explain", points=1))
        assert len(run.communicate(timeout=120)[0].split()) == 40
        assert {one.state for one in book.outcomes("two-walls")} == {"graded"}
        assert {one.shown for one in book.outcomes("two-walls")} == {"run"}


def test_runs_take_turns_per_student(address):
    with Gradebook(address) as first, Gradebook(address) as second:
        first.keep_students(student())
        with first._writing() as connection:
            note_exercise(connection, record_of(outcome()))
            note_students(connection, [student()], first.secret)
            put(connection, results, result_row(outcome()))
            other = threading.Thread(target=second.record, args=[missing()])
            other.start()
            other.join(0.5)
        other.join(60)
        assert second.outcomes("two-walls") == (outcome(),)


def test_child_that_ends_takes_no_connection_of_its_parent_along(book):
    book.record(outcome())
    if (child := os.fork()) == 0:
        book.close()
        os._exit(0)
    os.waitpid(child, 0)
    assert len(book.outcomes("two-walls")) == 1


def test_connection_is_not_held_between_transactions(tmp_path):
    with Gradebook(str(tmp_path / "book.sqlite")) as book:
        book.record(outcome())
        (tmp_path / "book.sqlite").rename(tmp_path / "moved.sqlite")
        with pytest.raises(Exception, match="cannot be used"):
            book.outcomes("two-walls")
    with Gradebook(str(tmp_path / "moved.sqlite")) as moved:
        assert len(moved.outcomes("two-walls")) == 1
