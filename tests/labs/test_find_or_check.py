"""Find or check, against enumeration, the networks' own exact chances, and broken mechanisms."""

import re
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import find_or_check as lab
from beyondtoken.labs import find_or_check_tasks as tasks

PAGE = Path(__file__).parents[2] / "chapters" / "beyond-imitation" / "find-or-check.md"
ALL_ANSWERS = np.array(list(product((0, 1), repeat=6)))
REPLICAS = 2

puzzles = partial(tasks.draw_puzzles, replicas=REPLICAS)


@pytest.fixture(scope="module")
def trained():
    blank = lab.blank_networks(replicas=REPLICAS, seed=3)
    return lab.practise(blank, write_from=puzzles, judge_from=puzzles, size=256, steps=400, seed=3)


@pytest.fixture(scope="module")
def exam():
    return puzzles(np.random.default_rng(5), count=100)


@pytest.fixture(scope="module")
def answers(trained, exam):
    return lab.write(trained, exam, copies=64, rng=np.random.default_rng(6))


@pytest.fixture(scope="module")
def best_by_own_judgement():
    """The algorithm as the page prints it, with a judge that the test chooses."""
    source = re.search(r"^def best_by_own_judgement.*?(?=\n```)", PAGE.read_text("utf-8"), re.M | re.S)[0]

    def with_judge(judge):
        names = {"np": np, "judge": judge}
        exec(source, names)
        return names["best_by_own_judgement"]

    return with_judge


def every_answer(questions):
    """All 64 answers to each question, (R, P, 64, 6)."""
    return np.broadcast_to(ALL_ANSWERS, (*questions.solution.shape[:2], *ALL_ANSWERS.shape))


def exact_chances(networks, questions):
    """The chance of writing each of the 64 answers, by the product rule, float64 (R, P, 64)."""
    answers, chance = every_answer(questions), np.float64(1)
    for place in range(6):
        take = lab.token_chance(networks, questions, answers, place).astype(float)
        chance = chance * np.where(answers[..., place] == 1, take, 1 - take)
    return chance


def share_right(questions, answers):
    return questions.right(answers).mean(axis=(1, 2))


def test_half_of_the_answers_to_judge_are_right_and_each_is_marked_by_the_truth():
    _, targets = next(lab.practice(write_from=None, judge_from=puzzles, size=4000, seed=0))
    shares = (targets == 3).mean()
    by_luck = 0.5 * 3.36 / 64             # a puzzle has 3.36 solutions of 64 on average
    assert set(np.unique(targets)) == {2, 3}
    assert shares == pytest.approx(0.5 + by_luck, abs=0.02)


def test_a_writing_item_shows_only_the_tokens_before_the_one_asked_for():
    x, _ = next(lab.practice(write_from=puzzles, judge_from=None, size=500, seed=0))
    place = x[..., 162:168].argmax(axis=-1)
    written = x[..., 108:162].reshape(*place.shape, 6, 9).sum(axis=-1)
    assert (written * (np.arange(6) >= place[..., None])).sum() == 0
    assert written.sum() > 0


def loss_on_own_pair(logits, targets):
    """Mean over the items of -log(share of the target among its own two outputs)."""
    wins, rivals = (np.take_along_axis(logits[0], of[0][:, None], axis=-1) for of in (targets, targets ^ 1))
    return np.log1p(np.exp(rivals - wins)).mean()


def test_the_slope_of_two_uses_is_the_slope_of_their_own_pair_alone():
    logits, nudge = np.random.default_rng(0).normal(size=(1, 5, 4)), 1e-5
    targets = np.array([[0, 3, 2, 1, 3]])
    slopes = np.zeros_like(logits)
    for at in np.ndindex(logits.shape):
        step = np.zeros_like(logits)
        step[at] = nudge
        up, down = loss_on_own_pair(logits + step, targets), loss_on_own_pair(logits - step, targets)
        slopes[at] = (up - down) / (2 * nudge)
    assert lab.two_use_gradient(logits, targets) == pytest.approx(slopes, abs=1e-7)


def test_chances_of_all_answers_add_up_to_one(trained, exam):
    assert exact_chances(trained, exam).sum(axis=-1) == pytest.approx(1, abs=1e-4)


def test_answers_are_written_as_often_as_the_exact_chances_say(trained, exam, answers):
    exact = (exact_chances(trained, exam) * exam.right(every_answer(exam))).sum(axis=-1)    # (R, P)
    written = exam.right(answers).mean(axis=-1)
    spread = np.sqrt((exact * (1 - exact)).sum() / 64) / exact.size
    assert written.mean() == pytest.approx(exact.mean(), abs=4 * float(spread))


@pytest.mark.parametrize("tries", [2, 8, 32])
def test_coverage_is_what_the_exact_chance_of_a_right_answer_predicts(trained, exam, answers, tries):
    exact = (exact_chances(trained, exam) * exam.right(every_answer(exam))).sum(axis=-1)
    predicted = 1 - (1 - exact) ** tries
    spread = np.sqrt((predicted * (1 - predicted)).sum()) / predicted.size
    assert exam.right(answers[:, :, :tries]).any(axis=-1).mean() == pytest.approx(
        predicted.mean(), abs=4 * float(spread) + 1e-3)


def test_choosing_agrees_with_the_closed_form(trained, exam, answers, best_by_own_judgement):
    every = every_answer(exam)
    order = lab.judge(trained, exam, every).argsort(axis=-1)
    reached = np.take_along_axis(exact_chances(trained, exam), order, axis=-1).cumsum(axis=-1).clip(0, 1)
    is_best = np.diff(reached**64, axis=-1, prepend=0)          # chance that this is the best of 64
    predicted = (is_best * np.take_along_axis(exam.right(every), order, axis=-1)).sum(axis=-1).mean()
    chosen = best_by_own_judgement(lab.judge)(trained, exam, answers)
    assert share_right(exam, chosen).mean() == pytest.approx(predicted, abs=0.08)


def test_a_perfect_judge_reaches_the_coverage(trained, exam, answers, best_by_own_judgement):
    choose = best_by_own_judgement(lambda _, questions, tries: questions.right(tries).astype(float))
    covered = exam.right(answers).any(axis=-1).mean(axis=-1)
    assert share_right(exam, choose(trained, exam, answers)) == pytest.approx(covered)


def test_a_random_judge_is_worth_one_try(trained, exam, answers, best_by_own_judgement):
    rng = np.random.default_rng(9)
    choose = best_by_own_judgement(lambda _, questions, tries: rng.random(tries.shape[:3]))
    chosen = np.mean([share_right(exam, choose(trained, exam, answers)) for _ in range(50)])
    assert chosen == pytest.approx(exam.right(answers).mean(), abs=0.015)


def test_the_best_single_answer_takes_the_likelier_token_each_time(trained, exam):
    best = lab.best_single_answer(trained, exam)
    for place in range(6):
        chance = lab.token_chance(trained, exam, best, place)
        assert (best[..., place] == (chance > 0.5)).all()


def test_a_vote_picks_what_was_written_most_often():
    answers = np.array([[[[0, 1], [1, 1], [1, 1], [0, 0]]]])
    assert answers[0, 0, lab.agreement(answers).argmax()].tolist() == [1, 1]


def test_scores_of_a_judge_agree_with_a_table_worked_by_hand():
    liking = np.array([[[0.9, 0.6, 0.2, 0.7, 0.4]]])    # passes 2 of 3 right ones, and 1 of 2 wrong ones
    right = np.array([[[True, True, True, False, False]]])
    scores = lab.yes_no_scores(liking, right)
    assert scores["precision"].item() == pytest.approx(2 / 3)
    assert scores["balanced"].item() == pytest.approx((2 / 3 + 1 / 2) / 2)


def gain_on_the_puzzle(networks, exam, answers, choose):
    return share_right(exam, choose(networks, exam, answers)) - share_right(
        exam, lab.best_single_answer(networks, exam))


def verdict_on(gain):
    return lab.judge_claim(puzzle=gain, ticks=np.zeros(2), facts=np.zeros(2))["word"]


def test_a_trained_judge_earns_the_conditional_verdict(trained, exam, answers, best_by_own_judgement):
    gain = gain_on_the_puzzle(trained, exam, answers, best_by_own_judgement(lab.judge))
    assert verdict_on(gain) == "supported only if"


def test_shuffled_marks_overturn_the_verdict(trained, exam, answers, best_by_own_judgement):
    rng = np.random.default_rng(1)
    choose = best_by_own_judgement(lambda *asked: rng.permuted(lab.judge(*asked), axis=-1))
    assert verdict_on(gain_on_the_puzzle(trained, exam, answers, choose)) == "not supported"


def test_a_network_that_never_learnt_to_judge_overturns_the_verdict(exam, best_by_own_judgement):
    blank = lab.blank_networks(replicas=REPLICAS, seed=3)
    writers = lab.practise(blank, write_from=puzzles, judge_from=None, size=256, steps=400, seed=3)
    answers = lab.write(writers, exam, copies=64, rng=np.random.default_rng(6))
    gain = gain_on_the_puzzle(writers, exam, answers, best_by_own_judgement(lab.judge))
    assert verdict_on(gain) == "not supported"


@pytest.mark.parametrize(("ticks", "facts", "word"), [
    ([0.2, 0.3], [0.2, 0.3], "supported"), ([0.2, 0.3], [0.0, -0.1], "supported only if"),
    ([0.5, -0.01], [0.2, 0.3], "supported only if"), ([0.09, 0.09], [0.2, 0.2], "supported only if")])
def test_the_word_asks_every_task_for_ten_points_and_every_network_for_a_gain(ticks, facts, word):
    judged = lab.judge_claim(puzzle=np.array([0.6, 0.7]), ticks=np.array(ticks), facts=np.array(facts))
    assert judged["word"] == word


def test_answers_of_the_wrong_length_are_refused_with_the_shape_wanted(trained, exam):
    with pytest.raises(ShapeError, match=r"\(2, 100, N, 6\), got \(2, 100, 1, 4\)"):
        lab.judge(trained, exam, np.zeros((2, 100, 1, 4), int))
