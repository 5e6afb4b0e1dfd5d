"""A scaling law in miniature, and the arithmetic of a training bill.

Letters used in this file: S seeds, G sizes of the grid, N random features (the model's parameters),
D examples, M directions of the data.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import least_squares

from ..errors import ShapeError

LAW = ("floor", "A", "a", "B", "b")
"""The five numbers of the law, in the order of `fit_law`."""


def power_law(*, directions=1024, power=2.0):
    """Variance of the data along each direction, falling like 1 / k^power.

    Parameters
    ----------
    directions : int
        M.
    power : float

    Returns
    -------
    array of float, shape (M,)
        Sums to 1.

    Examples
    --------
    >>> power_law(directions=3, power=1.0).round(3)
    array([0.545, 0.273, 0.182])
    """
    variance = np.arange(1.0, directions + 1) ** -power
    return variance / variance.sum()


def flat(*, directions=256):
    """The control: all directions matter alike.

    >>> flat(directions=4)
    array([0.25, 0.25, 0.25, 0.25])
    """
    return np.full(directions, 1 / directions)


def measure_losses(learn, variance, *, seeds, sizes, noise, ridge):
    """Expected squared error of a model of every size after every amount of data.

    A seed draws one rule, one stream of examples and one stream of random features; a smaller model or
    data set is the beginning of a larger one. The error is worked out over all possible new examples.

    Parameters
    ----------
    learn : function
        ``learn(features (D, N), answers (D,), ridge) -> array (N,)``.
    variance : array, shape (M,)
        Of the data along each direction.
    seeds : sequence of int
    sizes : sequence of int
        Both the numbers of features and the numbers of examples.
    noise : float
        Variance of the part of an answer that nothing explains: the floor of the loss.
    ridge : float

    Returns
    -------
    array of float, shape (S, G, G)
        Seed, features, examples.

    Source
    ------
    maloney2022solvable, for data with a power law seen through random features.

    Examples
    --------
    >>> def forget(features, answers, ridge):
    ...     return np.zeros(features.shape[1])
    >>> measure_losses(forget, flat(directions=4), seeds=[0], sizes=(2,), noise=0.5, ridge=0.1)
    array([[[1.5]]])
    """
    return np.array([_one_seed(learn, variance, seed, sizes, noise, ridge) for seed in seeds])


def _one_seed(learn, variance, seed, sizes, noise, ridge):
    rng = np.random.default_rng(seed)
    count, most = len(variance), max(sizes)
    rule = rng.choice([-1.0, 1.0], count)                                          # (M,)
    examples = rng.standard_normal((most, count)) * np.sqrt(variance)              # (D, M)
    answers = examples @ rule + noise**0.5 * rng.standard_normal(most)
    maps = rng.standard_normal((count, most)) / count**0.5                         # (M, N)
    features = examples @ maps                                                     # (D, N)
    losses = np.empty((len(sizes), len(sizes)))
    for row, n in enumerate(sizes):
        for column, d in enumerate(sizes):
            missed = rule - maps[:, :n] @ learn(features[:d, :n], answers[:d], ridge)
            losses[row, column] = variance @ missed**2 + noise
    return losses


def law(numbers, n, d):
    """The loss that a law gives to n parameters and d examples: floor + A / n^a + B / d^b.

    Parameters
    ----------
    numbers : array, shape (5,)
        In the order of `LAW`.
    n, d : float or arrays

    Source
    ------
    hoffmann2022chinchilla, section 3.3.

    Examples
    --------
    >>> law([1.0, 2.0, 1.0, 8.0, 2.0], 4, 2)
    3.5
    """
    floor, big_a, a, big_b, b = numbers
    return floor + big_a / n**a + big_b / d**b


def fit_law(losses, sizes, *, up_to):
    """Fit the five numbers of the law to the losses of sizes up to a limit, on a logarithmic scale.

    Parameters
    ----------
    losses : array, shape (G, G)
        Features, examples.
    sizes : sequence of int
    up_to : int
        Larger sizes are left out: they are what the law is to foretell.

    Returns
    -------
    array of float, shape (5,)
        In the order of `LAW`.

    Raises
    ------
    ShapeError
        If losses and sizes do not agree, or too few sizes are left.

    Examples
    --------
    >>> sizes = np.array([16, 32, 64, 128])
    >>> exact = law([0.01, 2.0, 1.0, 3.0, 0.8], sizes[:, None], sizes)
    >>> fit_law(exact, sizes, up_to=128).round(2)
    array([0.01, 2.  , 1.  , 3.  , 0.8 ])
    """
    sizes, losses = np.asarray(sizes, float), np.asarray(losses)
    kept = sizes[sizes <= up_to]
    if losses.shape != (len(sizes), len(sizes)) or len(kept) < 3:
        raise ShapeError(f"fit_law needs losses of shape ({len(sizes)}, {len(sizes)}) and three sizes up to "
                         f"{up_to}, got {losses.shape} and {len(kept)} sizes.",
                         "Give one row and one column a size, or raise 'up_to'.")
    n, d = np.meshgrid(kept, kept, indexing="ij")
    seen = losses[:len(kept), :len(kept)]
    fits = [_descend(n, d, seen, exponent, share) for exponent in (0.5, 1.0) for share in (0.5, 0.1)]
    return np.exp(min(fits, key=lambda fit: fit.cost).x)


def _descend(n, d, seen, exponent, share):
    """One start of the search, over the logarithms of the five numbers."""
    start = np.log([share * seen.min(), 1.0, exponent, 1.0, exponent])
    limits = ([-12] * 5, [2.0, 6.0, 1.4, 6.0, 1.4])
    return least_squares(lambda logs: (np.log(law(np.exp(logs), n, d)) - np.log(seen)).ravel(), start,
                         bounds=limits, x_scale=1.0)


def foretold(fits, losses, sizes, *, up_to):
    """What each law says of the sizes it was not fitted to, over what was measured there on average.

    Parameters
    ----------
    fits : array, shape (F, 5)
    losses : array, shape (S, G, G)
    sizes : sequence of int
    up_to : int
        As in `fit_law`.

    Returns
    -------
    array of float, shape (F, held-out sizes)
        1 is a perfect forecast.

    Examples
    --------
    >>> sizes = np.array([16, 32])
    >>> double = law([0.0, 2.0, 1.0, 2.0, 1.0], sizes[:, None], sizes)
    >>> foretold([[0.0, 4.0, 1.0, 4.0, 1.0]], double[None], sizes, up_to=16)
    array([[2., 2., 2.]])
    """
    sizes = np.asarray(sizes, float)
    n, d = np.meshgrid(sizes, sizes, indexing="ij")
    held_out = (n > up_to) | (d > up_to)
    said = np.array([law(numbers, n, d) for numbers in np.asarray(fits)])
    return (said / np.asarray(losses).mean(axis=0))[:, held_out]


def splits(losses, sizes, budget):
    """All ways on the grid to spend one budget n * d, and the loss of each.

    Parameters
    ----------
    losses : array, shape (S, G, G)
    sizes : sequence of int
    budget : int

    Returns
    -------
    (n, losses)
        The numbers of features, shape (P,), rising; the losses, shape (S, P).

    Examples
    --------
    >>> n, loss = splits(np.arange(4.0).reshape(1, 2, 2), [16, 32], 512)
    >>> n.tolist(), loss.tolist()
    ([16, 32], [[1.0, 2.0]])
    """
    sizes = list(sizes)
    pairs = [(row, sizes.index(budget // n)) for row, n in enumerate(sizes) if budget / n in sizes]
    rows, columns = np.array(pairs).T
    return np.array(sizes)[rows], np.asarray(losses)[:, rows, columns]


def best_split(numbers, budget):
    """The number of parameters that a law recommends for a budget n * d.

    Parameters
    ----------
    numbers : array, shape (5,)
    budget : float

    Source
    ------
    hoffmann2022chinchilla, section 3.3, there for a budget of 6 n d.

    Examples
    --------
    >>> float(best_split([0.0, 3.0, 0.5, 3.0, 0.5], 400.0))
    20.0
    """
    _, big_a, a, big_b, b = numbers
    return (a * big_a / (b * big_b) * budget**b) ** (1 / (a + b))


def implied_rate(amount, paid, *, rounding):
    """Between which exchange rates two printed, rounded sums can lie.

    Parameters
    ----------
    amount, paid : float
        The converted sum and the original one.
    rounding : (float, float)
        The last printed digit of each, as a whole step; 0 for a sum that is taken as exact.

    Returns
    -------
    (float, float)
        Lowest and highest rate.

    Examples
    --------
    >>> implied_rate(330, 300, rounding=(10, 0))
    (1.0833333333333333, 1.1166666666666667)
    """
    half, half_paid = (step / 2 for step in rounding)
    return (amount - half) / (paid + half_paid), (amount + half) / (paid - half_paid)
