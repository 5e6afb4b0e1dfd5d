"""One submission, from its bytes to its points."""

from __future__ import annotations

import contextlib
import hashlib
import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...errors import ContentError
from ..assignment.selfcheck import CHECK_CELL
from ..box import BoxError, Limits, WarmProcess
from ..masters.master import Master
from ..masters.parts import PROBE, STARTER
from ..outcome import Outcome, QuestionOutcome, State, Submission
from .attempt import Attempt, UnrunnableError
from .notebook import HandedIn, UnreadableError, read_submission
from .paper import Paper, ungraded
from .script import Scripts, learned
from .second_look import alone, second_look
from .sorting import Layout, Sorted, Step
from .testing import Tests


@dataclass(frozen=True)
class Task:
    """What a worker needs to mark submissions of one exercise: plain, so that it can be sent anywhere."""

    master: Master
    notebook: tuple[HandedIn, ...]               # as students got it
    boxed: bool = True

    @property
    def key(self) -> str:
        """A hash of all that decides on points besides the submission itself."""
        said = f"{self.master.head!r}{[part.text for part in self.master.parts]}{grader_hash()}{Limits()}{self.boxed}"
        return hashlib.sha256(said.encode()).hexdigest()[:20]


def grading_key(task_key: str, submission: Submission) -> str:
    """Equal keys: nothing to do again. Times and other attempts count: pages show them."""
    said = repr((task_key, submission.shown, submission.handed_in, submission.late, submission.other_attempts,
                 submission.problem, submission.is_missing))
    return hashlib.sha256(said.encode() + (submission.content or b"")).hexdigest()[:32]


@cache
def grader_hash() -> str:
    """A hash of the grader itself and of the labs that exercises use."""
    room = Path(__file__).parent.parent
    files = sorted(file for folder in (room / "marking", room / "box", room.parent / "labs")
                   for file in folder.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:20]


class Marker:
    """A warm process and the tests of one exercise: marks one submission after another.

    Examples
    --------
    >>> with Marker(task) as marker:                                                     # doctest: +SKIP
    ...     marker.mark(submission).points
    8.0
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.task_key = task.key
        self.layout = Layout(task.master, task.notebook)
        self.limits = Limits(seconds=task.master.head.seconds)
        self.tests = Tests(task.master, given_names(task.master))
        self.warm: WarmProcess | None = None
        self.scripts: Scripts | None = None

    def mark(self, submission: Submission) -> Outcome:
        """What came of a submission. Only a box that fails twice is an error; nothing a student does is."""
        started, before = time.monotonic(), self._box_seconds()
        outcome = self._without_points(submission) or self._marked(submission)
        return outcome.model_copy(update={"seconds": round(time.monotonic() - started, 3),
                                          "cpu_seconds": round(max(0.0, self._box_seconds() - before), 4)})

    def _without_points(self, submission: Submission) -> Outcome | None:
        """The outcome of what is missing or cannot be read."""
        if submission.is_missing:
            return self._outcome(submission, "missing", "nothing was handed in")
        if submission.content is None:
            return self._outcome(submission, "unreadable", submission.problem)
        return None

    def _marked(self, submission: Submission) -> Outcome:
        try:
            cells = read_submission(submission.content or b"")
        except UnreadableError as problem:
            return self._outcome(submission, "unreadable", str(problem))
        return self.mark_cells(submission, cells)

    def mark_cells(self, submission: Submission, cells: Sequence[HandedIn]) -> Outcome:
        """What came of cells that were read already. A box that has ended is started once again."""
        laid_out = self.layout.sort(cells)
        for last in (False, True):
            try:
                questions = self._questions(laid_out, self.tests)
                break
            except BoxError as problem:
                self.close()
                if last:
                    return self._outcome(submission, "partly", f"the sandbox ended: {problem.problem}",
                                         self._ungraded(laid_out, "the sandbox ended"))
        questions = tuple(self._looked_at_again(question, laid_out, cells) for question in questions)
        return self._outcome(submission, *state_of(questions), questions)

    def _looked_at_again(self, first: QuestionOutcome, laid_out: Sorted, cells: Sequence[HandedIn]) -> QuestionOutcome:
        """The better of two looks at a question, if its answer may have been replaced further below."""
        look = second_look(first, self.layout, laid_out, cells)
        if look is None:
            return first
        for _ in range(2):                       # as at the first look, a box that has ended is started once again
            try:
                second, = self._questions(look.laid_out, alone(self.tests, first.question))
                return look.better(first, second)
            except BoxError:
                self.close()
        return first

    def _questions(self, laid_out: Sorted, tests: Tests) -> tuple[QuestionOutcome, ...]:
        if self.scripts is None:
            self.scripts = self._learn()
        return Paper(tests, laid_out, self._attempt(laid_out), self.scripts).questions()

    def _attempt(self, laid_out: Sorted) -> Attempt:
        probes = [Step(cell.program) for cell in self.task.master.of_role(PROBE)]
        return Attempt(self._warm(), (*laid_out.steps, *probes), self.limits)

    def _learn(self) -> Scripts:
        """What tests ask, from the exercise's own solution."""
        attempt = self._attempt(self.layout.sort(solved(self.task)))
        try:
            attempt.run()
            line = attempt.question()            # kept: it ends with its last reference
            return learned(self.tests, line.talk, seconds=self.limits.seconds)
        except UnrunnableError:
            return {}
        finally:
            attempt.close()

    def _ungraded(self, laid_out: Sorted, why: str) -> tuple[QuestionOutcome, ...]:
        return tuple(ungraded(one, laid_out, why) for one in self.task.master.head.questions)

    def _outcome(self, submission: Submission, state: State, reason: str,
                 questions: tuple[QuestionOutcome, ...] = ()) -> Outcome:
        content = submission.content
        return Outcome(
            student=submission.student, exercise=self.task.master.head.id, title=self.task.master.head.title,
            state=state, reason=reason, shown=submission.shown, handed_in=submission.handed_in,
            late=submission.late, other_attempts=submission.other_attempts, questions=questions,
            out_of=self.task.master.head.points,
            content_hash=hashlib.sha256(content).hexdigest() if content is not None else "",
            grading_key=grading_key(self.task_key, submission))

    def _warm(self) -> WarmProcess:
        if self.warm is None:
            self.warm = WarmProcess(warm_cells(self.task.master), limits=self.limits, boxed=self.task.boxed)
        return self.warm

    def _box_seconds(self) -> float:
        return self.warm.cpu_seconds if self.warm is not None else 0.0

    def close(self) -> None:
        """End the warm process."""
        if self.warm is not None:
            self.warm.close()
            self.warm = None

    def __enter__(self) -> Self:
        """Ready."""
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Closed, whatever happened."""
        self.close()


def state_of(questions: tuple[QuestionOutcome, ...]) -> tuple[State, str]:
    """The state of a submission that could be read, and its reason."""
    failed = [one for one in questions if one.kind == "code" and one.points is None]
    waiting = [one.title.en for one in questions if one.kind == "text" and one.points is None]
    if failed:
        return "partly", "; ".join(f"{one.title.en}: {one.note}" for one in failed)
    if waiting:
        return "needs a person", f"to be marked by hand: {', '.join(waiting)}"
    return "graded", ""


def warm_cells(master: Master) -> list[str]:
    """The check and the cells given before the first starter: they run once, for all submissions."""
    first = next(index for index, cell in enumerate(master.cells) if cell.role == STARTER)
    return [CHECK_CELL, *(cell.program for cell in master.cells[:first] if cell.role == "given")]


def given_names(master: Master) -> dict[str, Any]:
    """What the given cells leave behind here, where the tests run.

    Raises
    ------
    ContentError
        If a given cell before the first starter does not run.
    """
    space: dict[str, Any] = {"__name__": "__main__"}
    for number, program in enumerate(warm_cells(master), start=0):
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(program, f"<given {number}>", "exec"), space)
        except Exception as problem:
            raise ContentError(master.path, None, f"its given cell {number} does not run: {problem!r}.",
                               "Correct the cell.") from problem
    return space


def solved(task: Task) -> tuple[HandedIn, ...]:
    """The exercise's own solution as if a student had handed it in."""
    left: dict[str, list[str]] = {}
    for starter in task.master.of_role(STARTER):
        left.setdefault(starter.question, []).append(starter.program)
    questions = Layout(task.master, task.notebook).questions
    return tuple(replace(cell, source=left[questions[cell.name]].pop(0))
                 if left.get(questions.get(cell.name, "")) else cell for cell in task.notebook)
