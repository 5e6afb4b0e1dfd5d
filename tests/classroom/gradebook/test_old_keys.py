from __future__ import annotations

import pytest

from beyondtoken.classroom.gradebook import HandMark
from beyondtoken.classroom.gradebook.old_keys import may_be_one
from beyondtoken.errors import BookError
from tests.classroom.gradebook.class_of import missing, outcome, student, unread

ADA = {"name": "Ada Adams", "email": "ada@x.org"}


def handed_in(key, shown="ada.ipynb", **more):
    """A result of a file; the student has the facts of ``known``."""
    return outcome(key, shown=shown, **{"student": student(key, **more.pop("known", {})), **more})


def mark(key, points=1.5, **more):
    return HandMark(**{"exercise": "two-walls", "student": key, "question": "explain", "points": points, **more})


def moved(book, *present, graded=None):
    """Keys that gave way to those of this run."""
    gone = book.give_way("two-walls", graded=present if graded is None else graded, present=present)
    return [one.key for one in gone]


def kept(book, exercise="two-walls"):
    return [one.student.key for one in book.outcomes(exercise)]


def test_file_that_stands_under_two_keys_is_kept_once_with_its_marks(book):
    book.record(handed_in("ada"))
    book.hand_mark(mark("ada", comment="clear"))
    book.record(handed_in("s001", known=ADA))
    assert moved(book, "s001", "s002") == ["ada"]
    assert [(one.student.name, one.points) for one in book.outcomes("two-walls")] == [("Ada Adams", 5.5)]
    assert [(one.student, one.comment) for one in book.hand_marks("two-walls")] == [("s001", "clear")]
    assert [one.key for one in book.students()] == ["s001"]


def test_mark_that_the_new_key_has_stays_and_the_old_one_goes(book):
    book.record(handed_in("ada"), handed_in("s001"))
    book.hand_mark(mark("ada", 1), mark("s001", 2), mark("ada", 3, question="search"))
    assert moved(book, "s001") == ["ada"]
    assert {(one.student, one.question): one.points for one in book.hand_marks("two-walls")} == {
        ("s001", "explain"): 2, ("s001", "search"): 3}


def test_other_exercises_of_an_old_key_stay_with_their_marks(book):
    book.record(handed_in("ada"), handed_in("ada", exercise="stairs"), handed_in("s001"))
    book.hand_mark(mark("ada"), mark("ada", exercise="stairs"))
    assert moved(book, "s001") == ["ada"]
    assert (kept(book), kept(book, "stairs")) == (["s001"], ["ada"])
    assert [one.student for one in book.hand_marks("stairs")] == ["ada"]


def test_code_in_a_file_of_hand_marks_goes_with_the_answer(book):
    book.record(handed_in("ada"))
    code = book.codes()["ada"]
    book.record(handed_in("s001"))
    moved(book, "s001")
    assert book.codes() == {"s001": code}


def test_code_that_is_in_use_stays(book):
    book.record(handed_in("ada"), handed_in("s001", exercise="stairs"), handed_in("s001"))
    codes = book.codes()
    moved(book, "s001")
    assert book.codes() == {"s001": codes["s001"]}


@pytest.mark.parametrize("other", [
    {"shown": "bob.ipynb"}, {"content_hash": "c9"}, {"known": {"name": "Ada Brown"}},
    {"known": {"name": "Ada Adams", "email": "other@x.org"}}, {"known": {"ids": {"username": "brown"}}}])
def test_entry_of_another_hand_in_or_person_stays(book, other):
    book.record(handed_in("old", **other), handed_in("s001", known={**ADA, "ids": {"username": "adams"}}))
    assert moved(book, "s001") == []
    assert kept(book) == ["old", "s001"]


def test_no_student_of_the_collection_gives_way(book):
    book.record(handed_in("ada"), handed_in("s001"))
    assert moved(book, "ada", "s001") == []
    assert moved(book, "s001", "s002", graded=["s002"]) == []
    assert kept(book) == ["ada", "s001"]


def test_file_that_cannot_be_read_is_kept_once_and_nothing_handed_in_tells_nothing(book):
    book.record(unread("pdf", shown="x.pdf", content_hash=""), unread("s001", shown="x.pdf", content_hash=""),
                missing("gone"), missing("s002"))
    assert moved(book, "s001", "s002") == ["pdf"]
    assert kept(book) == ["gone", "s001", "s002"]


def test_what_was_known_of_the_student_is_not_forgotten_where_the_roster_was(book):
    book.record(handed_in("s001", known={**ADA, "ids": {"canvas_id": "7"}}), handed_in("ada"))
    assert moved(book, "ada") == ["s001"]
    assert book.students() == (student("ada", **ADA, ids={"canvas_id": "7"}),)


def test_nothing_gives_way_where_one_entry_cannot(book, monkeypatch):
    book.record(handed_in("ada"), handed_in("s001"), handed_in("bob", "bob.ipynb"), handed_in("s002", "bob.ipynb"))

    def fails_at_bob(old, new):
        if old.key == "bob":
            raise BookError("The lamp is off.", "Switch it on.")
        return True

    monkeypatch.setattr("beyondtoken.classroom.gradebook.old_keys.may_be_one", fails_at_bob)
    with pytest.raises(BookError, match="lamp"):
        moved(book, "s001", "s002")
    assert kept(book) == ["ada", "bob", "s001", "s002"]


def test_second_time_nothing_is_left_to_give_way(book):
    book.record(handed_in("ada"), handed_in("a1"), handed_in("s001"))
    assert moved(book, "s001") == ["a1", "ada"]
    assert moved(book, "s001") == []


@pytest.mark.parametrize(("old", "new", "same"), [
    ({"name": "Adams Ada"}, {"name": "Ada Adams"}, True),
    ({"ids": {"canvas_id": "7"}, "name": "adamsada"}, {"ids": {"canvas_id": "7"}, "name": "Ada Adams"}, True),
    ({"ids": {"section": "Mon"}, "name": "Bo B"}, {"ids": {"section": "Mon"}, "name": "Ada Adams"}, False),
    ({"email": "ADA@x.org", "name": "A. Adams"}, ADA, True)])
def test_two_keys_are_of_one_person_if_something_says_so_and_nothing_speaks_against_it(old, new, same):
    assert may_be_one(student("old", **old), student("new", **new)) is same
