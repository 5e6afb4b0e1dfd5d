from __future__ import annotations

from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.gradebook.rows import by_key, merged, questions_with_points, result_row
from tests.classroom.gradebook.class_of import code, outcome, student, text, unread


@pytest.mark.parametrize(("old", "new", "name"), [
    (student(name="Ada"), student(), "Ada"), (student(), student(name="Ada"), "Ada"),
    (student(name="Ada"), student(name="Ada Adams"), "Ada Adams")])
def test_name_is_the_best_that_is_known(old, new, name):
    assert merged(old, new).name == name


def test_blank_number_takes_the_place_of_none():
    assert merged(student(ids={"sis_id": "1"}), student(ids={"sis_id": "", "login": "a"})).ids == {
        "sis_id": "1", "login": "a"}


def test_students_stand_in_one_order_whatever_the_database():
    assert sorted(["b", "A", "a", "Ä", "10", "9"], key=by_key) == ["10", "9", "A", "a", "b", "Ä"]


def test_row_of_a_result_says_when_and_how_much():
    row = result_row(outcome(handed_in=datetime(2026, 12, 1, 9, 30, tzinfo=UTC)))
    assert (row["state"], row["handed_in"]) == ("needs a person", "2026-12-01T09:30:00+00:00")
    assert datetime.fromisoformat(row["recorded"]).tzinfo == UTC


def test_questions_with_points_are_counted():
    assert questions_with_points(outcome(questions=(code(0), text(), code(None)))) == 1
    assert questions_with_points(unread()) == 0
