import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import scaling_and_the_bill as lab

SIZES = (16, 32, 64, 128)


def learn(features, answers, ridge):
    return np.linalg.solve(features.T @ features + ridge * np.eye(features.shape[1]), features.T @ answers)


def test_a_power_law_falls_by_its_power_and_sums_to_one():
    variance = lab.power_law(directions=100, power=2.0)
    assert variance.sum() == pytest.approx(1)
    assert variance[4] / variance[9] == pytest.approx(4)


def test_a_model_that_learns_nothing_pays_for_the_whole_signal_and_the_noise():
    lost = lab.measure_losses(lambda f, a, r: np.zeros(f.shape[1]), lab.power_law(), seeds=[3], sizes=SIZES,
                              noise=0.25, ridge=1.0)
    assert np.allclose(lost, 1.25)


def test_without_noise_as_many_features_and_examples_as_directions_learn_the_rule():
    lost = lab.measure_losses(learn, lab.flat(directions=8), seeds=range(3), sizes=(8, 64), noise=0.0,
                              ridge=1e-12)
    assert np.allclose(lost[:, 0, 1], 0, atol=1e-6)


def test_the_exact_loss_agrees_with_many_new_examples():
    variance, rng = lab.power_law(directions=64), np.random.default_rng(5)
    kept = []
    lab.measure_losses(lambda f, a, r: kept.append(learn(f, a, r)) or kept[-1], variance, seeds=[2], sizes=(16,),
                       noise=0.1, ridge=0.01)
    draws = np.random.default_rng(2)
    rule = draws.choice([-1.0, 1.0], 64)
    draws.standard_normal((16, 64)), draws.standard_normal(16)
    maps = draws.standard_normal((64, 16)) / 8
    fresh = rng.standard_normal((200_000, 64)) * variance**0.5
    missed = (fresh @ (rule - maps @ kept[0])) ** 2
    exact = lab.measure_losses(learn, variance, seeds=[2], sizes=(16,), noise=0.1, ridge=0.01)[0, 0, 0]
    assert missed.mean() + 0.1 == pytest.approx(exact, abs=4 * missed.std() / 200_000**0.5)


def test_the_loss_never_falls_below_the_noise():
    lost = lab.measure_losses(learn, lab.power_law(), seeds=range(3), sizes=(16, 256), noise=0.05, ridge=0.01)
    assert lost.min() > 0.05


def test_the_same_seed_gives_the_same_losses():
    twice = [lab.measure_losses(learn, lab.flat(), seeds=[9], sizes=(16, 32), noise=0.01, ridge=0.01)
             for _ in range(2)]
    assert np.array_equal(*twice)


@pytest.mark.parametrize("numbers", [(0.05, 2.0, 0.5, 3.0, 0.8), (0.3, 1.0, 1.1, 5.0, 0.6)])
def test_the_fit_recovers_a_law_that_it_is_shown(numbers):
    sizes = np.array(SIZES)
    shown = lab.law(numbers, sizes[:, None], sizes)
    assert np.allclose(lab.fit_law(shown, SIZES, up_to=128), numbers, rtol=0.02)


def test_the_fit_does_not_look_at_the_sizes_it_is_to_foretell():
    sizes = np.array((*SIZES, 256))
    shown = lab.law((0.05, 2.0, 0.5, 3.0, 0.8), sizes[:, None], sizes)
    spoilt = shown.copy()
    spoilt[-1], spoilt[:, -1] = 7.0, 7.0
    assert np.array_equal(lab.fit_law(shown, sizes, up_to=128), lab.fit_law(spoilt, sizes, up_to=128))


def test_a_fit_to_too_few_sizes_says_what_to_do():
    with pytest.raises(ShapeError, match="raise 'up_to'"):
        lab.fit_law(np.ones((4, 4)), SIZES, up_to=32)


@pytest.mark.parametrize("budget", [1e3, 1e5])
def test_the_recommended_split_is_the_best_of_all_splits(budget):
    numbers = (0.1, 2.0, 0.5, 3.0, 0.8)
    n = np.geomspace(1, budget, 20_001)
    best = n[lab.law(numbers, n, budget / n).argmin()]
    assert lab.best_split(numbers, budget) == pytest.approx(best, rel=0.002)


def test_the_splits_of_a_budget_multiply_to_it():
    losses = np.arange(16.0).reshape(1, 4, 4)
    n, found = lab.splits(losses, SIZES, 2048)
    assert n.tolist() == [16, 32, 64, 128]
    assert found.tolist() == [[3, 6, 9, 12]]


def test_a_forecast_is_judged_on_hidden_sizes_only():
    losses = np.ones((2, 4, 4))
    assert lab.foretold([(2.0, 0, 1, 0, 1)], losses, SIZES, up_to=64).tolist() == [[2.0] * 7]


def test_rounding_widens_the_rate():
    low, high = lab.implied_rate(109, 100, rounding=(1, 0))
    assert (low, high) == pytest.approx((1.085, 1.095))
    assert lab.implied_rate(109, 100, rounding=(0, 0)) == pytest.approx((1.09, 1.09))
    assert lab.implied_rate(109, 100, rounding=(1, 2))[0] < low
