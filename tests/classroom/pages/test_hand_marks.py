from __future__ import annotations

import random

import pytest

from beyondtoken.classroom.gradebook import HandRow
from beyondtoken.classroom.pages import hand_mark_page

from .a_class import a_mark, a_row
from .conftest import LOOKS
from .skeleton import HOSTILE, is_ours, read, skeleton


def words_of(page: str) -> str:
    return " ".join(" ".join(read(page).text).split())


def filled(text: str) -> str:
    """A page on which every free text is ``text``."""
    row = a_row("A1", answer=text, note=text, given=a_mark(1, comment=text))
    return hand_mark_page([row], model_answers={"explain": text})


@pytest.mark.parametrize("seed", range(40))
def test_page_has_the_same_skeleton_whatever_anybody_wrote(seed):
    text = "x" + "".join(random.Random(seed).choices([*HOSTILE, "\ud800", "<"], k=5))
    made, plain = filled(text), filled("x")
    assert skeleton(made) == skeleton(plain)
    assert is_ours(made)


def test_answers_go_by_question_and_keep_their_order():
    rows = [a_row("B", "two"), a_row("C", "one"), a_row("A", "two"), a_row("D", "one")]
    said = words_of(hand_mark_page(rows))
    assert sorted("ABCD", key=lambda code: said.index(f" {code} The top")) == list("BACD")


def test_code_that_could_not_be_graded_comes_with_the_reason():
    said = words_of(hand_mark_page([a_row("A1", kind="code", answer="def f(): ...", note="the test itself stopped")]))
    assert "A1 the test itself stopped def f(): ..." in said


def test_mark_for_an_earlier_answer_is_told():
    said = words_of(hand_mark_page([a_row("A1", given=a_mark(1.5, comment="Say why."))]))
    assert "For an earlier answer of this student: 1.5 points. Say why." in said


@pytest.mark.parametrize("language", ["en", "ja"])
def test_file_that_marks_go_into_is_named(language):
    said = words_of(hand_mark_page([a_row("A1")], language=language, file="hand-marks-2.csv"))
    assert ("hand-marks-2.csv" in said, "hand-marks.csv" in said) == (True, False)


def test_question_without_rubric_has_nothing_beside_it():
    assert "Rubric" not in words_of(hand_mark_page([a_row("A1", rubric=())]))


def test_nothing_but_the_fields_of_a_row_is_shown():
    class Named(HandRow):
        student, name, shown = "s00017", "Ada Adams", "adams.ipynb"

    said = hand_mark_page([Named(**vars(a_row("A1", given=a_mark(1))))])
    assert not any(secret in said for secret in ("s00017", "Ada", "adams"))


def test_page_says_what_it_cannot_hide():
    assert "no program can take it out reliably" in words_of(hand_mark_page([a_row("A1")]))


def test_rubric_and_model_answer_stand_beside_the_answers_once():
    said = words_of(hand_mark_page([a_row("A1"), a_row("A2")], model_answers={"explain": "Because of the speed."}))
    assert said.count("names the top speed") == 1
    assert said.count("Because of the speed.") == 1


def test_blank_answer_is_called_blank():
    assert "A1 blank" in words_of(hand_mark_page([a_row("A1", answer=" \n")]))


def test_long_answer_is_cut_and_says_so():
    made = hand_mark_page([a_row("A1", answer="word " * 200_000)])
    assert "the whole text has 1,000,000 characters" in made
    assert len(made) < 60_000


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_page_is_accessible_fits_and_asks_for_nothing(show, theme, width):
    rows = [a_row(f"A{number}") for number in range(30)]
    with show(hand_mark_page(rows, model_answers={"explain": "speed"}), theme=theme, width=width) as seen:
        assert seen.violations() == []
        assert (seen.overflow(), seen.errors, seen.foreign) == (0, [], [])
