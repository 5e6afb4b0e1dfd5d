from __future__ import annotations

import pytest

from beyondtoken.classroom.collect.columns import can_name, fields_of


@pytest.mark.parametrize(("headings", "fields"), [
    ("Student,ID,SIS User ID,SIS Login ID,Section,Quiz (1)", "name,canvas_id,sis_id,login,section,"),
    ("First name,Surname,ID number,Email address,Groups", "first,last,student_id,email,"),
    ("Identifier,Full name,Email address,Status", "moodle_id,name,email,"),
    ("Last Name,First Name,Username,Student ID,Last Access", "last,first,username,student_id,"),
    ("OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator",
    "org_defined_id,username,last,first,email,"),
    ("\ufeffNAME,E-Mail", "name,email"), ("氏名,学籍番号,メールアドレス", "name,student_id,email"),
    ("姓,名,ユーザ名", "last,first,username"), ("id,name", "student_id,name"), ("name,name", "name,"),
    ("grade,quiz", ","),
])
def test_headings_of_platforms_are_known(headings, fields):
    assert fields_of(headings.split(",")) == fields.split(",")


@pytest.mark.parametrize(("fields", "enough"), [(["name"], True), (["email", ""], True), (["first"], False),
    ([""], False)])
def test_some_columns_say_who_a_student_is(fields, enough):
    assert can_name(fields) == enough
