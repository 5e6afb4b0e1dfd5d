"""What is made from a master: the student's copy, which is a page of the book, and the answer key."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import ContentError
from ..notebooks.runs import write_whole
from .master import BEGIN, END, HIDDEN_TEST, STARTER, Master, Part, master_files, read_master

NOT_RUN = "skip-execution"
REMEDY = "Run: beyondtoken derive"


def student_copy(master: Master) -> str:
    """The exercise as students get it: no solution, no hidden test, no rubric.

    A solution becomes ``...`` at its own indentation; the lines around it are the starter. From the first
    such cell on, nothing runs while the book is built: those cells wait for the student's answer.

    Examples
    --------
    >>> from beyondtoken.classroom.master import master_files, read_master
    >>> from beyondtoken.content import find_root
    >>> "BEGIN SOLUTION" in student_copy(read_master(master_files(find_root())[0], find_root()))
    False
    """
    made = [student_head(master)]
    waiting = False
    for part in master.parts:
        if part.section in ("solution", "rubric") or HIDDEN_TEST in part.tags:
            continue
        waiting = waiting or STARTER in part.tags
        made.append(student_cell(part, waiting=waiting) if part.kind == "cell" else part.text.strip("\n"))
    return "\n\n".join(made) + "\n"


def student_head(master: Master) -> str:
    """Front matter, and a note that nobody sees on the page: this file is derived."""
    kernel = json.dumps(master.kernelspec, ensure_ascii=False)
    return ("---\njupytext:\n  formats: ipynb,md:myst\n"
            "  text_representation: {extension: .md, format_name: myst}\n"
            f"kernelspec: {kernel}\n---\n\n"
            f"% Derived from {master.path} by `beyondtoken derive`: change that file, not this one.")


def student_cell(cell: Part, *, waiting: bool) -> str:
    """A cell without its solution; one that waits for the student is not run by the book."""
    tags = [*cell.tags, NOT_RUN] if waiting and NOT_RUN not in cell.tags else list(cell.tags)
    options = [line for line in cell.lines[1:-1] if line.startswith(":") and not line.startswith(":tags:")]
    tag_line = [f":tags: [{', '.join(tags)}]"] if tags else []
    return "\n".join([cell.lines[0], *tag_line, *options, *without_solution(cell.source), cell.lines[-1]])


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
    """The exercise with everything in it, for the teacher: solutions, hidden tests, rubric, points."""
    head = master.head
    facts = (f"> **Answer key.** {head.title.en} / {head.title.ja}. {head.points} points, {head.minutes} "
             f"minutes; objective {head.objective} ({head.bloom}). Not for students.")
    parts = [part.text.strip("\n") for part in master.parts]
    return "\n\n".join([student_head(master), facts, *parts]) + "\n"


def copy_path(master: Master, root: Path) -> Path:
    """Where the student's copy of an exercise lies."""
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
    copies: dict[Path, str] = {}
    for file in master_files(root):
        master = read_master(file, root)
        path = copy_path(master, root)
        if path in copies:
            raise ContentError(master.path, 1, f"another exercise here has the id '{master.head.id}'.",
                               "Give one of them another id.")
        copies[path] = student_copy(master)
    return copies


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
