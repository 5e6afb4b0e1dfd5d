from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from beyondtoken.classroom.gradebook import Gradebook, write_grades
from beyondtoken.classroom.gradebook.grade_files import feedback
from beyondtoken.errors import BookError
from tests.classroom.gradebook.class_of import code, missing, outcome, student, text, unread

KNOWN = {"canvas_id": "71", "sis_id": "007", "login": "ada", "section": "A", "moodle_id": "12", "student_id": "S7",
         "username": "ada", "org_defined_id": "0042"}


def graded(key="adams", points=7.5, **more):
    return outcome(key, **{"state": "graded", "reason": "", "out_of": 10,
                           "questions": (code(points - 2, out_of=8), text(2)), **more})


def ada(**more):
    return student("adams", **{"name": "Ada Adams", "email": "ada@x.org", "ids": KNOWN, **more})


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def three(in_memory: Gradebook) -> Gradebook:
    """One who is graded, one who waits, one whose file could not be read."""
    bob, cy = (student(key, name=key.title(), email=f"{key}@x.org",
                       ids={name: f"{key}-{name}" for name in KNOWN}) for key in ("bob", "cy"))
    in_memory.record(graded(student=ada()), outcome(student=bob, out_of=10), unread(student=cy, out_of=10))
    return in_memory


EXPECTED = {
    "canvas": ["Student,ID,SIS User ID,SIS Login ID,Section,Two walls", "    Points Possible,,,,,10",
               "Ada Adams,71,007,ada,A,7.5", "Bob,bob-canvas_id,bob-sis_id,bob-login,bob-section,",
               "Cy,cy-canvas_id,cy-sis_id,cy-login,cy-section,"],
    "blackboard": ["Username,Student ID,Two walls [Total Pts: 10]", "ada,S7,7.5", "bob-username,bob-student_id,",
                   "cy-username,cy-student_id,"],
    "brightspace": ["OrgDefinedId,Username,Two walls Points Grade,End-of-Line Indicator", "#0042,#ada,7.5,#",
                    "#bob-org_defined_id,#bob-username,,#", "#cy-org_defined_id,#cy-username,,#"],
    "moodle": ["ID number,Username,Email address,Full name,Two walls,Two walls (feedback)",
               "S7,ada,ada@x.org,Ada Adams,7.5,Search: 5.5 / 8; Explain: 2 / 2",
               "bob-student_id,bob-username,bob@x.org,Bob,-,"
               "to be marked by hand: Explain; Search: 4 / 4; Explain: – / 2",
               "cy-student_id,cy-username,cy@x.org,Cy,-,not a notebook"],
    "moodle-worksheet-two-walls": [
        "Identifier,Full name,Email address,Grade,Feedback comments,Last modified (grade)",
        "Participant 12,Ada Adams,ada@x.org,7.5,Search: 5.5 / 8; Explain: 2 / 2,",
        "Participant bob-moodle_id,Bob,bob@x.org,,to be marked by hand: Explain; Search: 4 / 4; Explain: – / 2,",
        "Participant cy-moodle_id,Cy,cy@x.org,,not a notebook,"],
}


@pytest.mark.parametrize("lms", EXPECTED)
def test_file_is_what_the_importer_reads_and_has_no_grade_where_there_is_none(three, tmp_path, lms):
    write_grades(three, tmp_path)
    assert (tmp_path / f"grades-{lms}.csv").read_text(encoding="utf-8").splitlines() == EXPECTED[lms]


def test_everything_is_in_one_file(three, tmp_path):
    three.record(missing("dora", late=True, handed_in=datetime(2026, 12, 1, 9, tzinfo=UTC)))
    write_grades(three, tmp_path)
    rows = [dict(zip(*pair, strict=True)) for one in table(tmp_path / "grades.csv")[1:]
            for pair in [(table(tmp_path / "grades.csv")[0], one)]]
    assert [(row["student"], row["state"], row["total"], row["two-walls: search"]) for row in rows] == [
        ("adams", "graded", "7.5", "5.5"), ("bob", "needs a person", "", "4"), ("cy", "unreadable", "", ""),
        ("dora", "missing", "", "")]
    assert (rows[3]["late"], rows[3]["handed in"], rows[0]["sis_id"]) == ("late", "2026-12-01T09:00:00+00:00", "007")


def test_what_was_written_and_who_has_no_grade_is_told(three, tmp_path):
    told = write_grades(three, tmp_path)
    assert [path.name for path in told.files] == [
        "grades.csv", "grades-canvas.csv", "grades-moodle.csv", "grades-moodle-worksheet-two-walls.csv",
        "grades-blackboard.csv", "grades-brightspace.csv"]
    assert [(one.student.name, one.state) for one in told.without_points] == [
        ("Bob", "needs a person"), ("Cy", "unreadable")]
    assert (told.left_out, told.by_key) == ({}, ())


def test_moodle_gets_no_row_without_the_column_that_finds_students(in_memory, tmp_path):
    in_memory.record(graded(student=ada(ids={"student_id": "S7"})),
                     graded(student=student("bob", name="Bob", email="bob@x.org")), graded("cy"))
    told = write_grades(in_memory, tmp_path)
    assert [row[:2] for row in table(tmp_path / "grades-moodle.csv")] == [
        ["Email address", "Full name"], ["ada@x.org", "Ada Adams"], ["bob@x.org", "Bob"]]
    assert told.left_out == {"grades-moodle.csv": ("cy",)}


def test_namesakes_that_nothing_tells_apart_are_left_out_and_named(in_memory, tmp_path):
    in_memory.record(*(graded(student=student(key, name="Ada", ids=ids)) for key, ids in (
        ("a1", {"canvas_id": "1"}), ("a2", {}), ("a3", {"login": "ada3"}))), graded("bob"))
    told = write_grades(in_memory, tmp_path)
    assert [row[:4] for row in table(tmp_path / "grades-canvas.csv")[2:]] == [
        ["Ada", "1", "", ""], ["Ada", "", "", "ada3"], ["bob", "", "", ""]]
    assert told.left_out["grades-canvas.csv"] == ("Ada",)


def test_key_stands_in_where_an_lms_knows_nobody(in_memory, tmp_path):
    in_memory.record(graded("adams"), graded("bob"))
    told = write_grades(in_memory, tmp_path)
    assert [row[0] for row in table(tmp_path / "grades-brightspace.csv")] == ["Username", "#adams", "#bob"]
    assert told.by_key == ("grades-moodle.csv", "grades-blackboard.csv", "grades-brightspace.csv")
    assert not list(tmp_path.glob("*worksheet*"))


def test_exercises_stand_side_by_side_and_the_same_title_is_told_apart(in_memory, tmp_path):
    in_memory.record(*(graded(key, exercise=exercise, points=points) for key, exercise, points in (
        ("adams", "two-walls", 7.5), ("adams", "one-wall", 3), ("bob", "one-wall", 7.5))))
    write_grades(in_memory, tmp_path)
    assert [row[5:] for row in table(tmp_path / "grades-canvas.csv")] == [
        ["Two walls [one-wall]", "Two walls [two-walls]"], ["10", "10"], ["3", "7.5"], ["7.5", ""]]


def test_column_may_have_the_name_it_has_in_the_lms(in_memory, tmp_path):
    in_memory.record(graded("adams"))
    write_grades(in_memory, tmp_path, titles={"two-walls": "Homework 3 (4711)"})
    assert table(tmp_path / "grades-canvas.csv")[0][-1] == "Homework 3 (4711)"


def test_titles_and_feedback_come_in_the_language_asked_for(in_memory, tmp_path):
    in_memory.record(graded("adams"))
    write_grades(in_memory, tmp_path, language="ja")
    assert table(tmp_path / "grades-moodle.csv")[0][-1] == "二つの壁 (feedback)"
    assert "探索: 5.5 / 8" in table(tmp_path / "grades-moodle.csv")[1][-1]


def test_names_that_would_act_as_formulas_are_text(in_memory, tmp_path):
    evil = student("=k", name="=cmd|'/c calc'!A0", email="+a@x", ids={"username": "@SUM(A1)", "section": "-1+2",
                                                                      "student_id": "=1", "canvas_id": "-x"})
    in_memory.record(graded(student=evil, reason="=1", shown="+1.ipynb"))
    write_grades(in_memory, tmp_path)
    cells = {cell for path in tmp_path.glob("*.csv") for row in table(path) for cell in row}
    dangerous = {cell for cell in cells if cell[:1] in ("=", "+", "-", "@")}
    assert dangerous == {"-x", "+a@x"}          # no function, no operator: these find the student


def test_feedback_is_text_also_where_the_lms_shows_html():
    told = feedback(outcome(questions=(code(0, note="<img src=x>\nstopped"),)), "en")
    assert told.endswith("Search: 0 / 4 (&lt;img src=x&gt; stopped)")
    assert len(feedback(outcome(questions=(code(0, note="x" * 9000),)), "en")) <= 2000


def test_empty_gradebook_gives_headings_only(in_memory, tmp_path):
    assert write_grades(in_memory, tmp_path).without_points == ()
    assert table(tmp_path / "grades-blackboard.csv") == [["Username", "Student ID"]]


def test_folder_that_cannot_be_made_is_named(in_memory, tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(BookError, match=r"grades.csv cannot be written"):
        write_grades(in_memory, tmp_path / "out")
