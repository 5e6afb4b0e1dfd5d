"""The template of a prediction: native fields, names that are unique, everything but the slots escaped."""

import json
import re

import pytest

from beyondtoken.assets.forms import predict_form
from beyondtoken.errors import BookError
from tests.assets.guess_page import PREDICTIONS, form

EVIL = '"><script>alert(1)</script>'


def data(html):
    return json.loads(re.search(r'class="bt-data">(.*?)</script>', html)[1])


def test_curve_has_one_number_field_for_each_place_named_by_it():
    html = form("curve")
    names = re.findall(r'<span><span class="bt-unseen">runs = </span>(.*?)</span><input', html)
    assert names == ["1", "2", "4", "8"]
    assert html.count('type="number"') == 4


def test_field_keeps_to_range_and_step():
    assert 'min="0" max="40" step="1" inputmode="decimal"' in form("number")


def test_keypad_without_a_minus_is_not_asked_for_where_numbers_may_be_negative():
    spec, slots = PREDICTIONS["number"]
    assert "inputmode" not in predict_form({**spec, "range": [-5, 5]}, slots, lang="en", uid="x")


@pytest.mark.parametrize("kind", PREDICTIONS)
def test_data_carries_spec_and_plain_words_for_the_script(kind):
    spec, slots = PREDICTIONS[kind]
    carried = data(form(kind))
    assert carried["spec"] == spec
    assert set(carried["texts"]) == set(slots) - {"prompt"}


@pytest.mark.parametrize("part", ["id", "uid", "option"])
def test_names_are_escaped(part):
    option = EVIL if part == "option" else "a"
    spec = {"id": EVIL if part == "id" else "p", "kind": "choice", "options": [option]}
    html = predict_form(spec, {"prompt": "?", f"option:{option}": "x"}, lang="en",
                        uid=EVIL if part == "uid" else "p")
    assert "<script>alert" not in html


@pytest.mark.parametrize(("kind", "missing"), [
    ("choice", "option:stop"), ("curve", "x"), ("number", "prompt"),
])
def test_missing_text_is_refused_by_name(kind, missing):
    spec, slots = PREDICTIONS[kind]
    short = {name: text for name, text in slots.items() if name != missing}
    with pytest.raises(BookError, match=f"its text '{missing}' is missing"):
        predict_form(spec, short, lang="en", uid="x")
