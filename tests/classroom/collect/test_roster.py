from __future__ import annotations

import random

import pytest

from beyondtoken.classroom.collect import read_roster
from beyondtoken.classroom.collect.roster import columns_of
from beyondtoken.errors import ContentError

CANVAS = '''Student,ID,SIS User ID,SIS Login ID,Section,Quiz 1 (77)
,,,,,Manual Posting
    Points Possible,,,,,10
"Adams, Ada",123,S1,aadams,Mon,9
"Bell, Tom ""TJ""",124,S2,tbell,Mon,8
"Student, Test",999,,0af3b1,Mon,
'''
MOODLE = '"First name",Surname,"ID number","Email address"\nAda,Adams,,ada@x.org\nTom,Bell,77,tom@x.org\n'
WORKSHEET = 'Identifier,"Full name","Email address",Status\n"Participant 77","Ada Adams",ada@x.org,"Submitted"\n'
BLACKBOARD = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\n"Adams"\t"Ada"\t"aadams"\t"0012"\n'
BRIGHTSPACE = "OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator\n#0012,#aadams,_,Ada,a@x.org,#\n"


def read(tmp_path, content, encoding="utf-8"):
    path = tmp_path / "class.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_roster(path)


@pytest.mark.parametrize(("content", "key", "name", "email", "ids"), [
    (CANVAS, "aadams", "Ada Adams", "", {"canvas_id": "123", "sis_id": "S1", "login": "aadams", "section": "Mon"}),
    (MOODLE, "ada@x.org", "Ada Adams", "ada@x.org", {}),
    (WORKSHEET, "77", "Ada Adams", "ada@x.org", {"moodle_id": "77"}),
    (BLACKBOARD, "aadams", "Ada Adams", "", {"username": "aadams", "student_id": "0012"}),
    (BRIGHTSPACE, "aadams", "Ada", "a@x.org", {"org_defined_id": "0012", "username": "aadams"}),
    ("key,name,email\na1,Ada Adams,a@x.org\n", "a1", "Ada Adams", "a@x.org", {}),
    ("name;email\nAda Adams;a@x.org\n", "a@x.org", "Ada Adams", "a@x.org", {}),
    ("sep=;\nname;email\nAda Adams;a@x.org\n", "a@x.org", "Ada Adams", "a@x.org", {}),
    ("My class; 2026\n\nname;email\nAda Adams;a@x.org\n", "a@x.org", "Ada Adams", "a@x.org", {}),
    ("My class\n\nname\nAda Adams\n", "Ada Adams", "Ada Adams", "", {}),
    ("email\na@x.org\n", "a@x.org", "a@x.org", "a@x.org", {}),
    ("姓,名,学籍番号\n山田,太郎,s12\n", "s12", "山田 太郎", "", {"student_id": "s12"}),
], ids=["canvas", "moodle", "worksheet", "blackboard", "brightspace", "key", "semicolon", "sep", "title", "late-head",
    "email",
    "ja"])
def test_roster_of_each_kind_is_read(tmp_path, content, key, name, email, ids):
    first = read(tmp_path, content)[0]
    assert (first.key, first.name, first.email, first.ids) == (key, name, email, ids)


def test_canvas_rows_that_are_no_student_are_left_out(tmp_path):
    assert [one.name for one in read(tmp_path, CANVAS)] == ["Ada Adams", 'Tom "TJ" Bell']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932"])
def test_encoding_makes_no_difference(tmp_path, encoding):
    assert read(tmp_path, "氏名,メールアドレス\n山田 太郎,t@x.org\n", encoding)[0].name == "山田 太郎"


def test_western_windows_encoding_is_read(tmp_path):
    assert read(tmp_path, "name\nZoë Müller\n", "cp1252")[0].name == "Zoë Müller"


def test_row_that_stands_there_twice_counts_once(tmp_path):
    assert len(read(tmp_path, "name,email\nAda,a@x.org\nAda,a@x.org\n")) == 1


def test_two_students_may_share_a_name_if_something_tells_them_apart(tmp_path):
    assert [one.key for one in read(tmp_path, "name,email\nAnn Lee,a@x.org\nAnn Lee,b@x.org\n")] == ["a@x.org",
        "b@x.org"]


@pytest.mark.parametrize(("content", "line", "told"), [
    ("name\nAnn Lee\nAnn Lee \nBob,x\nann lee\n", 5, "'ann lee' stands for another student in line 2"),
    ("name,email\nAda,a@x.org\nTom,A@x.org\n", 3, "email 'A@x.org' stands for another student in line 2"),
    ("name,grade\nAda,1\n,2\n", 3, "this row names no student"),
    ("quiz,grade\n1,2\n", 1, "no line names columns"), ("name,email\n", 1, "holds no student"),
    ("", 1, "no line names"),
    (b"PK\x03\x04xlsx", None, "the roster is no CSV"), (b"\x00\xd8\xff", None, "the roster is not text"),
])
def test_roster_that_cannot_be_used_names_the_line_and_the_next_step(tmp_path, content, line, told):
    with pytest.raises(ContentError, match=told) as problem:
        read(tmp_path, content)
    assert problem.value.line == line
    assert problem.value.remedy


def keys_or_remedy(tmp_path, content):
    try:
        return [one.key for one in read(tmp_path, content)]
    except ContentError as problem:
        return [problem.remedy]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_roster_raises_nothing_but_content_errors(tmp_path, seed):
    rng = random.Random(seed)
    content = bytearray(rng.choice([CANVAS, MOODLE, WORKSHEET, BLACKBOARD]).encode(rng.choice(["utf-8", "utf-16"])))
    for _ in range(rng.randint(1, 12)):
        content[rng.randrange(len(content))] = rng.choice([0, 10, 13, 34, 44, 255, 128, rng.randrange(256)])
    found = keys_or_remedy(tmp_path, bytes(content))
    assert all(found)
    assert len(set(found)) == len(found) > 0


def test_roster_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ContentError, match="there is no such roster"):
        read_roster(tmp_path / "class.csv")


def test_columns_that_say_who_a_student_is_are_told_from_the_others(tmp_path):
    (tmp_path / "class.csv").write_text("name;mail;;group\nAda;ada@x.org;;2\n", encoding="utf-8")
    assert columns_of(tmp_path / "class.csv") == (["name", "mail"], ["group"])
