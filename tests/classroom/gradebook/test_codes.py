from __future__ import annotations

import re

import pytest

from beyondtoken.classroom.gradebook.codes import fingerprint, student_code


def test_code_depends_on_the_secret_and_says_nothing_of_the_name():
    codes = {student_code(secret, "adams") for secret in ("00", "01", "02")}
    assert len(codes) == 3
    assert student_code("00", "adams") == student_code("00", "adams")


def test_codes_pass_through_a_spreadsheet_unchanged():
    made = [student_code("ab", f"s{number}", attempt) for number in range(500) for attempt in (0, 9)]
    assert all(re.fullmatch(r"([A-DF-Z][2-9]){2,3}", code) for code in made)
    assert not re.search("[IOE01]", "".join(made))


def test_most_of_a_class_get_codes_of_their_own_at_once():
    assert len({student_code("ab", f"s{number}") for number in range(1000)}) > 950


@pytest.mark.parametrize(("one", "other", "same"), [
    ("a\nb", "a  \r\nb\n\n", True), ("a b", "a  b", False), ("", " ", True), ("a", "A", False)])
def test_fingerprint_changes_with_the_words_not_with_blanks_at_line_ends(one, other, same):
    assert (fingerprint(one) == fingerprint(other)) is same
    assert re.fullmatch("[b-df-hj-np-tv-z]{10}", fingerprint(one))
