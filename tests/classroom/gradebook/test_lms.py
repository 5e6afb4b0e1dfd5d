from __future__ import annotations

import pytest

from beyondtoken.classroom.gradebook.lms import ALL, BRIGHTSPACE, CANVAS, MOODLE, Column
from tests.classroom.gradebook.class_of import student


def test_canvas_importer_finds_the_headings_where_it_looks_for_them():
    headings = [column.heading for column in (*CANVAS.finds, *CANVAS.others)]
    assert headings == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert "Points Possible" in CANVAS.points_row


def test_moodle_is_never_given_an_empty_grade_which_it_would_read_as_zero():
    assert MOODLE.ungraded == "-"


def test_brightspace_row_begins_with_who_and_ends_with_its_sign():
    assert [column.heading for column in BRIGHTSPACE.finds] == ["OrgDefinedId", "Username"]
    assert BRIGHTSPACE.last == (("End-of-Line Indicator", "#"),)


@pytest.mark.parametrize(("ids", "found"), [
    ({"username": "ada", "login": "a1"}, "ada"), ({"login": "a1"}, "a1"), ({"username": ""}, ""), ({}, "")])
def test_column_takes_the_first_source_that_is_known(ids, found):
    assert Column("Username", ("username", "login")).text(student(ids=ids)) == found


def test_name_and_mail_address_are_known_without_numbers():
    one = student(name="Ada", email="a@x")
    assert [Column("", (source,)).text(one) for source in ("name", "email", "key")] == ["Ada", "a@x", "adams"]


def test_every_system_has_a_file_of_its_own():
    assert len({lms.file for lms in ALL}) == len(ALL)
    assert all(lms.file.endswith(".csv") for lms in ALL)
