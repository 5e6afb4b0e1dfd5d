"""What the tests of a question ask, learned from asking the key: then asked of an answer all at once.

Asking one thing at a time costs more than most answers do: two processes wake up for each. So a question is first
asked all that the key was asked, in the same order, also after an answer that fails its test. If its process does not
answer all of it in time, or a test asks something else after all, then nothing of that counts, and a new process is
asked one thing after the other. Who reads ahead finds the requests of one script in each other's company, so visible
tests have a script of their own, and none holds what the key answered (`foreseen.py`).

What comes of the tests hangs on the answers alone: for answers that another submission gave, it is known.
"""

from __future__ import annotations

import copy
import hashlib
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from ..box import Talk, WireError, answers_in, script_of
from ..masters.parts import Part
from ..outcome import TestOutcome
from .foreseen import Followed
from .testing import AnswerError, GoneError, Question, Tests, said

MOST_KNOWN = 1000                    # different answers to a script whose outcomes are kept


class OffScriptError(BaseException):
    """A test asks something else than it asked the key; no test catches this."""


@dataclass(frozen=True)
class Script:
    """All that the visible or the hidden tests of a question ask.

    Parameters
    ----------
    tests : Tests
        The tests of the exercise.
    cells : sequence of Part
        Those of them that are meant.
    requests : bytes
        All that they ask, packed as one.
    parts : mapping
        Test to its requests, in order: the place among all, and a signature that tells it from any other.
    known : dict
        What came of the tests, by a hash of the answers.
    """

    tests: Tests
    cells: Sequence[Part]
    requests: bytes
    parts: Mapping[str, list[tuple[int, bytes]]]
    known: dict[bytes, list[TestOutcome]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many requests it has."""
        return sum(map(len, self.parts.values()))

    def outcomes(self, content: bytes) -> list[TestOutcome] | None:
        """What comes of the tests with these answers; None if they must be asked one after the other."""
        key = hashlib.sha256(content).digest()
        if key in self.known:
            return self.known[key]
        outcomes = self._outcomes_of(content)
        if outcomes is not None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[key] = outcomes
        return outcomes

    def _outcomes_of(self, content: bytes) -> list[TestOutcome] | None:
        answers = answers_in(content, self.count)
        if answers is None:
            return None
        asked = Answers(self, content, answers)
        try:
            outcomes = [self.tests.run(cell, asked) for cell in self.cells]
        except (GoneError, OffScriptError):
            return None
        return outcomes


Scripts: TypeAlias = dict[tuple[str, bool], Script]          # by question, and whether its visible tests are meant


class Answers:
    """The answers of one process to a script: tests ask them in place of the process."""

    def __init__(self, script: Script, content: bytes, answers: list[dict[str, Any]]) -> None:
        self.script, self.content, self.answers = script, content, answers
        self.left: Iterator[tuple[int, bytes]] = iter(())
        self.place = -1

    def begin(self, test: str) -> None:
        """A new test, which asks from its own part of the script."""
        self.left, self.place = iter(self.script.parts[test]), -1

    def ask(self, **request: Any) -> Any:
        """The value that was given.

        Raises
        ------
        AnswerError
            If the answer was an error.
        OffScriptError
            If something else was asked.
        """
        place, signature = next(self.left, (-1, None))
        if signature != signature_of(request):
            raise OffScriptError("the test asks something else than it asked the key")
        self.place = place
        answer = self.answers[place]
        if "value" not in answer:
            raise AnswerError(said(answer))
        return answer["value"]

    @property
    def last(self) -> str:
        """What the answer last gave or ended in."""
        return said(self.as_they_came[self.place]) if self.place >= 0 else ""

    @cached_property
    def as_they_came(self) -> list[dict[str, Any]]:
        """The answers, read anew: tests may have changed the values they were given."""
        return answers_in(self.content, self.script.count) or []


@dataclass
class Learning(Question):
    """Asks the key one thing after the other, and keeps what was asked and answered."""

    requests: list[dict[str, Any]] = field(default_factory=list)
    signatures: list[bytes] = field(default_factory=list)
    given: list[Any] = field(default_factory=list)

    def ask(self, **request: Any) -> Any:
        """The value over there."""
        self.signatures.append(signature_of(request))
        self.requests.append(copy.deepcopy(request) if self.signatures[-1] else {})
        value = super().ask(**request)
        self.given.append(copy.deepcopy(value))
        return value

    @property
    def is_secret(self) -> bool:
        """Whether no request holds what the key answered to another: those who read ahead would learn it."""
        answers = {signature_of({"value": value}) for value in self.given if is_telling(value)}
        return not any(signature_of({"value": value}) in answers for request in self.requests
                       for value in (*request.get("args", ()), *request.get("kwargs", {}).values()))


def is_telling(value: Any) -> bool:
    """Whether an answer is more than a common number: such ones are equal by chance."""
    return not isinstance(value, (bool, int, type(None))) and not (isinstance(value, float) and value.is_integer())


def signature_of(request: Mapping[str, Any]) -> bytes:
    """What tells a request from any other; it is only compared, never read. b"" for one that cannot be asked."""
    try:
        return pickle.dumps(tuple(request.values()), pickle.HIGHEST_PROTOCOL)
    except Exception:                                                               # noqa: BLE001  (any object's own)
        return b""


def learned(tests: Tests, talk: Talk, *, seconds: float) -> Scripts:
    """The scripts of all questions, from a process of the key; tests have none where requests are not all foreseen.

    The key is asked twice: tests that ask by chance ask something else then.
    """
    followed = {cell.test: Followed(cell.program, tests.answers) for cell in tests.master.cells if cell.test}
    if not all(one.leaves_given_alone for one in followed.values()):
        return {}
    scripts: Scripts = {}
    for kind in ((head.id, visible) for head in tests.master.head.questions for visible in (True, False)):
        cells = tests.of(kind[0], visible=kind[1])
        if all(followed[cell.test].is_foreseen for cell in cells):
            first, second = (learned_of(cells, tests, Learning(talk, seconds)) for _ in range(2))
            if first is not None and second is not None and first.parts == second.parts:
                scripts[kind] = first
    return scripts


def learned_of(cells: Sequence[Part], tests: Tests, asking: Learning) -> Script | None:
    """The script of some tests; None if they ask nothing, or what cannot be told apart, sent or shown."""
    parts: dict[str, list[tuple[int, bytes]]] = {}
    try:
        for cell in cells:
            before = len(asking.signatures)
            tests.run(cell, asking)
            parts[cell.test] = list(enumerate(asking.signatures))[before:]
        if not asking.signatures or b"" in asking.signatures or not asking.is_secret:
            return None
        return Script(tests, cells, script_of(asking.requests), parts)
    except (GoneError, WireError):
        return None
