"""What commands say: files that were written, numbers of things, and errors without a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import typer

from ..errors import BookError

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def told(command: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """A command whose errors are told in our own words, with exit code 1."""
    @wraps(command)
    def careful(*arguments: Arguments.args, **options: Arguments.kwargs) -> Answer:
        try:
            return command(*arguments, **options)
        except BookError as problem:
            typer.echo(str(problem), err=True)
            raise typer.Exit(1) from None

    return careful


def tell_written(paths: Iterable[Path], *, below: Path | None = None) -> None:
    """Name each file that was written, as a person here types it; ``below`` is the folder that paths start from."""
    from ..content.root import shown_path

    for path in paths:
        typer.echo(f"wrote {shown_path(path, below or Path.cwd())}")


def counted(count: int, thing: str) -> str:
    """A number of things.

    Examples
    --------
    >>> counted(1, "result"), counted(2, "result")
    ('1 result', '2 results')
    """
    return f"1 {thing}" if count == 1 else f"{count} {thing}s"
