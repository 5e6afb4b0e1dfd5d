from __future__ import annotations

import random

import pytest

from beyondtoken.classroom.pages import hand_mark_page

from .a_class import Row
from .conftest import LOOKS
from .skeleton import HOSTILE, is_ours, read, skeleton


def words_of(page: str) -> str:
    return " ".join(" ".join(read(page).text).split())


@pytest.mark.parametrize("seed", range(40))
def test_page_has_the_same_skeleton_whatever_anybody_wrote(seed):
    text = "x" + "".join(random.Random(seed).choices([*HOSTILE, "\ud800", "<"], k=5))
    made = hand_mark_page([Row("A1", answer=text)], model_answers={"explain": text})
    assert skeleton(made) == skeleton(hand_mark_page([Row("A1", answer="x")], model_answers={"explain": "x"}))
    assert is_ours(made)


def test_answers_go_by_question_then_code():
    rows = [Row("B", "two"), Row("C", "one"), Row("A", "two"), Row("D", "one")]
    said = words_of(hand_mark_page(rows))
    assert sorted("CDAB", key=lambda code: said.index(f" {code} The top")) == list("CDAB")


def test_nothing_but_the_fields_of_a_row_is_shown():
    class Named(Row):
        student, name, shown = "s00017", "Ada Adams", "adams.ipynb"

    said = hand_mark_page([Named("A1")])
    assert not any(secret in said for secret in ("s00017", "Ada", "adams"))


def test_page_says_what_it_cannot_hide():
    assert "no program can take it out reliably" in words_of(hand_mark_page([Row("A1")]))


def test_rubric_and_model_answer_stand_beside_the_answers_once():
    said = words_of(hand_mark_page([Row("A1"), Row("A2")], model_answers={"explain": "Because of the speed."}))
    assert said.count("names the top speed") == 1
    assert said.count("Because of the speed.") == 1


def test_blank_answer_is_called_blank():
    assert "A1 blank" in words_of(hand_mark_page([Row("A1", answer=" \n")]))


def test_long_answer_is_cut_and_says_so():
    made = hand_mark_page([Row("A1", answer="word " * 200_000)])
    assert "the whole text has 1,000,000 characters" in made
    assert len(made) < 60_000


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_page_is_accessible_fits_and_asks_for_nothing(show, theme, width):
    rows = [Row(f"A{number}") for number in range(30)]
    with show(hand_mark_page(rows, model_answers={"explain": "speed"}), theme=theme, width=width) as seen:
        assert seen.violations() == []
        assert (seen.overflow(), seen.errors, seen.foreign) == (0, [], [])
