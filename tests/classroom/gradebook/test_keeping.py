from __future__ import annotations

import signal
import threading

import pytest

from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.classroom.gradebook.keeping import TOGETHER, Keeper, uninterrupted
from beyondtoken.classroom.outcome import Outcome, Student
from beyondtoken.content import Bilingual


def outcome(key):
    return Outcome(student=Student(key=key, name=key), exercise="steps", title=Bilingual(en="Steps", ja="歩数"),
                   state="missing", out_of=4, cpu_seconds=0.5)


@pytest.fixture
def book():
    with Gradebook("sqlite://") as opened:
        yield opened


def test_many_results_are_recorded_together_and_the_rest_at_the_end(book):
    told = []
    keeper = Keeper(book, told.append)
    for number in range(TOGETHER + 5):
        keeper.add(outcome(f"s{number}"))
    before = len(book.outcomes("steps"))
    keeper.keep()
    assert (before, len(book.outcomes("steps")), told) == (TOGETHER, TOGETHER + 5, [TOGETHER, TOGETHER + 5])


def test_result_that_comes_late_is_recorded_at_once(book):
    keeper = Keeper(book, lambda kept: None, last=-1e9)
    keeper.add(outcome("ada"))
    assert len(book.outcomes("steps")) == 1


def test_cpu_seconds_of_all_results_are_summed(book):
    keeper = Keeper(book, lambda kept: None)
    for key in ("ada", "bob"):
        keeper.add(outcome(key))
    keeper.keep()
    assert keeper.cpu_seconds == 1


def test_result_is_recorded_whole_when_an_interrupt_comes_meanwhile(book):
    keeper = Keeper(book, lambda kept: signal.raise_signal(signal.SIGINT))
    keeper.add(outcome("ada"))
    with pytest.raises(KeyboardInterrupt):
        keeper.keep()
    assert (keeper.kept, len(book.outcomes("steps"))) == (1, 1)


def test_interrupt_works_as_before_afterwards():
    before = signal.getsignal(signal.SIGINT)
    with uninterrupted():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_results_may_be_kept_from_a_thread(book):
    keeper = Keeper(book, lambda kept: None)
    keeper.add(outcome("ada"))
    thread = threading.Thread(target=keeper.keep)
    thread.start()
    thread.join()
    assert keeper.kept == 1
