from __future__ import annotations

import sys

import pytest
from sqlalchemy.engine import make_url

from beyondtoken.classroom.gradebook.address import engine_for, read_address, shown
from beyondtoken.errors import MissingPartError, SettingError


@pytest.mark.parametrize(("typed", "taken"), [
    ("sqlite:///book.sqlite", "sqlite:///book.sqlite"),
    ("class of 26/book.sqlite", "sqlite:///class of 26/book.sqlite"),
    (r"C:\class\book.sqlite", r"sqlite:///C:\class\book.sqlite"),
    ("postgresql://ada@host/class", "postgresql+psycopg://ada@host/class"),
    ("postgres://ada@host/class", "postgresql+psycopg://ada@host/class"),
    ("postgresql+psycopg2://ada@host/class", "postgresql+psycopg2://ada@host/class"),
])
def test_address_is_taken_as_people_write_it(typed, taken):
    assert read_address(typed) == make_url(taken)


@pytest.mark.parametrize("typed", ["", "  ", "://", "sqlite:/x://y"])
def test_what_is_no_address_is_refused_with_examples(typed):
    with pytest.raises(SettingError, match="must look like sqlite:///"):
        read_address(typed)


def test_password_is_never_shown():
    assert shown(read_address("postgresql://ada:hunter2@host/class")) == "postgresql+psycopg://ada:***@host/class"
    assert shown(read_address("a/book.sqlite")) == "a/book.sqlite"


def test_missing_driver_comes_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingPartError, match="needs the Python package 'psycopg'") as told:
        engine_for(read_address("postgresql://ada@host/class"), create=True)
    assert told.value.remedy == 'Install it: python -m pip install "psycopg[binary]"'


def test_database_that_nobody_knows_is_refused():
    with pytest.raises(SettingError, match="'papyrus' is no database"):
        engine_for(read_address("papyrus://host/class"), create=True)
