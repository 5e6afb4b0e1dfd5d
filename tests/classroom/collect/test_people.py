from __future__ import annotations

from beyondtoken.classroom.collect.layout import Find
from beyondtoken.classroom.collect.matching import Match
from beyondtoken.classroom.collect.names import Claim
from beyondtoken.classroom.collect.people import gather
from beyondtoken.classroom.collect.tree import Node
from beyondtoken.classroom.outcome import Student

ADA = Student(key="aadams", name="Ada Adams")
TOM = Student(key="tbell", name="Tom Bell")


def find(claim, match=None):
    return Find(Node("x.ipynb", "x.ipynb"), claim, match or Match())


def test_roster_comes_first_and_whole():
    people, warnings = gather([find(Claim(name="zoe")), find(Claim(name="bo"))], [TOM, ADA])
    assert [one.student.key for one in people] == ["tbell", "aadams", "bo", "zoe"]
    assert [one.candidates != [] for one in people] == [False, False, True, True]
    assert len(warnings) == 2


def test_without_a_roster_nobody_is_a_stranger():
    assert gather([find(Claim(name="bo"))], [])[1] == []


def test_two_numbers_for_one_name_are_two_persons():
    claims = [Claim("Moodle", "Ada Adams", {"moodle_id": number}) for number in ("1", "2")]
    people, warnings = gather([find(claim, Match(ADA, by="name")) for claim in claims], [ADA])
    assert [one.student.key for one in people] == ["aadams", "Ada Adams_1", "Ada Adams_2"]
    assert "is the name of several who handed in" in warnings[0]


def test_one_number_for_one_name_is_one_person_with_all_that_came_in():
    claim = Claim("Moodle", "Ada Adams", {"moodle_id": "1"})
    people, _ = gather([find(claim, Match(ADA, by="name"))] * 2, [ADA])
    assert [len(one.candidates) for one in people] == [2]


def test_numbers_of_the_platform_are_kept_for_exports():
    claims = [Claim("Moodle", "Ada Adams", {"moodle_id": "9"}), Claim("Canvas", "adamsada", {"canvas_id": "5"})]
    known = ADA.model_copy(update={"ids": {"moodle_id": "1", "canvas_id": "4"}})
    people, _ = gather([find(claim, Match(known, by="canvas_id")) for claim in claims], [known])
    assert people[0].student.ids == {"moodle_id": "9", "canvas_id": "4"}


def test_match_by_one_name_only_is_said():
    assert "by one name only" in gather([find(Claim(name="ada"), Match(ADA, by="part of a name"))], [ADA])[1][0]


def test_stranger_never_takes_the_key_of_a_student():
    people, _ = gather([find(Claim(name="AAdams"), Match(doubt="could be two"))], [ADA])
    assert people[1].student.key == "AAdams (not in the roster)"
