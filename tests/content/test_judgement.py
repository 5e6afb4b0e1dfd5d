"""The word that a lab gives a claim, and when it needs a condition."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from beyondtoken.content import VERDICT_TEXTS, VERDICT_WORDS, Bilingual, Judgement

MEASURED = Bilingual(en="8 steps", ja="8歩")
CONDITION = Bilingual(en="with walls", ja="壁があるとき")


def _judgement(word: str, condition: Bilingual | None) -> Judgement:
    return Judgement.model_validate({"word": word, "measured": MEASURED, "condition": condition})


def test_every_word_can_be_shown_in_both_languages():
    assert tuple(VERDICT_TEXTS) == VERDICT_WORDS


@pytest.mark.parametrize("word", [word for word in VERDICT_WORDS if word != "supported only if"])
def test_word_without_reservation_takes_no_condition(word):
    with pytest.raises(ValidationError, match=f"has the word '{word}' and a condition"):
        _judgement(word, CONDITION)


def test_reservation_needs_its_condition():
    with pytest.raises(ValidationError, match="has the word 'supported only if' and no condition"):
        _judgement("supported only if", None)


def test_reservation_keeps_its_condition():
    assert _judgement("supported only if", CONDITION).condition == CONDITION


def test_unknown_word_is_refused():
    with pytest.raises(ValidationError, match="Input should be 'supported'"):
        _judgement("proved", None)
