import numpy as np
import pytest

from beyondtoken.labs import factory_not_alchemy as lab
from beyondtoken.labs.factory_not_alchemy_verdicts import judge

RULES = {"often": 0.20, "gain": 0.10}
COST = RESTART = 5 / 60
CLUSTERS = (8, 1000, 16_384)


def saved_share(gaps, every):
    cycles = np.floor(np.maximum(gaps - RESTART, 0) / (every + COST))
    return every * cycles.sum(axis=1) / gaps.sum(axis=1)


def goodput(careless=24.0, failing=True):
    found = {}
    for gpus in CLUSTERS:
        mean = lab.mean_gap(gpus)
        gaps = lab.crash_gaps(mean if failing else np.inf, hours=54 * 24, seeds=range(40, 50))
        found[gpus] = (saved_share(gaps, lab.young(COST, mean)), saved_share(gaps, careless))
    return found


def wrong_share(better, worse, *, same, dice, draws=4000):
    rows = dice.integers(len(better), size=draws)
    others = rows if same else dice.integers(len(worse), size=draws)
    lead = better[rows] - worse[others]
    return float((lead < -1e-9).mean() + (abs(lead) <= 1e-9).mean() / 2)


@pytest.fixture(scope="module")
def runs():
    digits = lab.split_digits(seed=3)
    rates = {"old": 0.0020, "small": 0.0022, "large": 0.0035}
    return {name: lab.accuracy(lab.train_runs(digits, rate, seeds=range(500, 560)), digits)
            for name, rate in rates.items()}


def wrong(runs):
    dice = np.random.default_rng(1)
    return {step: {kind: {1: wrong_share(runs[step], runs["old"], same=kind == "same", dice=dice)}
                   for kind in ("fresh", "same")} for step in ("small", "large")}


def word(claim, *, wrong, goodput):
    return judge(wrong=wrong, goodput=goodput, rules=RULES)[claim]["word"]


def test_the_words_hold_at_another_split_and_other_seeds(runs):
    verdicts = judge(wrong=wrong(runs), goodput=goodput(), rules=RULES)
    assert {claim: found["word"] for claim, found in verdicts.items()} == {
        "A4-C19": "supported only if", "A4-C20": "supported only if"}


def test_runs_without_chance_need_no_repetition(runs):
    still = {name: np.full(60, found.mean()) for name, found in runs.items()}
    assert word("A4-C19", wrong=wrong(still), goodput=goodput()) == "not supported"


def test_pairs_that_share_nothing_take_the_support_away(runs):
    mixed = runs | {"small": np.random.default_rng(0).permutation(runs["small"])}
    assert word("A4-C19", wrong=wrong(mixed), goodput=goodput()) == "not supported"


def test_a_large_step_that_misleads_as_well_needs_no_condition(runs):
    alike = runs | {"large": runs["small"]}
    assert word("A4-C19", wrong=wrong(alike), goodput=goodput()) == "supported"


def test_without_crashes_care_is_a_waste(runs):
    assert word("A4-C20", wrong=wrong(runs), goodput=goodput(failing=False)) == "not supported"


def test_a_careless_interval_that_is_as_good_takes_the_support_away(runs):
    pairs = {gpus: (careful, careful) for gpus, (careful, _) in goodput().items()}
    assert word("A4-C20", wrong=wrong(runs), goodput=pairs) == "not supported"


def test_care_that_pays_in_every_cluster_needs_no_condition(runs):
    large = {gpus: pair for gpus, pair in goodput().items() if gpus >= 1000}
    assert word("A4-C20", wrong=wrong(runs), goodput=large) == "supported"


def test_the_condition_names_the_smallest_cluster_in_which_care_pays(runs):
    found = judge(wrong=wrong(runs), goodput=goodput(), rules=RULES)["A4-C20"]
    assert "1,000" in found["condition"]["en"]
    assert "1,000" in found["condition"]["ja"]
