from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.collect.reading import OnDisk, Unreadable


def on_disk(path):
    return OnDisk(path, datetime(2026, 12, 1, tzinfo=UTC))


def test_bytes_are_those_of_the_file(tmp_path):
    (tmp_path / "x").write_bytes(b"abc")
    assert on_disk(tmp_path / "x").read(3) == b"abc"


def make_link(path):
    path.with_name("target").write_bytes(b"secret")
    path.symlink_to(path.with_name("target"))


@pytest.mark.parametrize(("make", "told"), [
    (lambda path: path.write_bytes(b"abcd"), "too large"), (os.mkfifo, "no longer a file"),
    (make_link, "cannot be opened"),
    (lambda path: None, "cannot be opened"), (lambda path: path.mkdir(), "no longer a file")],
    ids=["large", "pipe", "link", "gone", "folder"])
def test_what_is_not_an_ordinary_small_file_is_refused_at_once(tmp_path, make, told):
    make(tmp_path / "x")
    with pytest.raises(Unreadable, match=told):
        on_disk(tmp_path / "x").read(3)


def test_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="Permission denied"):
        on_disk(tmp_path / "x").read(3)


def test_device_without_end_is_never_read():
    with pytest.raises(Unreadable):
        on_disk("/dev/zero").read(3)
