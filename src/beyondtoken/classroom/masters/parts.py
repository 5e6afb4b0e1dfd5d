"""A master cut into its parts: prose, cells with their roles, and places for a written answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ...errors import ContentError
from ...notebooks.pages import FENCE, closing_line

STARTER, PROBE, VISIBLE_TEST, HIDDEN_TEST = "starter", "probe", "visible-test", "hidden-test"
ROLES = (STARTER, PROBE, VISIBLE_TEST, HIDDEN_TEST)
BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
SECTIONS = ("task", "solution")
PRIVATE = "private"
"""The section of cells that came from a teacher's own file."""

HEADING = re.compile(r"^##\s+(?P<words>\S.*?)\s*$")
OPTION = re.compile(r"^:(?P<name>[\w-]+):\s*(?P<value>.*?)\s*$")
ANSWER = re.compile(r"^\{answer\}\s*(?P<question>\S*)\s*$")


@dataclass(frozen=True)
class Part:
    """A stretch of prose, one cell, or a place for a written answer, with its section and first line."""

    kind: Literal["prose", "cell", "answer"]
    section: str
    lines: tuple[str, ...]
    line: int
    options: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The part as it stands in the file."""
        return "\n".join(self.lines)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Tags of a cell."""
        bare = self.options.get("tags", "").strip("[] ")
        return tuple(tag.strip().strip("'\"") for tag in bare.split(",") if tag.strip())

    @cached_property
    def role(self) -> str:
        """What a cell is for: ``given`` unless its tags say otherwise."""
        return next((role for role in ROLES if role in self.tags), "given")

    @property
    def question(self) -> str:
        """The question that a starter or a written answer belongs to."""
        return self.options.get("question", "")

    @property
    def test(self) -> str:
        """The test that a test cell is."""
        return self.options.get("test", "")

    @cached_property
    def source(self) -> tuple[str, ...]:
        """Program lines of a cell, without fence and options."""
        return self.lines[1 + len(self.options):-1]

    @cached_property
    def program(self) -> str:
        """The program of a cell, solution included."""
        return "\n".join(line for line in self.source if line.strip() not in (BEGIN, END))


def read_parts(lines: list[str], start: int, shown: str) -> list[Part]:
    """Prose, cells and places for answers in order, each with its section."""
    parts: list[Part] = []
    prose_from, section, index = start, "", start

    def close_prose(end: int) -> None:
        if "".join(lines[prose_from:end]).strip():
            parts.append(Part("prose", section, tuple(lines[prose_from:end]), prose_from + 1))

    while index < len(lines):
        heading, fence = HEADING.match(lines[index]), FENCE.match(lines[index])
        end = closing_line(lines, index, fence["mark"]) + 1 if fence else index + 1
        part = fenced_part(fence["info"].strip(), lines[index:end], section, index + 1, shown) if fence else None
        if heading or part:
            close_prose(index)
            prose_from = end if part else index
        if heading:
            section = section_named(heading["words"], section)
        if part:
            parts.append(part)
        index = end
    close_prose(len(lines))
    return parts


def section_named(words: str, current: str) -> str:
    """The section a heading opens; a heading of other words stays in the current one."""
    return words.lower() if words.lower() in SECTIONS else current


def fenced_part(info: str, lines: list[str], section: str, line: int, shown: str) -> Part | None:
    """A cell or a place for an answer; None for any other fence, which is prose."""
    if info.startswith("{code-cell}"):
        return read_cell(lines, section, line, shown)
    answer = ANSWER.match(info)
    if answer:
        return Part("answer", section, tuple(lines), line, {"question": answer["question"]})
    return None


def read_cell(lines: list[str], section: str, line: int, shown: str) -> Part:
    """One cell with its options."""
    if len(lines) > 1 and lines[1].startswith("---"):
        raise ContentError(shown, line + 1, "cell options are written between '---' lines.",
                           "Write them as ':tags: [starter]'.")
    options: dict[str, str] = {}
    for text in lines[1:-1]:
        found = OPTION.match(text)
        if not found:
            break
        options[found["name"]] = found["value"]
    return Part("cell", section, tuple(lines), line, options)
