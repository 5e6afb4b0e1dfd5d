from __future__ import annotations

import pytest
from typer.testing import CliRunner

from beyondtoken.classroom import read_masters
from beyondtoken.commands import app
from beyondtoken.commands.assigning import chosen_masters
from beyondtoken.errors import BookError
from tests.classroom.desk import QUICK, Desk


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path / "book"))
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def assign(desk):
    """A function that runs ``beyondtoken assign``."""
    return lambda *arguments: CliRunner().invoke(app, ["assign", *arguments])


def test_files_are_named_and_what_to_give_to_students(assign):
    said = assign("steps", "--out", "week2").stdout
    assert "wrote week2/students/steps.ipynb\n" in said
    assert said.endswith("1 exercise, 4 points, 10 minutes. Give students the folder week2/students, nothing else.\n")


def test_exercise_of_a_chapter_without_questions_has_no_quiz(desk, assign):
    assert assign("steps").exit_code == 0
    assert not (desk.place / "assignment/teacher/quiz").exists()


def test_quiz_of_the_chapter_lies_beside_the_key(root, tmp_path, monkeypatch):
    monkeypatch.delenv("BEYONDTOKEN_ROOT", raising=False)
    done = CliRunner().invoke(app, ["assign", "two-walls", "--out", str(tmp_path / "set")])
    assert (done.exit_code, done.stderr) == (0, "")
    assert (tmp_path / "set/teacher/quiz/bank-moodle.xml").is_file()
    assert sorted(file.name for file in (tmp_path / "set/students").iterdir()) == [
        "two-walls-handout.html", "two-walls.ipynb"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_due_date_is_printed_on_the_handout(desk, assign, language):
    assign("steps", "--due", "2026-12-10", "--language", language)
    assert "2026-12-10 23:59" in (desk.place / "assignment/students/steps-handout.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "said"), [
    (("stairs",), "There is no exercise 'stairs'."), ((), "assign needs to know which exercises."),
    (("--chapter", "two"), "No exercise is of the chapter 'two'."), (("steps", "--due", "soon"), "--due needs a date"),
    (("steps", "--private", "none"), "none: is no folder.")])
def test_wish_that_cannot_be_met_is_one_clear_error_and_writes_nothing(desk, assign, arguments, said):
    before = sorted(desk.place.rglob("*"))
    done = assign(*arguments)
    assert (done.exit_code, "Traceback" in done.stderr, done.stdout) == (1, False, "")
    assert done.stderr.startswith(said)
    assert sorted(desk.place.rglob("*")) == before


def test_private_exercise_is_assigned_beside_those_of_the_book(desk, assign):
    (desk.place / "exam").mkdir()
    (desk.place / "exam/strides.md").write_text(QUICK.replace("id: steps", "id: strides"), encoding="utf-8")
    done = assign("--all", "--private", "exam")
    assert "2 exercises, 8 points, 20 minutes." in done.stdout


def test_exercise_named_twice_is_assigned_once(desk):
    masters = read_masters(desk.root)
    found = chosen_masters(masters, ["steps", "steps"], ["one"], every=True)
    assert [one.head.id for one in found] == ["steps"]


def test_unknown_chapter_is_refused_with_those_there_are(desk):
    with pytest.raises(BookError, match="Chapters are: one."):
        chosen_masters(read_masters(desk.root), [], ["two"], every=False)
