from __future__ import annotations

import pytest

from beyondtoken.classroom.collect.matching import Register
from beyondtoken.classroom.collect.names import Claim, read_name
from beyondtoken.classroom.outcome import Student

CLASS = [
    Student(key="aadams", name="Ada Adams", email="ada.adams@x.org", ids={"canvas_id": "123", "student_id": "s0012"}),
    Student(key="tbell", name="Tom Bell", email="tom@x.org", ids={"canvas_id": "124", "section": "Monday"}),
    Student(key="ebell", name="Eva Bell", email="eva@x.org", ids={"canvas_id": "125"}),
    Student(key="lvb", name="Ludwig van Beethoven", ids={"username": "ludwig_b"}),
    Student(key="taro", name="山田 太郎"), Student(key="zoe", name="Zoë Ångström"),
    Student(key="lee1", name="Ann Lee"), Student(key="lee2", name="Ann Lee"), Student(key="cher", name="Madonna"),
]
REGISTER = Register(CLASS)


def key(match):
    return match.student.key if match.student else match.doubt


@pytest.mark.parametrize(("text", "who"), [
    ("aadams", "aadams"), ("AADAMS", "aadams"), ("ada.adams@x.org", "aadams"), ("ada.adams", "aadams"),
    ("s0012", "aadams"),
    ("two-walls_s0012", "aadams"), ("Ada Adams", "aadams"), ("adams, ada", "aadams"),
    ("two-walls-Adams-Ada-final", "aadams"),
    ("AdamsAda", "aadams"), ("adams", "aadams"), ("adams two-walls", "aadams"), ("123", "aadams"), ("tom", "tbell"),
    ("adams final v2", "aadams"), ("hw1_adams", "aadams"), ("hw1", ""),
    ("Zoe Angstrom", "zoe"), ("ångström_zoë", "zoe"), ("山田太郎", "taro"), ("課題1山田太郎提出", "taro"),
    ("山田　太郎_two-walls", "taro"),
    ("beethoven ludwig van", "lvb"), ("van Beethoven, Ludwig", "lvb"), ("madonna hw", "cher"),
    ("bell", "could be Tom Bell (tbell) or Eva Bell (ebell)"),
    ("Ann Lee", "could be Ann Lee (lee1) or Ann Lee (lee2)"),
    ("aadams and tbell", "could be Ada Adams (aadams) or Tom Bell (tbell)"), ("lee1", "lee1"),
    ("two-walls", ""), ("walls", ""), ("", ""), ("...", ""), ("Monday", ""), ("adamsson", ""), ("my adams notes", ""),
])
def test_name_of_a_file_means_one_student_or_nobody(text, who):
    assert key(REGISTER.named(text, without="two-walls")) == who


@pytest.mark.parametrize(("name", "who"), [
    ("whatever_123_9_x.ipynb", "aadams"), ("adamsada_999_9_x.ipynb", ""), ("zoeangstrom_999_9_x.ipynb", "zoe"),
    ("ångströmzoë_7_9_x.ipynb", "zoe"), ("leeann_7_9_x.ipynb", "could be Ann Lee (lee1) or Ann Lee (lee2)"),
    ("山田太郎_7_9_x.ipynb", "taro"), ("van Beethoven Ludwig_3_assignsubmission_file_", "lvb"),
    ("anon_a1B2c_9_x.ipynb", ""),
    ("1-2 - Ada Adams - Dec 1, 2026 1011 AM", "aadams"), ("aadams+ps1+2026-12-01 10:11:12 UTC", "aadams")])
def test_platform_means_a_student_by_number_then_by_full_name(name, who):
    assert key(REGISTER.claimed(read_name(name))) == who


def test_user_name_counts_against_key_address_and_number():
    assert key(REGISTER.claimed(Claim("Blackboard", ids={"username": "ludwig_b"}))) == "lvb"
    assert key(REGISTER.claimed(Claim("Blackboard", ids={"username": "Ada.Adams"}))) == "aadams"


def test_name_with_another_number_is_another_person():
    assert key(REGISTER.claimed(Claim("Canvas", "adamsada", {"canvas_id": "5"}))) == ""


def test_register_of_nobody_matches_nobody():
    assert key(Register([]).named("adams")) == ""
