"""The tables of a gradebook, and what is done to them whatever the database is.

Names begin with ``beyondtoken_``: a PostgreSQL database may hold other things beside them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from ...errors import BookError

SCHEMA = 1
"""Version of the tables. Raise it when an older program could no longer read or write them."""

CREATING = 0x626579     # any number will do: whoever makes the tables in PostgreSQL holds the lock of this number


class Words(sa.types.TypeDecorator[str]):
    """A text that may hold what a student wrote: NUL, which PostgreSQL refuses, is shown as a box."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """The text as it is stored."""
        return value if value is None else value.replace("\0", "\N{REPLACEMENT CHARACTER}")


metadata = sa.MetaData()

about = sa.Table(
    "beyondtoken_about", metadata,
    sa.Column("name", sa.String(100), primary_key=True),
    sa.Column("value", sa.Text, nullable=False))

exercises = sa.Table(
    "beyondtoken_exercises", metadata,
    sa.Column("id", sa.String(120), primary_key=True),
    sa.Column("title", sa.JSON, nullable=False),
    sa.Column("out_of", sa.Float(53), nullable=False),
    sa.Column("questions", sa.JSON, nullable=False))

students = sa.Table(
    "beyondtoken_students", metadata,
    sa.Column("key", sa.String(500), primary_key=True),
    sa.Column("name", Words, nullable=False),
    sa.Column("email", Words, nullable=False),
    sa.Column("ids", sa.JSON, nullable=False),
    sa.Column("code", sa.String(20), nullable=False, unique=True))

results = sa.Table(
    "beyondtoken_results", metadata,
    sa.Column("exercise", sa.ForeignKey(exercises.c.id), primary_key=True),
    sa.Column("student", sa.ForeignKey(students.c.key), primary_key=True),
    sa.Column("state", sa.String(40), nullable=False),
    sa.Column("reason", Words, nullable=False),
    sa.Column("content_hash", sa.String(200), nullable=False),
    sa.Column("grading_key", sa.String(200), nullable=False),
    sa.Column("questions_with_points", sa.Integer, nullable=False),
    sa.Column("outcome", sa.JSON, nullable=False),
    sa.Column("handed_in", sa.String(40), nullable=True),
    sa.Column("recorded", sa.String(40), nullable=False))

hand_marks = sa.Table(
    "beyondtoken_hand_marks", metadata,
    sa.Column("exercise", sa.ForeignKey(exercises.c.id), primary_key=True),
    sa.Column("student", sa.ForeignKey(students.c.key), primary_key=True),
    sa.Column("question", sa.String(120), primary_key=True),
    sa.Column("points", sa.Float(53), nullable=False),
    sa.Column("lines", sa.JSON, nullable=False),
    sa.Column("comment", Words, nullable=False),
    sa.Column("marker", Words, nullable=False),
    sa.Column("marked", sa.String(40), nullable=False),
    sa.Column("fingerprint", sa.String(40), nullable=False))


def is_made(connection: Connection, shown: str) -> bool:
    """Whether the tables are there.

    Raises
    ------
    BookError
        If a newer version made them, or an SQLite file holds the tables of something else.
    """
    names = sa.inspect(connection).get_table_names()
    if about.name not in names:
        if names and connection.dialect.name == "sqlite":
            raise BookError(f"The file {shown} holds another program's tables ({', '.join(sorted(names)[:3])}, …).",
                            "Name another file with --gradebook; this one was left as it is.")
        return False
    version = fact(connection, "schema")
    if version is not None and int(version) > SCHEMA:
        raise BookError(f"The gradebook {shown} was made by a newer version of beyondtoken "
                        f"(its tables are version {version}, this program knows version {SCHEMA}).",
                        "Update the program (git pull, then make book), or name another gradebook.")
    return version is not None


def make(connection: Connection) -> None:
    """Make the tables and the secret, once, also where two programs do so at the same time."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CREATING)))
    metadata.create_all(connection)
    if fact(connection, "schema") is None:
        connection.execute(sa.insert(about), [{"name": "schema", "value": str(SCHEMA)},
                                              {"name": "secret", "value": secrets.token_hex(32)}])


def fact(connection: Connection, name: str) -> str | None:
    """What the gradebook says of itself."""
    return connection.execute(sa.select(about.c.value).where(about.c.name == name)).scalar()


def add_all(connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Insert rows, all or none; False where others stand in their way. The transaction goes on either way."""
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(table), list(rows))
    except IntegrityError:
        return False
    return True


def put(connection: Connection, table: sa.Table, row: Mapping[str, Any]) -> None:
    """Write a row over the one with its key, or add it; another writer may do the same at the same time."""
    key = [column == row[column.name] for column in table.primary_key]
    update = sa.update(table).where(*key).values(**row)
    if connection.execute(update).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(sa.insert(table).values(**row))
    except IntegrityError:
        if not connection.execute(update).rowcount:
            raise
