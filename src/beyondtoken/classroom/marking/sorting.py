"""Which cell of a submission is what: answers are taken from it, everything else from the master."""

from __future__ import annotations

import ast
import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ..assignment.copies import PLACEHOLDER
from ..masters.master import Master
from ..masters.parts import STARTER
from .notebook import HandedIn

BINDING = re.compile(r"^(?:(?:async\s+)?(?:def|class)\s+(?P<defined>\w+)|(?P<assigned>\w+)\s*=(?!=))", re.MULTILINE)
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
NBGRADER_PLACEHOLDER = "YOUR ANSWER HERE"
LONGEST_PARSED = 20_000              # characters: a syntax tree takes several hundred times the room of its text


@dataclass(frozen=True)
class Step:
    """One cell to run: the exercise's own (``number`` 0), or one of the submission."""

    source: str
    question: str = ""               # whose answer it belongs to; "" for a given cell or before any answer
    number: int = 0

    @property
    def label(self) -> str:
        """How a person finds the cell."""
        return f"cell {self.number}" if self.number else "a given cell"


@dataclass(frozen=True)
class Sorted:
    """A submission laid out along its master."""

    steps: tuple[Step, ...]
    answers: dict[str, str]                  # question -> what the student wrote
    notes: dict[str, str] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()   # code questions whose cell is there


@dataclass(frozen=True)
class Layout:
    """An exercise and the notebook that students got of it, to compare submissions with."""

    master: Master
    notebook: tuple[HandedIn, ...]

    @cached_property
    def handed_out(self) -> dict[str, str]:
        """Names of our cells and what students found in them."""
        return {cell.name: cell.source for cell in self.notebook if cell.name}

    @cached_property
    def known_sources(self) -> set[str]:
        """Code cells as handed out, without regard to spaces."""
        return {squeezed(cell.source) for cell in self.notebook if cell.kind == "code"}

    @cached_property
    def given_sources(self) -> set[str]:
        """Those of them that no student is to change."""
        return self.known_sources - self.starters

    @cached_property
    def known_prose(self) -> set[str]:
        """Paragraphs as handed out, without regard to spaces and links."""
        return {squeezed(block) for cell in self.notebook if cell.kind == "text" for block in blocks(cell.source)}

    @cached_property
    def questions(self) -> dict[str, str]:
        """Names of answer cells and their question; a second cell of a question is named with a number."""
        return {f"{question.id}{suffix}": question.id for question in self.master.head.questions
                for suffix in ("", *(f"-{number}" for number in range(2, 10)))
                if not suffix or f"{question.id}{suffix}" in self.handed_out}

    @cached_property
    def defines(self) -> dict[str, str]:
        """Names that starters define, and their question."""
        return {name: cell.question for cell in self.master.of_role(STARTER) for name in defined_names(cell.program)}

    def sort(self, cells: Iterable[HandedIn]) -> Sorted:
        """Lay a submission out: given cells from the master, answers and further cells as handed in, in their order.

        A cell is known by the name it carries, else by its text, else by what it defines. A cell of the
        student's own runs where it stands: after the cell of ours before it.
        """
        taken = list(cells)
        own: dict[str, list[Step]] = {"": []}
        place, answered = "", set()
        for cell in (one for one in taken if one.kind == "code"):
            question = self.question_of(cell)
            if question:
                place = question
                if question in answered and squeezed(cell.source) in self.starters:
                    continue                     # an empty starter, pasted below the answer
                answered.add(question)
            elif self.is_ours(cell):
                continue
            own.setdefault(place, []).append(Step(cell.source, place, cell.number))
        answers = {name: "\n\n".join(step.source for step in own.get(name, []))
                   for name in answered}
        written = {name: self.written(name, taken) for name in self.text_questions}
        return Sorted(self.in_order(own), answers | {name: text for name, (text, _) in written.items()},
                      {name: note for name, (_, note) in written.items() if note}, frozenset(answered))

    def in_order(self, own: dict[str, list[Step]]) -> tuple[Step, ...]:
        """Steps along the master; cells given before the first starter have run already."""
        steps, seen = list(own[""]), set()
        for cell in (part for part in self.master.cells if part.section != "solution"):
            if cell.role == STARTER and cell.question not in seen:
                seen.add(cell.question)
                steps += own.get(cell.question, [])
            elif cell.role == "given" and seen:
                steps.append(Step(cell.program))
        return tuple(steps)

    def question_of(self, cell: HandedIn) -> str:
        """The code question a cell answers; "" if none."""
        if cell.name in self.questions and self.questions[cell.name] not in self.text_questions:
            return self.questions[cell.name]
        if cell.name in self.text_questions or squeezed(cell.source) in self.given_sources:
            return ""
        return next((self.defines[name] for name in defined_names(cell.source) if name in self.defines), "")

    def is_ours(self, cell: HandedIn) -> bool:
        """Whether a cell is a given one or a test, which run from the master, or holds a written answer."""
        return cell.name in self.handed_out or squeezed(cell.source) in self.known_sources

    @cached_property
    def starters(self) -> set[str]:
        """Starter cells as handed out."""
        return {squeezed(self.handed_out[name]) for name, question in self.questions.items()
                if question not in self.text_questions}

    @cached_property
    def text_questions(self) -> tuple[str, ...]:
        """Questions that a person marks."""
        return tuple(question.id for question in self.master.head.questions if question.kind == "text")

    def written(self, question: str, cells: list[HandedIn]) -> tuple[str, str]:
        """A written answer and a note on where it was found, if not in its place."""
        own = "\n\n".join(cell.source for cell in cells if cell.name == question)
        text = without_placeholder(own).strip()
        if text:
            return text, ""
        strewn = [block for cell in cells if cell.kind == "text" and cell.name not in self.text_questions
                  for block in blocks(cell.source) if squeezed(block) not in self.known_prose]
        found = "\n\n".join(strewn).strip()
        return found, "found outside its cell: all that the student wrote is shown" if found else ""


def blocks(prose: str) -> list[str]:
    """Paragraphs of a text."""
    return [block for block in re.split(r"\n\s*\n", without_placeholder(prose)) if block.strip()]


def without_placeholder(text: str) -> str:
    """A text without the line that marks the place of an answer, ours or that of nbgrader."""
    return text.replace(PLACEHOLDER, "").replace(NBGRADER_PLACEHOLDER, "")


def squeezed(text: str) -> str:
    """A text without its spaces, and links as the words they stand on."""
    return "".join((LINK.sub(r"\1", text) if "](" in text else text).split())


def defined_names(source: str) -> list[str]:
    """Names that a cell defines at its left margin; also of a cell that does not parse, or is too long to."""
    if len(source) <= LONGEST_PARSED:
        with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
            return [name for node in ast.parse(source).body for name in names_bound(node)]
    return [found["defined"] or found["assigned"] for found in BINDING.finditer(source)]


def names_bound(node: ast.stmt) -> list[str]:
    """Names that one statement binds."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(
        node, (ast.AnnAssign, ast.AugAssign)) else []
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
