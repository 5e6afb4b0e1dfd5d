"""Means over seeds with their spread: in words, and held against each other."""

import numpy as np


def plus_minus(values, decimals=1):
    """Write the mean and the standard deviation over the seeds.

    Parameters
    ----------
    values : array
        One number a seed.
    decimals : int

    Examples
    --------
    >>> plus_minus(np.array([95.0, 96.0, 97.0]))
    '96.0 ± 1.0'
    """
    return f"{np.mean(values):.{decimals}f} ± {np.std(values, ddof=1):.{decimals}f}"


def in_percent(shares):
    """Write the mean and the standard deviation of shares over the seeds, in percent.

    Examples
    --------
    >>> in_percent(np.array([0.95, 0.96, 0.97]))
    '96.0 ± 1.0'
    """
    return plus_minus(100 * np.asarray(shares))


def lead(first, second, *, clear):
    """Whether paired scores `first` beat `second` by more than `clear` standard errors.

    Parameters
    ----------
    first, second : arrays, shape (S,)
        One number a seed, the same seeds in both.
    clear : float

    Examples
    --------
    >>> lead([5.0, 6.0, 7.0], [1.0, 2.5, 2.8], clear=2.0), lead([1.0, 5.0], [4.0, 1.0], clear=2.0)
    (True, False)
    """
    gain = np.asarray(first, float) - np.asarray(second, float)
    return bool(gain.mean() > clear * gain.std(ddof=1) / np.sqrt(len(gain)))
