from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import beyondtoken.classroom.pages.words as words
from beyondtoken.classroom.pages.words import TABLE, Words, number, percent
from beyondtoken.content.bilingual import holds_japanese_sentence, looks_untranslated
from beyondtoken.errors import BookError

WORDS = json.loads(TABLE.read_text(encoding="utf-8"))
SOURCE = "".join(path.read_text(encoding="utf-8") for path in Path(words.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("key", WORDS)
def test_words_stand_in_both_languages_with_the_same_blanks(key):
    en, ja = WORDS[key]["en"], WORDS[key]["ja"]
    assert sorted(re.findall(r"\{\w+\}", en)) == sorted(re.findall(r"\{\w+\}", ja))
    assert not looks_untranslated(ja)
    assert not holds_japanese_sentence(en)


@pytest.mark.parametrize("key", WORDS)
def test_words_are_used(key):
    wanted = re.compile(rf"""["']{key.removesuffix("_one")}["']""")
    assert wanted.search(SOURCE) or key.startswith(("state_", "next_", "label_", "do_"))


@pytest.mark.parametrize(("key", "language"), [("no such words", "en"), ("points", "fr"), ("more", "en")])
def test_missing_words_are_named(key, language):
    with pytest.raises(BookError, match="words.json"):
        Words(language)(key)


@pytest.mark.parametrize(("value", "shown"), [
    (0.0, "0"), (-0.001, "0"), (10, "10"), (2.346, "2.35"), (1e6, "1,000,000"), (None, "–"), (100.0, "100")])
def test_number_is_written_as_people_write_it(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(("part", "whole", "shown"), [
    (0, 9, "0 %"), (9, 9, "100 %"), (9995, 10000, "99 %"), (1, 0, "–")])
def test_all_and_nothing_are_said_of_nothing_else(part, whole, shown):
    assert percent(part, whole) == shown
