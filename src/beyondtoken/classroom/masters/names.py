"""Names in the head of a master that lead nowhere: an objective nobody set, a lab without a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...content.located_yaml import read_text
from ...content.reading import question_files, read_question_file
from ...content.record_errors import nearest
from ...errors import ContentError
from .master import Master, read_masters


def check_master_names(root: Path) -> list[ContentError]:
    """Each master whose objective is in no question file, or whose lab has no page in its chapter.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> check_master_names(find_root())
    []
    """
    masters = read_masters(root).values()
    known = [one.id for path in question_files(root) for one in read_question_file(path).objectives] if masters else []
    return [fault for master in masters for fault in unknown_names(master, known, root)]


def unknown_names(master: Master, objectives: list[str], root: Path) -> Iterator[ContentError]:
    """The faults of one master."""
    head = master.head
    if head.objective not in objectives:
        yield fault_at(master, root, "objective", head.objective, objectives, "exercises/<chapter>/*.yml")
    labs = [page.stem for page in sorted((root / "chapters" / head.chapter).glob("*.md"))
            if page.stem != "index" and not page.stem.startswith("exercise-")]
    if head.lab is not None and head.lab not in labs:
        yield fault_at(master, root, "lab", head.lab, labs, f"chapters/{head.chapter}")


def fault_at(master: Master, root: Path, key: str, name: str, known: list[str], where: str) -> ContentError:
    """An unknown name, at its own line, with the nearest known one."""
    lines = read_text(root / master.path, shown_as=master.path).splitlines()
    line = next((number for number, text in enumerate(lines, start=1) if text.strip() == f"{key}: {name}"), None)
    close = nearest(name, known)
    return ContentError(master.path, line, f"names the unknown {key} '{name}'.",
                        f"Write '{close}'." if close else f"Name one of {where}.")
