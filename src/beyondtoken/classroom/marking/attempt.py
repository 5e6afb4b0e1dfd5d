"""One submission in the box: its cells run in order, then a copy of the process for each question."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from ..box import Child, Limits, SilenceError, Talk, WarmProcess
from .sorting import Step
from .testing import SAID, error_words
from .translating import plain_python

MOST_CULPRITS = 5
GRACE_SECONDS = 30


@dataclass
class Line:
    """A line to the copy that answers for one question."""

    talk: Talk
    copy: AbstractContextManager[Talk]
    child: Child
    is_fresh: bool = True            # no test has been asked over it yet

    @property
    def is_open(self) -> bool:
        """Whether the process that the copy was made of is still there."""
        return not self.child.has_ended

    def close(self) -> None:
        """End the copy."""
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
    culprits: set[int] = field(default_factory=set)
    child: Child | None = None

    def run(self) -> None:
        """Bring all cells to an end but those that kill their process.

        Raises
        ------
        UnrunnableError
            If too many do, or all of it takes too long.
        """
        until = time.monotonic() + MOST_CULPRITS * self.limits.seconds + GRACE_SECONDS
        while not self._run_once(until):
            if len(self.culprits) > MOST_CULPRITS or time.monotonic() > until:
                raise UnrunnableError(f"{len(self.culprits)} cells killed their process or ran too long")

    def _run_once(self, until: float) -> bool:
        """Whether every cell ended; otherwise one more is known to be left out."""
        self.close()
        self.child = Child(self.warm)
        self.notes = {question: [note for note in notes if note.endswith(LEFT_OUT)]
                      for question, notes in self.notes.items()}
        self.output = {}
        for place, step in enumerate(self.steps):
            if place in self.culprits:
                continue
            if time.monotonic() > until:
                raise UnrunnableError("the cells together ran too long")
            try:
                self._run_step(step, self.child)
            except SilenceError as silence:
                self.culprits.add(place)
                why = SAID[self.child.why or str(silence)].format(seconds=f"{self.limits.seconds:g}")
                self.notes.setdefault(step.question, []).append(f"{step.label} {why}{LEFT_OUT}")
                return False
        return True

    def _run_step(self, step: Step, child: Child) -> None:
        answer = child.ask(op="cell", source=plain_python(step.source), name=step.label, seconds=self.limits.seconds)
        printed = answer.get("out")
        if isinstance(printed, str) and printed:
            self.output[step.question] = (self.output.get(step.question, "") + printed)[:self.limits.output]
        error = answer.get("error")
        if error:
            line = error[2] if isinstance(error, list) and len(error) > 2 else 0
            at = f" (line {line})" if isinstance(line, int) and line else ""
            self.notes.setdefault(step.question, []).append(f"{step.label}{at} {error_words(error)}")

    def question(self) -> Line:
        """A line to a copy of the process with all cells run; the cells run again where the process was lost.

        Raises
        ------
        UnrunnableError
            If no copy can be had.
        """
        for _ in range(2):
            if self.child is None or self.child.has_ended:
                self.run()
            if self.child is not None:
                copy = self.child.question(seconds=self.limits.seconds)
                with contextlib.suppress(SilenceError):
                    return Line(copy.__enter__(), copy, self.child)
        raise UnrunnableError("what the cells left behind cannot be tested")

    def close(self) -> None:
        """Nothing of the submission runs on."""
        if self.child is not None:
            self.child.end()
            self.child = None


LEFT_OUT = "; it was left out"
