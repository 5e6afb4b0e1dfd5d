"""`beyondtoken check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import typer

from ..assets import stale_bundles
from ..classroom import check_master_names, check_student_copies
from ..content import check_book, find_root
from ..errors import BookError, ContentError
from ..notebooks import check_derived
from ..notebooks.machine_paths import check_machine_paths


def check_and_tell(*, as_json: bool) -> None:
    """Print every error and their number; exit code 1 if there is one."""
    errors = all_errors(find_root())
    if as_json:
        found = [error_record(error) for error in errors]
        typer.echo(json.dumps({"count": len(found), "errors": found}, ensure_ascii=False, indent=1))
    else:
        for error in errors:
            typer.echo(f"{error}\n", err=True)
        typer.echo("1 error." if len(errors) == 1 else f"{len(errors)} errors.")
    if errors:
        raise typer.Exit(1)


def all_errors(root: Path) -> list[BookError]:
    """What every check finds. A check that cannot go on gives its reason as its one error."""
    checks: tuple[Callable[[Path], list[ContentError]], ...] = (
        check_book, check_master_names, check_student_copies, check_derived, check_bundles, check_machine_paths)
    errors: dict[str, BookError] = {}
    for one in checks:
        try:
            found: list[BookError] = list(one(root))
        except BookError as problem:
            found = [problem]
        errors |= {str(error): error for error in found}
    return list(errors.values())


def check_bundles(root: Path) -> list[ContentError]:
    """Front-end bundles that were made from other sources."""
    return [ContentError(f"src/beyondtoken/assets/bundle/{name}", None, "was not made from today's sources.",
                         "Run: make bundle") for name in stale_bundles()]


def error_record(error: BookError) -> dict[str, object]:
    """One error for a program."""
    return {"path": getattr(error, "path", None), "line": getattr(error, "line", None),
            "problem": error.problem, "remedy": error.remedy}
