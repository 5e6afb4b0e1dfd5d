from itertools import product

import numpy as np
import pytest
from scipy.stats import spearmanr

from beyondtoken.errors import ShapeError
from beyondtoken.labs import climbing_a_leaderboard as board


def vote_of(contest, counts, *, scored=None):
    """Public share right of the vote after each count."""
    cut = contest.public
    scores = board.share_right(contest.guesses[:, :cut], contest.answers[:cut]) if scored is None else scored
    votes = board.climb(contest.guesses, scores, counts)
    return board.share_right(votes[:, :cut], contest.answers[:cut]), \
        board.share_right(votes[:, cut:], contest.answers[cut:])


def contests(seeds, **changed):
    sizes = {"public": 400, "hidden": 1600, "submissions": 400, **changed}
    return [board.flip_coins(seed=seed, **sizes) for seed in seeds]


def test_the_coins_are_fair_and_know_nothing_of_the_answers():
    contest = board.flip_coins(public=500, hidden=500, submissions=400, seed=3)
    assert abs(contest.guesses.mean()) < 4 / contest.guesses.size**0.5
    assert abs((contest.guesses * contest.answers).mean()) < 4 / contest.guesses.size**0.5


def test_the_same_seed_deals_the_same_contest():
    first, again = contests([5, 5])
    assert np.array_equal(first.guesses, again.guesses)
    assert not np.array_equal(first.guesses, contests([6])[0].guesses)


@pytest.mark.parametrize(("guess", "share"), [([1, 1, -1, -1], 0.5), ([1, -1, 1, -1], 1.0), ([0, 0, 0, 0], 0.5),
                                              ([-1, 1, -1, 1], 0.0)])
def test_share_right_counts_a_tie_as_half(guess, share):
    assert board.share_right(np.array(guess), np.array([1, -1, 1, -1])) == share


def test_share_right_refuses_guesses_for_another_test():
    with pytest.raises(ShapeError, match="3 and 4"):
        board.share_right(np.ones(3), np.ones(4))


@pytest.mark.parametrize("items", [1, 2, 3])
def test_two_submissions_climb_as_high_as_counting_all_cases_says(items):
    """Every pair of submissions against the answers +1: the climb may use the scores only."""
    shares = []
    for one, two in product(product([1, -1], repeat=items), repeat=2):
        guesses = np.array([one, two])
        votes = board.climb(guesses, board.share_right(guesses, np.ones(items)), [2])
        trusted = sum(np.sign(sum(row)) * np.array(row) for row in (one, two))
        shares.append((board.share_right(votes, np.ones(items))[0], np.mean((1 + np.sign(trusted)) / 2)))
    assert np.allclose(*np.transpose(shares))
    assert np.mean([share for share, _ in shares]) >= 0.5


def test_the_public_climb_follows_the_theory():
    public = np.array([vote_of(contest, [50, 400])[0] for contest in contests(range(20))])
    assert np.allclose(public.mean(axis=0), board.expected_climb([50, 400], 400), atol=0.015)


def test_the_theory_starts_as_its_small_form():
    small = 0.5 + np.sqrt(3 / 10_000) / np.pi
    assert board.expected_climb(3, 10_000) == pytest.approx(small, abs=1e-5)


def test_the_hidden_items_stay_at_one_half():
    hidden = np.array([vote_of(contest, [400])[1] for contest in contests(range(20))])
    assert abs(hidden.mean() - 0.5) < 4 * 0.5 / (20 * 1600) ** 0.5


def test_scores_on_fresh_items_lift_nothing():
    rng = np.random.default_rng(1)
    public = [vote_of(contest, [400], scored=rng.binomial(400, 0.5, 400) / 400)[0] for contest in contests(range(20))]
    assert abs(np.mean(public) - 0.5) < 4 * 0.5 / (20 * 400) ** 0.5


def test_turning_the_scores_round_turns_the_vote_round():
    contest, scores = contests([0])[0], np.random.default_rng(0).random(400)
    there, back = (board.climb(contest.guesses, one, [10, 400]) for one in (scores, 1 - scores))
    assert np.array_equal(there, -back)


@pytest.mark.parametrize(("scores", "shown"), [
    ([0.5, 0.55, 0.61, 0.7, 0.72], [0.5, 0.5, 0.6, 0.6, 0.7]),
    ([0.48, 0.2, 0.9], [0.5, 0.5, 0.9]),
    ([0.1], [0.0])])
def test_the_ladder_moves_by_clear_steps_only(scores, shown):
    assert np.allclose(board.ladder(np.array(scores), 0.1), shown)


def test_only_submissions_that_moved_the_ladder_vote():
    guesses = np.array([[1, 1, 1], [-1, -1, 1], [1, -1, 1], [1, -1, -1]])
    assert board.climb_ladder(guesses, np.array([0.5, 0.5, 0.6, 0.7])).tolist() == [1, -1, 1]


def test_the_ladder_never_shows_more_than_the_best_and_half_a_step():
    scores = np.random.default_rng(0).random((50, 30))
    assert all((board.ladder(row, 0.2) <= np.maximum.accumulate(row) + 0.1 + 1e-9).all() for row in scores)


def test_a_tinkerer_on_an_exact_board_learns_every_answer():
    share = board.tinker(board.BOARDS["exact"], items=20, submissions=600, size=1, seeds=range(4))
    assert share.tolist() == [1.0] * 4


def test_a_single_change_in_a_thousand_does_not_show_in_whole_percent():
    start, end = (board.tinker(board.BOARDS["rounded"], items=1000, submissions=k, size=1, seeds=range(10))
                  for k in (1, 300))
    assert (end - start).mean() < 0.005


def test_the_ladder_holds_the_tinkerer_down():
    exact, held = (board.tinker(board.BOARDS[name], items=1000, submissions=400, size=30, seeds=range(5)).mean()
                   for name in ("exact", "ladder"))
    assert exact - held > 0.05


def test_a_board_that_shows_nothing_teaches_nothing():
    def shows(score, best):
        return np.zeros(len(score))

    share = board.tinker(shows, items=200, submissions=100, size=5, seeds=range(40))
    assert abs(share.mean() - 0.5) < 4 * 0.5 / (40 * 200) ** 0.5


@pytest.mark.parametrize(("models", "items"), [(1, 5), (2, 4), (3, 3)])
def test_the_expected_best_agrees_with_counting_every_outcome(models, items):
    chance, best = [], []
    for outcome in product([0, 1], repeat=models * items):
        scores = np.reshape(outcome, (models, items)).mean(axis=1)
        chance.append(0.7 ** sum(outcome) * 0.3 ** (models * items - sum(outcome)))
        best.append(scores.max())
    assert board.expected_best(models, items, skill=0.7) == pytest.approx(np.dot(chance, best))


@pytest.mark.parametrize("models", [1, 10, 100])
def test_the_drawn_best_has_the_expected_mean(models):
    drawn = board.best_of(models, 50, skill=0.7, seeds=range(400))
    assert drawn.mean() == pytest.approx(board.expected_best(models, 50, skill=0.7), abs=4 * drawn.std() / 20)


def test_rank_correlation_is_spearmans_also_with_ties():
    scores, skill = np.array([3, 1, 4, 1, 5, 9, 2, 6]), np.arange(8)
    assert board.rank_correlation(scores, skill) == pytest.approx(spearmanr(scores, skill).statistic)


def test_equal_tries_sharpen_the_order_and_unequal_ones_blur_it():
    skill = np.linspace(0.7, 0.76, 20)
    mean = {(count, equal): np.mean([board.ranked(skill, count, equal=equal, items=1000, seed=seed)
                                     for seed in range(30)]) for count in (1, 100) for equal in (True, False)}
    assert mean[100, True] - mean[1, True] > 0.1
    assert mean[100, False] - mean[1, False] < -0.1


def test_the_winner_is_as_useful_as_regression_to_the_mean_says():
    _, usefulness = board.pick_winner(0.6, 50, fields=4000, seed=0)
    scores = np.random.default_rng(9).standard_normal((4000, 50)).max(axis=1)
    assert usefulness.mean() == pytest.approx(0.6 * scores.mean(), abs=0.06)


def test_without_correlation_the_winner_is_best_by_chance_alone():
    truly_best, _ = board.pick_winner(0.0, 20, fields=4000, seed=0)
    assert truly_best.mean() == pytest.approx(1 / 20, abs=4 * (0.05 * 0.95 / 4000) ** 0.5)
