"""A judge learnt from people's comparisons, and what happens when answers are chosen by its marks.

An answer is eight numbers, its traits. People like more of one mixture of them, until it is too much.

Letters: R runs side by side (each with a taste and dice of its own), C comparisons, D = 8 traits,
F numbers of a judge, M answers to choose from, K numbers of tries.
"""

from __future__ import annotations

import numpy as np
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

from ..errors import ShapeError

TRAITS = 8
BEND = 0.25         # how fast "more" turns into "too much"; 0: more is always better
SHARP = 4.0         # people tell answers that differ by one unit of quality 98 times in 100
ORDINARY = 0.5      # spread of each trait in the answers that people compare
WIDE = 1.0          # and in the answers that the generator makes
KINDS = ("linear", "quadratic")
_PAIRS = np.triu_indices(TRAITS)


def draw_tastes(runs, *, seed):
    """What people like in each run: a direction of length 1.

    Returns
    -------
    array, shape (R, D)

    Examples
    --------
    >>> draw_tastes(3, seed=0).shape, float(np.linalg.norm(draw_tastes(3, seed=0)[0]).round(6))
    ((3, 8), 1.0)
    """
    tastes = np.random.default_rng(seed).standard_normal((runs, TRAITS))
    return tastes / np.linalg.norm(tastes, axis=1, keepdims=True)


def quality(answers, taste, *, bend=BEND):
    """The truth: more of what people like, less a penalty for too much of anything.

    Parameters
    ----------
    answers : array, shape (R, M, D)
    taste : array, shape (R, D)
    bend : float
        Weight of the penalty. At 0.25 the best answer is twice the taste, with quality 1.

    Returns
    -------
    array, shape (R, M)

    Raises
    ------
    ShapeError
        If runs or traits do not agree.

    Examples
    --------
    >>> taste = np.eye(1, 8)
    >>> quality(np.array([0.0, 1.0, 2.0, 4.0])[None, :, None] * taste, taste).tolist()
    [[0.0, 0.75, 1.0, 0.0]]
    """
    if np.shape(answers)[::2] != np.shape(taste):
        raise ShapeError(f"quality needs a taste for each run, got answers {np.shape(answers)} and tastes "
                         f"{np.shape(taste)}.", "Give (R, M, D) and (R, D) with the same R and D.")
    liked = np.einsum("rmd,rd->rm", answers, taste)
    return liked - bend * (answers ** 2).sum(axis=-1)


def compare(answers, others, taste, rng, *, sharp=SHARP, bend=BEND):
    """Let people say which of two answers is better; the closer the two, the more they err.

    Parameters
    ----------
    answers, others : arrays, shape (R, C, D)
    sharp : float
        How surely a difference in quality is seen; at 0 they toss a coin.

    Returns
    -------
    better, worse : arrays, shape (R, C, D)

    Source
    ------
    The chance is that of Bradley and Terry, as in christiano2017preferences.

    Examples
    --------
    >>> best, none = np.full((1, 1, 8), 2.0) * np.eye(1, 8), np.zeros((1, 1, 8))
    >>> better, _ = compare(none, best, np.eye(1, 8), np.random.default_rng(0), sharp=100)
    >>> float(better[0, 0, 0])
    2.0
    """
    lead = quality(answers, taste, bend=bend) - quality(others, taste, bend=bend)
    wins = (rng.random(lead.shape) < expit(sharp * lead))[..., None]
    return np.where(wins, answers, others), np.where(wins, others, answers)


def describe(answers, kind):
    """What a judge sees of an answer: its traits, and for a quadratic judge their products too.

    Parameters
    ----------
    answers : array, shape (R, M, D)
    kind : str
        "linear" (F = 8) or "quadratic" (F = 44).

    Returns
    -------
    array, shape (R, M, F)

    Examples
    --------
    >>> describe(np.ones((1, 3, 8)), "linear").shape, describe(np.ones((1, 3, 8)), "quadratic").shape
    ((1, 3, 8), (1, 3, 44))
    """
    if kind not in KINDS:
        raise ShapeError(f"A judge is one of {', '.join(KINDS)}, got '{kind}'.", "Choose one of them.")
    if kind == "linear":
        return answers
    return np.concatenate([answers, answers[..., _PAIRS[0]] * answers[..., _PAIRS[1]]], axis=-1)


def bradley_terry(gaps, *, prior=1.0, rounds=10):
    """Learn a judge from comparisons by Newton's method.

    The judge gives a weight to each number it sees. The chance that people prefer an answer is the logistic
    function of the difference in marks; the weights are the likeliest, if each was normal beforehand.

    Parameters
    ----------
    gaps : array, shape (R, C, F)
        What a judge sees of the better answer, less what it sees of the worse.
    prior : float
        One over the variance of a weight beforehand.
    rounds : int
        Newton steps.

    Returns
    -------
    array, shape (R, F)

    Examples
    --------
    >>> weights = bradley_terry(np.ones((1, 50, 1)))
    >>> bool(abs(50 * expit(-weights[0, 0]) - weights[0, 0]) < 1e-9)      # slope of the posterior is zero
    True
    """
    runs, _, numbers = gaps.shape
    weights = np.zeros((runs, numbers))
    for _ in range(rounds):
        doubt = expit(-np.einsum("rcf,rf->rc", gaps, weights))
        slope = np.einsum("rc,rcf->rf", doubt, gaps) - prior * weights
        weighed = gaps * (doubt * (1 - doubt))[..., None]
        curvature = weighed.swapaxes(1, 2) @ gaps + prior * np.eye(numbers)     # (R, F, F)
        weights = weights + np.linalg.solve(curvature, slope[..., None])[..., 0]
    return weights


def marks_of(weights, answers):
    """The marks that a judge gives, without building what it sees; the kind follows from F.

    Parameters
    ----------
    weights : array, shape (R, F)
    answers : array, shape (R, M, D)

    Returns
    -------
    array, shape (R, M)

    Examples
    --------
    >>> answers = np.random.default_rng(0).standard_normal((2, 5, 8))
    >>> weights = np.random.default_rng(1).standard_normal((2, 44))
    >>> bool(np.allclose(marks_of(weights, answers),
    ...                  np.einsum("rmf,rf->rm", describe(answers, "quadratic"), weights)))
    True
    """
    marks = np.einsum("rmd,rd->rm", answers, weights[:, :TRAITS])
    if weights.shape[1] == TRAITS:
        return marks
    products = np.zeros((len(weights), TRAITS, TRAITS))
    products[:, _PAIRS[0], _PAIRS[1]] = weights[:, TRAITS:]
    return marks + ((answers @ products) * answers).sum(axis=-1)


def best_of(tries, marks, worth):
    """What the answer with the best mark among `tries` is worth, on average over groups of that size.

    Parameters
    ----------
    tries : int
        Divides M.
    marks, worth : arrays, shape (R, M)

    Returns
    -------
    array, shape (R,)

    Raises
    ------
    ShapeError
        If the answers cannot be dealt out in groups of that size.

    Examples
    --------
    >>> best_of(2, np.array([[1, 9, 5, 3]]), np.array([[10.0, 20.0, 30.0, 40.0]]))     # picks 20 and 30
    array([25.])
    """
    if np.shape(marks)[1] % tries:
        raise ShapeError(f"best_of deals {np.shape(marks)[1]} answers out in groups of {tries}.",
                         "Choose a number of tries that divides the number of answers.")
    groups = np.reshape(marks, (len(marks), -1, tries))                         # (R, M / tries, tries)
    best = groups.argmax(axis=-1)[..., None]
    return np.take_along_axis(np.reshape(worth, groups.shape), best, axis=-1)[..., 0].mean(axis=-1)


def climb(marks, worth, tries):
    """`best_of` for one number of tries after the other.

    Returns
    -------
    array, shape (R, K)

    Examples
    --------
    >>> climb(np.array([[1, 9, 5, 3]]), np.array([[10.0, 20.0, 30.0, 40.0]]), (1, 2, 4)).tolist()
    [[25.0, 25.0, 20.0]]
    """
    return np.stack([best_of(n, marks, worth) for n in tries], axis=1)


def distance(tries):
    """How far picking the best of N moves the answers: the square root of the divergence, in nats.

    Source
    ------
    gao2023overoptimization: KL = log N - (N - 1) / N.

    Examples
    --------
    >>> distance([1, 64]).round(3).tolist()
    [0.0, 1.782]
    """
    tries = np.asarray(tries, float)
    return np.sqrt(np.log(tries) - (tries - 1) / tries)


def expected_gain(tries, *, bend=BEND):
    """What the best linear judge gains over no selection, exactly: no sample, an integral.

    Of N standard normal numbers let T be the largest. An answer picked by its part along the taste has that
    part T, and its other parts are as they come: it gains E[T] - bend (E[T²] - 1).

    Examples
    --------
    >>> round(expected_gain(1), 6), round(expected_gain(2), 4)        # E[T] = 1 / sqrt(pi), E[T²] = 1
    (0.0, 0.5642)
    """
    def moment(power):
        return quad(lambda t: t ** power * tries * norm.pdf(t) * norm.cdf(t) ** (tries - 1), -10, 10)[0]
    return moment(1) - bend * (moment(2) - 1)


def agreement(weights, taste, *, pairs=4000, seed):
    """How often a judge puts two ordinary answers in their true order, on fresh pairs.

    Returns
    -------
    array, shape (R,)

    Examples
    --------
    >>> taste = draw_tastes(2, seed=0)
    >>> bool((agreement(taste, taste, seed=0) > 0.8).all())
    True
    """
    pairs = ORDINARY * np.random.default_rng(seed).standard_normal((2, len(taste), pairs, TRAITS))
    judged, true = ([values(side) for side in pairs] for values in
                    (lambda side: marks_of(weights, side), lambda side: quality(side, taste)))
    return ((judged[0] > judged[1]) == (true[0] > true[1])).mean(axis=1)


def imitate(shown, count, rng):
    """An imitator: answers with the mean and the spread of those it was shown.

    Parameters
    ----------
    shown : array, shape (R, C, D)
    count : int
        M.

    Returns
    -------
    array, shape (R, M, D)

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> imitate(rng.standard_normal((2, 500, 8)) + 3, 1000, rng).mean().round() == 3
    np.True_
    """
    centre = shown.mean(axis=1, keepdims=True)
    around = shown - centre
    spread = np.linalg.cholesky(around.swapaxes(1, 2) @ around / shown.shape[1])        # (R, D, D)
    return centre + rng.standard_normal((len(shown), count, TRAITS)) @ spread.swapaxes(1, 2)


def study(taste, tries, *, counts, answers=2 ** 15, sharp=SHARP, bend=BEND, compared=ORDINARY, kinds=KINDS,
          seed):
    """The whole experiment at once, for the controls: learn judges of each kind and size, and let them pick.

    Parameters
    ----------
    taste : array, shape (R, D)
    tries : sequence of int
    counts : sequence of int
        Comparisons to learn from.
    answers : int
        M.
    sharp, bend : float
        As in `compare` and `quality`.
    compared : float
        Spread of each trait in the answers that people compare.
    kinds : sequence of str

    Returns
    -------
    dict
        (kind, count) to an array (R, K), the true quality of what is picked; "perfect" to that of a checker
        who sees the truth.

    Examples
    --------
    >>> found = study(draw_tastes(2, seed=0), (1, 16), counts=(30,), answers=64, seed=0)
    >>> sorted(map(str, found))
    ["('linear', 30)", "('quadratic', 30)", 'perfect']
    """
    rng = np.random.default_rng(seed)
    pairs = compared * rng.standard_normal((2, len(taste), max(counts), TRAITS))
    better, worse = compare(*pairs, taste, rng, sharp=sharp, bend=bend)
    made = WIDE * rng.standard_normal((len(taste), answers, TRAITS))
    worth = quality(made, taste, bend=bend)
    found = {"perfect": climb(worth, worth, tries)}
    for kind in kinds:
        for count in counts:
            gaps = describe(better[:, :count], kind) - describe(worse[:, :count], kind)
            found[kind, count] = climb(marks_of(bradley_terry(gaps), made), worth, tries)
    return found
