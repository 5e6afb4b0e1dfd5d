"""`beyondtoken grade`."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..classroom.class_run import ClassRun, Wishes, grade_class
from ..classroom.pages import summary_lines
from ..classroom.results import FEEDBACK
from ..content import find_root
from ..content.root import shown_path
from .exporting_grades import tell_grades
from .messages import counted, tell_written

NAMED = 20
STOPPED = 130                        # what a shell calls a program that Ctrl+C ended
UNSAFE = ("--unsafe: submissions run WITHOUT a sandbox. Each can read, change and send what you can, your gradebook "
          "and the other submissions included.")


def grade_and_tell(wishes: Wishes, *, as_json: bool) -> None:
    """Grade, with a bar while it lasts; then say what came of it and where everything is."""
    if wishes.unsafe:
        typer.echo(f"WARNING {UNSAFE}", err=True)
    run = graded_with_bar(wishes)
    tell_json(run, wishes) if as_json else tell(run, wishes)


def graded_with_bar(wishes: Wishes) -> ClassRun:
    """Grade with a bar on the terminal. Ctrl+C stops: what is kept is said, and that the same command goes on."""
    kept, console = 0, Console(stderr=True)
    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())

    def progress(done: int, of: int) -> None:
        nonlocal kept
        kept = done
        bar.update(line, completed=done, total=of)

    try:
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
            line = bar.add_task("grading", total=None)
            return grade_class(find_root(), wishes, progress=progress)
    except KeyboardInterrupt:
        is_kept = f"{counted(kept, 'result')} {'is' if kept == 1 else 'are'} kept"
        typer.echo(f"Stopped: {is_kept}; run the same command to go on.", err=True)
        raise typer.Exit(STOPPED) from None


def tell(run: ClassRun, wishes: Wishes) -> None:
    """The run in words."""
    typer.echo(f"{run.exercise}: {run.marked} graded now, {run.as_before} as before.\n")
    typer.echo("\n".join(summary_lines(run.written.outcomes, wishes.language)) + "\n")
    if run.moved:
        typer.echo(f"{counted(run.moved, 'result')} of the same files stood under other student keys before: each is "
                   "kept once now, under the key of this run, with its marks by hand.")
    if run.due_kept:
        typer.echo(f"The due date of the last run stays, {run.due_kept:%Y-%m-%d %H:%M}; give another one with --due.")
    for title, lines in (("Please look at", run.warnings), ("Left aside", run.left_aside)):
        for line in lines[:NAMED]:
            typer.echo(f"{title}: {line}")
        if len(lines) > NAMED:
            typer.echo(f"{title}: {len(lines) - NAMED} more, in report.html")
    tell_written(path for path in run.written.files if path not in run.written.grades.files)
    typer.echo(f"wrote {counted(run.written.feedback, 'page')} in {shown_path(wishes.folder / FEEDBACK, Path.cwd())}")
    tell_grades(run.written.grades)
    is_file = "://" not in run.gradebook
    typer.echo(f"The gradebook is {shown_path(Path(run.gradebook), Path.cwd()) if is_file else run.gradebook}")
    if run.written.waiting:
        file = shown_path(run.written.hand_file, Path.cwd())
        other = " --gradebook ADDRESS" if wishes.gradebook else ""
        typer.echo(f"\n{run.written.waiting} answers wait for you: read hand-marks.html, fill in "
                   f"{run.written.hand_file.name}, then run: beyondtoken mark {shlex.quote(file)}{other}")


def tell_json(run: ClassRun, wishes: Wishes) -> None:
    """The run as one JSON object."""
    typer.echo(json.dumps({
        "exercise": run.exercise, "marked": run.marked, "as_before": run.as_before, "waiting": run.written.waiting,
        "box_cpu_seconds": round(run.box_cpu_seconds, 3), "out": str(wishes.folder), "gradebook": run.gradebook,
        "warnings": run.warnings, "left_aside": run.left_aside, "moved": run.moved,
        "due_kept": run.due_kept.isoformat() if run.due_kept else None,
        "results": [{"student": one.student.key, "state": one.state, "reason": one.reason, "points": one.points,
                     "out_of": one.out_of, "late": one.late} for one in run.written.outcomes],
    }, ensure_ascii=False, indent=1))
