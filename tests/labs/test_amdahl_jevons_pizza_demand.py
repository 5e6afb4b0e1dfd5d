import numpy as np
import pytest

from beyondtoken.labs.amdahl_jevons_pizza_demand import (
    dearest_price,
    draw_values,
    expected_use,
    rising,
    worth_doing,
)

PRICES = np.array([1000, 100, 10, 1, 0.1])


@pytest.mark.parametrize("spread", [0.5, 2.0, 3.0])
def test_drawn_tasks_are_done_as_often_as_the_normal_law_says(spread):
    use = worth_doing(draw_values(range(10), 20_000, spread=spread, seed=1), PRICES)
    assert np.allclose(use.mean(axis=0), expected_use(PRICES, spread=spread), atol=0.005)


def test_use_never_falls_as_the_price_does():
    use = worth_doing(draw_values(range(5), 300, seed=2), PRICES)
    assert (np.diff(use, axis=1) >= 0).all()


@pytest.mark.parametrize("spread", [0.3, 1.0, 2.0, 3.0, 5.0])
def test_no_price_earns_more_than_the_dearest(spread):
    grid = np.exp(np.linspace(-10, 40, 40_001))
    spending = grid * expected_use(grid, spread=spread)
    assert np.isclose(np.log(dearest_price(spread=spread)), np.log(grid[spending.argmax()]), atol=0.01)


def test_demand_has_elasticity_one_at_the_dearest_price():
    price = dearest_price(spread=2.0)
    step = 1e-5
    fall = np.log(expected_use(price * (1 + step)) / expected_use(price * (1 - step))) / np.log((1 + step) / (1 - step))
    assert np.isclose(fall, -1, atol=1e-4)


def test_an_economy_keeps_its_tasks_whoever_stands_beside_it():
    assert (draw_values([3, 8], 10, seed=4)[1] == draw_values([8], 10, seed=4)[0]).all()


def test_rising_asks_for_two_standard_errors():
    noise = np.array([-1.0, 0.0, 1.0])                        # standard error of its mean: 1 / sqrt(3)
    series = np.stack([np.zeros(3), 1.1 + noise, 1.1 + noise + 1.2 + noise], axis=1)
    assert rising(series).tolist() == [0, 1]


def test_rising_turned_round_is_falling():
    series = np.random.default_rng(0).normal(size=(6, 4)) + 5 * np.arange(4)
    assert (rising(series[:, ::-1]) == -rising(series)[::-1]).all()
