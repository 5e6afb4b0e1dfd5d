"""One submission in the box: its cells run in order, then a copy of the process for each question."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from ..box import Child, Limits, SilenceError, Talk, WarmProcess, WireError, answers_in, script_of
from .notebook import writable
from .sorting import Step
from .testing import SAID, error_words
from .translating import plain_python

MOST_CULPRITS = 5
MOST_NOTES = 10
GRACE_SECONDS = 30
QUICK_SECONDS = 1


@dataclass
class Line:
    """A line to the process that answers for one question: a copy of the child, or for the last question itself."""

    talk: Talk
    child: Child
    copy: AbstractContextManager[Talk] | None = None
    is_fresh: bool = True            # no test has been asked over it yet

    @property
    def is_open(self) -> bool:
        """Whether the child is still there."""
        return not self.child.has_ended

    def close(self) -> None:
        """End what answers; the child takes all its copies with it."""
        if self.copy is None:
            self.child.end()
        else:
            self.copy.__exit__(None, None, None)


class UnrunnableError(Exception):
    """Why the cells cannot be brought to an end, in words for a person."""


@dataclass
class Attempt:
    """The cells of a submission, run in a child; a cell that kills its child is left out in the next one.

    Attributes
    ----------
    notes, output : dict
        Question to what went wrong in its cells, and to what they printed; "" for cells of no question.
    """

    warm: WarmProcess
    steps: Sequence[Step]
    limits: Limits
    notes: dict[str, list[str]] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    culprits: dict[int, str] = field(default_factory=dict)
    child: Child | None = None
    spent: float = 0.0               # seconds of all runs so far
    is_careful: bool = False         # a copy is tried after each cell: something left behind stands against it
    is_lent: bool = False            # the child itself answers for a question, so no copy of it is to be had

    def run(self) -> None:
        """Bring all cells to an end but those that kill their process.

        Raises
        ------
        UnrunnableError
            If too many do, or all of it, earlier runs included, takes too long.
        """
        started = time.monotonic()
        until = started - self.spent + MOST_CULPRITS * self.limits.seconds + GRACE_SECONDS
        try:
            if started < until and not self.culprits and not self.is_careful and self._run_at_once():
                return
            while not self._run_once(until):
                if len(self.culprits) > MOST_CULPRITS or time.monotonic() > until:
                    raise UnrunnableError(f"{len(self.culprits)} cells killed their process or ran too long")
        finally:
            self.spent += time.monotonic() - started

    def _begin(self) -> Child:
        """A new child, of whose cells nothing is known."""
        self.close()
        self.child, self.is_lent = Child(self.warm), False
        self.notes, self.output = {}, {}
        return self.child

    def _run_at_once(self) -> bool:
        """Whether every cell ended, all of them asked for together in the time of one."""
        child = self._begin()
        try:
            script = script_of([request_for(step) for step in self.steps])
        except WireError:
            return False
        answers = answers_in(child.talk.ask_all(script, seconds=self.limits.seconds), len(self.steps))
        for step, answer in zip(self.steps, answers or [], strict=False):
            self._keep(step, answer)
        return answers is not None

    def _run_once(self, until: float) -> bool:
        """Whether every cell ended, one after the other; otherwise one more is known to be left out."""
        child = self._begin()
        for place, step in enumerate(self.steps):
            if place in self.culprits:
                self._note(step, f"{step.label} {self.culprits[place]}; it was left out")
                continue
            if time.monotonic() > until:
                raise UnrunnableError("the cells together ran too long")
            try:
                self._run_step(step, child)
                if self.is_careful and step.number:
                    self._try_copy(child)
            except SilenceError as silence:
                why = SAID[child.why or str(silence)]
                self.culprits[place] = why.format(seconds=f"{self.limits.seconds:g}")
                return False
        return True

    def _try_copy(self, child: Child) -> None:
        """A copy that nobody needs: a silence now is the doing of the cell that has just run."""
        with child.question(seconds=self.limits.seconds):
            pass
        if child.has_ended:
            raise SilenceError("ended")

    def _run_step(self, step: Step, child: Child) -> None:
        try:
            self._keep(step, child.ask(**request_for(step), seconds=self.limits.seconds))
        except WireError as problem:
            self._note(step, f"{step.label} cannot be run: {problem}")

    def _keep(self, step: Step, answer: Mapping[str, Any]) -> None:
        """Keep what a cell printed, and what it ended in."""
        printed, error = answer.get("out"), answer.get("error")
        if isinstance(printed, str) and printed:
            so_far = self.output.get(step.question, "")
            self.output[step.question] = (so_far + writable(printed))[:self.limits.output]
        if error is not None:
            self._note(step, f"{step.label}{line_words(error)} {error_words(error)}")

    def _note(self, step: Step, words: str) -> None:
        """Keep what went wrong in a cell, for so many cells as a person reads."""
        notes = self.notes.setdefault(step.question, [])
        if len(notes) < MOST_NOTES:
            notes.append(words)
        elif len(notes) == MOST_NOTES:
            notes.append("and so on in further cells")

    def question(self, *, is_last: bool = False) -> Line:
        """A line to a process with all cells run; the cells run again where it was lost.

        Parameters
        ----------
        is_last : bool
            Whether all other questions have theirs: then the child itself may answer, which saves a copy. If it is
            lost, the cells must run again, so they must be quick, and the second time there are copies only.

        Raises
        ------
        UnrunnableError
            If no process can be had.
        """
        for _ in range(2):
            if self.child is None or self.child.has_ended or self.is_lent:
                self.is_careful = self.is_careful or self.is_lent
                self.run()
            if self.child is not None and is_last and not self.is_careful and self.spent < QUICK_SECONDS:
                self.is_lent = True
                return Line(self.child.talk, self.child)
            if self.child is not None:
                copy = self.child.question(seconds=self.limits.seconds)
                with contextlib.suppress(SilenceError):
                    return Line(copy.__enter__(), self.child, copy)
                self.is_careful = True
        raise UnrunnableError("what the cells left behind cannot be tested")

    def close(self) -> None:
        """Nothing of the submission runs on."""
        if self.child is not None:
            self.child.end()
            self.child = None


def request_for(step: Step) -> dict[str, str]:
    """What the child is asked for a cell."""
    return {"op": "cell", "source": plain_python(step.source), "name": step.label}


def line_words(error: object) -> str:
    """Where in a cell an error came up; "" where it does not say."""
    line = error[2] if isinstance(error, list) and len(error) > 2 else 0
    return f" (line {line})" if type(line) is int and 0 < line < 1_000_000 else ""
