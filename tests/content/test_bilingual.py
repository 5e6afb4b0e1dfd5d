"""Two languages side by side."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from beyondtoken.content import Bilingual
from beyondtoken.content.bilingual import holds_japanese_sentence, looks_untranslated


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
