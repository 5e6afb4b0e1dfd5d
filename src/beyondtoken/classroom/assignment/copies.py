"""What is made from a master, as MyST: the student's copy (a page of the book), the key, nbgrader's source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...errors import ContentError
from ...notebooks.runs import write_whole
from ..masters.head import QuestionHead, shown_points
from ..masters.master import Master, read_masters
from ..masters.parts import BEGIN, END, HIDDEN_TEST, PRIVATE, PROBE, STARTER, VISIBLE_TEST, Part
from .selfcheck import CHECK_CELL, checked

NOT_RUN = "skip-execution"
HIDE, REMOVE = "hide-input", "remove-input"
REMEDY = "Run: beyondtoken derive"
PLACEHOLDER = "*Write your answer here, in place of this line.*"
PROMPT = {"code_prompt_show": "Show what checks your answers", "code_prompt_hide": "Hide what checks your answers"}
"""What a reader clicks to see the check cell on the page."""


def student_copy(master: Master) -> str:
    """The exercise as students get it: no solution, no hidden test.

    Facts from its head stand below the title. A solution becomes ``...`` at its own indentation; the lines
    around it are the starter. A visible test stands below its hint; of hidden ones a line says what they are
    worth, and their cells are there for nbgrader. From the first starter on, nothing runs while the book is
    built: those cells wait for the student's answer.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.masters.master import read_masters
    >>> "BEGIN SOLUTION" in student_copy(read_masters(find_root())["two-walls"])
    False
    """
    shown = [part for part in with_facts(master) if part.section != "solution"
             and not (part.section == PRIVATE and part.role == PROBE)]
    waiting = False
    made = [front_of(master, note=True), cell(CHECK_CELL, tags=[HIDE], nbgrader=locked("check"), mystnb=PROMPT)]
    numbers = iter(range(1, len(shown) + 1))
    for part in shown:
        waiting = waiting or part.role == STARTER
        made.append(student_part(part, master, numbers, [NOT_RUN] if waiting else []))
    return "\n\n".join(at_its_place(made, shown)) + "\n"


def at_its_place(made: list[str], shown: list[Part]) -> list[str]:
    """The check cell stands before the first cell, below the opening prose."""
    head, check, *rest = made
    first = next((index for index, part in enumerate(shown) if part.kind != "prose"), len(rest))
    return [head, *rest[:first], check, *rest[first:]]


def with_facts(master: Master) -> list[Part]:
    """The parts, with what the head says below the title, and what is tested later below the tests of a question."""
    opening, *rest = master.parts
    title = next((index for index, line in enumerate(opening.lines) if line.startswith("# ")), -1) + 1
    lines = (*opening.lines[:title], "", *facts(master), *opening.lines[title:])
    parts = [replace(opening, lines=lines)]
    last = {master.head.question_of(part.test).id: part.test for part in master.of_role(VISIBLE_TEST)}
    for part in rest:
        parts.append(part)
        if part.role == VISIBLE_TEST and part.test in last.values():
            parts.append(Part("prose", part.section, tuple(tested_later(master, part.test)), part.line))
    return parts


def facts(master: Master) -> list[str]:
    """The card of an exercise; that it is practice is said of those in the book."""
    head = master.head
    return ["```{exercise-facts}", f":kind: {head.kind}", f":points: {shown_points(head.points)}",
            f":minutes: {head.minutes}", f":bloom: {head.bloom}", f":objective: {head.objective}",
            *([":practice:"] if master.path.startswith("exercises/") else []), "```"]


def tested_later(master: Master, test: str) -> list[str]:
    """How many points of the test's question are tested after handing in."""
    question = master.head.question_of(test)
    hidden = {part.test for part in master.of_role(HIDDEN_TEST)}
    later = sum(one.points for one in question.tests if one.id in hidden)
    return ["", "```{tested-later}", f":points: {shown_points(later)}", f":of: {shown_points(question.points)}", "```"]


def student_part(part: Part, master: Master, numbers: Iterable[int], tags: list[str]) -> str:
    """One part as students get it."""
    if part.kind == "prose":
        return part.text.strip("\n")
    if part.kind == "answer":
        return written_answer(part, master)
    if part.role == STARTER:
        program = "\n".join(without_solution(part.source))
        return cell(program, tags=[STARTER, *tags], nbgrader=answer_meta(part, master))
    if part.role == VISIBLE_TEST:
        program = checked(part.program, master.head.tests[part.test].hint.en)
        return cell(program, tags=[VISIBLE_TEST, *tags], nbgrader=test_meta(part, master))
    if part.role == HIDDEN_TEST:
        program = f'# "{part.test}" is tested here after you hand in.'
        return cell(program, tags=[REMOVE, *tags], nbgrader=test_meta(part, master))
    kept = [tag for tag in part.tags if tag not in tags]
    return cell(part.program, tags=[*kept, *tags], nbgrader=locked(f"given-{next(iter(numbers))}"))


def written_answer(part: Part, master: Master) -> str:
    """The place for a written answer: a Markdown cell of its own."""
    question = question_named(master, part.question)
    meta = {**locked(part.question), "grade": True, "locked": False, "points": question.points, "solution": True}
    return f"+++ {json.dumps({'nbgrader': meta}, sort_keys=True)}\n\n[{PLACEHOLDER}]{{.bt-answer-place}}\n\n+++"


def question_named(master: Master, name: str) -> QuestionHead:
    """One question of a master."""
    return next(question for question in master.head.questions if question.id == name)


def without_solution(source: tuple[str, ...]) -> list[str]:
    """Program lines with each solution replaced by ``...``."""
    kept: list[str] = []
    inside = False
    for line in source:
        if line.strip() == BEGIN:
            inside = True
            kept.append(line[:len(line) - len(line.lstrip())] + "...")
        elif line.strip() == END:
            inside = False
        elif not inside:
            kept.append(line)
    return kept


def answer_key(master: Master) -> str:
    """The exercise with everything in it, for the teacher: solutions, hidden tests, hints, rubrics, points."""
    head = master.head
    facts = (f"> **Answer key, not for students.** {head.title.en} / {head.title.ja}. "
             f"{shown_points(head.points)} points, {head.minutes} minutes; "
             f"objective `{head.objective}` ({head.bloom}).")
    parts = [key_part(part, master) for part in master.parts]
    return "\n\n".join([front_of(master), facts, *parts]) + "\n"


def key_part(part: Part, master: Master) -> str:
    """One part as the key shows it: a test below what it is worth, a rubric in place of an answer."""
    if part.kind == "prose":
        return part.text.strip("\n")
    if part.kind == "answer":
        lines = question_named(master, part.question).rubric
        return "\n".join([f"Rubric of *{part.question}*:", "",
                          *(f"- {shown_points(line.points)}: {line.text.en}" for line in lines)])
    test = master.head.tests.get(part.test)
    words = [f"# {part.role} {test.id}, {shown_points(test.points)} points. Hint: {test.hint.en}"] if test else []
    return cell("\n".join([*words, part.program]), tags=list(part.tags))


def nbgrader_source(master: Master) -> str:
    """The exercise as ``nbgrader generate_assignment`` reads it: its own marks for solutions and hidden tests."""
    made = [front_of(master), cell(CHECK_CELL, nbgrader=locked("check"))]
    numbers = iter(range(1, len(master.parts) + 1))
    for part in (one for one in with_facts(master) if one.section != "solution"):
        if part.kind != "cell" or part.role not in (STARTER, VISIBLE_TEST, HIDDEN_TEST):
            made.append(student_part(part, master, numbers, []))
        elif part.role == STARTER:
            made.append(cell("\n".join(part.source).replace(BEGIN, "#" + BEGIN.replace("# ", "## "))
                             .replace(END, "#" + END.replace("# ", "## ")), nbgrader=answer_meta(part, master)))
        else:
            program = part.program if part.role == VISIBLE_TEST else (
                f"### BEGIN HIDDEN TESTS\n{part.program}\n### END HIDDEN TESTS")
            made.append(cell(program, nbgrader=test_meta(part, master)))
    return "\n\n".join(made) + "\n"


def front_of(master: Master, *, note: bool = False) -> str:
    """Front matter; on a page of the book also a note that nobody sees: this file is derived."""
    kernel = json.dumps(master.kernelspec, ensure_ascii=False)
    derived = f"\n\n% Derived from {master.path} by `beyondtoken derive`: change that file, not this one."
    return ("---\njupytext:\n  formats: ipynb,md:myst\n"
            "  text_representation: {extension: .md, format_name: myst}\n"
            f"kernelspec: {kernel}\nbeyondtoken: {{exercise: {master.head.id}}}\n---{derived if note else ''}")


def cell(program: str, *, tags: Iterable[str] = (), nbgrader: dict[str, Any] | None = None,
         mystnb: dict[str, str] | None = None) -> str:
    """A code cell in MyST."""
    options = [f":tags: [{', '.join(tags)}]"] if tags else []
    options += [f":{key}: {json.dumps(value, sort_keys=True)}"
                for key, value in (("mystnb", mystnb), ("nbgrader", nbgrader)) if value]
    return "\n".join(["```{code-cell} ipython3", *options, program, "```"])


def locked(name: str) -> dict[str, Any]:
    """nbgrader's record of a cell that students do not change."""
    return {"grade": False, "grade_id": name, "locked": True, "schema_version": 3, "solution": False, "task": False}


def answer_meta(part: Part, master: Master) -> dict[str, Any]:
    """nbgrader's record of an answer cell; a second one of a question is numbered."""
    own = [cell.line for cell in master.of_role(STARTER) if cell.question == part.question]
    number = own.index(part.line) + 1
    name = part.question if number == 1 else f"{part.question}-{number}"
    return {**locked(name), "locked": False, "solution": True}


def test_meta(part: Part, master: Master) -> dict[str, Any]:
    """nbgrader's record of a test cell."""
    return {**locked(part.test), "grade": True, "points": master.head.tests[part.test].points}


def copy_path(master: Master, root: Path) -> Path:
    """Where the student's copy of an exercise lies in the book."""
    return root / "chapters" / master.head.chapter / f"exercise-{master.head.id}.md"


def write_student_copies(root: Path) -> list[Path]:
    """Write the student's copy of every master. Gives those that changed.

    Raises
    ------
    ContentError
        If a master cannot be used, or two have one id. Nothing is written then.
    """
    written = []
    for path, text in wanted_copies(root).items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
            written.append(path)
    return written


def wanted_copies(root: Path) -> dict[Path, str]:
    """Path and text of every student's copy."""
    return {copy_path(master, root): student_copy(master) for master in read_masters(root).values()}


def check_student_copies(root: Path) -> list[ContentError]:
    """A master that cannot be used; each student's copy that is missing, out of date, or has no master."""
    try:
        copies = wanted_copies(root)
    except ContentError as problem:
        return [problem]
    stale = [path for path, text in copies.items()
             if not path.is_file() or path.read_text(encoding="utf-8") != text]
    errors = [ContentError(path.relative_to(root), None, "the student's copy is not what its master says.",
                           REMEDY) for path in stale]
    stray = sorted(set((root / "chapters").glob("*/exercise-*.md")) - set(copies))
    return errors + [ContentError(path.relative_to(root), None, "no master stands for this student's copy.",
                                  "Delete it, or write its master.") for path in stray]
