"""Whether there is a hand-in at all, and whether it is of the class that the roster lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...errors import ContentError
from ..outcome import Student
from .layout import Find
from .matching import NOBODY
from .roster import columns_of
from .source import HAND_IN


def refuse_nothing(source: Path, finds: Sequence[Find], aside: dict[str, str]) -> None:
    """Refuse a source in which nobody handed anything in, whoever is on the roster.

    Raises
    ------
    ContentError
        If it holds no file, or only such as cannot be a student's.
    """
    if finds:
        return
    held = "no files"
    if aside:
        path, reason = next(iter(aside.items()))
        held = f"nothing that could be a student's hand-in (left aside: {len(aside)}, such as '{path}': {reason})"
    raise ContentError(source, None, f"holds {held}.", HAND_IN)


def refuse_other_class(roster: Path, students: Sequence[Student], finds: Sequence[Find]) -> None:
    """Refuse a roster that knows nobody who handed in: it is of another class, or lacks what files are called by.

    Raises
    ------
    ContentError
        If no name means, or could mean, anybody of the roster.
    """
    if any(find.match is not NOBODY for find in finds):
        return
    files = [file.shown for find in finds for file in find.node.files()] or [find.node.shown for find in finds]
    read, unused = columns_of(roster)
    none = (f"none of the {len(files)} files handed in belongs" if len(files) > 1
            else "the one file handed in does not belong")
    raise ContentError(
        roster, None, f"{none} to anybody in this roster.\n"
        f"A file is called '{files[0]}'; the roster knows {quoted(students[0])}, from its columns {', '.join(read)}"
        + (f" (not used: {', '.join(unused)})" if unused else "") + ".",
        "Give the roster of this class, with a column that files are called by: key, username, number, email or name. "
        "To grade without a class list, leave out --roster.")


def quoted(student: Student) -> str:
    """A student by key, and by name where that is another."""
    return f"'{student.key}'" + (f" ({student.name})" if student.name != student.key else "")
