"""An exercise as its author writes it: one MyST file with task, starter, solution, tests and rubric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..content import Bilingual
from ..content.located_yaml import LocatedYaml, read_text
from ..content.question import BloomLevel
from ..content.record import Record, Slug
from ..content.record_errors import record_from
from ..errors import ContentError
from ..notebooks.pages import FENCE, closing_line, front_matter

STARTER, VISIBLE_TEST, HIDDEN_TEST = "starter", "visible-test", "hidden-test"
BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
SECTIONS = ("task", "solution", "rubric")
HEADING = re.compile(r"^##\s+(?P<words>\S.*?)\s*$")
TAGS = re.compile(r"^:tags:\s*\[(?P<tags>[^\]]*)\]\s*$")


class ExerciseHead(Record):
    """What a master says of itself: its place, its aim, its price."""

    id: Slug
    chapter: Slug
    lab: Slug | None = None
    title: Bilingual
    objective: Slug
    bloom: BloomLevel
    minutes: int
    points: int


@dataclass(frozen=True)
class Part:
    """A stretch of prose or one cell: its lines, the section it stands in, and where it starts."""

    kind: Literal["prose", "cell"]
    section: str
    lines: tuple[str, ...]
    line: int
    tags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The part as it stands in the file."""
        return "\n".join(self.lines)

    @property
    def source(self) -> tuple[str, ...]:
        """Program lines of a cell, without fence and options."""
        return tuple(line for line in self.lines[1:-1] if not line.startswith(":"))


@dataclass(frozen=True)
class Master:
    """One exercise with everything: never a page of the book."""

    path: str
    head: ExerciseHead
    kernelspec: dict[str, Any]
    parts: tuple[Part, ...]

    @property
    def cells(self) -> tuple[Part, ...]:
        """All code cells, in order."""
        return tuple(part for part in self.parts if part.kind == "cell")

    def tagged(self, tag: str) -> tuple[Part, ...]:
        """Cells with a tag."""
        return tuple(cell for cell in self.cells if tag in cell.tags)


def master_files(root: Path) -> tuple[Path, ...]:
    """Every exercise master of the book, sorted."""
    return tuple(sorted((root / "exercises").glob("*/*.md")))


def read_master(path: Path, root: Path) -> Master:
    """Read one master.

    Its head holds ``exercise:`` with id, chapter, lab, title, objective, bloom, minutes and points. Sections
    are headed ``## Task``, ``## Solution``, ``## Rubric``. Cells are tagged ``starter`` (the solution stands
    between ``# BEGIN SOLUTION`` and ``# END SOLUTION``), ``visible-test`` and ``hidden-test``.

    Raises
    ------
    ContentError
        If the head is wrong, a section or kind of cell is missing, or solution marks do not pair.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_master(master_files(find_root())[0], find_root()).head.points
    10
    """
    shown = path.relative_to(root).as_posix()
    lines = read_text(path, shown_as=shown).splitlines()
    front, start = front_matter(lines, shown)
    master = Master(shown, read_head(front, lines, shown), front.get("kernelspec", {}),
                    tuple(read_parts(lines, start, shown)))
    check_master(master, path)
    return master


def read_head(front: dict[str, Any], lines: list[str], shown: str) -> ExerciseHead:
    """The ``exercise`` mapping of the head."""
    if "kernelspec" not in front:
        raise ContentError(shown, 1, "the head names no kernelspec.",
                           "Add: kernelspec: {display_name: Python 3, language: python, name: python3}")
    if "exercise" not in front:
        raise ContentError(shown, 1, "the head has no 'exercise'.",
                           f"Add 'exercise:' with {', '.join(ExerciseHead.model_fields)}.")
    found, errors = record_from(located_head(front["exercise"], lines, shown), ExerciseHead)
    if found is None:
        raise errors[0]
    return found


def located_head(exercise: Any, lines: list[str], shown: str) -> LocatedYaml:
    """The ``exercise`` mapping with the line of each of its entries."""
    known: dict[tuple[str | int, ...], int] = {(): line_of_key(lines, "exercise")}
    for name in exercise if isinstance(exercise, dict) else ():
        known[(name,)] = line_of_key(lines, name)
    return LocatedYaml(shown, exercise, known)


def line_of_key(lines: list[str], name: str) -> int:
    """The first line that spells out a key."""
    numbered = enumerate(lines, start=1)
    return next((number for number, line in numbered if re.match(rf"^\s*{re.escape(name)}\s*:", line)), 1)


def read_parts(lines: list[str], start: int, shown: str) -> list[Part]:
    """Prose and cells in order, each with its section."""
    parts: list[Part] = []
    prose_from, section, index = start, "", start

    def close_prose(end: int) -> None:
        if "".join(lines[prose_from:end]).strip():
            parts.append(Part("prose", section, tuple(lines[prose_from:end]), prose_from + 1))

    while index < len(lines):
        heading, fence = HEADING.match(lines[index]), FENCE.match(lines[index])
        end = closing_line(lines, index, fence["mark"]) + 1 if fence else index + 1
        is_cell = bool(fence and fence["info"].strip().startswith("{code-cell}"))
        if heading or is_cell:
            close_prose(index)
            prose_from = end if is_cell else index
        if heading:
            section = section_named(heading["words"], section)
        if is_cell:
            parts.append(read_cell(lines[index:end], section, index + 1, shown))
        index = end
    close_prose(len(lines))
    return parts


def section_named(words: str, current: str) -> str:
    """The section a heading opens; a heading of other words stays in the current one."""
    return words.lower() if words.lower() in SECTIONS else current


def read_cell(lines: list[str], section: str, line: int, shown: str) -> Part:
    """One cell with its tags."""
    if len(lines) > 1 and lines[1].startswith("---"):
        raise ContentError(shown, line + 1, "cell options are written between '---' lines.",
                           "Write them as ':tags: [starter]'.")
    tags = next((found["tags"] for text in lines[1:] if (found := TAGS.match(text))), "")
    names = tuple(tag.strip().strip("'\"") for tag in tags.split(",") if tag.strip())
    return Part("cell", section, tuple(lines), line, names)


def check_master(master: Master, path: Path) -> None:
    """Refuse a master that a student copy cannot be made from."""
    if master.head.chapter != path.parent.name:
        raise ContentError(master.path, 1, f"says chapter '{master.head.chapter}', but lies in "
                           f"'{path.parent.name}'.", "Move the file, or correct 'chapter'.")
    for cell in master.cells:
        check_marks(cell, master.path)
    found = {part.section for part in master.parts}
    for section in SECTIONS:
        if section not in found:
            raise ContentError(master.path, None, f"has no section '{section}'.",
                               f"Add a heading '## {section.capitalize()}'.")
    for tag in (STARTER, VISIBLE_TEST):
        if not master.tagged(tag):
            raise ContentError(master.path, None, f"has no cell tagged '{tag}'.",
                               f"Tag one: ':tags: [{tag}]'.")
    if not any(BEGIN in line for cell in master.tagged(STARTER) for line in cell.lines):
        raise ContentError(master.path, master.tagged(STARTER)[0].line, "no starter cell holds a solution.",
                           f"Put it between '{BEGIN}' and '{END}'.")


def check_marks(cell: Part, shown: str) -> None:
    """Solution marks pair, do not nest, and stand in starter cells only."""
    open_at: int | None = None
    for number, text in enumerate(cell.lines, start=cell.line):
        mark = text.strip()
        if mark not in (BEGIN, END):
            continue
        if STARTER not in cell.tags:
            raise ContentError(shown, number, "a solution stands in a cell without the tag 'starter'.",
                               "Tag the cell: ':tags: [starter]'.")
        if (mark == BEGIN) != (open_at is None):
            raise ContentError(shown, number, f"'{mark}' does not pair.", f"Write '{BEGIN}', then '{END}'.")
        open_at = number if mark == BEGIN else None
    if open_at is not None:
        raise ContentError(shown, open_at, f"'{BEGIN}' is never closed.", f"Add '{END}'.")
