from __future__ import annotations

import io
import time
import zipfile

from beyondtoken.classroom.export.zips import zipped


def test_zip_is_the_same_at_any_time(monkeypatch):
    first = zipped({"a/b.txt": "字", "c": b"\x00"})
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert zipped({"a/b.txt": "字", "c": b"\x00"}) == first


def test_members_come_out_as_they_went_in():
    with zipfile.ZipFile(io.BytesIO(zipped({"a/b.txt": "字", "c": b"\x00"}))) as file:
        assert {name: file.read(name) for name in file.namelist()} == {"a/b.txt": "字".encode(), "c": b"\x00"}
        assert file.testzip() is None
