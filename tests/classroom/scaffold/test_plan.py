from __future__ import annotations

import re

import pytest

from beyondtoken.classroom.scaffold.plan import MARKS, TEMPLATES, filled, in_words

BLANK = re.compile(r"(?<!@)@\{(\w+)\}")
TEXTS = sorted(TEMPLATES.iterdir())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_blank_of_a_template_can_be_filled_and_none_is_left(path):
    words = {name: "dream" for name in BLANK.findall(path.read_text(encoding="utf-8"))}
    assert not BLANK.search(filled(path.name, **words))


@pytest.mark.parametrize("name", ["article.yml", "claim.yml", "reading.md", "lab.md", "lab.py.txt", "exercise.md",
                                  "question-single.yml"])
def test_template_says_that_it_is_to_be_replaced(name):
    assert MARKS[0] in (TEMPLATES / name).read_text(encoding="utf-8")


def test_blank_without_a_word_is_an_error_and_not_a_text():
    with pytest.raises(KeyError):
        filled("objective.yml")


def test_slug_becomes_words():
    assert in_words("small-models") == "small models"
