from __future__ import annotations

import struct
import zipfile
from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.collect.archives import Shelf, look_into
from beyondtoken.classroom.collect.bounds import Bounds
from beyondtoken.classroom.collect.reading import OnDisk, Unreadable
from beyondtoken.classroom.collect.tree import Node
from beyondtoken.settings import MEBIBYTE

from .handins import notebook, zipped


def opened(tmp_path, content, **bounds):
    """The files of a zip by path, and what was set aside."""
    path = tmp_path / "all.zip"
    path.write_bytes(content if isinstance(content, bytes) else zipped(content))
    node = Node("all.zip", "all.zip", OnDisk(path, datetime.now(UTC)), path.stat().st_size, is_zip=True)
    aside = {}
    look_into(node, Shelf(Bounds(**bounds)), aside)
    return {file.shown: file for file in node.files()}, aside


def trouble(file, limit=50 * MEBIBYTE):
    """Why a file cannot be read; "" if it can."""
    try:
        file.place.read(limit)
    except Unreadable as problem:
        return problem.reason
    return file.trouble


def test_members_and_zips_inside_are_listed_and_read(tmp_path):
    files, _ = opened(tmp_path, {"a/x.ipynb": b"1", "b.zip": {"y.ipynb": b"2", "c.ZIP": {"z.ipynb": b"3"}}})
    found = {shown: file.place.read(9) for shown, file in files.items()}
    assert found == {"all.zip/a/x.ipynb": b"1", "all.zip/b.zip/y.ipynb": b"2", "all.zip/b.zip/c.ZIP/z.ipynb": b"3"}


def test_noise_is_set_aside(tmp_path):
    files, aside = opened(tmp_path, {"x": b"1", "__MACOSX/._x": b"2", "a/.DS_Store": b"", ".git/HEAD": b""})
    assert list(files) == ["all.zip/x"]
    assert list(aside) == ["all.zip/__MACOSX", "all.zip/a/.DS_Store", "all.zip/.git"]


def test_path_that_leads_out_stays_inside(tmp_path):
    files, _ = opened(tmp_path, {"../../etc/x.ipynb": b"1", "/abs/y.ipynb": b"2", "..\\w\\z.ipynb": b"3"})
    assert list(files) == ["all.zip/etc/x.ipynb", "all.zip/abs/y.ipynb", "all.zip/w/z.ipynb"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_is_two_files(tmp_path):
    with zipfile.ZipFile(tmp_path / "twice.zip", "w") as archive:
        archive.writestr("x", b"1")
        archive.writestr("x", b"2")
    files, _ = opened(tmp_path, (tmp_path / "twice.zip").read_bytes())
    assert {shown: file.place.read(1) for shown, file in files.items()} == {"all.zip/x": b"1", "all.zip/x [2]": b"2"}


def flagged(content, flag):
    """A zip whose members carry a flag, in both headers."""
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(mark) + at
        content = content[:start] + bytes([content[start] | flag]) + content[start + 1:]
    return content


@pytest.mark.parametrize(("content", "told"), [
    (flagged(zipped({"x": b"secret"}), 1), "locked with a password"),
    (zipped({"x": b"a" * 99}, compression=zipfile.ZIP_LZMA), "packed in an unusual way"),
    (zipped({"x": b"\0" * (60 * MEBIBYTE)}), "too large"),
    (zipped({"x": b"\0" * (9 * MEBIBYTE)}), "unpacks from"),
    (zipped({"x": bytes(range(256))}, compression=zipfile.ZIP_STORED).replace(b"\x10\x11", b"\x10\x12", 1), "broken"),
], ids=["locked", "lzma", "large", "bomb", "damaged"])
def test_member_that_cannot_be_read_says_why(tmp_path, content, told):
    files, _ = opened(tmp_path, content)
    assert told in trouble(files["all.zip/x"])


def nested(depth):
    content = {"x.ipynb": notebook()}
    for _ in range(depth):
        content = {"a.zip": content}
    return content


@pytest.mark.parametrize(("inner", "bounds", "told"), [
    ({"b.zip": b"PK\x03\x04broken"}, {}, "broken or was cut short"),
    ({"b.zip": zipped({"x": b"1"})[:-9]}, {}, "cut short"),
    ({"b.zip": b""}, {}, "broken"),
    ({"b.zip": {}}, {}, "holds no file"),
    ({"b.zip": {".DS_Store": b""}}, {}, "holds no file"),
    ({"b.zip": {str(number): b"" for number in range(9)}}, {"members": 8}, "more than 8 files"),
    (nested(5), {}, "too many"),
    ({"b.zip": {"c.zip": {"x": b"1" * 99}}}, {"archive_bytes": 250}, "unpack to more than"),
], ids=["broken", "cut", "empty", "no-files", "noise", "many", "deep", "budget"])
def test_zip_inside_that_cannot_be_opened_says_why(tmp_path, inner, bounds, told):
    files, _ = opened(tmp_path, {"good.ipynb": b"1", **inner}, **bounds)
    assert files["all.zip/good.ipynb"].place.read(9) == b"1"
    assert any(told in file.trouble for file in files.values())


def test_list_of_members_that_claims_too_much_is_not_read(tmp_path):
    content = zipped({"x": b"1"})
    at = content.rindex(b"PK\x05\x06")
    content = content[:at + 8] + struct.pack("<HHL", 60_000, 60_000, 46 * 60_000) + content[at + 16:]
    files, _ = opened(tmp_path, {"b.zip": content, "x": b"1"})
    assert "says that it holds more than 50000 files" in files["all.zip/b.zip"].trouble


def test_noise_does_not_count_as_files_of_a_student(tmp_path):
    noisy = {f"venv/{number}": b"" for number in range(20)}
    files, aside = opened(tmp_path, {"b.zip": noisy | {"x.ipynb": b"1"}}, members=8)
    assert (list(files), list(aside)) == (["all.zip/b.zip/x.ipynb"], ["all.zip/b.zip/venv"])


def test_zip_that_holds_itself_many_times_is_bounded(tmp_path):
    layer = {"x.ipynb": b"0" * 1000}
    for _ in range(3):
        layer = {f"{number}.zip": zipped(layer) for number in range(12)}
    files, _ = opened(tmp_path, {"b.zip": zipped(layer)}, archive_bytes=100_000)
    assert len(files) < 1000
    assert any("unpack to more" in file.trouble for file in files.values())


@pytest.mark.parametrize("seed", range(30))
def test_damage_anywhere_never_raises(tmp_path, seed):
    content = bytearray(zipped({"x.ipynb": notebook("a" * 300), "b.zip": {"y.ipynb": notebook()}}))
    for step in range(4):
        content[(seed * 7919 + step * 104_729) % len(content)] ^= 1 << (seed % 8)
    files, _ = opened(tmp_path, bytes(content))
    assert all(isinstance(trouble(file), str) for file in files.values() if file.place)
