"""The commands for teachers: assign, grade, mark."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .messages import told
from .options import Due, Json, Language, Private, read_attempt, read_due, read_language

GradebookAddress = Annotated[str, typer.Option(
    "--gradebook", help="Address of the gradebook: a file, or any SQLAlchemy address, such as "
    "postgresql://me@host/course. Default: gradebook.sqlite in the folder of results.")]


@told
def assign(
    exercises: Annotated[list[str] | None, typer.Argument(help="Ids of exercises, such as two-walls.")] = None,
    out: Annotated[Path, typer.Option(help="Folder for the set.")] = Path("assignment"),
    chapter: Annotated[list[str] | None, typer.Option(help="All exercises of a chapter.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All exercises of the book.")] = False,
    due: Due = "",
    private: Private = None,
    language: Language = "en",
) -> None:
    """Write what a class needs for an exercise.

    Notebooks and handouts for students; keys, nbgrader sources and quizzes for you.
    """
    from .assigning import assign_and_tell

    assign_and_tell(exercises or (), chapters=chapter or (), every=every, out=out, due=read_due(due),
                    private=private, language=read_language(language))


@told
def grade(
    folder: Annotated[Path, typer.Argument(help="What you have: a folder, a download of your LMS (zip), a notebook.")],
    exercise: Annotated[str, typer.Option(help="Id of the exercise. Default: what the notebooks say.")] = "",
    roster: Annotated[Path | None, typer.Option(help="Class list (CSV), as your LMS exports it.")] = None,
    due: Due = "",
    private: Private = None,
    out: Annotated[Path | None, typer.Option(help="Folder for results. Default: FOLDER-graded.")] = None,
    gradebook: GradebookAddress = "",
    student: Annotated[str, typer.Option(help="Grade only the student of this key.")] = "",
    attempt: Annotated[str, typer.Option(help="Which of several attempts: last or first.")] = "last",
    workers: Annotated[int, typer.Option(help="Processes on this machine; 0: as many as pay.", min=0)] = 0,
    scheduler: Annotated[str, typer.Option(help="Address of a dask scheduler whose workers do the marking.")] = "",
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Run submissions WITHOUT a sandbox. Think twice.")] = False,
    language: Language = "en",
    json: Json = False,
) -> None:
    """Grade a class, each submission in a sandbox.

    Writes report, feedback, hand marks, and grades for your LMS.

    A second run goes on where the first stopped, and keeps marks that you gave by hand.
    """
    from ..classroom.class_run import Wishes
    from .grading import grade_and_tell

    grade_and_tell(Wishes(
        source=folder, exercise=exercise, roster=roster, private=private, due=read_due(due),
        attempt=read_attempt(attempt), student=student, out=out, gradebook=gradebook, workers=workers,
        scheduler=scheduler, unsafe=unsafe, language=read_language(language)), as_json=json)


@told
def mark(
    file: Annotated[Path, typer.Argument(help="The hand-marks.csv that you filled in.")],
    gradebook: GradebookAddress = "",
    marker: Annotated[str, typer.Option(help="Your name, kept with the marks.")] = "",
    language: Language = "en",
) -> None:
    """Take the marks that you gave by hand.

    Then report, feedback and grades are written again.
    """
    from .marking import mark_and_tell

    mark_and_tell(file, gradebook=gradebook, marker=marker, language=read_language(language))


def add_to(app: typer.Typer) -> None:
    """Make these commands of an app."""
    app.command(epilog="Examples:  beyondtoken assign two-walls --due 2026-12-10 --out week2   |   "
                       "beyondtoken assign --chapter world-models --private ~/exam")(assign)
    app.command(epilog="Examples:  beyondtoken grade submissions.zip --roster class.csv --due 2026-12-10   |   "
                       "beyondtoken grade submitted --exercise two-walls --private ~/exam --workers 4")(grade)
    app.command(epilog="Example:  beyondtoken mark submissions-graded/hand-marks.csv")(mark)
