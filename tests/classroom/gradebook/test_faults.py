from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.errors import BookError
from tests.classroom.gradebook.class_of import outcome

NOBODY = 65534


def as_nobody(act) -> str:
    """What `act` says, or the error it ends with, as a user who owns nothing (root may write everywhere)."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            said = str(act())
        except BookError as problem:
            said = str(problem)
        except BaseException as problem:  # noqa: BLE001  (a child must not go on with the tests)
            said = repr(problem)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as told:
        return told.read()


@pytest.fixture
def open_folder():
    """A folder that everybody may look into and only its owner may write."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def file(open_folder: Path) -> Path:
    """A gradebook with one result in that folder."""
    with Gradebook(str(open_folder / "book.sqlite")) as book:
        book.record(outcome())
    (open_folder / "book.sqlite").chmod(0o444)
    open_folder.chmod(0o555)
    return open_folder / "book.sqlite"


def kept(file: Path) -> list[str]:
    with Gradebook(str(file), create=False) as book:
        return [one.student.key for one in book.outcomes("two-walls")]


def test_gradebook_that_may_only_be_read_can_be_read(file):
    assert as_nobody(lambda: kept(file)) == "['adams']"


def test_gradebook_that_may_only_be_read_says_so_when_written(file):
    said = as_nobody(lambda: Gradebook(str(file)).record(outcome("bob")))
    assert "book.sqlite may be read here but not written" in said
    assert kept(file) == ["adams"]


def test_new_gradebook_in_a_folder_that_may_not_be_written(file):
    assert "cannot be opened or made" in as_nobody(lambda: Gradebook(str(file.parent / "new.sqlite")))
    assert "cannot be made: Permission denied" in as_nobody(lambda: Gradebook(str(file.parent / "sub" / "new.sqlite")))


def test_another_writer_is_waited_for_and_then_named(tmp_path, monkeypatch):
    monkeypatch.setattr("beyondtoken.classroom.gradebook.address.PATIENCE", 0.1)
    book = Gradebook(str(tmp_path / "book.sqlite"))
    other = sqlite3.connect(tmp_path / "book.sqlite", isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(BookError, match="is being written by another program"):
        book.record(outcome())
    other.execute("rollback")
    assert book.record(outcome()) == ()


def test_full_disk_loses_nothing_that_was_recorded(tmp_path):
    book = Gradebook(str(tmp_path / "book.sqlite"))
    book.record(outcome())

    @sa.event.listens_for(book._engine, "connect")
    def leave_no_room(connection, _record):
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(BookError, match="the disk is full"):
        book.record(outcome("bob", answer="why " * 9000), outcome("carl"))
    assert kept(tmp_path / "book.sqlite") == ["adams"]


@pytest.mark.parametrize(("content", "told"), [
    (b"name,points\n" * 100, "is a file, but no SQLite database"),
    (b"SQLite format 3\0" + b"\xff" * 4000, "no SQLite database|damaged|cannot be used")])
def test_file_that_is_no_database_is_left_alone(tmp_path, content, told):
    (tmp_path / "marks.csv").write_bytes(content)
    with pytest.raises(BookError, match=told):
        Gradebook(str(tmp_path / "marks.csv"))
    assert (tmp_path / "marks.csv").read_bytes() == content


def test_damaged_gradebook_is_named(tmp_path):
    file = tmp_path / "book.sqlite"
    with Gradebook(str(file)) as book:
        book.record(*(outcome(f"s{n}") for n in range(20)))
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    with pytest.raises(BookError, match="is damaged"):
        kept(file)


def test_folder_in_place_of_a_file(tmp_path):
    with pytest.raises(BookError, match="cannot be opened or made"):
        Gradebook(str(tmp_path))


def test_server_that_is_not_there_is_named_without_the_password(tmp_path):
    with pytest.raises(BookError, match=r"teacher:\*\*\*@") as told:
        Gradebook(f"postgresql://teacher:hunter2@/class?host={tmp_path}")
    assert "hunter2" not in str(told.value)
    assert "that the server runs" in told.value.remedy


def test_text_that_the_database_refuses_is_told_by_its_first_line(new_database):
    with Gradebook(new_database) as book, pytest.raises(BookError, match="value too long") as told:
        book.record(outcome("s" * 600))
    assert "[SQL" not in str(told.value)
