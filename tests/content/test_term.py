"""Terms of the glossary: every record of the book, and how one is read."""

from __future__ import annotations

import pytest

from beyondtoken.content import find_root, read_terms

TERMS = {term.key: term for term in read_terms(find_root())}


def test_there_are_100_terms():
    assert len(TERMS) == 100


@pytest.mark.parametrize(("key", "japanese"), [
    ("inference", "推論（実行）"), ("reasoning", "推論（思考）"), ("foundation-model", "基盤モデル"),
    ("gradient-descent", "勾配降下法"), ("diffusion-of-innovations", "普及（技術の拡散）"),
])
def test_terms_that_the_articles_confuse_are_set_right(key, japanese):
    assert TERMS[key].ja == japanese
    assert TERMS[key].note is not None


def test_terms_without_first_use_say_so():
    without = {key: term for key, term in TERMS.items() if term.first_use is None}
    assert set(without) == {
        "self-play", "distribution-shift", "open-weights", "open-washing", "reward-hacking", "dual-use",
        "reduced-openness", "mixture-of-experts"}
    assert all(term.note for term in without.values())


def test_definition_is_written_def_in_the_file(tiny):
    assert read_terms(tiny)[0].definition.en == "A model that predicts a world."


@pytest.mark.parametrize(("language", "shown"), [("en", "world model"), ("ja", "世界モデル")])
def test_text_takes_the_language(language, shown, tiny):
    assert read_terms(tiny)[0].text(language) == shown
