"""The number paths against hand-worked paths, a search by brute force and counts worked out on paper."""

from itertools import product

import numpy as np
import pytest

from beyondtoken.labs.imitation_then_reward_tasks import (
    AFTER,
    BACK,
    DOUBLE,
    MOVES,
    NOVEL,
    ONE,
    TEN,
    Problems,
    all_problems,
    demonstrate,
    describe,
    draw_batches,
    fewest_moves,
    hold_out,
    worked_examples,
)


@pytest.mark.parametrize(("move", "start", "end"), [
    (ONE, 7, 8), (TEN, 7, 17), (DOUBLE, 7, 14), (BACK, 7, 6),
    (ONE, 99, 99), (TEN, 90, 90), (DOUBLE, 50, 50), (BACK, 0, 0)])
def test_a_move_that_would_leave_the_numbers_does_nothing(move, start, end):
    assert AFTER[move, start] == end


@pytest.mark.parametrize("start", [0, 3, 47, 98])
def test_fewest_moves_agrees_with_trying_every_sequence(start):
    found = np.full(100, MOVES + 1)
    found[start] = 0
    for length in range(MOVES, 0, -1):
        for sequence in product(range(4), repeat=length):
            number = start
            for move in sequence:
                number = AFTER[move, number]
            found[number] = min(found[number], length) if number != start else 0
    assert fewest_moves()[start].tolist() == found.tolist()


def test_counting_takes_one_move_for_each_ten_and_each_one():
    start, target = np.triu_indices(100, k=1)
    tens, ones = np.divmod(target - start, 10)
    assert (fewest_moves((ONE, TEN))[start, target] == np.minimum(tens + ones, MOVES + 1)).all()


def test_the_world_has_as_many_problems_as_worked_out_on_paper():
    problems, inside = all_problems()
    distances = [10 * tens + ones for tens in range(7) for ones in range(10) if 0 < tens + ones <= MOVES]
    assert (problems.start < problems.target).all()
    assert inside.sum() == sum(100 - distance for distance in distances)


def test_the_exam_is_a_fifth_and_differs_between_seeds():
    held = hold_out(1000, [0, 1, 2])
    assert held.sum(axis=1).tolist() == [200, 200, 200]
    assert 20 < (held[0] & held[1]).sum() < 60             # 40 if independent


def test_a_network_sees_two_digits_of_each_number_and_the_moves_left():
    seen = describe(np.array([41]), np.array([99]), np.array([6]))[0]
    assert np.flatnonzero(seen).tolist() == [4, 10 + 1, 20 + 9, 30 + 9, 40 + 5]


def test_people_without_slips_solve_exactly_what_is_inside_their_idiom():
    problems, inside = all_problems()
    _, _, took = demonstrate(problems, slip=0.0, rng=np.random.default_rng(0))
    assert ((took <= MOVES) == inside).all()
    assert (took[inside] == fewest_moves((ONE, TEN))[problems.start, problems.target][inside]).all()


def test_people_slip_as_often_as_told_and_evenly():
    problem = Problems(np.zeros(20_000, int), np.full(20_000, 90))
    _, moves, _ = demonstrate(problem, slip=0.4, rng=np.random.default_rng(0))
    assert np.bincount(moves[:, 0]) / 20_000 == pytest.approx([0.1, 0.7, 0.1, 0.1], abs=0.01)


def test_every_shown_example_arrives_if_failures_are_left_out():
    problems, _ = all_problems()
    x, moves = worked_examples(problems, slip=0.3, count=500, seed=0)
    left = x[:, 40:].argmax(axis=1) + 1
    number, target = (10 * x[:, at:at + 10].argmax(axis=1) + x[:, at + 10:at + 20].argmax(axis=1) for at in (0, 20))
    last = np.append(left[1:] == MOVES, True)
    assert (AFTER[moves[last], number[last]] == target[last]).all()


def test_failures_are_shown_only_on_request():
    problem = Problems(np.array([0]), np.array([99]))       # eighteen moves of counting
    shown = [len(worked_examples(problem, slip=0.0, count=10, seed=0, failures=wanted)[1])
             for wanted in (False, True)]
    assert shown == [0, 10 * MOVES]


def test_careful_people_never_show_a_novel_move():
    _, moves = worked_examples(all_problems()[0], slip=0.0, count=2000, seed=1)
    assert not np.isin(moves, NOVEL).any()


def test_each_network_draws_from_its_own_examples():
    examples = [(np.full((5, 46), seed, np.float32), np.full(5, seed)) for seed in (0, 1)]
    x, moves = next(draw_batches(examples, size=7, seed=0))
    assert moves.tolist() == [[0] * 7, [1] * 7]
    assert x[1].mean() == 1.0
