"""One table of words, in both languages."""

import json
import re

import pytest

from beyondtoken.assets import bundle_folder, word
from beyondtoken.errors import BookError

FOLDER = bundle_folder().parent
TABLE = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", TABLE)
def test_words_are_there_in_both_languages_with_the_same_slots(key):
    slots = {lang: set(re.findall(r"\{\w+\}", text)) for lang, text in TABLE[key].items()}
    assert set(slots) == {"en", "ja"}
    assert slots["en"] == slots["ja"]


def test_every_word_that_a_module_asks_for_is_in_the_table():
    modules = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.mjs"))
    asked = {key for text in modules for key in re.findall(r'\b(?:word|say)\("(\w+)"', text)}
    assert asked - set(TABLE) == set()


def test_unknown_words_are_refused():
    with pytest.raises(BookError, match="nothing for 'no-such-key'"):
        word("no-such-key", "en")
