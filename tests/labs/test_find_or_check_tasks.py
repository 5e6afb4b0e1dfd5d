"""The questions of find or check, against enumeration and worked examples."""

from itertools import product

import numpy as np
import pytest

from beyondtoken.labs import find_or_check_tasks as lab

ALL_ANSWERS = np.array(list(product((0, 1), repeat=6)))
REPLICAS = 2


@pytest.fixture(scope="module")
def puzzles():
    return lab.draw_puzzles(np.random.default_rng(5), replicas=REPLICAS, count=100)


def test_a_puzzle_answer_is_right_exactly_when_counting_by_hand_says_so(puzzles):
    said = puzzles.right(np.broadcast_to(ALL_ANSWERS, (REPLICAS, 100, 64, 6)))[0]
    for question, (six, target) in enumerate(zip(puzzles.numbers[0], puzzles.targets[0], strict=True)):
        by_hand = [sum(n for n, taken in zip(six, answer, strict=True) if taken) == target
                   for answer in ALL_ANSWERS]
        assert said[question].tolist() == by_hand


def test_every_puzzle_has_a_solution_that_takes_something(puzzles):
    assert puzzles.right(puzzles.solution[:, :, None]).all()
    assert puzzles.solution.sum(axis=-1).min() >= 1


def test_a_miss_is_the_distance_of_the_sum_from_the_target():
    one = lab.Puzzles(np.array([[[4, 9, 2, 7, 1, 5]]]), np.array([[6]]), np.array([[[1, 0, 1, 0, 0, 0]]]))
    assert one.missed_by(np.array([[[[1, 1, 0, 0, 0, 0], [0, 0, 0, 0, 1, 0]]]])).tolist() == [[[7, 5]]]


def test_facts_give_one_right_value_out_of_sixteen():
    table = lab.fact_table(replicas=REPLICAS, seed=0)
    values = np.array(list(product((0, 1), repeat=4)))
    said = table.right(np.broadcast_to(values, (REPLICAS, 600, 16, 4)))
    assert (said.sum(axis=-1) == 1).all()


@pytest.mark.parametrize("keys", ["numbers", "phrases"])
def test_no_two_keys_of_a_table_read_the_same(keys):
    text = lab.fact_table(replicas=1, seed=4, keys=keys).text[0]
    assert len(np.unique(text, axis=0)) == 600


def test_questions_drawn_from_a_pool_keep_their_answers():
    pool = lab.draw_puzzles(np.random.default_rng(1), replicas=REPLICAS, count=7)
    drawn = lab.draw_from(pool, np.random.default_rng(2), count=50)
    assert drawn.right(drawn.solution[:, :, None]).all()
    assert {tuple(six) for six in drawn.numbers[1]} == {tuple(six) for six in pool.numbers[1]}


def test_ticks_hide_which_number_was_taken():
    rng = np.random.default_rng(8)
    ticked = lab.draw_puzzles(rng, replicas=1, count=50, shows="ticks")
    assert (ticked.ink == ticked.ink[0, 0, 0]).all()
    assert ticked.right(ticked.solution[:, :, None]).all()


def test_other_answers_leave_question_and_truth_as_they_were(puzzles):
    told = lab.with_answers(puzzles, 1 - puzzles.solution)
    assert (told.text == puzzles.text).all()
    assert (told.right(puzzles.solution[:, :, None])).all()


def test_tokens_of_a_number_are_its_binary_digits():
    tokens = lab.tokens_of(np.arange(64), 6)
    assert [int("".join(map(str, row[::-1])), 2) for row in tokens] == list(range(64))
