from __future__ import annotations

import csv

import pytest

from beyondtoken.classroom.gradebook import Gradebook, hand_rows, write_hand_marks
from beyondtoken.commands.marking import mark_and_tell
from beyondtoken.errors import BookError, ContentError
from tests.classroom.gradebook.class_of import outcome


@pytest.fixture
def address(tmp_path):
    """A gradebook with two who wait, and the file to mark them in."""
    with Gradebook(str(tmp_path / "gradebook.sqlite")) as book:
        book.record(outcome("adams"), outcome("bob"))
        write_hand_marks(tmp_path / "hand-marks.csv", hand_rows(book, "two-walls"))
    return str(tmp_path / "gradebook.sqlite")


def fill(file, *points):
    """A person marks the first rows."""
    with file.open(encoding="utf-8-sig", newline="") as given:
        rows = list(csv.DictReader(given))
    for row, mark in zip(rows, points, strict=False):
        row["points"] = mark
    with file.open("w", newline="") as taken:
        writer = csv.DictWriter(taken, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_marks_are_kept_and_grades_written_again(address, tmp_path, capsys):
    fill(tmp_path / "hand-marks.csv", "1,5")
    mark_and_tell(tmp_path / "hand-marks.csv", gradebook=address, marker="Bo")
    told = capsys.readouterr().out
    assert told.startswith("1 mark read from")
    assert "1 new or changed; 1 row is not marked yet." in told
    assert ",5.5\n" in (tmp_path / "grades-blackboard.csv").read_text()


def test_file_that_was_filled_in_stays_and_may_be_read_again(address, tmp_path, capsys):
    fill(tmp_path / "hand-marks.csv", "1", "2")
    before = (tmp_path / "hand-marks.csv").read_bytes()
    for _ in range(2):
        mark_and_tell(tmp_path / "hand-marks.csv")
    assert (tmp_path / "hand-marks.csv").read_bytes() == before
    assert "2 marks read" in capsys.readouterr().out.splitlines()[0]


def test_no_mark_is_kept_when_one_row_cannot_be_used(address, tmp_path):
    fill(tmp_path / "hand-marks.csv", "1", "7")
    with pytest.raises(ContentError, match="from 0 to 2, got '7'"):
        mark_and_tell(tmp_path / "hand-marks.csv", gradebook=address)
    with Gradebook(address) as book:
        assert book.hand_marks("two-walls") == ()
    assert not (tmp_path / "grades.csv").exists()


def test_mark_for_an_answer_that_changed_is_told(address, tmp_path, capsys):
    with Gradebook(address) as book:
        book.record(outcome("adams", answer="Another.", grading_key="g2"))
        code = book.codes()["adams"]
    fill(tmp_path / "hand-marks.csv", "1", "1")
    mark_and_tell(tmp_path / "hand-marks.csv", gradebook=address)
    assert f"{code} two-walls explain: the answer has changed since" in capsys.readouterr().out


def test_gradebook_that_is_not_beside_the_file_must_be_named(address, tmp_path):
    (tmp_path / "else").mkdir()
    (tmp_path / "hand-marks.csv").rename(tmp_path / "else" / "hand-marks.csv")
    with pytest.raises(BookError, match=r"No gradebook.sqlite lies beside .*hand-marks.csv"):
        mark_and_tell(tmp_path / "else" / "hand-marks.csv")
