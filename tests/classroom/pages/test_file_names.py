from __future__ import annotations

import random
import re

import pytest

from beyondtoken.classroom.outcome import Student
from beyondtoken.classroom.pages import feedback_file_name

AWKWARD = [
    "../../etc/passwd", "..", ".", "/", "a/b", "a\\b", "C:x", "con", "CON", "com1", "nul", "Ada", "ada", "ADA", "ada ",
    "ada.", "é", "e\u0301", "山田", "山口", "a" * 5000, "a" * 5001, "x\x00y", "x?y", "x*y", "\u202e", "-rf", "index",
    "a~b", "👩‍💻", " "]


def name_of(key: str) -> str:
    return feedback_file_name(Student(key=key, name=""))


@pytest.mark.parametrize("key", AWKWARD, ids=lambda key: ascii(key)[:20])
def test_name_is_safe_everywhere(key):
    assert re.fullmatch(r"[a-z0-9][a-z0-9_~-]{0,57}\.html", name_of(key))
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)\.html", name_of(key))


def test_no_two_keys_share_a_name_even_without_capitals():
    rng = random.Random(0)
    keys = {*AWKWARD, *("".join(rng.choices("aA-_/.é", k=rng.randint(1, 6))) for _ in range(20_000))}
    assert len({name_of(key).lower() for key in keys}) == len(keys)


def test_plain_key_is_its_own_name():
    assert name_of("adams_12-b") == "adams_12-b.html"


def test_name_is_the_same_tomorrow():
    assert name_of("Ada") == "ada~99a563ab2f6e21e9.html"
