from __future__ import annotations

import csv
import os

import pytest

from beyondtoken.classroom.formulas import defused
from beyondtoken.classroom.gradebook.cells import identifier, number, read_csv, write_csv
from beyondtoken.errors import BookError, ContentError


@pytest.mark.parametrize(("name", "written"), [
    ("007", "007"), ("-ada", "-ada"), ("ada@x.org", "ada@x.org"), ("+81-3", "+81-3"), ("=1+1", "'=1+1"),
    ("-1+cmd|'/c calc'!A0", "'-1+cmd|'/c calc'!A0"), ("@SUM(A1)", "'@SUM(A1)")])
def test_identifier_is_left_alone_unless_it_could_do_harm(name, written):
    assert identifier(name) == written


@pytest.mark.parametrize(("points", "written"), [
    (0, "0"), (10.0, "10"), (2.5, "2.5"), (0.1 + 0.2, "0.3"), (1 / 3, "0.3333"), (1234.5, "1234.5"), (None, "")])
def test_points_are_written_as_every_program_reads_them(points, written):
    assert number(points) == written


def test_file_for_people_is_read_back_whole(tmp_path):
    cells = ['a,"b"', "c;d", "two\nlines", "é 壁 😀", defused("=1"), "", "\u2028x\x0cy"]
    write_csv(tmp_path / "a.csv", [list("ABCDEFG"), cells], for_people=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfA,B")
    row, = read_csv(tmp_path / "a.csv", wanted=["a", "g"])
    assert list(row.cells.values()) == ['a,"b"', "c;d", "two\nlines", "é 壁 😀", "=1", "", "xy"]


def test_file_for_an_lms_has_no_mark_and_no_control_characters(tmp_path):
    write_csv(tmp_path / "a.csv", [["Student", "x\0y\x1b"]], for_people=False)
    assert (tmp_path / "a.csv").read_bytes() == b"Student,xy\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_file_is_read_however_a_spreadsheet_saved_it(tmp_path, separator, encoding, ending):
    rows = [["Points ", "CODE", "new"], ["1,5", "K7Q2", "x\u2028y"], ["", "", ""], ["2", "B3C4", "a\n;,b"]]
    with open(tmp_path / "a.csv", "w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator, lineterminator=ending).writerows(rows)
    read = read_csv(tmp_path / "a.csv", wanted=["code", "points"])
    assert [(row.line, row.cell("points"), row.cell("code"), row.cell("new")) for row in read] == [
        (2, "1,5", "K7Q2", "x\u2028y"), (3, "", "", ""), (4, "2", "B3C4", "a\n;,b")]


def test_line_is_that_of_the_file_where_cells_hold_line_breaks(tmp_path):
    (tmp_path / "a.csv").write_text('sep=;\ncode;points\nK7Q2;"a\nb\nc"\nB3C4;1\n')
    assert [row.line for row in read_csv(tmp_path / "a.csv", wanted=["code"])] == [3, 6]


@pytest.mark.parametrize(("content", "line", "told"), [
    (b"", "1", "got an empty file"), (b"name,grade\nx,1\n", "1", "got name, grade"),
    (b"code,points\nK7Q2,1\nB3C4,\x93x\x94\n", "3", "is not written in UTF-8"),
    (b"code,points\nK7Q2,1,5\n", "2", "3 cells under 2 headings"),
    (b"code,points\nK7Q2," + b"x" * 140_000, "2", "cannot be read as CSV")])
def test_file_that_cannot_be_read_is_named_with_its_line(tmp_path, content, line, told):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(ContentError, match=f"a.csv:{line}: .*{told}"):
        read_csv(tmp_path / "a.csv", wanted=["code", "points"])


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_workbook_is_named_with_how_to_save_it(tmp_path, start):
    (tmp_path / "a.xlsx").write_bytes(start + b"\0" * 100)
    with pytest.raises(ContentError, match="is a workbook") as told:
        read_csv(tmp_path / "a.xlsx", wanted=["code"])
    assert "CSV UTF-8" in told.value.remedy


def test_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match="cannot be read: No such file"):
        read_csv(tmp_path / "a.csv", wanted=["code"])


def test_file_that_cannot_be_written_stays_as_it_was(tmp_path, monkeypatch):
    write_csv(tmp_path / "a.csv", [["old"]], for_people=False)

    def full(*_arguments, **_options):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("pathlib.Path.write_text", full)
    with pytest.raises(BookError, match="a.csv cannot be written: No space left"):
        write_csv(tmp_path / "a.csv", [["new"]], for_people=False)
    assert (tmp_path / "a.csv").read_text() == "old\n"
