"""Texts and plain records of the three kinds of prediction."""

from __future__ import annotations

import pytest

from beyondtoken.content import find_prediction

SPECS = {
    "dream-guess": {"kind": "number", "range": [0, 40], "step": 1},
    "dream-choice": {"kind": "choice", "options": ["real", "dreamt"]},
    "dream-curve": {"kind": "curve", "x": {"values": [1, 2, 4], "scale": "log"},
                    "y": {"range": [0, 100], "step": 1}},
}
TEXTS = {
    "dream-guess": {"prompt": "どれだけずれるか。", "unit": "ミリ"},
    "dream-choice": {"prompt": "どちらが勝つか。", "option:real": "現実", "option:dreamt": "夢"},
    "dream-curve": {"prompt": "ずれを描く。", "x": "歩数", "y": "ずれ", "unit": "ミリ"},
}


@pytest.mark.parametrize("name", SPECS)
def test_spec_says_what_can_be_guessed(name, tiny):
    assert find_prediction(name, tiny).spec() == {"id": name, **SPECS[name]}


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_has_its_slot(name, tiny):
    assert find_prediction(name, tiny).texts("ja") == TEXTS[name]
