from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.classroom.files import write_files
from beyondtoken.errors import BookError


def test_files_are_written_and_nothing_else_is_left(tmp_path):
    write_files(tmp_path / "new", {"a": b"1", "below/b": "二"})
    found = {path.relative_to(tmp_path / "new").as_posix(): path.read_bytes()
             for path in (tmp_path / "new").rglob("*") if path.is_file()}
    assert found == {"a": b"1", "below/b": "二".encode()}


def test_full_disk_leaves_every_old_file_whole(tmp_path, monkeypatch):
    write_files(tmp_path, {"a": b"old", "b": b"old"})
    real = Path.write_bytes

    def full_at_b(path, data):
        if path.name.startswith(".b"):
            real(path, data[:1])
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full_at_b)
    with pytest.raises(BookError, match="No space left"):
        write_files(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(BookError, match="cannot be written"):
        write_files(tmp_path / "out", {"a": b"1"})
    assert (tmp_path / "out").read_text() == "mine"
