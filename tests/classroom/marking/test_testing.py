from __future__ import annotations

import ast
import struct
import threading

import numpy as np
import pytest

from beyondtoken.classroom.box import Talk, wire
from beyondtoken.classroom.marking.mark import given_names
from beyondtoken.classroom.marking.testing import (
    SHOWN,
    AnswerError,
    GoneError,
    Question,
    Tests,
    bounded,
    error_words,
    is_called,
    proxy,
    short,
)


class Answering:
    """Stands in for a student's process: answers from a list."""

    def __init__(self, *answers: object) -> None:
        self.talk, self.answers, self.requests = Talk(), list(answers), []
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self) -> None:
        for answer in self.answers:
            size = struct.unpack("!I", self.talk.theirs.recv(4))[0]
            self.requests.append(wire.unpack(self.talk.theirs.recv(size)))
            content = wire.pack(answer)
            self.talk.theirs.sendall(struct.pack("!I", len(content)) + content)

    def __enter__(self) -> Question:
        question = Question(self.talk, seconds=0.2)
        question.begin("middle-odd")
        return question

    def __exit__(self, *problem: object) -> None:
        self.thread.join()
        self.talk.close()


@pytest.fixture(scope="module")
def tests(task) -> Tests:
    return Tests(task.master, given_names(task.master))


def cell_of(tests: Tests, question: str, *, visible: bool):
    return tests.of(question, visible=visible)[0]


def test_right_answer_passes(tests):
    with Answering({"value": 3.0}) as question:
        outcome = tests.run(cell_of(tests, "middle", visible=True), question)
    assert (outcome.passed, outcome.points, outcome.shown, outcome.gave) == (True, 2, "", "")


@pytest.mark.parametrize(("answer", "said"), [
    ({"value": 4}, "gave 4"), ({"error": ["KeyError", "'x'", 1]}, "ended in KeyError: 'x'"),
    ({}, "ended in an error"), ({"error": np.ones(2)}, "ended in an error")])
def test_wrong_answer_is_shown_for_a_visible_test_only(tests, answer, said):
    for visible in (True, False):
        with Answering(answer) as question:
            outcome = tests.run(cell_of(tests, "middle", visible=visible), question)
        assert (outcome.passed, outcome.points, outcome.gave) == (False, 0, said)
        assert outcome.shown == (f"The answer {said}." if visible else "")


def test_silence_ends_the_question(tests):
    with Answering() as question, pytest.raises(GoneError, match="ran longer than 0.2 seconds") as gone:
        tests.run(cell_of(tests, "middle", visible=True), question)
    assert gone.value.is_over_time


def test_proxy_sends_copies_and_gives_values():
    line = Answering({"value": [1, 2]})
    with line as question:
        assert proxy("f", question)([1], by=2) == [1, 2]
    assert line.requests == [{"op": "call", "name": "f", "args": [[1]], "kwargs": {"by": 2}}]


def test_argument_that_is_not_plain_is_the_tests_fault():
    with Answering() as question, pytest.raises(AnswerError, match="the test sent what is not plain"):
        proxy("f", question)(print)


def test_names_of_the_students_side_are_called_or_fetched(tests):
    assert tests.answers == {"middle": True, "steps": True}


@pytest.mark.parametrize(("source", "wanted"), [("def f(): pass", True), ("class A: pass", True),
                                                ("f = lambda: 1", True), ("x = 1", False), ("x: int = 1", False)])
def test_what_is_called(source, wanted):
    assert is_called(ast.parse(source).body[0]) is wanted


ODD = [[1] * 10_000_000, {"a": "x" * 999}, np.zeros((9, 9)), 10 ** 4299, "\ud800", [[[[[[1]]]]]], b"\xff" * 999,
       range(9), [np.zeros(9)] * 100_000, {1: {2: {3: {}}}}]


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__)
def test_any_value_is_told_in_few_words_that_can_be_written_down(value):
    assert len(short(value).encode()) < 4 * SHOWN
    assert "\n" not in short(value)


@pytest.mark.parametrize("error", [None, 3, [], [1], [[1], {"a": 2}, 3, 4], ["E", ""], np.ones(3), "text",
                                   ["\ud800", "\0", 1], [10 ** 4299, 10 ** 4299, 10 ** 4299]],
                         ids=lambda error: repr(error)[:20])
def test_any_error_is_told_in_few_words(error):
    assert error_words(error).startswith("ended in ")
    assert len(error_words(error).encode()) < 8 * SHOWN


def test_short_values_are_told_whole():
    assert [short(value) for value in (3.5, [1, 2], "it's", None)] == ["3.5", "[1, 2]", '"it\'s"', "None"]
    assert bounded("a\n  b\tc") == "a b c"
