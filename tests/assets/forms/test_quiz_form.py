"""The template of a question: everything but the slots is escaped, nothing gives the answer away."""

import json
import re

import pytest

from beyondtoken.assets.forms import quiz_form
from beyondtoken.assets.forms.quiz_form import shuffled
from beyondtoken.errors import BookError
from tests.assets.quiz_page import QUESTIONS, form_of

EVIL = '"><script>alert(1)</script>'


def test_answer_key_in_the_data_cannot_close_its_element():
    record = {"id": "q", "kind": "text", "accept": [EVIL], "traps": []}
    html = quiz_form(record, {"stem": "?", "feedback:right": "", "feedback:wrong": ""}, lang="en", uid="q")
    assert "<script>" not in html
    assert json.loads(re.search(r'class="bt-data">(.*?)</script>', html)[1])["record"] == record


@pytest.mark.parametrize("part", ["id", "option", "uid"])
def test_names_are_escaped(part):
    option = EVIL if part == "option" else "a"
    record = {"id": EVIL if part == "id" else "q", "kind": "single", "answer": option, "options": [option]}
    slots = {"stem": "?", f"option:{option}": "x", f"feedback:option:{option}": "y"}
    assert "<script>alert" not in quiz_form(record, slots, lang="en", uid=EVIL if part == "uid" else "q")


def test_markup_in_a_select_becomes_words():
    record, slots = QUESTIONS["match"]
    html = quiz_form(record, {**slots, "right:r": "<em>R</em> &amp; <b>D</b>"}, lang="en", uid="q")
    assert '<option value="r">R &amp; D</option>' in html


@pytest.mark.parametrize("question", [f"q-{number}" for number in range(20)])
def test_items_never_start_in_the_right_order(question):
    record = {"id": question, "kind": "order", "answer": ["a", "b"]}
    slots = {"stem": "?", "item:a": "A", "item:b": "B", "feedback:right": "", "feedback:wrong": ""}
    assert re.findall(r'data-item="(\w)"', quiz_form(record, slots, lang="en", uid="q")) == ["b", "a"]


def test_partners_do_not_all_keep_the_order_of_the_file():
    orders = {tuple(shuffled(["a", "b", "c"], f"q-{number}")) for number in range(50)}
    assert len(orders) == 6


def test_form_is_the_same_in_every_build():
    assert form_of("match") == form_of("match")


def test_every_id_starts_with_the_uid():
    ids = re.findall(r'\sid="([^"]+)"', form_of("order", uid="here"))
    assert [one for one in ids if not one.startswith("here")] == []


def test_words_of_the_form_are_in_its_language():
    html = form_of("single", lang="ja")
    assert "答え合わせ" in html
    assert "Check" not in html


def test_missing_text_is_named_with_the_question():
    record = {"id": "q", "kind": "single", "answer": "a", "options": ["a"]}
    with pytest.raises(BookError, match=r"question 'q' cannot be shown: 'option:a' is missing"):
        quiz_form(record, {"stem": "?"}, lang="en", uid="q")


def test_whole_number_is_written_without_a_point():
    assert "<strong>8 ± 0.5</strong>" in form_of("number")
