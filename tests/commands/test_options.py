from __future__ import annotations

import pytest

from beyondtoken.commands.options import read_attempt, read_due, read_language
from beyondtoken.errors import SettingError


@pytest.mark.parametrize(("text", "due"), [
    ("2026-12-10", "2026-12-10T23:59:59"), ("2026-12-10T18:00", "2026-12-10T18:00:00"),
    ("2026-12-10 18:00", "2026-12-10T18:00:00"), ("2026-12-10T18:00+09:00", "2026-12-10T18:00:00+09:00")])
def test_date_alone_is_due_at_its_end(text, due):
    assert read_due(text).isoformat() == due


def test_no_date_is_no_due_date():
    assert read_due("") is None


@pytest.mark.parametrize(("read", "text", "told"), [
    (read_due, "next week", "--due needs a date, such as 2026-12-10"), (read_due, "2026-13-01", "got '2026-13-01'"),
    (read_due, "10.12.2026", "got '10.12.2026'"), (read_due, "2026-02-30", "got"), (read_due, "12", "got '12'"),
    (read_attempt, "best", "--attempt is 'last' or 'first', got 'best'"),
    (read_language, "fr", "--language is one of en, ja, got 'fr'")])
def test_what_cannot_be_read_is_told_with_what_came(read, text, told):
    with pytest.raises(SettingError, match=told):
        read(text)


@pytest.mark.parametrize(("read", "text"), [
    (read_attempt, "last"), (read_attempt, "first"), (read_language, "en"), (read_language, "ja")])
def test_words_of_an_option_stay_as_they_are(read, text):
    assert read(text) == text
