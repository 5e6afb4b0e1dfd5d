from __future__ import annotations

import sqlite3

import pytest
import sqlalchemy as sa

from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.classroom.gradebook.tables import SCHEMA, about, add_all, fact, put, students
from beyondtoken.errors import BookError


def row(**more):
    return {"key": "adams", "name": "Ada", "email": "", "ids": {}, "code": "K7Q2", **more}


def test_gradebook_of_a_newer_program_is_refused_with_advice(address):
    with Gradebook(address) as book, book._writing() as connection:
        connection.execute(sa.update(about).where(about.c.name == "schema").values(value=str(SCHEMA + 1)))
    with pytest.raises(BookError, match=f"its tables are version {SCHEMA + 1}") as told:
        Gradebook(address)
    assert told.value.remedy.startswith("Update the program")


def test_database_of_another_program_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        connection.execute("create table assignment (id)")
    with pytest.raises(BookError, match=r"another program's tables \(assignment"):
        Gradebook(str(tmp_path / "gradebook.db"))
    with sqlite3.connect(tmp_path / "gradebook.db") as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == [("assignment",)]


def test_empty_file_becomes_a_gradebook(tmp_path):
    (tmp_path / "book.sqlite").touch()
    assert Gradebook(str(tmp_path / "book.sqlite")).students() == ()


def test_postgresql_may_hold_other_tables(new_database):
    engine = sa.create_engine(new_database.replace("postgresql", "postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sa.text("create table students (id int)"))
    assert Gradebook(new_database).students() == ()


def test_every_gradebook_has_a_secret_of_its_own_and_keeps_it(address):
    with Gradebook(address) as first, Gradebook(address) as again, Gradebook("sqlite://") as other:
        assert first.secret == again.secret != other.secret
        assert len(bytes.fromhex(first.secret)) == 32


def test_writer_holds_the_lock_from_its_start(tmp_path):
    with Gradebook(str(tmp_path / "book.sqlite")) as book, book._writing() as connection:
        assert fact(connection, "schema") == str(SCHEMA)
        other = sqlite3.connect(tmp_path / "book.sqlite", isolation_level=None, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("begin immediate")


def test_row_is_added_once_and_the_transaction_goes_on(book):
    with book._writing() as connection:
        assert add_all(connection, students, [row()])
        assert not add_all(connection, students, [row(name="Eve")])
        put(connection, students, row(key="bob", code="B2C3"))
        put(connection, students, row(name="Ada Adams"))
    assert [one.name for one in book.students()] == ["Ada Adams", "Ada"]
