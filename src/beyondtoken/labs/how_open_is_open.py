"""Openness as a list of cells: definitions that ask for some of them, and scores that weigh them.

Letters used in this file: S seeds, W weightings a seed, C criteria, G gates of one rule.
A release is a dict of criterion to True (there), False (not there); a criterion it lacks is not stated.
"""

from itertools import product

import numpy as np
from scipy.special import betainc

from beyondtoken.errors import BookError

__all__ = ["CRITERIA", "MOF", "OSAID", "comparable_exactly", "comparable_share", "counted", "dominates",
           "draw_gates", "draw_weights", "fill_alike", "fill_by_coin", "gate_scores", "passing_share",
           "stated_cells", "upset"]

CRITERIA = ("parameters", "architecture", "paper", "results", "model card", "data card", "training code",
            "inference code", "evaluation code", "evaluation data", "libraries", "training data",
            "preprocessing code", "checkpoints", "data information", "any use", "change and share")

OSAID = ("parameters", "training code", "inference code", "preprocessing code", "data information",
         "any use", "change and share")
"""What the Open Source AI Definition 1.0 asks for (osi2024osaid): parameters, complete code, information on
the data, and the freedoms to use, study, modify and share."""

_OPEN_MODEL = ("parameters", "architecture", "paper", "results", "model card", "data card",
               "change and share")
_OPEN_TOOLING = (*_OPEN_MODEL, "training code", "inference code", "evaluation code", "evaluation data",
                 "libraries")
MOF = {"III": _OPEN_MODEL, "II": _OPEN_TOOLING,
       "I": (*_OPEN_TOOLING, "training data", "preprocessing code", "checkpoints")}
"""The classes of the Model Openness Framework (white2024mof): open model, open tooling, open science.

Simplified here: optional components are left out; one "paper" stands for report and paper; one "change and
share" stands for the open licence that every component needs.
"""


def counted(cells, blank=0.0):
    """Write a release as numbers: 1 there, 0 not there, `blank` where nothing is stated.

    Parameters
    ----------
    cells : dict of str to bool
    blank : float or array that broadcasts against (C,)

    Returns
    -------
    array, shape (..., C)

    Raises
    ------
    BookError
        If a criterion is unknown.

    Examples
    --------
    >>> counted({"parameters": True, "training data": False}, blank=0.5)[[0, 1, 11]]
    array([1. , 0.5, 0. ])
    """
    strange = set(cells) - set(CRITERIA)
    if strange:
        raise BookError(f"A release has the criteria of CRITERIA, got '{min(strange)}'.",
                        "Correct the name, or add the criterion to CRITERIA and to the definitions.")
    blank = np.broadcast_to(np.asarray(blank, float), np.broadcast_shapes(np.shape(blank), (len(CRITERIA),)))
    known = np.array([name in cells for name in CRITERIA])
    value = np.array([float(cells.get(name, False)) for name in CRITERIA])
    return np.where(known, value, blank)


def stated_cells(releases):
    """How many cells are stated, and how many there are, over all releases.

    >>> stated_cells({"a": {"parameters": True}, "b": {}})
    (1, 34)
    """
    return sum(len(cells) for cells in releases.values()), len(CRITERIA) * len(releases)


def dominates(first, second):
    """Whether the first has everything that the second has, and something more.

    >>> dominates(np.array([1, 1, 0]), np.array([1, 0, 0])), dominates(np.array([1, 0]), np.array([0, 1]))
    (True, False)
    """
    return bool((first >= second).all() and (first > second).any())


def draw_weights(seeds, *, count=1000, concentration=1.0):
    """Draw weightings of the criteria that sum to 1.

    Parameters
    ----------
    seeds : iterable of int
    count : int
        W, weightings a seed.
    concentration : float
        1: every weighting is equally likely; large: all near equal weights; small: few criteria count.

    Returns
    -------
    array, shape (S, W, C)

    Examples
    --------
    >>> draw_weights([0, 1], count=5).shape
    (2, 5, 17)
    """
    shape = np.full(len(CRITERIA), concentration)
    return np.stack([np.random.default_rng(seed).dirichlet(shape, size=count) for seed in seeds])


def fill_by_coin(cells, *, seeds, count=1000, side):
    """Toss a coin for every blank, anew for every weighting: (S, W, C).

    Parameters
    ----------
    cells : dict of str to bool
    seeds : iterable of int
    count : int
        W.
    side : int
        Releases with different numbers have coins of their own; with the same number, the same coins.

    Examples
    --------
    >>> fill_by_coin({"parameters": True}, seeds=[0], count=3, side=0)[0, :, 0]
    array([1., 1., 1.])
    """
    coins = [np.random.default_rng([seed, side]).integers(0, 2, size=(count, len(CRITERIA)))
             for seed in seeds]
    return counted(cells, blank=np.stack(coins))


def fill_alike(cells, *, seeds, count=1000):
    """Toss one coin a criterion for all releases: what neither states is then the same for both: (S, W, C).

    >>> a, b = (fill_alike(cells, seeds=[0], count=9) for cells in ({}, {"parameters": True}))
    >>> bool((a[..., 1:] == b[..., 1:]).all())
    True
    """
    return fill_by_coin(cells, seeds=seeds, count=count, side=0)


def upset(more, fewer):
    """Chance that a release wins with `fewer` criteria of its own against one with `more` of its own.

    All weightings are equally likely. What both have, or both lack, plays no part.

    Source
    ------
    Sums over two groups of a uniform point of the simplex follow a beta distribution; the chance is its
    tail beyond one half.

    Examples
    --------
    >>> round(float(upset(2, 1)), 3), round(float(upset(3, 0)), 3)
    (0.25, 0.0)
    """
    if fewer == 0:
        return 0.0
    return float(1 - betainc(fewer, more, 0.5)) if more else 1.0


def draw_gates(seeds, *, count=1000, gates=12, largest=3):
    """Draw rules that pay for whole sets: each gate opens only if all criteria of its set are there.

    Returns
    -------
    sets : array of bool, shape (S, W, G, C)
    prizes : array, shape (S, W, G)
        Positive. More openness never lowers a score, as with weightings.

    Examples
    --------
    >>> sets, prizes = draw_gates([0], count=4, gates=5)
    >>> sets.shape, bool((prizes > 0).all())
    ((1, 4, 5, 17), True)
    """
    sets, prizes = [], []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        ranks = rng.random((count, gates, len(CRITERIA))).argsort(axis=-1).argsort(axis=-1)
        sets.append(ranks < rng.integers(1, largest + 1, size=(count, gates, 1)))
        prizes.append(rng.exponential(size=(count, gates)))
    return np.stack(sets), np.stack(prizes)


def gate_scores(release, sets, prizes):
    """Score one release (C,) by every rule of :func:`draw_gates`: (S, W).

    >>> gate_scores(np.array([1, 0]), np.array([[[[True, False], [True, True]]]]), np.array([[[2.0, 5.0]]]))
    array([[2.]])
    """
    opened = (release >= sets).all(axis=-1)                                        # (S, W, G)
    return (opened * prizes).sum(axis=-1)


def passing_share(cells, wanted):
    """Share of all ways to fill the blanks in which the definition is met, by counting them.

    >>> passing_share({"parameters": True}, ("parameters", "training code", "paper"))
    0.25
    """
    blanks = [name for name in wanted if name not in cells]
    ways = [{**cells, **dict(zip(blanks, fill, strict=True))}
            for fill in product((True, False), repeat=len(blanks))]
    return sum(all(way[name] for name in wanted) for way in ways) / len(ways)


def comparable_share(criteria, *, seeds, pairs=2000):
    """Percent of random pairs of releases of which one has all that the other has: (S,).

    >>> comparable_share(1, seeds=[0, 1])
    array([100., 100.])
    """
    shares = []
    for seed in seeds:
        first, second = np.random.default_rng([seed, criteria]).integers(0, 2, size=(2, pairs, criteria))
        shares.append(((first >= second).all(axis=1) | (second >= first).all(axis=1)).mean())
    return 100 * np.array(shares)


def comparable_exactly(criteria):
    """The same percentage, worked out: each of two ways round has 3 of 4 cases a criterion, both at once 2.

    >>> comparable_exactly(2)
    87.5
    """
    return 100 * (2 * 0.75**criteria - 0.5**criteria)
