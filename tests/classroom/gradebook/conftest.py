"""Gradebooks at both kinds of address: an SQLite file, and a PostgreSQL server that the tests start and stop."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from beyondtoken.classroom.gradebook import Gradebook
from tests.parts import need

UNPRIVILEGED = ("postgres", "nobody")


def server_user() -> dict[str, object]:
    """Whom the server runs as: it refuses root."""
    if os.geteuid():
        return {}
    account = next(pwd.getpwnam(name) for name in UNPRIVILEGED if name in {one.pw_name for one in pwd.getpwall()})
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a running server."""
    programs, who = Path(need("postgresql")), server_user()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))          # short: the path of a socket has at most 107 characters
    if who:
        os.chown(folder, who["user"], who["group"])

    def run(program: str, *arguments: str) -> None:
        subprocess.run([programs / program, "-D", folder / "data", *arguments], check=True, cwd=folder,
                       stdout=subprocess.DEVNULL, **who)

    try:
        run("initdb", "-U", "teacher", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-k {folder} -c listen_addresses='' -F", "start")
        yield f"postgresql://teacher@/postgres?host={folder}"
        run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_database(postgresql: str) -> str:
    """The address of an empty place of its own: a schema, which is made much faster than a database."""
    name = f"class_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"create schema {name}")
    return f"{postgresql}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address at which there is no gradebook yet."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("new_database"))
    return f"sqlite:///{tmp_path}/book.sqlite"


@pytest.fixture
def book(address: str) -> Iterator[Gradebook]:
    """A new gradebook."""
    with Gradebook(address) as made:
        yield made


@pytest.fixture
def in_memory() -> Gradebook:
    """A gradebook that is gone after the test."""
    return Gradebook("sqlite://")
