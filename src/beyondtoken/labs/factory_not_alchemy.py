"""Two things a factory needs: runs that can be compared, and a cluster that survives its crashes.

Letters used in this file: R training runs, N images, S seeds of a cluster, K gaps between crashes.
Times are hours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from ..errors import BookError
from .networks import cross_entropy_gradient, forward, init_networks, minibatches, train

RECORD = {"gpus": 16_384, "days": 54, "failures": 419}
"""Unexpected interruptions in the training of Llama 3 (dubey2024llama3, section 3.3.4)."""


class Digits(NamedTuple):
    """Handwritten digits to learn from and to be tested on; pixels from 0 to 1."""

    x: np.ndarray
    y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray


def split_digits(*, seed=0, tests=600):
    """Scikit-learn's 1,797 digits in two parts.

    >>> [part.shape for part in split_digits()]
    [(1197, 64), (1197,), (600, 64), (600,)]
    """
    x, y = load_digits(return_X_y=True)
    order = np.random.default_rng(seed).permutation(len(y))
    x = (x / 16).astype(np.float32)
    return Digits(x[order[tests:]], y[order[tests:]], x[order[:tests]], y[order[:tests]])


def train_runs(digits, rate, *, seeds, steps=300, width=32, pixels=None):
    """Train one small network a seed; a seed sets its first weights and the order of its images.

    Parameters
    ----------
    digits : Digits
    rate : float
        The learning rate: the recipe.
    seeds : sequence of int
        One a run.
    steps, width : int
        Batches of 64 images; hidden units.
    pixels : array of int, shape (64,), optional
        Hand the pixels over in this order, and the first weights with them: the same sums, added in
        another order.

    Returns
    -------
    list of (weights, biases)
        R networks, as in ``networks``.

    Examples
    --------
    >>> nets = train_runs(split_digits(), 0.002, seeds=[0, 1], steps=1)
    >>> [weights.shape for weights, _ in nets]
    [(2, 64, 32), (2, 32, 10)]
    """
    pixels = np.arange(64) if pixels is None else np.asarray(pixels)
    fresh = [init_networks((64, width, 10), replicas=1, seed=seed) for seed in seeds]
    nets = [tuple(np.concatenate(parts) for parts in zip(*layer, strict=True))
            for layer in zip(*fresh, strict=True)]
    nets[0] = (nets[0][0][:, pixels], nets[0][1])
    rows = np.array([np.random.default_rng(seed).permutation(len(digits.y)) for seed in seeds])    # (R, N)
    batches = minibatches(digits.x[:, pixels][rows], digits.y[rows], size=64, seed=0)
    return train(nets, batches, cross_entropy_gradient, rate=rate, steps=steps)


def answers(nets, digits, *, pixels=None):
    """What each network calls each test image.

    Parameters
    ----------
    nets : list of (weights, biases)
    digits : Digits
    pixels : array of int, shape (64,), optional
        As in `train_runs`.

    Returns
    -------
    array of int, shape (R, 600)
    """
    x = digits.test_x if pixels is None else digits.test_x[:, pixels]
    return forward(nets, x).argmax(axis=-1)


def accuracy(nets, digits):
    """Test images named rightly by each network, percent, shape (R,)."""
    return 100 * (answers(nets, digits) == digits.test_y).mean(axis=-1)


def mean_gap(gpus):
    """Hours between two crashes of a cluster, if every GPU fails as often as those of Llama 3.

    Source
    ------
    dubey2024llama3, section 3.3.4.

    Examples
    --------
    >>> round(mean_gap(16_384), 2), round(mean_gap(1000), 1)
    (3.09, 50.7)
    """
    return RECORD["days"] * 24 / RECORD["failures"] * RECORD["gpus"] / gpus


def crash_gaps(mean, *, hours, seeds):
    """Draw the times between crashes, until the run is over.

    Parameters
    ----------
    mean : float
        Hours between crashes on average; infinite for a cluster that never fails.
    hours : float
        Length of the run; its end cuts the last gap short.
    seeds : sequence of int

    Returns
    -------
    array of float, shape (S, K)
        Each row adds up to `hours`; zeros fill the ends.

    Examples
    --------
    >>> crash_gaps(10.0, hours=54.0, seeds=[0, 1]).sum(axis=1).round(6)
    array([54., 54.])
    """
    most = int(hours / mean + 10 * (hours / mean) ** 0.5 + 20)
    if not np.isfinite(mean):
        return np.full((len(seeds), 1), float(hours))
    drawn = np.array([np.random.default_rng(seed).exponential(mean, most) for seed in seeds])
    ends = np.minimum(drawn.cumsum(axis=1), hours)
    if (ends[:, -1] < hours).any():
        raise BookError(f"{most} gaps must fill {hours:g} hours, and do not.", "Draw with another seed.")
    return np.diff(ends, axis=1, prepend=0.0)


def young(cost, mean):
    """Young's interval between two checkpoints: sqrt(2 x cost x hours between crashes).

    Source
    ------
    young1974checkpoint.

    Examples
    --------
    >>> young(0.5, 9.0)
    3.0
    """
    return (2 * cost * mean) ** 0.5


def expected_goodput(every, *, cost, restart, mean):
    """The share of time that ends as saved work, for crashes at random, worked out.

    A gap between crashes holds a whole number of cycles, work and checkpoint; their mean number is that
    of a geometric distribution.

    Parameters
    ----------
    every : float or array
        Hours of work between checkpoints.
    cost, restart, mean : float
        Hours for a checkpoint, for a restart, and between crashes.

    Examples
    --------
    >>> round(float(expected_goodput(np.log(2), cost=0.0, restart=0.0, mean=1.0)), 3)
    0.693
    """
    every = np.asarray(every, float)
    return every / (mean * np.exp(restart / mean) * np.expm1((every + cost) / mean))


def timeline(gaps, *, every, cost, restart):
    """What a cluster does, piece by piece: "work" that is saved, "save", "lost" and "restart".

    Parameters
    ----------
    gaps : array, shape (K,)
        One row of `crash_gaps`.
    every, cost, restart : float

    Returns
    -------
    list of (start, length, kind)

    Examples
    --------
    >>> timeline([5.0], every=2.0, cost=1.0, restart=0.5)
    [(0.0, 0.5, 'restart'), (0.5, 2.0, 'work'), (2.5, 1.0, 'save'), (3.5, 1.5, 'lost')]
    """
    pieces, now = [], 0.0
    for gap in gaps:
        spent = min(restart, gap)
        plan = [(spent, "restart")]
        cycles = int((gap - spent) // (every + cost))
        plan += [(every, "work"), (cost, "save")] * cycles
        plan.append((gap - spent - cycles * (every + cost), "lost"))
        for length, kind in plan:
            if length > 0:
                pieces.append((float(now), float(length), kind))
                now += length
    return pieces
