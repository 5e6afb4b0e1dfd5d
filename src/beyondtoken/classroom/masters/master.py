"""An exercise as its author writes it: one MyST file with task, starter, solution and tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from ...content.located_yaml import LocatedYaml, locate_text, read_text
from ...content.record_errors import nearest, record_from
from ...errors import ContentError, SettingError
from ...notebooks.pages import front_matter
from .faults import changed_points, first_fault, private_fault
from .head import ExerciseHead, PrivateTests, QuestionHead
from .parts import HIDDEN_TEST, PRIVATE, Part, read_parts

AnyHead = TypeVar("AnyHead", bound=BaseModel)
PRIVATE_HEAD = "hidden-tests"


@dataclass(frozen=True)
class Master:
    """One exercise with everything: never a page of the book."""

    path: str
    head: ExerciseHead
    kernelspec: dict[str, Any]
    parts: tuple[Part, ...]

    @cached_property
    def cells(self) -> tuple[Part, ...]:
        """All code cells, in order."""
        return tuple(part for part in self.parts if part.kind == "cell")

    def of_role(self, *roles: str) -> tuple[Part, ...]:
        """Cells with one of the roles ``given``, ``starter``, ``probe``, ``visible-test``, ``hidden-test``."""
        return tuple(cell for cell in self.cells if cell.role in roles)


def master_files(root: Path) -> tuple[Path, ...]:
    """Every exercise master of the book, sorted."""
    return tuple(sorted((root / "exercises").glob("*/*.md")))


def read_master(path: Path, root: Path) -> Master:
    """Read one master.

    Its head holds ``exercise:`` (`ExerciseHead`). Sections are headed ``## Task`` and ``## Solution``. Cells
    are tagged ``starter`` (with ``:question:``; the solution stands between ``# BEGIN SOLUTION`` and
    ``# END SOLUTION``), ``visible-test`` and ``hidden-test`` (with ``:test:``), ``probe``; all others are
    given. A written answer has its place in a fence ``{answer} question``.

    Raises
    ------
    ContentError
        If the head is wrong, or head and cells do not fit together.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> two_walls = find_root() / "exercises/beyond-imitation/two-walls.md"
    >>> read_master(two_walls, find_root()).head.lab
    'glitch'
    """
    shown = path.relative_to(root).as_posix()
    lines = read_text(path, shown_as=shown).splitlines()
    front, start = front_matter(lines, shown)
    if "kernelspec" not in front:
        raise ContentError(shown, 1, "the head names no kernelspec.",
                           "Add: kernelspec: {display_name: Python 3, language: python, name: python3}")
    head = read_head(lines[:start], "exercise", ExerciseHead, shown)
    if path.parent.parent.name == "exercises" and head.chapter != path.parent.name:
        raise ContentError(shown, 1, f"says chapter '{head.chapter}', but lies in '{path.parent.name}'.",
                           "Move the file, or correct 'chapter'.")
    master = Master(shown, head, front["kernelspec"], tuple(read_parts(lines, start, shown)))
    fault = first_fault(shown, head, master.parts)
    if fault:
        raise fault
    return master


def read_head(lines: list[str], key: str, model: type[AnyHead], shown: str) -> AnyHead:
    """The mapping below ``key`` in the head, with the line of each of its entries."""
    found = locate_text("\n".join(["", *lines[1:-1]]), shown)
    if not isinstance(found.value, dict) or key not in found.value:
        raise ContentError(shown, 1, f"the head has no '{key}'.",
                           f"Add '{key}:' with {', '.join(model.model_fields)}.")
    below = {place[1:]: line for place, line in found.lines.items() if place and place[0] == key}
    record, errors = record_from(LocatedYaml(shown, found.value[key], below), model)
    if record is None:
        raise errors[0]
    return record


def read_masters(root: Path, private: Path | None = None, *, about: str = "") -> dict[str, Master]:
    """Every exercise by its id: those of the book, with the teacher's own where a folder is named.

    A file of ``private`` is either a whole master (head ``exercise:``), or hidden tests for one of the book
    (head ``hidden-tests:``), which take the place of those that everybody can read. ``about`` leaves out all files
    in which this text is not.

    Raises
    ------
    ContentError
        If a file cannot be used, two exercises have one id, or there is no folder ``private``.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> "two-walls" in read_masters(find_root())
    True
    """
    if private and not private.is_dir():
        raise ContentError(private, None, "is no folder.", "Name the folder of your own exercises and hidden tests.")
    masters: dict[str, Master] = {}
    own = [file for file in sorted(private.rglob("*.md") if private else []) if about in read_text(file)]
    tests = [file for file in own if head_key(file) == PRIVATE_HEAD]
    add_masters(masters, (file for file in master_files(root) if about in read_text(file)), root)
    add_masters(masters, (file for file in own if file not in tests), private or root)
    for file in tests:
        master = with_private_tests(masters, file)
        masters[master.head.id] = master
    return masters


def master_named(masters: dict[str, Master], name: str) -> Master:
    """One exercise.

    Raises
    ------
    SettingError
        If there is none of this name.
    """
    if name not in masters:
        raise SettingError(f"There is no exercise '{name}'.",
                           f"{instead_of(name, masters)} Your own are read from --private FOLDER.")
    return masters[name]


def instead_of(name: str, masters: Iterable[str]) -> str:
    """What may have been meant by an id that no exercise has."""
    close = nearest(name, set(masters))
    return (f"Did you mean '{close}'? " if close else "") + f"Exercises are: {', '.join(sorted(masters))}."


def read_master_named(root: Path, name: str, private: Path | None = None) -> Master:
    """One exercise. The others are not read: a fault in one of them stops nobody.

    Raises
    ------
    ContentError
        If its file cannot be used, or another exercise has its id.
    SettingError
        If there is none of this name.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_master_named(find_root(), "two-walls").head.lab
    'glitch'
    """
    try:
        found = read_masters(root, private, about=name).get(name)
    except ContentError:             # also where a file only mentions the name: then all must be read
        found = None
    return found or master_named(read_masters(root, private), name)


def nothing_of_ones_own(masters: Iterable[Master], private: Path | None) -> list[str]:
    """Says of which exercises a teacher's folder holds nothing, so that no public test counts unnoticed."""
    return [f"{private} holds nothing for '{master.head.id}': the hidden tests that everybody can read are used. A "
            "file of your own ends in .md and names the exercise." for master in masters
            if private and not (private / master.path).is_file()
            and all(part.section != PRIVATE for part in master.parts)]


def add_masters(masters: dict[str, Master], files: Iterable[Path], root: Path) -> None:
    """Read masters into a mapping by their ids."""
    for file in files:
        master = read_master(file, root)
        if master.head.id in masters:
            raise ContentError(master.path, 1, f"'{master.head.id}' is the id of {masters[master.head.id].path} too.",
                               "Give one of them another id.")
        masters[master.head.id] = master


def head_key(file: Path) -> str:
    """Which kind of file of a teacher this is."""
    front, _ = front_matter(read_text(file).splitlines(), str(file))
    return PRIVATE_HEAD if PRIVATE_HEAD in front else "exercise"


def with_private_tests(masters: dict[str, Master], file: Path) -> Master:
    """An exercise of the book with a teacher's hidden tests in place of its own."""
    shown = file.name
    lines = read_text(file, shown_as=shown).splitlines()
    _, start = front_matter(lines, shown)
    head = read_head(lines[:start], PRIVATE_HEAD, PrivateTests, shown)
    if head.exercise not in masters:
        raise ContentError(shown, 1, f"holds tests for '{head.exercise}', which is no exercise.",
                           instead_of(head.exercise, masters))
    master = masters[head.exercise]
    cells = [replace(part, section=PRIVATE) for part in read_parts(lines, start, shown) if part.kind == "cell"]
    fault = private_fault(shown, head, cells, master.head)
    if fault:
        raise fault
    questions = [replaced_tests(question, head, master) for question in master.head.questions]
    replaced = {question.id for question in head.questions}
    kept = [part for part in master.parts
            if part.role != HIDDEN_TEST or master.head.question_of(part.test).id not in replaced]
    fault = changed_points(shown, master.head, after := master.head.model_copy(update={"questions": tuple(questions)}))
    if fault:
        raise fault
    return replace(master, head=after, parts=(*kept, *cells))


def replaced_tests(question: QuestionHead, head: PrivateTests, master: Master) -> QuestionHead:
    """A question with the teacher's tests after the visible ones."""
    own = next((one for one in head.questions if one.id == question.id), None)
    hidden = {part.test for part in master.of_role(HIDDEN_TEST)}
    visible = tuple(test for test in question.tests if test.id not in hidden)
    return question.model_copy(update={"tests": visible + own.tests}) if own else question
