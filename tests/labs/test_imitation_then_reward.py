"""Trying, weighing, practising and the exact exam, against closed forms, sampling and finite differences."""

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import imitation_then_reward as lab
from beyondtoken.labs.imitation_then_reward_tasks import (
    DESCRIBED,
    MOVES,
    ONE,
    Problems,
    all_problems,
)
from beyondtoken.labs.networks import cross_entropy, cross_entropy_gradient, init_networks

NETWORKS = init_networks((DESCRIBED, 8, 4), replicas=2, seed=0)


def steady(*scores):
    """One network that gives the same scores everywhere."""
    return [(np.zeros((1, DESCRIBED, 4), np.float32), np.array([[scores]], np.float32))]


def row(start, target, replicas=1):
    return Problems(np.tile(start, (replicas, 1)), np.tile(target, (replicas, 1)))


def test_a_network_that_only_adds_one_arrives_only_within_six():
    chance = lab.chances(steady(50, 0, 0, 0))
    assert chance[0, 10, 16] == pytest.approx(1)
    assert chance[0, 10, 17] == pytest.approx(0, abs=1e-6)


def test_even_chances_solve_one_step_as_a_walk_worked_out_by_hand_says():
    even = lab.chances(steady(0, 0, 0, 0))[0]
    # From 98 to 99: +1 arrives; +10 and x2 are refused; -1 leads to 97, whence +1 leads back.
    here, below, lower, lowest = 0.0, 0.0, 0.0, 0.0          # 98, 97, 96, 95
    for _ in range(MOVES):
        here, below, lower, lowest = ((1 + 2 * here + below) / 4, (here + 2 * below + lower) / 4,
                                      (below + 2 * lower + lowest) / 4, (lower + 2 * lowest) / 4)
    assert even[98, 99] == pytest.approx(here, abs=1e-4)


@pytest.mark.parametrize(("start", "target", "within"), [(7, 29, 0), (30, 41, 0), (0, 90, 0), (30, 60, 2)])
def test_the_exact_chance_agrees_with_many_tries(start, target, within):
    rng = np.random.default_rng(0)
    exact = lab.chances(NETWORKS, within=within)[:, start, target]
    tries = lab.attempt(NETWORKS, row([start], [target], 2), tries=20_000, rng=rng, within=within)
    assert lab.near_enough(within)(tries, rng).mean(axis=(1, 2)) == pytest.approx(exact, abs=0.015)


def test_a_try_stops_counting_when_it_has_arrived():
    tries = lab.attempt(steady(50, 0, 0, 0), row([10], [13]), tries=2, rng=np.random.default_rng(0))
    assert tries.numbers[0, :, 0, 0].tolist() == [10, 11, 12, 13, 13, 13]
    assert tries.counted[0, :, 0, 0].tolist() == [True] * 3 + [False] * 3
    assert tries.last[0, 0].tolist() == [13, 13]


def test_moves_are_drawn_by_the_network_s_own_chances():
    chances = np.array([0.5, 0.3, 0.15, 0.05])
    tries = lab.attempt(steady(*np.log(chances)), row([50], [99]), tries=40_000, rng=np.random.default_rng(0))
    assert np.bincount(tries.moves[0, 0, 0]) / 40_000 == pytest.approx(chances, abs=0.01)


def test_problems_for_another_number_of_networks_are_refused():
    with pytest.raises(ShapeError, match="2 networks need"):
        lab.attempt(NETWORKS, row([1], [2], 3), tries=1, rng=np.random.default_rng(0))


@pytest.mark.parametrize("right", [1, 4, 8, 15])
def test_weights_of_a_group_have_mean_zero_and_spread_one(right):
    weight = lab.weigh(np.repeat([1.0, 0.0], [right, 16 - right]))
    share = right / 16
    assert weight[0] == pytest.approx(((1 - share) / share) ** 0.5, rel=1e-3)
    assert (weight.mean(), weight.std()) == pytest.approx((0, 1), abs=1e-3)


@pytest.mark.parametrize("reward", [0.0, 1.0])
def test_a_group_of_equals_carries_no_weight(reward):
    assert not lab.weigh(np.full((1, 2, 16), reward)).any()


def test_the_slope_with_weight_one_is_that_of_imitation():
    logits, moves = np.random.default_rng(0).normal(size=(1, 5, 4)), np.array([[0, 1, 2, 3, 0]])
    imitation = 5 * cross_entropy_gradient(logits, moves)
    assert lab.slope(logits, moves, np.ones((1, 5))) == pytest.approx(imitation)


def test_the_slope_is_the_derivative_of_the_weighted_loss():
    rng = np.random.default_rng(1)
    logits, moves, weight = rng.normal(size=(1, 1, 4)), np.array([[2]]), np.array([[-1.7]])
    for place in range(4):
        nudge = np.zeros((1, 1, 4))
        nudge[..., place] = 1e-6
        up, down = (weight[0, 0] * cross_entropy(logits + sign * nudge, moves)[0] for sign in (1, -1))
        assert lab.slope(logits, moves, weight)[0, 0, place] == pytest.approx((up - down) / 2e-6, abs=1e-6)


def test_imitation_pushes_down_every_move_it_was_not_shown():
    logits = np.random.default_rng(2).normal(size=(3, 50, 4))
    slopes = cross_entropy_gradient(logits, np.full((3, 50), ONE))
    assert (slopes[..., 1:] > 0).all()


def test_practice_on_one_problem_learns_it_and_leaves_the_start_alone():
    before = [(weights.copy(), biases.copy()) for weights, biases in NETWORKS]
    pools = [Problems(np.array([3]), np.array([6]))] * 2
    early, late = lab.exercise(NETWORKS, pools, keep=(5, 80), seed=0)
    chances = [lab.chances(nets)[:, 3, 6].mean() for nets in (NETWORKS, early, late)]
    assert chances[0] < chances[1] < chances[2]
    assert chances[2] > 0.85
    assert all((a == b).all() for old, new in zip(before, NETWORKS, strict=True) for a, b in zip(old, new, strict=True))


def test_practice_without_any_success_changes_nothing():
    pools = [Problems(np.array([0]), np.array([99]))]
    start = steady(50, 0, 0, 0)
    after = lab.exercise(start, pools, keep=(3,), seed=0)[0]
    assert (after[0][1] == start[0][1]).all()


def test_imitating_people_who_count_learns_to_count():
    problems, inside = all_problems()
    nets = lab.imitate(init_networks((DESCRIBED, 32, 4), replicas=1, seed=0), [problems], slip=0.0, seed=0, steps=400)
    asked = np.stack([inside])
    assert lab.share_solved(lab.chances(nets), problems, asked)[0] > 85
    assert lab.share_solved(lab.chances(nets), problems, ~asked)[0] < 1


@pytest.mark.parametrize("tries", [1, 2, 7])
def test_pass_at_is_the_chance_that_not_all_fail(tries):
    dice = np.random.default_rng(0).random((100_000, tries)) < 0.1
    assert lab.pass_at(0.1, tries) == pytest.approx(dice.any(axis=1).mean(), abs=0.005)


def test_the_share_is_taken_over_the_problems_asked_only():
    chance = np.zeros((1, 100, 100))
    chance[0, 1, 2] = 1
    problems = Problems(np.array([1, 3]), np.array([2, 4]))
    asked = [lab.share_solved(chance, problems, np.array([rows]))[0] for rows in ([1, 0], [0, 1], [1, 1])]
    assert asked == [100, 0, 50]


def test_the_verifier_counts_what_ends_near_enough():
    tries = lab.attempt(steady(50, 0, 0, 0), row([0, 0, 0], [6, 8, 9]), tries=1, rng=np.random.default_rng(0))
    assert lab.near_enough(2)(tries, None)[0, :, 0].tolist() == [1, 1, 0]
    assert lab.near_enough(0)(tries, None)[0, :, 0].tolist() == [1, 0, 0]


def test_the_chance_of_a_novel_move_adds_doubling_and_stepping_back():
    chances = np.array([0.5, 0.3, 0.15, 0.05])
    assert lab.chance_of_novel(steady(*np.log(chances)), Problems(np.array([1]), np.array([2]))) == pytest.approx(0.2)


def test_plain_descent_lets_an_unseen_move_fall_as_one_over_the_steps():
    scores, targets, chance = np.zeros((1, 900, 10)), np.tile(np.arange(9), 100)[None], []
    for _ in range(1000):
        scores = scores - 900 * cross_entropy_gradient(scores, targets).mean(axis=1, keepdims=True)
        chance.append(np.exp(scores[0, 0, 9]) / np.exp(scores[0, 0]).sum())
    assert 1000 * chance[999] == pytest.approx(100 * chance[99], rel=0.15)
