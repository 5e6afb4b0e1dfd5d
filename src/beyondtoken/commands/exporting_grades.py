"""`beyondtoken export grades`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from ..classroom.gradebook import Gradebook, GradeFiles, write_grades
from ..errors import SettingError
from .messages import counted, tell_written

NAMED = 10


def export_grades_and_tell(*, gradebook: str, out: Path, titles: Mapping[str, str] | None = None,
                           language: str = "en") -> None:
    """Write the grades of a gradebook for every LMS, and say who has no grade in them."""
    with Gradebook(gradebook, create=False) as book:
        tell_grades(write_grades(book, out, language=language, titles=titles))


def read_columns(texts: Sequence[str]) -> dict[str, str]:
    """Exercise -> the name of its column in the LMS.

    Raises
    ------
    SettingError
        If a text is not of the form ``exercise=name``.

    Examples
    --------
    >>> read_columns(["two-walls=Two walls (123)"])
    {'two-walls': 'Two walls (123)'}
    """
    columns = {}
    for text in texts:
        exercise, is_there, name = text.partition("=")
        if not (exercise.strip() and is_there and name.strip()):
            raise SettingError(f"--column needs a form like two-walls='Two walls (123)', got '{text}'.",
                               "Put '=' between the exercise and the name of its column.")
        columns[exercise.strip()] = name.strip()
    return columns


def tell_grades(written: GradeFiles) -> None:
    """Name the files, the results without points, and the students an LMS could not be told of."""
    tell_written(written.files)
    if written.without_points:
        typer.echo(counted(len(written.without_points), "result")
                   + " without points for every question, so without a grade:")
    for outcome in written.without_points[:NAMED]:
        typer.echo(f"  {outcome.student.name}, {outcome.exercise}: {outcome.state}"
                   + (f" ({outcome.reason})" if outcome.reason else ""))
    if len(written.without_points) > NAMED:
        typer.echo(f"  and {len(written.without_points) - NAMED} more, in grades.csv")
    for file, names in written.left_out.items():
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        typer.echo(f"{file} leaves out, for want of a number or name that the LMS knows: "
                   f"{', '.join(names[:NAMED])}{more}. Grade with a class list that has them: --roster FILE")
    for file in written.by_key:
        typer.echo(f"{file} names students as their files do: check that these are their names in the LMS.")
