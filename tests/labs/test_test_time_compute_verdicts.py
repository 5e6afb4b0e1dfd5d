import numpy as np
import pytest

from beyondtoken.labs import test_time_compute as lab
from beyondtoken.labs.test_time_compute_verdicts import carries, clearly_above, judge

RULES = {"gain": 0.2, "keeps": 0.5, "clear": 2.0}
BUDGETS = (1, 4096)


def world(clock=100, blur=1, odds=3.0, budgets=BUDGETS):
    trials = lab.try_all(lab.run_all(clock), seeds=range(5), count=30, odds=odds, budgets=budgets, blur=blur)
    return lab.shares(trials, budgets)


def verdict(shares, rules=RULES):
    return judge(shares, tries=BUDGETS[-1], rules=rules)["A4-C13"]


def shares_of(found, vote, **right):
    """Five seeds that differ a little; keyword ``t3=0.4`` is the share right with 3 tests."""
    noise = np.linspace(-0.02, 0.02, 5)
    runs = {int(name[1:]): {"right": np.stack([noise * 0, share + noise], 1)} for name, share in right.items()}
    return runs | {"found": np.stack([noise * 0, found + noise], 1), "vote": np.stack([noise * 0, vote + noise], 1)}


@pytest.fixture(scope="module")
def page():
    return world()


def test_on_the_small_clock_the_check_must_be_strict(page):
    found = verdict(page)
    assert found["word"] == "supported only if"
    assert "2 tests or more" in found["condition"]["en"]
    assert "2件以上" in found["condition"]["ja"]


def test_on_the_wide_clock_one_test_is_enough():
    assert verdict(world(clock=10_007))["word"] == "supported"


def test_blind_tests_support_nothing():
    assert verdict(world(blur=100))["word"] == "not supported"


def test_a_model_that_finds_nothing_more_tells_nothing():
    assert verdict(world(budgets=(1, 2)))["word"] == "cannot be tested here"


def test_stricter_rules_can_withhold_the_word(page):
    assert verdict(page, {**RULES, "keeps": 1.1})["word"] == "not supported"


@pytest.mark.parametrize(("shares", "word"), [
    (shares_of(0.8, 0.0, t1=0.6, t9=0.8), "supported"),
    (shares_of(0.8, 0.0, t1=0.1, t9=0.8), "supported only if"),
    (shares_of(0.8, 0.0, t1=0.1, t9=0.2), "not supported"),
    (shares_of(0.8, 0.8, t1=0.6, t9=0.8), "not supported"),        # a vote does as well
    (shares_of(0.8, 0.0, t1=0.6, t9=0.1), "not supported"),        # more tests may not do worse
    (shares_of(0.1, 0.0, t1=0.1, t9=0.1), "cannot be tested here"),
])
def test_the_word_follows_the_shares(shares, word):
    assert verdict(shares)["word"] == word


def test_tests_that_lose_to_a_vote_do_not_carry():
    shares = shares_of(0.9, 0.7, t1=0.6, t9=0.85)
    assert [carries(shares, tests, rules=RULES) for tests in (1, 9)] == [False, True]


def test_the_measured_text_holds_the_numbers_and_what_was_not_tested(page):
    text = verdict(page)["measured"]
    assert f"by 10 tests {100 * page[10]['right'][:, -1].mean():.0f} %" in text["en"]
    assert "no language model" in text["en"]
    assert "言語モデル" in text["ja"]


@pytest.mark.parametrize(("shift", "above"), [(0.0, False), (1.0, False), (1.3, True), (-3.0, False)])
def test_clearly_above_asks_for_two_standard_errors(shift, above):
    values = np.array([-1.0, 0.0, 1.0])                    # standard error 1 / sqrt(3)
    assert clearly_above(values + shift, 0, clear=2.0) is above
