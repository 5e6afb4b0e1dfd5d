"""A second look at a question that lost points: a cell further below may have replaced its answer.

All cells run before the first test, so the last definition of a name counts, and a better version further below is
welcome. A student, though, saw the visible tests right below the answer. What says "right" there must not be lost to a
scratch cell that uses the name again; so such a question is graded once more, as its answer's own cell left it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..masters.head import QuestionHead
from ..outcome import QuestionOutcome
from .notebook import HandedIn
from .sorting import Layout, Sorted, defined_names, squeezed
from .testing import Tests

MOST_NAMED = 5                       # cells that a note names


@dataclass(frozen=True)
class SecondLook:
    """A question to grade once more: what runs this time, and what its note says if that earns more."""

    laid_out: Sorted
    note: str

    def better(self, first: QuestionOutcome, second: QuestionOutcome) -> QuestionOutcome:
        """The look with more points; the first where they are equal, or where the second could not be graded."""
        if first.points is None or second.points is None or second.points <= first.points:
            return first
        return second.model_copy(update={"note": "; ".join(filter(None, [self.note, second.note]))})


def second_look(first: QuestionOutcome, layout: Layout, laid_out: Sorted,
                cells: Iterable[HandedIn]) -> SecondLook | None:
    """How to grade a question once more; None if it lost nothing, or no cell defines a name of it again."""
    if first.points is None or all(test.passed for test in first.tests):
        return None
    places = {cell.number for cell in cells if layout.questions.get(cell.name) == first.question}
    found = definitions(first.question, layout, laid_out)
    left_out = replacing(found.values(), places)
    if not left_out:
        return None
    told = "; ".join(counted(name, numbers, left_out) for name, numbers in found.items() if left_out & set(numbers))
    steps = tuple(step for step in laid_out.steps if step.number not in left_out)
    return SecondLook(replace(laid_out, steps=steps), f"{told}, which earned more")


def definitions(question: str, layout: Layout, laid_out: Sorted) -> dict[str, list[int]]:
    """Names that a question's starters define, and the cells of the student that do, in the order they run."""
    found: dict[str, list[int]] = {name: [] for name, whose in layout.defines.items() if whose == question}
    for step in laid_out.steps:
        # looking for the letters first spares reading most cells as Python
        if not step.number or not any(name in step.source for name in found) or squeezed(
                step.source) in layout.starters:
            continue
        for name in found.keys() & set(defined_names(step.source)):
            found[name].append(step.number)
    return {name: numbers for name, numbers in found.items() if numbers}


def replacing(found: Iterable[list[int]], places: set[int]) -> set[int]:
    """Cells that run after the answer and define it again, but for those that are the answer for another name.

    The answer is the cell in the question's own place, which the visible tests stand below; else the first of all.
    """
    answers, again = set(), set()
    for numbers in found:
        answer = next((number for number in numbers if number in places), numbers[0])
        answers.add(answer)
        again.update(numbers[numbers.index(answer) + 1:])
    return again - answers


def counted(name: str, numbers: list[int], left_out: set[int]) -> str:
    """Which cells define a name, and which of them counts: the last to run of those that are left."""
    *others, last = [str(number) for number in sorted(numbers)]
    listed = f"{', '.join(others)} and {last}" if len(numbers) <= MOST_NAMED else (
        f"{', '.join(others[:MOST_NAMED])} and so on")
    counts = [number for number in numbers if number not in left_out][-1]
    return f"'{name}' is defined in {len(numbers)} cells ({listed}): cell {counts} counts"


def alone(tests: Tests, question: str) -> Tests:
    """The tests of one question, as if its exercise had no other."""
    head = next(one for one in tests.master.head.questions if one.id == question)
    return replace(tests, master=replace(
        tests.master, head=tests.master.head.model_copy(update={"questions": (head,)}),
        parts=tuple(part for part in tests.master.parts if not part.test or part.test in tests_of(head))))


def tests_of(head: QuestionHead) -> set[str]:
    """Ids of the tests of a question."""
    return {test.id for test in head.tests}
