"""The words on openness: from the page's own cells, and with one cell changed."""

import numpy as np
import pytest

from beyondtoken.labs import how_open_is_open as lab
from beyondtoken.labs.how_open_is_open_verdicts import judge
from tests.labs.test_how_open_is_open import check, reversals

LLAMA = {"parameters": True, "training data": False}
KYUTAI = {"parameters": True, "training code": True, "data information": True, "paper": True}
SEEDS = range(30, 34)
WEIGHTS = lab.draw_weights(SEEDS)


def verdicts(llama=LLAMA, kyutai=KYUTAI, licence=False):
    outcomes = {"asks for data": check(llama, lab.MOF["I"]), "asks about data": check(llama, lab.OSAID),
                "with licence": check({**llama, "any use": licence}, lab.OSAID)}
    fills = {"no": [lab.counted(cells) for cells in (kyutai, llama)],
             "alike": [lab.fill_alike(cells, seeds=SEEDS) for cells in (kyutai, llama)],
             "coin": [lab.fill_by_coin(cells, seeds=SEEDS, side=side)
                      for side, cells in enumerate((kyutai, llama))]}
    reversed_by = {name: reversals(*pair, WEIGHTS) for name, pair in fills.items()}
    return judge(outcomes, reversed_by, stated=lab.stated_cells({"a": llama, "b": kyutai}))


def words(**changed):
    return {claim: verdict["word"] for claim, verdict in verdicts(**changed).items()}


def test_the_words_hold_at_another_seed():
    assert words() == {"A2-C09": "supported only if", "A3-C21": "supported only if"}


@pytest.mark.parametrize(("llama", "word"), [
    ({"parameters": True}, "cannot be tested here"),                             # silent on the data
    ({**LLAMA, "any use": False}, "supported"),                                  # fails both lists
    (dict.fromkeys(lab.CRITERIA, True), "not supported"),                        # passes both
    ({**dict.fromkeys(lab.OSAID, True), "training data": False}, "not supported"),
    ({"parameters": True, "data information": False}, "supported only if")])
def test_the_word_on_the_definition_follows_the_cells(llama, word):
    assert words(llama=llama)["A2-C09"] == word


def test_the_condition_says_which_definition_is_meant():
    for_data = verdicts()["A2-C09"]["condition"]["en"]
    about = verdicts(llama={"parameters": True, "data information": False})["A2-C09"]["condition"]["en"]
    assert "training data themselves" in for_data
    assert "licence" in about
    assert "themselves" not in about


@pytest.mark.parametrize(("kyutai", "llama", "word"), [
    ({**KYUTAI, "inference code": True}, {**LLAMA, "inference code": True}, "supported only if"),
    ({**KYUTAI, "inference code": False}, {**LLAMA, "inference code": True}, "not supported"),
    ({"parameters": True}, {**LLAMA, "paper": True}, "not supported"),
    (dict.fromkeys(lab.CRITERIA, True), LLAMA, "supported")])
def test_the_word_on_the_package_follows_the_cells(kyutai, llama, word):
    assert words(kyutai=kyutai, llama=llama)["A3-C21"] == word


def test_a_gap_on_one_side_only_asks_that_blanks_count_as_no():
    zero, some = np.zeros(4), np.full(4, 5.0)
    outcomes = dict.fromkeys(("asks for data", "asks about data", "with licence"), "fails")
    found = judge(outcomes, {"no": zero, "alike": some, "coin": some}, stated=(6, 34))["A3-C21"]
    assert found["word"] == "supported only if"
    assert "not released" in found["condition"]["en"]


def test_both_languages_tell_the_outcome_and_the_numbers():
    measured = verdicts()["A2-C09"]["measured"]
    assert "6 of 34" in measured["en"]
    assert "is not decided under OSAID" in measured["en"]
    assert "34個の欄のうち6個" in measured["ja"]
    assert "決まらない" in measured["ja"]
