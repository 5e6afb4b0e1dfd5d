"""Writing a plan: tried on a copy of the book first, then all of it or nothing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from ...content import check_book
from ...errors import BookError, ContentError, SettingError
from ...notebooks import check_derived, derive_pages
from ...notebooks.runs import write_whole
from ..assignment.copies import check_student_copies, write_student_copies
from .plan import Plan

LEFT_OUT = {"src", "tests", "bench", "vendor", "binder", "dist", "node_modules"}


def write_plan(root: Path, plan: Plan) -> list[Path]:
    """Write the files of a plan and everything derived from them. Gives what was written.

    The plan is tried on a copy of the book's texts first. If it brings a fault, or a file cannot be written,
    the book stays as it was.

    Raises
    ------
    BookError
        If the book with the plan in it would have a fault that it has not now, or a disk is full.
    """
    with TemporaryDirectory(prefix="beyondtoken-") as folder:
        trial = Path(folder).resolve() / "book"
        shutil.copytree(root, trial, ignore=left_out)
        faults_before = {kept(fault) for fault in faults(trial)}
        for path, text in plan.files.items():
            write_whole(trial / path, text)
        derived = [*write_student_copies(trial), *derive_pages(trial)]
        new = [fault for fault in faults(trial) if kept(fault) not in faults_before]
        if new:
            raise BookError(f"Nothing was written, for the book would have a fault: {new[0].problem}", new[0].remedy)
        texts = dict(plan.files) | {path.relative_to(trial): path.read_text(encoding="utf-8") for path in derived}
        write_all(root, texts)
    return [root / path for path in texts]


def left_out(folder: str, names: list[str]) -> set[str]:
    """What a trial does not need: programs, builds, environments, hidden folders."""
    return {name for name in names if name in LEFT_OUT or name.startswith((".", "_build"))
            or Path(folder, name, "pyvenv.cfg").exists()}


def faults(root: Path) -> list[ContentError]:
    """What the checks of texts find."""
    found: list[ContentError] = []
    for check in (check_book, check_student_copies, check_derived):
        try:
            found += check(root)
        except ContentError as problem:
            found.append(problem)
    return found


def kept(fault: ContentError) -> tuple[str, str]:
    """What stays of a fault when lines move."""
    return fault.path, re.sub(r"(?<=:)\d+", "", fault.problem)


def write_all(root: Path, texts: dict[Path, str]) -> None:
    """Write every text, or leave everything as it was.

    Raises
    ------
    SettingError
        If a file cannot be written.
    """
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in texts}
    try:
        for path, text in texts.items():
            write_whole(root / path, text)
    except OSError as problem:
        restore(root, before)
        raise SettingError(f"{path.as_posix()} cannot be written: {problem.strerror}. The book is as it was.",
                           "Make room, or allow writing there, and try again.") from problem


def restore(root: Path, before: dict[Path, bytes | None]) -> None:
    """Give every file its former bytes; take away files and folders that were not there."""
    for path, content in before.items():
        if content is not None:
            if (root / path).read_bytes() != content:
                (root / path).write_bytes(content)
            continue
        (root / path).unlink(missing_ok=True)
        for leftover in (root / path).parent.glob(f".{path.name}.{os.getpid()}"):
            leftover.unlink()
        remove_empty((root / path).parents, root)


def remove_empty(folders: Iterable[Path], root: Path) -> None:
    """Remove folders that have become empty, from the lowest up."""
    for folder in folders:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()
