"""A leaderboard climbed without skill: coin flips, boards that answer more or less, and who ends on top.

Letters: S seeds, K submissions, P public items, N items in all (public ones first), M models, T teams.
Answers and guesses are +1 or -1; scores are shares of right answers, from 0 to 1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr
from scipy.stats import binom, rankdata

from ..errors import ShapeError


class Contest(NamedTuple):
    """Hidden truth and blind guesses of one seed.

    Attributes
    ----------
    answers : array of float32, shape (N,)
    guesses : array of float32, shape (K, N)
        Fair coin flips, independent of the answers.
    public : int
        P: how many of the N items the board scores; the rest are hidden.
    """

    answers: np.ndarray
    guesses: np.ndarray
    public: int


def flip_coins(*, public, hidden, submissions, seed):
    """Deal a test and K submissions that know nothing of it.

    Examples
    --------
    >>> contest = flip_coins(public=3, hidden=2, submissions=4, seed=0)
    >>> contest.guesses.shape, sorted(set(contest.guesses.ravel().tolist()))
    ((4, 5), [-1.0, 1.0])
    """
    rng = np.random.default_rng(seed)
    flips = 2 * rng.integers(0, 2, size=(submissions + 1, public + hidden), dtype=np.int8) - 1
    flips = flips.astype(np.float32)
    return Contest(flips[0], flips[1:], public)


def share_right(guesses, answers):
    """Share of items answered rightly, along the last axis; a tie (0) counts half.

    Raises
    ------
    ShapeError
        If guesses and answers have different numbers of items.

    Examples
    --------
    >>> share_right(np.array([[1, 1], [1, 0]]), np.array([1, -1])).tolist()
    [0.5, 0.75]
    """
    guesses, answers = np.asarray(guesses), np.asarray(answers)
    if guesses.shape[-1] != answers.shape[-1]:
        raise ShapeError(f"share_right needs as many guesses as answers, got {guesses.shape[-1]} and "
                         f"{answers.shape[-1]} items.", "Cut both to the same items.")
    return 0.5 + (guesses * answers).mean(axis=-1) / 2


def climb(guesses, scores, counts):
    """The vote of the first k submissions, for each k: those above one half believed, the others reversed.

    Parameters
    ----------
    guesses : array, shape (K, N)
    scores : array, shape (K,)
        What the board said of each submission.
    counts : sequence of int
        Values of k.

    Returns
    -------
    array, shape (len(counts), N)
        +1, -1, or 0 for a tie.

    Source
    ------
    hardt2015competing ("wacky boosting"); that the others are reversed, not dropped, is our addition.

    Examples
    --------
    >>> climb(np.array([[1, 1, -1], [1, -1, 1]]), np.array([0.9, 0.2]), [1, 2]).tolist()
    [[1.0, 1.0, -1.0], [0.0, 1.0, -1.0]]
    """
    trust = np.sign(scores - 0.5)
    return np.stack([np.sign(trust[:k] @ guesses[:k]) for k in counts])


def expected_climb(count, items):
    """Public score to expect of the vote of `count` coin flips on `items` items, as a share.

    A submission that is believed or reversed by its score agrees with an answer in excess of one half by
    sqrt(1 / (2 pi items)); so many weak votes add up, and the vote is a normal deviate from its mean.

    Examples
    --------
    >>> round(float(expected_climb(2000, 1000)), 3)
    0.87
    """
    return ndtr(np.sqrt(2 * np.asarray(count, float) / (np.pi * items)))


def ladder(scores, step):
    """What a Ladder board shows after each submission: the best so far, moved only by a clear step.

    Parameters
    ----------
    scores : array, shape (K,)
        True public scores.
    step : float
        Improvement that counts; values shown are whole multiples of it.

    Returns
    -------
    array, shape (K,)

    Source
    ------
    blum2015ladder, algorithm 1 (Ladder mechanism), with accuracy in place of loss and 0 as the first best.

    Examples
    --------
    >>> ladder(np.array([0.5, 0.7, 0.9]), 0.25).tolist()
    [0.5, 0.5, 1.0]
    """
    shown, best = [], 0.0
    for score in scores:
        if score > best + step:
            best = step * round(score / step)
        shown.append(best)
    return np.array(shown)


def climb_ladder(guesses, shown):
    """The vote of those submissions that moved the board; it says nothing of the others: shape (N,).

    Examples
    --------
    >>> climb_ladder(np.array([[1, 1], [-1, 1], [1, 1]]), np.array([0.5, 0.5, 0.6])).tolist()
    [1, 1]
    """
    moved = np.diff(shown, prepend=0.0) > 0
    return np.sign(guesses[moved].sum(axis=0))


def tinker(shows, *, items, submissions, size, seeds):
    """Flip `size` answers of one submission at random, and keep the change if the board shows more.

    Parameters
    ----------
    shows : function
        ``shows(score, best)`` -> what the board shows, both arrays of shape (S,); `best` is what it showed.
    items, submissions, size : int
        P; K; how many answers change at a time.
    seeds : sequence of int

    Returns
    -------
    array, shape (S,)
        True public score in the end. Hidden items are never touched.

    Examples
    --------
    >>> exact = lambda score, best: score
    >>> tinker(exact, items=50, submissions=2000, size=1, seeds=[0, 1]).tolist()
    [1.0, 1.0]
    """
    rngs = [np.random.default_rng([seed, size]) for seed in seeds]
    right = np.stack([rng.integers(0, 2, items) for rng in rngs])                   # (S, P) of 0 and 1
    row = np.arange(len(rngs))[:, None]
    score = right.mean(axis=1)
    best = shows(score, np.zeros(len(rngs)))
    for _ in range(submissions - 1):
        where = np.stack([rng.integers(0, items, size) for rng in rngs])            # (S, size)
        trial = right.copy()
        trial[row, where] = 1 - right[row, where]
        shown = shows(trial.mean(axis=1), best)
        better = shown > best
        right[better] = trial[better]
        best = np.maximum(best, shown)
    return right.mean(axis=1)


LADDER_STEP = 1000**-0.5

BOARDS = {
    "exact": lambda score, best: score,
    "rounded": lambda score, best: np.round(score, 2),
    "ladder": lambda score, best: np.where(score > best + LADDER_STEP,
                                           LADDER_STEP * np.round(score / LADDER_STEP), best),
}
"""Three boards for `tinker`: every digit, whole percent, and the Ladder for 1,000 items."""

def best_of(models, items, *, skill, seeds):
    """Best score among M equally skilled models on one test, one number a seed: (S,).

    Examples
    --------
    >>> best_of(1, 10, skill=1.0, seeds=[0, 1]).tolist()
    [1.0, 1.0]
    """
    return np.array([np.random.default_rng([seed, models, items]).binomial(items, skill, models).max() / items
                     for seed in seeds])


def expected_best(models, items, *, skill):
    """The mean of `best_of`, exactly: the largest of M binomial numbers, as a share.

    Examples
    --------
    >>> round(expected_best(1, 50, skill=0.7), 6), round(expected_best(2, 1, skill=0.5), 6)
    (0.7, 0.75)
    """
    below = binom.cdf(np.arange(items), items, skill) ** models                     # P(best <= x)
    return float((1 - below).sum() / items)


def rank_correlation(board, skill):
    """Say how well a board ranks teams: 1 for the true order, 0 for none.

    Examples
    --------
    >>> round(float(rank_correlation([10, 20, 90], [0.1, 0.2, 0.3])), 6)
    1.0
    """
    return np.corrcoef(rankdata(board), rankdata(skill))[0, 1]


def ranked(skill, count, *, equal, items, seed):
    """Let teams of known skill put in the best of their tries; say how well the board ranks them.

    Parameters
    ----------
    skill : array, shape (T,)
        Each team's true share of right answers, in every try the same.
    count : int
        Tries of all teams if `equal`, else of a random half; the others try once.
    equal : bool
    items, seed : int

    Returns
    -------
    float
        As `rank_correlation` gives it.

    Examples
    --------
    >>> round(float(ranked(np.array([0.1, 0.5, 0.9]), 2, equal=True, items=10_000, seed=0)), 6)
    1.0
    """
    rng = np.random.default_rng(seed)
    keen = np.ones(len(skill), bool) if equal else rng.permutation(len(skill)) < len(skill) // 2
    tries = np.where(keen, count, 1)
    board = [rng.binomial(items, right, k).max() for right, k in zip(skill, tries, strict=True)]
    return rank_correlation(board, skill)


def pick_winner(correlation, models, *, fields, seed):
    """Choose the top of the board in many fields of M models whose score and use correlate.

    Returns
    -------
    truly_best, usefulness : arrays, shape (fields,)
        Whether the winner is also the most useful; its usefulness in standard deviations from the average.

    Examples
    --------
    >>> bool(pick_winner(1.0, 5, fields=20, seed=0)[0].all())
    True
    """
    rng = np.random.default_rng(seed)
    score, rest = rng.standard_normal((2, fields, models))
    use = correlation * score + (1 - correlation**2) ** 0.5 * rest
    winner = score.argmax(axis=1)
    return use.argmax(axis=1) == winner, use[np.arange(fields), winner]
