"""Whether a solution or a hidden test has found its way into something that students get."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..masters.master import Master
from ..masters.parts import BEGIN, END, HIDDEN_TEST, PRIVATE, Part
from .copies import student_copy, without_solution

SHORTEST = 12
TAG = re.compile(r"<[^>]*>")
EMPHASIS = re.compile(r"[*_`]|^#+\s|^[-+]\s")
TELLS_NOTHING = ("```", ":tags:", ":test:", "import ", "from ")
COMMONPLACE = re.compile(r"return \w+|for \w+ in range\([\w, ]+\):|\w+ = np\.random\.default_rng\(\w*\)")
"""Lines that any program may hold, and so many a page of the book does."""


@dataclass(frozen=True)
class Leak:
    """A secret line of a master, and the file it was found in."""

    master: str
    line: str
    file: Path


def find_leaks(masters: Iterable[Master], folder: Path) -> list[Leak]:
    """Search every byte of every file below ``folder`` for the secret lines of ``masters``.

    Code that a cell of any of them gives to students is no secret of another.

    Parameters
    ----------
    masters : iterable of Master
        Exercises whose solutions, hidden tests and rubrics must stay out.
    folder : Path
        What students get: the built site (with its sources), an archive laid open, a folder of notebooks.

    Examples
    --------
    >>> find_leaks([], Path("."))
    []
    """
    masters = list(masters)
    given = "\n".join(line for master in masters for cell in master.cells for line in shown_part(cell))
    secrets = {(master.path, line): written_forms(line)
               for master in masters for line in secret_lines(master) if line not in given}
    leaks = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()) if secrets else []:
        content = plain_bytes(file)
        leaks += [Leak(name, line, file) for (name, line), forms in secrets.items()
                  if any(form in content for form in forms)]
    return leaks


def secret_lines(master: Master) -> list[str]:
    """Lines of solutions, hidden tests and rubric that no student may see.

    Left out: lines too short to tell anything, imports, lines that any program may hold, and lines that students are
    given as well: code in a cell, prose anywhere. A line of code that only the prose of the task holds stays secret:
    there it is a leak.

    Examples
    --------
    >>> from beyondtoken.classroom.masters.master import read_masters
    >>> from beyondtoken.content import find_root
    >>> secret_lines(read_masters(find_root())["two-walls"])[0]
    'while frontier:'
    """
    anywhere = {line.strip() for line in student_copy(master).splitlines()}
    in_cells = {line.strip() for part in master.cells for line in shown_part(part)}
    found = {line.strip(): anywhere if part.kind == "prose" else in_cells
             for part in master.parts for line in secret_part(part)}
    found |= {line.text.en: anywhere for question in master.head.questions for line in question.rubric}
    return [line for line, shown in found.items()
            if len(line) >= SHORTEST and line not in shown and not line.startswith(TELLS_NOTHING)
            and not COMMONPLACE.fullmatch(line)]


def shown_part(part: Part) -> list[str]:
    """The lines of a cell that students see."""
    secret = [] if part.section != "solution" and part.role != HIDDEN_TEST else list(part.source)
    return [line for line in without_solution(part.source) if line not in secret]


def secret_part(part: Part) -> list[str]:
    """The secret lines of one part: all of a hidden test or secret section, else the marked lines."""
    if part.section in ("solution", PRIVATE) or part.role == HIDDEN_TEST:
        return list(part.lines)
    secret, inside = [], False
    for line in part.lines:
        if line.strip() in (BEGIN, END):
            inside = line.strip() == BEGIN
        elif inside:
            secret.append(line)
    return secret


def written_forms(line: str) -> set[bytes]:
    """How a line may stand in a file: as it is, as HTML, as JSON, as Markdown already set."""
    forms = {line, html.escape(line), html.escape(line, quote=False), json.dumps(line)[1:-1],
             json.dumps(line, ensure_ascii=False)[1:-1], EMPHASIS.sub("", line).strip()}
    return {form.encode() for form in forms if len(form) >= SHORTEST}


def plain_bytes(file: Path) -> bytes:
    """The bytes of a file; of HTML also its bare text (highlighting cuts lines up); of a zip its members."""
    content = file.read_bytes()
    if file.suffix in (".html", ".htm", ".xhtml"):
        return content + b"\n" + bare_text(content)
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            members = [archive.read(name) for name in archive.namelist()]
        return b"\n".join([content, *members, *map(bare_text, members)])
    return content


def bare_text(page: bytes) -> bytes:
    """Text of an HTML page, without tags, entities resolved."""
    return html.unescape(TAG.sub("", page.decode("utf-8", "replace"))).encode()
