"""What a command says: where files are, and errors without a traceback."""

from __future__ import annotations

from collections.abc import Callable
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


def shown(path: Path, root: Path) -> str:
    """A path as a person types it: relative to the book where it lies inside."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
