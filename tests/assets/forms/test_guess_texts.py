"""Numbers and words that template and script must write alike."""

import pytest

from beyondtoken.assets.forms.guess_texts import decimals, known_kind, measured_text, plain_texts, slot
from beyondtoken.errors import BookError


@pytest.mark.parametrize(("step", "digits"), [(1, 0), (5.0, 0), (0.5, 1), (0.05, 2), (1e-7, 7), (10, 0)])
def test_digits_of_a_step(step, digits):
    assert decimals(step) == digits


@pytest.mark.parametrize(("value", "spread", "step", "text"), [
    (8, None, 1, "8.0"), (8, 0, 1, "8.0 ± 0.0"), (0.125, 0.25, 0.1, "0.13 ± 0.25"),
    (-1234.56, None, 1, "−1,234.6"), (0.25, 0.05, 1, "0.3 ± 0.1"),
])
def test_measured_number_has_one_digit_more_than_a_guess(value, spread, step, text):
    assert measured_text(value, spread, step=step) == text


@pytest.mark.parametrize(("lang", "text"), [("en", "8.0 steps"), ("ja", "8.0steps")])
def test_unit_stands_apart_only_in_english(lang, text):
    assert measured_text(8, None, step=1, unit="steps", lang=lang) == text


def test_texts_lose_markup_and_the_full_stop_but_not_the_prompt_only():
    slots = {"prompt": "<p>Why?</p>", "option:a": "It goes <em>through</em> &lt;x&gt;.", "unit": "歩。"}
    assert plain_texts(slots, "en") == {"option:a": "It goes through <x>", "unit": "歩"}


@pytest.mark.parametrize(("y", "lang", "label"), [
    ("right", "en", "right (%)"), ("正解", "ja", "正解（%）"), ("right, %", "en", "right, %"),
])
def test_axis_names_its_unit_once(y, lang, label):
    assert plain_texts({"x": "n", "y": y, "unit": "%"}, lang)["y"] == label


def test_missing_text_is_named():
    with pytest.raises(BookError, match="'glitch-wall' cannot be shown: its text 'option:a' is missing"):
        slot({}, "option:a", "glitch-wall")


def test_unknown_kind_is_named_with_the_known_ones():
    with pytest.raises(BookError, match="has the kind 'word', but kinds are number, curve"):
        known_kind({"id": "x", "kind": "word"}, {"number": 1, "curve": 2})
