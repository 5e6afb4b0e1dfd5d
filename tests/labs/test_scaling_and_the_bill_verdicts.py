import numpy as np
import pytest

from beyondtoken.labs import scaling_and_the_bill as lab
from beyondtoken.labs.scaling_and_the_bill_verdicts import judge

SIZES = (16, 32, 64, 128, 256, 512)
RULES = {"grow": 0.20, "stall": 0.10, "forecast": 2.0, "most": 0.9, "purse": 5e6, "year": 365, "trials": 10}


def learn(features, answers, ridge):
    return np.linalg.solve(features.T @ features + ridge * np.eye(features.shape[1]), features.T @ answers)


def measured(losses):
    fitted = lab.fit_law(losses.mean(axis=0), SIZES, up_to=128)
    return {"losses": losses, "forecast": lab.foretold([fitted], losses, SIZES, up_to=128)[0],
            "giant": np.minimum(losses[:, -1, 0], losses[:, 0, -1]), "rival": losses[:, 2, 2]}


@pytest.fixture(scope="module")
def run():
    """The page's run, at other seeds."""
    losses = lab.measure_losses(learn, lab.power_law(), seeds=range(300, 320), sizes=SIZES, noise=0.01, ridge=0.01)
    return {**measured(losses), "sizes": SIZES, "budgets": (2**10, 2**12, 2**14, 2**16), "rules": RULES,
            "bills": {"small": 1e5, "middle": 9e6, "large": 5e7},
            "days": {"cluster": {"small": 2.5, "large": 180.0}, "older": {"small": 8.0, "large": 580.0},
                     "core": {"small": 6e6, "large": 6e8}},
            "rates": {"yen": (147.4, 149.1), "dollar": (1.085, 1.095), "title": (1.083, 1.117)}}


def word(run, claim, **changed):
    return judge(**{**run, **changed})[claim]["word"]


def test_the_words_hold_at_other_seeds(run):
    words = {claim: found["word"] for claim, found in judge(**run).items()}
    conditional = dict.fromkeys(("A4-C42", "A5-C15", "A1-C24", "A3-C12", "A3-C23"), "supported only if")
    assert words == conditional | dict.fromkeys(("A2-C16", "A3-C05", "A3-C06"), "supported")


def test_flat_data_break_the_law_and_tell_nothing(run):
    even = lab.measure_losses(learn, lab.flat(), seeds=range(8), sizes=SIZES, noise=0.01, ridge=0.01)
    assert word(run, "A4-C42", **measured(even)) == "cannot be tested here"


def test_a_model_that_cannot_learn_gains_nothing_from_scale(run):
    idle = np.full((8, 6, 6), 1.01)
    changed = {"losses": idle, "forecast": np.ones(20)}
    assert word(run, "A4-C42", **changed) == "not supported"
    assert word(run, "A5-C15", **changed) == "not supported"


def test_one_side_that_does_not_stall_refutes_the_stall(run):
    n, d = np.meshgrid(SIZES, SIZES, indexing="ij")
    free = np.repeat((1 / (n * d))[None], 4, axis=0)          # either side alone halves the loss each time
    assert word(run, "A4-C42", losses=free, forecast=np.ones(20)) == "not supported"


def test_a_giant_that_always_wins_needs_no_condition(run):
    assert word(run, "A5-C15", giant=run["rival"] / 2) == "supported"


@pytest.mark.parametrize(("purse", "expected"), [
    (1e4, "supported"), (5e6, "supported only if"), (1e9, "not supported")])
def test_the_word_on_start_ups_follows_the_purse(run, purse, expected):
    assert word(run, "A1-C24", rules={**RULES, "purse": purse}) == expected


def test_the_condition_names_the_smallest_model_out_of_reach(run):
    assert "middle" in judge(**run)["A1-C24"]["condition"]["en"]


@pytest.mark.parametrize(("older", "core", "expected"), [
    (8.0, 6e6, "supported only if"), (800.0, 6e6, "supported"), (8.0, 30.0, "not supported")])
def test_the_gpus_are_essential_only_where_nothing_else_would_do(run, older, core, expected):
    days = {"cluster": {"small": 2.5}, "older": {"small": older}, "core": {"small": core}}
    assert word(run, "A3-C12", days=days) == expected


@pytest.mark.parametrize(("gpus", "expected"), [
    (8, "not supported"), (1000, "supported only if"), (100_000, "supported")])
def test_fewer_gpus_take_the_year_away(run, gpus, expected):
    spans = {name: span * 1000 / gpus for name, span in run["days"]["cluster"].items()}
    assert word(run, "A3-C23", days={**run["days"], "cluster": spans}) == expected


def test_a_later_rate_breaks_the_conversions(run):
    rates = {"yen": (155.0, 157.0), "dollar": (1.155, 1.165), "title": (1.083, 1.117)}
    words = [word(run, claim, rates=rates) for claim in ("A2-C16", "A3-C05", "A3-C06")]
    assert words == ["not supported"] * 3
