"""Jevons computed: which tasks are done, and what is spent, as a unit of intelligence gets cheaper.

Letters: E economies (seeds), N tasks of each, P prices.
"""

from __future__ import annotations

import numpy as np
from scipy import optimize, stats


def draw_values(economies, tasks, *, spread=2.0, seed):
    """Draw what each task is worth: log-normal, so that the middle task is worth 1.

    Parameters
    ----------
    economies : iterable of int
        Numbers of the economies; a number and `seed` fix its tasks.
    tasks : int
        N.
    spread : float
        Standard deviation of the logarithm of the values.

    Returns
    -------
    array, shape (E, N)

    Examples
    --------
    >>> draw_values(range(2), 3, seed=0).shape
    (2, 3)
    """
    return np.exp(spread * np.stack([np.random.default_rng([seed, number]).normal(size=tasks)
                                     for number in economies]))


def worth_doing(values, prices):
    """Share of the tasks whose value is above the price, shape (E, P).

    Examples
    --------
    >>> worth_doing(np.array([[0.5, 2.0, 8.0]]), [1.0, 4.0]).round(3).tolist()
    [[0.667, 0.333]]
    """
    return (values[:, :, None] > np.asarray(prices, float)).mean(axis=1)


def expected_use(prices, *, spread=2.0):
    """The same for endlessly many tasks with log-normal values.

    Examples
    --------
    >>> float(expected_use(1.0))
    0.5
    """
    return stats.norm.sf(np.log(prices) / spread)


def dearest_price(*, spread=2.0):
    """The price at which most is spent, for log-normal values.

    Below it a lower price means lower spending.

    Parameters
    ----------
    spread : float

    Returns
    -------
    float

    Examples
    --------
    >>> price = dearest_price(spread=2.0)
    >>> around = price * np.array([0.9, 1.0, 1.1])
    >>> int((around * expected_use(around, spread=2.0)).argmax())
    1
    """
    def slope(z):               # of log spending, by log price over spread; logarithms keep the tails
        return spread - np.exp(stats.norm.logpdf(z) - stats.norm.logsf(z))

    return float(np.exp(spread * optimize.brentq(slope, -30, 30)))


def rising(series, *, clear=2.0):
    """Whether each step along the prices raises a series, seen over the economies.

    Parameters
    ----------
    series : array, shape (E, P)
        In the order in which prices fall.
    clear : float
        Standard errors from which a step counts.

    Returns
    -------
    array of int, shape (P - 1,)
        1 up, -1 down, 0 not clear.

    Examples
    --------
    >>> rising(np.array([[1.0, 2.0, 1.0], [1.1, 2.2, 1.3], [0.9, 2.1, 1.1]])).tolist()
    [1, -1]
    """
    steps = np.diff(series, axis=1)
    error = steps.std(axis=0, ddof=1) / np.sqrt(len(steps))
    return np.where(np.abs(steps.mean(axis=0)) > clear * error, np.sign(steps.mean(axis=0)), 0).astype(int)
