"""What a database says when it cannot go on, in words that help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ...errors import BookError

SAFE = "Everything recorded before is kept"

SQLITE = (
    ("SQLITE_BUSY", "is being written by another program",
     f"Wait until that ends, or close the program that has the file open, then run the command again. {SAFE}."),
    ("SQLITE_LOCKED", "is being written by another program", f"Wait until that ends, then run again. {SAFE}."),
    ("SQLITE_READONLY", "may be read here but not written",
     "Make the file and its folder writable, or name another place: --gradebook PATH"),
    ("SQLITE_CANTOPEN", "cannot be opened or made",
     "Name a file in a folder that is there and that you may write: --gradebook PATH"),
    ("SQLITE_NOTADB", "is a file, but no SQLite database",
     "Name another file with --gradebook; this one was left as it is."),
    ("SQLITE_CORRUPT", "is damaged",
     "Put back a copy of the file, or save what can be read: sqlite3 FILE .recover > saved.sql"),
    ("SQLITE_FULL", "cannot grow: the disk is full", f"Free some space, then run the command again. {SAFE}."),
    ("SQLITE_IOERR", "could not be read or written by the disk or network share",
     f"Move it to a folder on this machine, or use PostgreSQL, then run the command again. {SAFE}."),
)


@contextmanager
def told_plainly(shown: str) -> Iterator[None]:
    """Turn what the database of the gradebook ``shown`` raises into a `BookError`."""
    try:
        yield
    except SQLAlchemyError as problem:
        raise plain_fault(problem, shown) from problem


def plain_fault(problem: SQLAlchemyError, shown: str) -> BookError:
    """The error that a person reads."""
    for name in sqlite_names(problem):
        for code, what, remedy in SQLITE:
            if name.startswith(code):
                return BookError(f"The gradebook {shown} {what}.", remedy)
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    said = next(iter(str(cause).strip().splitlines()), type(cause).__name__)
    return BookError(f"The gradebook {shown} cannot be used: {said.rstrip('.')}.",
                     "Check the address, that the server runs, and that this user may make and write tables there; "
                     f"then run the command again. {SAFE}.")


def sqlite_names(problem: BaseException | None) -> Iterator[str]:
    """SQLite's names of an error and of those it came from: a full disk ends as "no such savepoint"."""
    while problem is not None:
        yield str(getattr(getattr(problem, "orig", None), "sqlite_errorname", ""))
        problem = problem.__context__
