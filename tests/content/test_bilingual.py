"""Two languages side by side."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from beyondtoken.content import Bilingual
from beyondtoken.content.bilingual import holds_japanese_sentence, looks_untranslated

DREAM = "exercises/world-models/dream.yml"

BROKEN = {
    "English where Japanese belongs": (
        "ja: 数え直すこと。", "ja: count it again",
        ":33: question 'dream-steps': the Japanese of 'wrong' has no Japanese characters.\n"
        "Translate it; names, maths and code may stay as they are."),
    "Japanese where English belongs": (
        "en: Count again.", "en: 数え直すこと。",
        ":33: question 'dream-steps': the English of 'wrong' holds a Japanese sentence.\n"
        "Write it in English; the Japanese belongs under 'ja'."),
}


@pytest.mark.parametrize("text", ["$2^8$ = 256", "DAgger", "8", "GPU (H100)", "`a b c`", "https://a.example/b",
                                  "壁 the wall", "x", "Llama 4 Scout"])
def test_names_maths_and_code_need_no_translation(text):
    assert not looks_untranslated(text)


@pytest.mark.parametrize("text", ["the wall", "It broke the rule.", "about $2^8$ steps of it"])
def test_english_phrase_is_not_japanese(text):
    assert looks_untranslated(text)


@pytest.mark.parametrize(("text", "found"), [
    ("The article prints 基礎モデル.", False), ("壁を抜けた。", True),
    ("エージェントは物理の欠陥を利用して壁を抜ける", True),
])
def test_english_may_name_a_japanese_term_but_not_hold_a_sentence(text, found):
    assert holds_japanese_sentence(text) is found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_blank_text_is_refused(language):
    with pytest.raises(ValidationError, match="is blank"):
        Bilingual(**{"en": "wall", "ja": "壁", language: "  "})


def test_text_takes_the_language():
    assert [Bilingual(en="wall", ja="壁").text(language) for language in ("en", "ja")] == ["wall", "壁"]


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_language_in_the_wrong_place_is_named_with_its_line(case, complaints):
    old, new, message = case
    assert DREAM + message in complaints(DREAM, old, new)
