from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.gradebook import Gradebook, HandMark
from beyondtoken.classroom.outcome import Outcome, QuestionOutcome, RubricLine, Student
from beyondtoken.classroom.results import RunNotes, free_hand_file, notes_beside, write_results
from beyondtoken.content import Bilingual
from beyondtoken.errors import BookError

TITLE = Bilingual(en="Count the steps", ja="歩数を数える")


def outcome(key, points=None):
    why = QuestionOutcome(question="why", title=Bilingual(en="Why", ja="なぜ"), kind="text", points=points, out_of=1,
                          answer=f"Because {key}.", rubric=(RubricLine(points=1, text=TITLE),))
    return Outcome(student=Student(key=key, name=key.title()), exercise="steps", title=TITLE,
                   state="graded" if points is not None else "needs a person", questions=(why,), out_of=1)


@pytest.fixture
def book():
    with Gradebook("sqlite://") as opened:
        opened.record(outcome("ada"), outcome("bob", 1.0))
        yield opened


def test_every_file_is_written_and_named(book, tmp_path):
    done = write_results(book, RunNotes(exercise="steps"), tmp_path)
    there = {file.name for file in tmp_path.iterdir() if file.is_file()}
    assert {file.name for file in done.files} == there
    assert {"report.html", "hand-marks.html", "hand-marks.csv", "run.json", "grades.csv", "grades-canvas.csv"} <= there


def test_each_student_gets_a_feedback_page_of_their_own(book, tmp_path):
    done = write_results(book, RunNotes(exercise="steps"), tmp_path)
    pages = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "feedback").iterdir()}
    assert done.feedback == len(pages) == 2
    assert "Because ada." in pages["ada.html"]
    assert "Because ada." not in pages["bob.html"]


def test_only_who_has_no_points_waits(book, tmp_path):
    done = write_results(book, RunNotes(exercise="steps"), tmp_path)
    rows = done.hand_file.read_text(encoding="utf-8-sig").splitlines()
    assert (done.waiting, len(rows)) == (1, 2)
    assert "Because ada." in rows[1]


def test_exercise_without_results_is_refused_and_nothing_is_written(book, tmp_path):
    with pytest.raises(BookError, match="has no result of 'stairs'"):
        write_results(book, RunNotes(exercise="stairs"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def fill(file, points):
    """Give the mark of the only row, as a person does."""
    head, row = file.read_text(encoding="utf-8-sig").splitlines()
    cells = row.split(",")
    cells[head.split(",").index("points")] = points
    file.write_text("\n".join([head, ",".join(cells)]), encoding="utf-8")


@pytest.mark.parametrize("points", ["1", "many"])
def test_file_that_somebody_has_begun_to_fill_in_stays(book, tmp_path, points):
    first = write_results(book, RunNotes(exercise="steps"), tmp_path).hand_file
    fill(first, points)
    kept = first.read_bytes()
    second = write_results(book, RunNotes(exercise="steps"), tmp_path).hand_file
    assert (second.name, first.read_bytes()) == ("hand-marks-2.csv", kept)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_pages_name_the_file_that_was_written(book, tmp_path, language):
    fill(write_results(book, RunNotes(exercise="steps"), tmp_path).hand_file, "1")
    write_results(book, RunNotes(exercise="steps"), tmp_path, language=language)
    for page in ("report.html", "hand-marks.html"):
        text = (tmp_path / page).read_text(encoding="utf-8")
        assert ("hand-marks-2.csv" in text, "hand-marks.csv" in text) == (True, False)


def test_empty_file_of_hand_marks_is_written_again(book, tmp_path):
    for _ in range(2):
        assert write_results(book, RunNotes(exercise="steps"), tmp_path).hand_file.name == "hand-marks.csv"
    assert free_hand_file(tmp_path / "hand-marks.csv", book) == tmp_path / "hand-marks.csv"


def test_mark_by_hand_is_on_the_feedback_page_and_in_the_grades(book, tmp_path):
    mark = HandMark(exercise="steps", student="ada", question="why", points=1, comment="Well seen.")
    book.hand_mark(mark)
    done = write_results(book, RunNotes(exercise="steps"), tmp_path)
    assert "Well seen." in (tmp_path / "feedback/ada.html").read_text(encoding="utf-8")
    assert (done.waiting, done.grades.without_points) == (0, ())


def test_notes_of_a_run_are_kept_for_the_next_command(book, tmp_path):
    notes = RunNotes(exercise="steps", left_aside=("x.zip: broken",), models={"why": "Because."})
    write_results(book, notes, tmp_path)
    assert notes_beside(tmp_path, "steps") == notes
    assert "x.zip: broken" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Because." in (tmp_path / "hand-marks.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [None, "no json", json.dumps({"exercise": "stairs"}), json.dumps({"exercise": 3})])
def test_notes_that_are_not_there_or_of_another_exercise_are_bare(tmp_path, content):
    if content is not None:
        (tmp_path / "run.json").write_text(content, encoding="utf-8")
    assert notes_beside(tmp_path, "steps") == RunNotes(exercise="steps")


def test_page_that_cannot_be_written_is_told_and_no_other_is_half_new(book, tmp_path):
    (tmp_path / "report.html").mkdir()
    with pytest.raises(BookError, match="report.html cannot be written"):
        write_results(book, RunNotes(exercise="steps"), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
