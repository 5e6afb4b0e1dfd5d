"""Where a gradebook lies: a file, or any database that SQLAlchemy speaks to.

Decisions:

- A connection is opened for each transaction and closed after it: nothing is held while submissions are graded, and
  no process that grading forks inherits one (a child that ends would close its parent's). Record in batches.
- SQLite, the default: one file with a rollback journal, not write-ahead logging: that needs memory shared between
  all programs, which a network share cannot give, and keeps its newest rows in a second file, easily left behind when
  the first is copied.
- SQLite: a writer takes the write lock at its start and waits up to `PATIENCE` seconds for another one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool, StaticPool

from ...errors import BookError, MissingPartError, SettingError

PATIENCE = 30
"""Seconds that a writer waits for another one, and anybody for a server."""

DRIVERS = {"psycopg": "psycopg[binary]", "psycopg2": "psycopg2-binary", "MySQLdb": "mysqlclient"}
EXAMPLES = "sqlite:///grades/gradebook.sqlite, or postgresql://user@host/database"


def read_address(address: str) -> URL:
    """The address as SQLAlchemy takes it. A bare path is an SQLite file; PostgreSQL is spoken through psycopg.

    Raises
    ------
    SettingError
        If it is no address.

    Examples
    --------
    >>> read_address("grades/book.sqlite").database
    'grades/book.sqlite'
    >>> read_address("postgresql://ada@host/class").drivername
    'postgresql+psycopg'
    """
    if address.strip() and "://" not in address:
        return URL.create("sqlite", database=address.strip())
    try:
        url = make_url(address.strip())
    except ArgumentError:
        raise SettingError(f"The gradebook's address must look like {EXAMPLES}, got '{address}'.",
                           "Correct --gradebook.") from None
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgres", "postgresql") else url


def shown(url: URL) -> str:
    """The address for a person, without a password."""
    return sqlite_file(url) or url.render_as_string(hide_password=True)


def sqlite_file(url: URL) -> str:
    """The file of an SQLite address; empty for any other, and for a database in memory."""
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return str(url.database) if is_file else ""


def engine_for(url: URL, *, create: bool) -> Engine:
    """An engine that has not connected yet.

    Raises
    ------
    BookError
        If the file is not there and may not be created, or its folder cannot be made.
    MissingPartError
        If the driver of the database is not installed.
    """
    if sqlite_file(url):
        prepare_folder(Path(sqlite_file(url)), create=create)
    try:
        engine = sa.create_engine(url, **options_for(url))
    except NoSuchModuleError:
        raise SettingError(f"'{url.drivername}' is no database that SQLAlchemy knows.",
                           f"Write an address such as {EXAMPLES}.") from None
    except ModuleNotFoundError as problem:
        package = DRIVERS.get(problem.name or "", problem.name)
        raise MissingPartError(f"The gradebook {shown(url)} needs the Python package '{problem.name}'.",
                               f'Install it: python -m pip install "{package}"') from problem
    if url.get_backend_name() == "sqlite":
        set_transactions(engine)
    return engine


def options_for(url: URL) -> dict[str, Any]:
    """How connections are made and kept."""
    if url.get_backend_name() != "sqlite":
        limit = {"connect_timeout": PATIENCE} if url.get_driver_name() == "psycopg" else {}
        return {"poolclass": NullPool, "connect_args": limit}
    return {"poolclass": NullPool if sqlite_file(url) else StaticPool,
            "connect_args": {"timeout": PATIENCE, "check_same_thread": False}}


def prepare_folder(file: Path, *, create: bool) -> None:
    """Make the folder of a new file, or refuse where a gradebook had to be there."""
    if not create and not file.exists():
        raise BookError(f"There is no gradebook {file}.",
                        "Correct --gradebook, or make it: beyondtoken grade FOLDER --gradebook ADDRESS")
    try:
        if create:
            file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BookError(f"The folder of the gradebook {file} cannot be made: {problem.strerror}.",
                        "Name a file in a folder that you may write: --gradebook PATH") from problem


def set_transactions(engine: Engine) -> None:
    """Let SQLAlchemy, not Python's sqlite3, begin transactions: a writer locks at its start, a reader does not."""
    @sa.event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @sa.event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
