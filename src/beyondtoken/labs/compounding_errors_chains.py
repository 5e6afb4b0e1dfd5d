"""What a chance of failure becomes over many steps, many runs and repeated tries.

Letters: U users or tasks, N steps or runs, K tries or repetitions.
"""

from __future__ import annotations

import numpy as np
from scipy import stats

from ..errors import BookError


def checked_step(right, *, tries, waved):
    """Chance that a step ends right when a checker sends wrong attempts back.

    A right attempt is always accepted. A wrong one is waved through with chance `waved`; if it is sent
    back, the step is tried again, until the tries are used up.

    Parameters
    ----------
    right : float or array
        Chance that one attempt is right.
    tries : int
        Attempts allowed, the first included.
    waved : float or array
        Share of the wrong attempts that the checker accepts: 0 perfect, 1 no checker at all.

    Returns
    -------
    float or array

    Examples
    --------
    >>> round(checked_step(0.9, tries=2, waved=0.0), 6), round(checked_step(0.9, tries=2, waved=1.0), 6)
    (0.99, 0.9)
    """
    again = (1 - right) * (1 - waved)
    return right * sum(again**attempt for attempt in range(tries))


def met(rates, *, runs, times=1):
    """Share of users who meet at least `times` failures within a number of runs.

    Parameters
    ----------
    rates : array, shape (U,)
        Each user's own chance of failure in one run.
    runs : int
    times : int or array, shape (K,)

    Returns
    -------
    float or array, shape (K,)

    Examples
    --------
    >>> met([0.5, 0.5], runs=2, times=[1, 2]).tolist()
    [0.75, 0.25]
    """
    rates, times = np.asarray(rates, float), np.asarray(times)
    return stats.binom.sf(times[..., None] - 1, runs, rates).mean(axis=-1)


def in_a_row(once, twice, *, count):
    """Chance to pass the same task 1, 2, ..., `count` times in a row when tasks differ in difficulty.

    The tasks' own chances are taken to follow a beta distribution, which two numbers fix.

    Parameters
    ----------
    once, twice : float
        Mean over tasks of the chance to pass once, and to pass twice in a row.
    count : int

    Returns
    -------
    array, shape (count,)

    Raises
    ------
    BookError
        If no spread of tasks gives the two numbers: `twice` lies between the square of `once` and `once`.

    Examples
    --------
    >>> in_a_row(0.5, 1 / 3, count=3).round(3).tolist()         # chances spread evenly from 0 to 1
    [0.5, 0.333, 0.25]
    """
    if not once**2 < twice < once:
        raise BookError(f"in_a_row needs 'twice' between {once**2:.3f} and {once:.3f}, got {twice:.3f}.",
                        "Give the means over the same tasks.")
    spread = twice - once**2
    size = once * (1 - once) / spread - 1
    k = np.arange(count)
    return np.cumprod((once * size + k) / (size + k))
