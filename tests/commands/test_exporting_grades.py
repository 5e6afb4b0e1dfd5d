from __future__ import annotations

import pytest

from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.commands.exporting_grades import export_grades_and_tell
from beyondtoken.errors import BookError
from tests.classroom.gradebook.class_of import outcome, student, text


@pytest.fixture
def address(tmp_path):
    """A gradebook with one who waits, and one who is graded and has no mail address."""
    with Gradebook(str(tmp_path / "book.sqlite")) as book:
        book.record(outcome(student=student("adams", name="Ada", email="a@x")),
                    outcome("bob", state="graded", reason="", questions=(text(2),)))
    return str(tmp_path / "book.sqlite")


def test_export_names_files_and_everyone_without_a_grade(address, tmp_path, capsys):
    export_grades_and_tell(gradebook=address, out=tmp_path / "out")
    told = capsys.readouterr().out
    assert f"wrote {tmp_path}/out/grades-canvas.csv" in told
    assert "1 result without points for every question, so without a grade:\n  Ada, two-walls: needs a person" in told
    assert "grades-moodle.csv leaves out, for want of a number or name that the LMS knows: bob." in told
    assert "grades-blackboard.csv names students as their files do" in told


def test_export_makes_no_gradebook_where_there_is_none(tmp_path):
    with pytest.raises(BookError, match="There is no gradebook"):
        export_grades_and_tell(gradebook=str(tmp_path / "typo.sqlite"), out=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_many_who_are_left_out_are_counted(tmp_path, capsys):
    with Gradebook(str(tmp_path / "book.sqlite")) as book:
        book.record(*(outcome(f"s{n:02}") for n in range(14)), outcome(student=student("adams", email="a@x")))
    export_grades_and_tell(gradebook=str(tmp_path / "book.sqlite"), out=tmp_path)
    assert "s08, s09 and 4 more. Grade with a class list" in capsys.readouterr().out
