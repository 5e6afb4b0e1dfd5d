import itertools

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs.amdahl_jevons_pizza_orders import (
    bits,
    chances,
    draw_orders,
    pizzas,
    turns,
    turns_of_a_sentence,
    turns_with_habit,
)


def fewest_by_hand(likely):
    """Fewest yes-or-no turns on average, over all ways to split the pizzas."""
    if len(likely) == 1:
        return 0.0
    first, *rest = range(len(likely))
    best = np.inf
    for size in range(len(rest)):
        for partners in itertools.combinations(rest, size):
            yes = [likely[number] for number in (first, *partners)]
            no = [likely[number] for number in rest if number not in partners]
            best = min(best, fewest_by_hand(yes) + fewest_by_hand(no))
    return best + sum(likely)


@pytest.mark.parametrize("seed", range(4))
def test_no_order_of_questions_is_better_on_average(seed):
    likely = np.random.default_rng(seed).dirichlet(np.full(6, 0.7))
    assert np.isclose((likely * turns(likely)).sum(), fewest_by_hand(likely.tolist()))


@pytest.mark.parametrize("wanted", [0.05, 0.1, 0.3, 0.5])
def test_turns_lie_between_the_bits_and_one_more(wanted):
    likely = chances(8, wanted=wanted)
    mean = (likely * turns(likely)).sum()
    assert bits(likely) - 1e-9 <= mean < bits(likely) + 1


@pytest.mark.parametrize("choices", [2, 3, 4, 7, 256])
def test_answers_fit_into_a_tree_of_that_many_choices(choices):
    depth = turns(chances(5, wanted=0.2), choices=choices)
    assert (float(choices) ** -depth).sum() <= 1 + 1e-9


def test_the_bits_of_independent_toppings_add_up():
    one = bits([0.1, 0.9])
    assert np.isclose(bits(chances(8, wanted=0.1)), 8 * one)


@pytest.mark.parametrize(("choices", "expected"), [(2, 8), (4, 4), (16, 2), (256, 1)])
def test_pizzas_all_alike_take_the_logarithm_of_turns(choices, expected):
    assert set(turns(np.full(256, 1 / 256), choices=choices)) == {expected}


def test_turns_refuses_a_turn_without_a_choice():
    with pytest.raises(BookError, match="at least 2 choices"):
        turns([0.5, 0.5], choices=1)


def test_chances_of_all_pizzas_sum_to_one():
    assert np.isclose(chances(8, wanted=0.3).sum(), 1)
    assert len(np.unique(pizzas(8), axis=0)) == 256


def test_fresh_wishes_have_toppings_as_often_as_wanted():
    orders, _ = draw_orders(range(100), 100, toppings=8, wanted=0.1, habit=0.0, seed=0)
    assert abs(pizzas(8)[orders].mean() - 0.1) < 0.005


def test_the_usual_is_ordered_as_often_as_the_habit_says():
    orders, usual = draw_orders(range(200), 100, toppings=8, wanted=0.5, habit=0.8, seed=0)
    assert abs((orders == usual[:, None]).mean() - (0.8 + 0.2 / 256)) < 0.01


def test_knowing_a_perfect_habit_leaves_one_turn():
    orders, usual = draw_orders(range(5), 20, toppings=8, wanted=0.3, habit=1.0, seed=1)
    assert (turns_with_habit(orders, usual, chances(8, wanted=0.3), habit=0.99) == 1).all()


def test_knowing_no_habit_is_asking_a_stranger():
    likely = chances(8, wanted=0.1)
    orders, usual = draw_orders(range(5), 20, toppings=8, wanted=0.1, habit=0.0, seed=1)
    assert (turns_with_habit(orders, usual, likely, habit=0.0) == turns(likely)[orders].mean(axis=1)).all()


def test_a_sentence_is_repeated_as_often_as_it_is_misheard():
    rng = np.random.default_rng(0)
    heard = (rng.random((20_000, 3)) >= 0.3).all(axis=1)           # pizza 7 has three toppings
    assert abs(turns_of_a_sentence(np.array([[7]]), toppings=3, misheard=0.3)[0] - 1 / heard.mean()) < 0.08
