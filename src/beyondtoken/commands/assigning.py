"""`beyondtoken assign`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import typer

from ..classroom.assignment import STUDENTS, TEACHER, assign
from ..classroom.export import export_bank
from ..classroom.masters import Master, master_named, nothing_of_ones_own, read_masters, shown_points
from ..content import find_root, question_files
from ..content.root import shown_path
from ..errors import SettingError
from .messages import counted, tell_written


def assign_and_tell(exercises: Sequence[str], *, chapters: Sequence[str], every: bool, out: Path,
                    due: datetime | None, private: Path | None, language: str) -> None:
    """Write the set of an assignment, and name each file."""
    root = find_root()
    chosen = chosen_masters(read_masters(root, private), exercises, chapters, every=every)
    done = assign(chosen, root, out, due=due, language=language)
    for line in nothing_of_ones_own(chosen, private):
        typer.echo(f"Please look at: {line}")
    tell_written(done.files)
    asked = {file.parent.name for file in question_files(root)}
    covered = sorted({master.head.chapter for master in chosen} & asked)
    quiz = export_bank(root, out / TEACHER / "quiz", chapters=covered, language=language).files if covered else ()
    tell_written(file.path for file in quiz)
    typer.echo(f"\n{counted(len(chosen), 'exercise')}, {shown_points(done.points)} points, {done.minutes} minutes. "
               f"Give students the folder {shown_path(out / STUDENTS, Path.cwd())}, nothing else.")


def chosen_masters(masters: dict[str, Master], exercises: Sequence[str], chapters: Sequence[str], *,
                   every: bool) -> list[Master]:
    """The exercises that were asked for, by name, by chapter, or all.

    Raises
    ------
    SettingError
        If none was, or a chapter has none.
    """
    found = [master_named(masters, name) for name in exercises]
    for chapter in chapters:
        own = [master for master in masters.values() if master.head.chapter == chapter]
        if not own:
            known = sorted({master.head.chapter for master in masters.values()})
            raise SettingError(f"No exercise is of the chapter '{chapter}'.", f"Chapters are: {', '.join(known)}.")
        found += own
    found += list(masters.values()) if every else []
    if not found:
        raise SettingError("assign needs to know which exercises.",
                           f"Name some ({', '.join(sorted(masters)[:4])}, …), or --chapter, or --all.")
    return list({master.head.id: master for master in found}.values())
