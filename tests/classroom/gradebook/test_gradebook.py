from __future__ import annotations

import sqlite3

import pytest

from beyondtoken.classroom.gradebook import Gradebook, HandMark
from beyondtoken.classroom.gradebook.rows import result_row
from beyondtoken.errors import BookError
from tests.classroom.gradebook.class_of import code, missing, outcome, student, text, unread


def mark(points=1.5, **more):
    return HandMark(**{"exercise": "two-walls", "student": "adams", "question": "explain", "points": points, **more})


def test_results_come_back_as_they_were_in_the_order_of_students(book):
    given = [outcome("zoe"), outcome("Adams"), outcome("bob", points=0), missing("carl")]
    book.record(*given)
    assert book.outcomes("two-walls") == (given[1], given[2], given[3], given[0])


def test_any_text_of_a_student_comes_back(book):
    strange = outcome(answer="\0 \x1b[1m \u2028 ' \" \\ 😀 é 壁 {};--", reason="\0 stopped")
    book.record(strange)
    assert book.outcomes("two-walls") == (strange,)


def test_known_tells_what_need_not_run_again(book):
    book.record(outcome("adams"), unread("bob"), missing("carl"))
    assert book.known("two-walls") == {"adams": ("c1", "g1"), "bob": ("c2", "g2"), "carl": ("", "")}
    assert book.known("other") == {}


def test_results_outlive_the_program(address):
    with Gradebook(address) as first:
        first.record(outcome())
        first.hand_mark(mark())
    with Gradebook(address, create=False) as second:
        assert second.outcomes("two-walls")[0].points == 5.5


@pytest.mark.parametrize(("old", "new", "stands"), [
    (outcome(), unread(), False),                                    # another file was handed in
    (unread(), outcome(), False),
    (outcome(), missing(), True),                                    # another folder, without this student
    (missing(), missing(reason="not on the list"), False),
    (outcome(), outcome(points=None, state="partly"), True),         # the grader stumbled over the same file
    (outcome(), outcome(points=None, grading_key="g2"), False),      # a new version of the exercise
    (outcome(points=4), outcome(points=1), False),
])
def test_earlier_result_stands_only_where_the_new_one_tells_less(book, old, new, stands):
    assert book.record(old) == ()
    assert book.record(new) == ((new,) if stands else ())
    assert book.outcomes("two-walls") == ((old,) if stands else (new,))


def test_nothing_of_a_batch_is_kept_when_one_result_cannot_be(book, monkeypatch):
    monkeypatch.setattr("beyondtoken.classroom.gradebook.rows.result_row", lambda one: {
        **result_row(one), "state": None if one.student.key == "bob" else one.state})
    with pytest.raises(BookError, match="cannot be used"):
        book.record(outcome("adams"), outcome("bob"))
    assert (book.students(), book.exercises()) == ((), ())


def test_rerun_keeps_marks_of_a_person(book):
    book.record(outcome())
    book.hand_mark(mark(comment="clear"))
    book.record(outcome(points=3, grading_key="g2"))
    found = book.outcomes("two-walls")[0]
    assert (found.state, found.points, found.questions[1].note) == ("graded", 4.5, "clear")


def test_results_without_marks_can_be_asked_for(book):
    book.record(outcome())
    book.hand_mark(mark())
    assert book.outcomes("two-walls", with_marks=False) == (outcome(),)


def test_mark_for_an_earlier_answer_is_kept_and_does_not_count(book):
    book.record(outcome())
    book.hand_mark(mark())
    book.record(outcome(answer="Now I think otherwise.", content_hash="c2", grading_key="g2"))
    found = book.outcomes("two-walls")[0]
    assert (found.state, found.points, len(book.hand_marks("two-walls"))) == ("needs a person", None, 1)
    assert found.questions[1].note == "1.5 points by hand for an earlier answer"


def test_last_mark_counts_and_one_that_says_the_same_changes_nothing(book):
    book.record(outcome())
    assert len(book.hand_mark(mark(1))) == 1
    assert len(book.hand_mark(mark(2, marker="Bo"))) == 1
    assert book.hand_mark(mark(2, marker="Cy")) == ()
    assert [(one.points, one.marker) for one in book.hand_marks("two-walls")] == [(2, "Bo")]


@pytest.mark.parametrize(("wrong", "told"), [
    ({"points": 2.5}, "worth 2 points, got 2.5"), ({"points": -1}, "worth 2 points, got -1"),
    ({"student": "nobody"}, "no answer of 'nobody'"), ({"question": "draw"}, "no answer of 'adams' to 'draw'"),
    ({"exercise": "other"}, "'other'")])
def test_mark_for_nothing_or_for_too_much_is_refused_with_all_others(book, wrong, told):
    book.record(outcome(), outcome("bob"))
    with pytest.raises(BookError, match=told):
        book.hand_mark(mark(student="bob"), mark(**wrong))
    assert book.hand_marks("two-walls") == ()


def test_what_is_known_of_a_student_adds_up(book):
    book.keep_students(student(name="Ada", email="a@x", ids={"canvas_id": "7", "section": "A"}))
    book.record(outcome(student=student(ids={"login": "ada", "section": ""})))
    known = student(name="Ada", email="a@x", ids={"canvas_id": "7", "section": "A", "login": "ada"})
    assert book.students() == (known,)
    assert book.outcomes("two-walls")[0].student == known


def test_codes_differ_and_stay(book, monkeypatch):
    monkeypatch.setattr("beyondtoken.classroom.gradebook.rows.student_code",
                        lambda secret, key, attempt: f"{key[0]}{attempt}")
    book.keep_students(student("ann"), student("ada"), student("bob"))
    first = book.codes()
    book.keep_students(student("al"), student("ann"))
    assert first == {"ada": "a0", "ann": "a1", "bob": "b0"}
    assert book.codes() == {**first, "al": "a2"}


def test_student_for_whom_no_code_is_left_is_refused_and_nobody_is_kept(book, monkeypatch):
    monkeypatch.setattr("beyondtoken.classroom.gradebook.rows.student_code", lambda secret, key, attempt: "A2")
    with pytest.raises(BookError, match="cannot be kept"):
        book.keep_students(student("ann"), student("ada"))
    assert book.students() == ()


def test_exercise_is_known_from_the_latest_result_that_has_questions(book):
    book.record(missing())
    book.record(outcome("bob", questions=(code(), text())))
    assert [one.question for one in book.exercises()[0].questions] == ["search", "explain"]
    book.record(outcome("carl", questions=(code(),)), missing("dora"))
    assert [one.question for one in book.exercises()[0].questions] == ["search"]


def test_gradebook_that_must_be_there_is_not_made(address):
    with pytest.raises(BookError, match="There is no gradebook"):
        Gradebook(address, create=False)
    Gradebook(address).close()
    Gradebook(address, create=False).close()


def test_file_is_one_plain_sqlite_database(tmp_path):
    with Gradebook(str(tmp_path / "deep" / "book.sqlite")) as book:
        book.record(outcome())
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["book.sqlite"]
    with sqlite3.connect(tmp_path / "deep" / "book.sqlite") as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("delete",)
