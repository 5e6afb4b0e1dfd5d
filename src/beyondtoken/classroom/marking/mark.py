"""One submission, from its bytes to its points."""

from __future__ import annotations

import contextlib
import hashlib
import io
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ...errors import ContentError
from ..box import BoxError, Limits, WarmProcess
from ..exercise import QuestionHead
from ..master import Master
from ..outcome import Outcome, QuestionOutcome, State, Submission, TestOutcome
from ..parts import PROBE, STARTER
from ..selfcheck import CHECK_CELL
from .attempt import Attempt, UnrunnableError
from .notebook import HandedIn, UnreadableError, read_submission
from .sorting import Layout, Sorted, Step
from .testing import GoneError, Question, Tests

BLANK = "blank"
NOT_THERE = "its cell is not in the notebook"


@dataclass(frozen=True)
class Task:
    """What a worker needs to mark submissions of one exercise: plain, so that it can be sent anywhere."""

    master: Master
    notebook: tuple[HandedIn, ...]               # as students got it
    boxed: bool = True

    @property
    def key(self) -> str:
        """A hash of all that decides on points besides the submission itself."""
        said = f"{self.master.head!r}{[part.text for part in self.master.parts]}{grader_hash()}{self.boxed}"
        return hashlib.sha256(said.encode()).hexdigest()[:20]


def grading_key(task_key: str, content: bytes | None) -> str:
    """Equal keys: nothing to do again."""
    return hashlib.sha256(task_key.encode() + (content or b"")).hexdigest()[:32]


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

    def mark(self, submission: Submission) -> Outcome:
        """What came of a submission. Only a box that fails twice is an error; nothing a student does is."""
        started = time.monotonic()
        outcome = self._without_points(submission) or self._marked(submission)
        return outcome.model_copy(update={"seconds": round(time.monotonic() - started, 3)})

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
        laid_out = self.layout.sort(cells)
        for last in (False, True):
            try:
                questions = self._questions(laid_out)
                break
            except BoxError as problem:
                self.close()
                if last:
                    return self._outcome(submission, "partly", f"the sandbox ended: {problem.problem}",
                                         self._ungraded(laid_out, "the sandbox ended"))
        return self._outcome(submission, *state_of(questions), questions)

    def _questions(self, laid_out: Sorted) -> tuple[QuestionOutcome, ...]:
        """Every question: cells first, then visible tests, then hidden ones.

        No text of a student is read once a hidden test has run: what it was asked cannot come out that way.
        """
        attempt = Attempt(self._warm(), (*laid_out.steps, *self._probes()), self.limits)
        results: dict[str, list[TestOutcome]] = {}
        broken: dict[str, str] = {}
        ran_over: dict[str, str] = {}
        try:
            attempt.run()
            for visible in (True, False):
                for question in (one for one in self.task.master.head.questions if one.kind == "code"):
                    self._test(question, attempt, results, ran_over, broken, visible=visible)
        except UnrunnableError as problem:
            broken = {one.id: str(problem) for one in self.task.master.head.questions}
        finally:
            attempt.close()
        return tuple(self._question(one, laid_out, attempt, results, ran_over, broken)
                     for one in self.task.master.head.questions)

    def _probes(self) -> list[Step]:
        return [Step(cell.program) for cell in self.task.master.of_role(PROBE)]

    def _test(self, question: QuestionHead, attempt: Attempt, results: dict[str, list[TestOutcome]],
              ran_over: dict[str, str], broken: dict[str, str], *, visible: bool) -> None:
        """The visible or the hidden tests of a question; each that kills its process costs its own points."""
        waiting = self.tests.of(question.id, visible=visible)
        while waiting:
            try:
                with attempt.question() as talk:
                    line = Question(talk, self.limits.seconds)
                    while waiting:
                        results.setdefault(question.id, []).append(self.tests.run(waiting[0], line))
                        waiting.pop(0)
            except GoneError:
                results.setdefault(question.id, []).append(
                    self.tests.outcome(waiting.pop(0), passed=False, last=line.last))
                if visible:
                    ran_over[question.id] = f"in a test the answer {line.last}"
            except UnrunnableError as problem:
                broken[question.id] = str(problem)
                return

    def _question(self, question: QuestionHead, laid_out: Sorted, attempt: Attempt,
                  results: dict[str, list[TestOutcome]], ran_over: dict[str, str],
                  broken: dict[str, str]) -> QuestionOutcome:
        answer = laid_out.answers.get(question.id, "")
        made = QuestionOutcome(question=question.id, title=question.title, kind=question.kind, points=None,
                               out_of=question.points, rubric=question.rubric, answer=answer[:50_000])
        if question.kind == "text":
            note = laid_out.notes.get(question.id, "") if answer else BLANK
            return made.model_copy(update={"points": None if answer else 0.0, "note": note})
        notes = [*([] if question.id in laid_out.answered else [NOT_THERE]), *attempt.notes.get("", []),
                 *attempt.notes.get(question.id, []), *filter(None, [ran_over.get(question.id)])]
        tests = tuple(results.get(question.id, ()))
        points = None if question.id in broken else sum(test.points for test in tests)
        return made.model_copy(update={
            "points": points, "tests": tests, "output": attempt.output.get(question.id, ""),
            "note": "; ".join([*notes, *filter(None, [broken.get(question.id)])])})

    def _ungraded(self, laid_out: Sorted, why: str) -> tuple[QuestionOutcome, ...]:
        return tuple(QuestionOutcome(question=one.id, title=one.title, kind=one.kind, points=None, out_of=one.points,
                                     note=why, rubric=one.rubric, answer=laid_out.answers.get(one.id, ""))
                     for one in self.task.master.head.questions)

    def _outcome(self, submission: Submission, state: State, reason: str,
                 questions: tuple[QuestionOutcome, ...] = ()) -> Outcome:
        content = submission.content
        return Outcome(
            student=submission.student, exercise=self.task.master.head.id, title=self.task.master.head.title,
            state=state, reason=reason, shown=submission.shown, handed_in=submission.handed_in,
            late=submission.late, other_attempts=submission.other_attempts, questions=questions,
            out_of=self.task.master.head.points,
            content_hash=hashlib.sha256(content).hexdigest() if content is not None else "",
            grading_key=grading_key(self.task_key, content))

    def _warm(self) -> WarmProcess:
        if self.warm is None:
            self.warm = WarmProcess(warm_cells(self.task.master), limits=self.limits, boxed=self.task.boxed)
        return self.warm

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
