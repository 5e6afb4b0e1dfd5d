import json

import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs.judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, WORDS, judged

MEASURED = {"measured_en": "8 of 10 learners", "measured_ja": "10体のうち8体"}


@pytest.mark.parametrize("word", [SUPPORTED, NOT_SUPPORTED, CANNOT_TELL])
def test_a_word_without_condition_carries_both_languages(word):
    verdict = judged(word, **MEASURED)
    texts = {"en": "8 of 10 learners", "ja": "10体のうち8体"}
    assert verdict == {"word": word, "measured": texts, "condition": None}


def test_only_if_carries_its_condition():
    verdict = judged(ONLY_IF, **MEASURED, condition_en="the wall is thin", condition_ja="壁が薄いとき")
    assert verdict["condition"] == {"en": "the wall is thin", "ja": "壁が薄いとき"}


def test_a_verdict_survives_json():
    verdict = judged(SUPPORTED, **MEASURED)
    assert json.loads(json.dumps(verdict)) == verdict


def test_only_if_without_condition_is_refused():
    with pytest.raises(BookError, match="condition"):
        judged(ONLY_IF, **MEASURED)


def test_a_condition_beside_another_word_is_refused():
    with pytest.raises(BookError, match="takes no condition"):
        judged(SUPPORTED, **MEASURED, condition_en="the wall is thin", condition_ja="壁が薄いとき")


@pytest.mark.parametrize("word", ["Supported", "maybe", "", None])
def test_any_fifth_word_is_refused_with_the_four(word):
    with pytest.raises(BookError) as caught:
        judged(word, **MEASURED)
    assert all(known in str(caught.value) for known in WORDS)


@pytest.mark.parametrize("missing", ["", "  ", None, 8])
def test_a_measurement_in_one_language_only_is_refused(missing):
    with pytest.raises(BookError, match="measured_ja"):
        judged(SUPPORTED, measured_en="8 of 10", measured_ja=missing)
