"""One submission that could be read: its cells run, each question tested, and what came of it said."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..masters.head import QuestionHead
from ..masters.parts import Part
from ..outcome import QuestionOutcome, TestOutcome
from .attempt import Attempt, Line, UnrunnableError
from .script import Script, Scripts
from .sorting import Sorted
from .testing import GoneError, Question, Tests

BLANK = "blank"
NOT_THERE = "its cell is not in the notebook"
MOST_KILLED = 2                      # tests of a question that may end their process or run over time
NOT_ASKED = "was not asked again: earlier tests of the question ended its process or ran too long"
LONGEST_ANSWER = 50_000


@dataclass
class Tested:
    """What is known of a code question so far."""

    tests: list[TestOutcome] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    output: str = ""
    killed: int = 0
    broken: str = ""                 # why it could not be graded; "" if it could
    line: Line | None = None
    before: Script | None = None     # what its process has answered at once: one in its place is asked that first
    is_slow: bool = False            # tests are asked one after the other


@dataclass
class Paper:
    """A submission laid out along its exercise, the attempt that runs it, and what its tests are known to ask."""

    tests: Tests
    laid_out: Sorted
    attempt: Attempt
    scripts: Scripts

    def questions(self) -> tuple[QuestionOutcome, ...]:
        """Every question: cells first, then visible tests, then hidden ones.

        No text of a student is read once a hidden test has run: what it was asked cannot come out that way.
        """
        heads = self.tests.master.head.questions
        coded = {one.id: Tested() for one in heads if one.kind == "code"}
        try:
            self.attempt.run()
            for name in coded:
                self.open_line(coded[name], is_last=name == list(coded)[-1])
            for name in coded:
                self.test(name, coded[name], visible=True)
            for name in coded:
                coded[name].notes = [*self.cell_notes(name), *coded[name].notes]
                coded[name].output = self.attempt.output.get(name, "")
            for name in coded:
                self.test(name, coded[name], visible=False)
        except UnrunnableError as problem:
            for tested in coded.values():
                tested.broken = str(problem)
        finally:
            self.attempt.close()                 # first: all copies end with the child
            for tested in coded.values():
                if tested.line is not None:
                    tested.line.close()
        return tuple(self.coded(one, coded[one.id]) if one.kind == "code" else self.written(one) for one in heads)

    def cell_notes(self, question: str) -> list[str]:
        """What went wrong in the cells of a question, and in cells before all answers."""
        there = [] if question in self.laid_out.answered else [NOT_THERE]
        return [*there, *self.attempt.notes.get("", []), *self.attempt.notes.get(question, [])]

    def test(self, question: str, tested: Tested, *, visible: bool) -> None:
        """The visible or the hidden tests of a question; each that ends its process costs its own points.

        After some of them no further one is asked: an answer that hangs would cost its time for each test.
        """
        script = self.scripts.get((question, visible))
        if script is not None and not tested.is_slow and self.asked_at_once(script, tested):
            return
        tested.is_slow = True
        for cell in self.tests.of(question, visible=visible):
            if tested.killed >= MOST_KILLED:
                tested.tests.append(self.tests.outcome(cell, passed=False, last=NOT_ASKED))
                continue
            try:
                tested.tests.append(self.asked(cell, tested))
            except GoneError as gone:
                tested.killed += 1
                tested.tests.append(self.tests.outcome(cell, passed=False, last=str(gone)))
                if visible:
                    tested.notes.append(f"in a test the answer {gone}")

    def asked_at_once(self, script: Script, tested: Tested) -> bool:
        """Whether all tests were asked together; a process that was asked in vain gives way to a new one."""
        line = self.open_line(tested)
        content = line.talk.ask_all(script.requests, seconds=self.attempt.limits.seconds)
        outcomes = script.outcomes(content) if content is not None else None
        if outcomes is None:
            line.close()
            tested.line = None
            return False
        tested.tests += outcomes
        tested.before, line.is_fresh = script, False
        return True

    def asked(self, cell: Part, tested: Tested) -> TestOutcome:
        """One test, over the question's own line. A copy that another question may have ended gets a second one."""
        while True:
            line = self.open_line(tested)
            was_fresh, line.is_fresh = line.is_fresh, False
            try:
                return self.tests.run(cell, Question(line.talk, self.attempt.limits.seconds))
            except GoneError as gone:
                line.close()
                tested.line = tested.before = None
                if was_fresh or gone.is_over_time:
                    raise

    def open_line(self, tested: Tested, *, is_last: bool = False) -> Line:
        """The question's line, or a new one: to a process that has been asked what the lost one answered."""
        if tested.line is None or not tested.line.is_open:
            tested.line = self.attempt.question(is_last=is_last)
            if tested.before is not None:
                self.ask_again(tested.line, tested)
        return tested.line

    def ask_again(self, line: Line, tested: Tested) -> None:
        """Bring a new process to where the lost one was; one that does not get there gives way to a fresh one."""
        line.is_fresh = False
        if tested.before is None or not line.talk.ask_all(tested.before.requests, seconds=self.attempt.limits.seconds):
            line.close()
            tested.line, tested.before = self.attempt.question(), None

    def coded(self, head: QuestionHead, tested: Tested) -> QuestionOutcome:
        """What came of a code question."""
        return self.blank_outcome(head).model_copy(update={
            "points": None if tested.broken else sum(test.points for test in tested.tests),
            "tests": tuple(tested.tests), "output": tested.output,
            "note": "; ".join([*tested.notes, *([tested.broken] if tested.broken else [])])})

    def written(self, head: QuestionHead) -> QuestionOutcome:
        """What came of a text question: it waits for a person, unless nothing was written."""
        is_blank = not self.laid_out.answers.get(head.id)
        return self.blank_outcome(head).model_copy(update={
            "points": 0.0 if is_blank else None, "note": BLANK if is_blank else self.laid_out.notes.get(head.id, "")})

    def blank_outcome(self, head: QuestionHead) -> QuestionOutcome:
        """A question with its answer and no points."""
        return ungraded(head, self.laid_out)


def ungraded(head: QuestionHead, laid_out: Sorted, why: str = "") -> QuestionOutcome:
    """A question that has no points yet."""
    return QuestionOutcome(question=head.id, title=head.title, kind=head.kind, points=None, out_of=head.points,
                           rubric=head.rubric, note=why, answer=laid_out.answers.get(head.id, "")[:LONGEST_ANSWER])
