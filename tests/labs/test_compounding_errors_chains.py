import itertools

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs.compounding_errors_chains import checked_step, in_a_row, met


def walk(right, tries, waved):
    """Chance that a step ends right, by the tree of attempts."""
    if tries == 0:
        return 0.0
    return right + (1 - right) * (1 - waved) * walk(right, tries - 1, waved)


@pytest.mark.parametrize(("right", "tries", "waved"), list(itertools.product((0.3, 0.95), (1, 2, 5), (0.0, 0.4, 1.0))))
def test_a_checked_step_is_the_tree_of_its_attempts(right, tries, waved):
    assert np.isclose(checked_step(right, tries=tries, waved=waved), walk(right, tries, waved))


@pytest.mark.parametrize("waved", [0.1, 0.5])
def test_retries_end_at_the_share_of_right_among_the_accepted(waved):
    limit = 0.95 / (0.95 + 0.05 * waved)
    assert np.isclose(checked_step(0.95, tries=60, waved=waved), limit)


def test_steps_played_out_end_right_as_often_as_the_formula_says():
    ended = simulate(np.random.default_rng(0), 0.7, 3, 0.25, 40_000)
    assert abs(ended.mean() - checked_step(0.7, tries=3, waved=0.25)) < 0.01


def simulate(rng, right, tries, waved, steps):
    """Whether each step ended right, attempt by attempt."""
    open_, ended_right = np.ones(steps, bool), np.zeros(steps, bool)
    for _ in range(tries):
        good = rng.random(steps) < right
        ended_right |= open_ & good
        open_ &= ~good & (rng.random(steps) >= waved)
    return ended_right


def test_users_alike_meet_disasters_by_the_binomial_law():
    left = 1 - (6 / 7) ** 20
    twice = left - 20 * (1 / 7) * (6 / 7) ** 19
    assert np.allclose(met(np.full(5, 1 / 7), runs=20, times=[1, 2]), [left, twice])


def test_disasters_that_choose_their_users_spare_the_others():
    rates = (np.arange(70) % 7 == 0).astype(float)
    assert np.allclose(met(rates, runs=20, times=[1, 2, 3]), 1 / 7)


@pytest.mark.parametrize(("a", "b"), [(1.0, 1.0), (0.5, 0.4), (3.0, 2.0)])
def test_streaks_over_tasks_that_differ_are_the_moments_of_the_beta(a, b):
    chances = np.random.default_rng(1).beta(a, b, 400_000)
    once = a / (a + b)
    found = in_a_row(once, once * (a + 1) / (a + b + 1), count=5)
    assert np.allclose(found, [(chances**k).mean() for k in range(1, 6)], atol=0.005)


def test_tasks_that_differ_are_passed_in_a_row_more_often_than_tasks_alike():
    assert (in_a_row(0.6, 0.5, count=6)[1:] > 0.6 ** np.arange(2, 7)).all()


@pytest.mark.parametrize("twice", [0.2, 0.25, 0.5])
def test_in_a_row_refuses_what_no_spread_of_tasks_gives(twice):
    with pytest.raises(BookError, match="needs 'twice' between"):
        in_a_row(0.5, twice, count=3)
