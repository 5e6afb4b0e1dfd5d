"""Tests run here, outside the student's process: their names stand for functions over there."""

from __future__ import annotations

import ast
import copy
import reprlib
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import CodeType
from typing import Any, Protocol

from ...settings import TEST_SECONDS
from ..box import SilenceError, Talk, WireError
from ..masters.master import Master
from ..masters.parts import PROBE, STARTER, VISIBLE_TEST, Part
from ..outcome import TestOutcome
from .notebook import writable
from .overtime import Clock, OvertimeError
from .sorting import names_bound

SHOWN = 300                          # characters of a value or error that are shown
LOOKED_AT = 3000                     # characters that they are cut from
BRIEFLY = reprlib.Repr()
BRIEFLY.maxlevel = 4
BRIEFLY.maxlist = BRIEFLY.maxtuple = BRIEFLY.maxset = BRIEFLY.maxfrozenset = BRIEFLY.maxdict = 30
BRIEFLY.maxstring = BRIEFLY.maxlong = BRIEFLY.maxother = SHOWN + 1


class AnswerError(Exception):
    """What a student's function ended in, in place of a value."""


class GoneError(BaseException):
    """The process of this question is gone, or does not answer in time; the text says which, in plain words.

    A test that expects an error, and catches any, does not catch this one.
    """

    def __init__(self, said: str, *, is_over_time: bool) -> None:
        self.is_over_time = is_over_time
        super().__init__(said)


class Asked(Protocol):
    """What a test asks for its answers."""

    @property
    def last(self) -> str:
        """What the answer last gave or ended in; "" where the test has not asked yet."""

    def begin(self, test: str) -> None:
        """A new test."""

    def ask(self, **request: Any) -> Any:
        """The value over there."""


@dataclass
class Question:
    """One line to a student's process, for the tests of one question."""

    talk: Talk
    seconds: float
    until: float = 0.0
    last: str = ""                   # what the answer last gave or ended in

    def begin(self, test: str) -> None:
        """A new test, with its own time."""
        self.until, self.last = time.monotonic() + self.seconds, ""

    def ask(self, **request: Any) -> Any:
        """The value over there.

        Raises
        ------
        AnswerError
            If it ended in an error, or gave what is not plain.
        GoneError
            If there is no answer in time, or ever.
        """
        try:
            answer = self.talk.ask(seconds=max(0.01, self.until - time.monotonic()), **request)
        except WireError as problem:
            raise AnswerError(f"the test sent what is not plain: {problem}") from None
        except SilenceError as silence:
            raise GoneError(SAID[str(silence)].format(seconds=f"{self.seconds:g}"),
                            is_over_time=str(silence) == "over time") from None
        self.last = said(answer)
        if "value" not in answer:
            raise AnswerError(self.last)
        return answer["value"]


SAID = {
    "over time": "ran longer than {seconds} seconds",
    "ended": "ended the whole process (a crash, or exit)",
    "garbled": "sent something unreadable",
    "memory": "used more memory than a submission may",
}
KEPT_BUSY = "kept its test busy for longer than {seconds} seconds"


@dataclass(frozen=True)
class Tests:
    """The tests of one exercise, ready to run against any submission.

    Parameters
    ----------
    master : Master
        The exercise.
    given : mapping
        What its given cells left behind, in this process.
    """

    __test__ = False                 # to pytest, a class named Test… would be a test

    master: Master
    given: Mapping[str, Any]
    clock: Clock = field(default_factory=Clock)

    @cached_property
    def answers(self) -> dict[str, bool]:
        """Names of the student's side: whether each is called (True) or is a value to fetch (False)."""
        found = [node for cell in self.master.of_role(STARTER, PROBE) for node in ast.parse(cell.program).body]
        return {name: is_called(node) for node in found for name in names_bound(node)}

    @cached_property
    def programs(self) -> dict[str, tuple[CodeType, tuple[str, ...]]]:
        """Each test compiled, and the values it fetches."""
        return {cell.test: (compile(cell.program, f"<test {cell.test}>", "exec"), self.values_in(cell))
                for cell in self.master.cells if cell.test}

    def values_in(self, cell: Part) -> tuple[str, ...]:
        """Names in a test that are fetched as values."""
        used = {node.id for node in ast.walk(ast.parse(cell.program)) if isinstance(node, ast.Name)}
        return tuple(sorted(name for name in used if self.answers.get(name) is False))

    def of(self, question: str, *, visible: bool) -> list[Part]:
        """Test cells of a question."""
        return [cell for cell in self.master.cells if cell.test and (cell.role == VISIBLE_TEST) == visible
                and self.master.head.question_of(cell.test).id == question]

    def run(self, cell: Part, question: Asked) -> TestOutcome:
        """One test.

        Raises
        ------
        GoneError
            If the process is gone, or what it gave keeps the test busy for too long.
        """
        question.begin(cell.test)
        try:
            with self.clock.limit(self.master.head.seconds + TEST_SECONDS):
                return self._run(cell, question)
        except OvertimeError:
            raise GoneError(KEPT_BUSY.format(seconds=f"{TEST_SECONDS:g}"), is_over_time=True) from None

    def _run(self, cell: Part, question: Asked) -> TestOutcome:
        program, fetched = self.programs[cell.test]
        try:
            space = {**self.given, **{name: proxy(name, question) for name, called in self.answers.items() if called}}
            space |= {name: question.ask(op="get", name=name) for name in fetched}
            exec(program, space)
        except GoneError:
            raise
        except Exception:                                                           # noqa: BLE001
            return self.outcome(cell, passed=False, last=question.last)
        return self.outcome(cell, passed=True)

    def outcome(self, cell: Part, *, passed: bool, last: str = "") -> TestOutcome:
        """What came of a test, and what the answer last gave where it failed."""
        head = self.master.head.tests[cell.test]
        visible = cell.role == VISIBLE_TEST
        return TestOutcome(
            test=head.id, question=self.master.head.question_of(head.id).id, points=head.points if passed else 0,
            out_of=head.points, passed=passed, visible=visible, hint=head.hint,
            shown=f"The answer {last}." if visible and last else "", gave=last)


def proxy(name: str, question: Asked) -> Callable[..., Any]:
    """A function that stands here for one over there."""
    def called(*arguments: Any, **named: Any) -> Any:
        return question.ask(op="call", name=name, args=list(arguments), kwargs=named)

    called.__name__ = name
    return called


def is_called(node: ast.stmt) -> bool:
    """Whether a statement defines something to call."""
    value = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    return isinstance(node, (ast.FunctionDef, ast.ClassDef)) or isinstance(value, ast.Lambda)


def said(answer: Mapping[str, Any]) -> str:
    """What an answer gave or ended in."""
    return "gave " + short(answer["value"]) if "value" in answer else error_words(answer.get("error"))


def error_words(error: Any) -> str:
    """An error from over there, bounded; its parts may be anything."""
    kind, text, *_ = [*error, "", ""] if isinstance(error, list) else ["an error", ""]
    return f"ended in {bounded(kind)}: {bounded(text)}" if text else f"ended in {bounded(kind)}"


def short(value: Any) -> str:
    """A value in a few words; of a long one only the beginning is looked at. What goes through values stays unread."""
    try:
        if isinstance(value, Iterator):
            return f"values one by one: {short(list(copy.copy(value)))}"
        return bounded(BRIEFLY.repr(value))
    except Exception:                                                               # noqa: BLE001
        return f"a value of type {type(value).__name__}"


def bounded(text: Any) -> str:
    """One line of text, cut, without what cannot be written down."""
    said = text if isinstance(text, str) else short(text)
    line = writable(" ".join(said[:LOOKED_AT].split()))
    return line if len(line) <= SHOWN else line[:SHOWN] + " …"
