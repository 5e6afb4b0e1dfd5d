"""A published eye and a community that builds on it: captions saved, worlds it fits, whom one model serves.

Letters used in this file: S seeds, N pictures, C captions, V words, F numbers that describe a picture,
G groups of people. Pictures, words and the rule that joins them are those of `captions`.
"""

import numpy as np

from beyondtoken.errors import BookError
from beyondtoken.labs.captions import NUMBERS, draw_pictures, match
from beyondtoken.labs.networks import Adam, minibatches

__all__ = ["GROUPS", "WORLDS", "adapt", "captions_worth", "customs", "gather", "nearest", "rename", "show_as"]

GROUPS = 5
_DIGITS = 10


def _slant(pictures):
    """Push the upper rows of each digit one pixel to the right and the lower rows one to the left."""
    digits = pictures.reshape(*pictures.shape[:-1], 8, 2, 8)                     # row, digit, column
    pushes = (1, 1, 1, 0, 0, -1, -1, -1)
    rows = [np.roll(digits[..., row, :, :], push, axis=-1) for row, push in enumerate(pushes)]
    return np.stack(rows, axis=-3).reshape(pictures.shape)


WORLDS = {"same": lambda pictures: pictures, "negative": lambda pictures: 1 - pictures, "slanted": _slant}


def show_as(world, pictures):
    """Show pictures as a community sees them: the same, with ink and paper swapped, or slanted.

    Parameters
    ----------
    world : str
        A key of `WORLDS`.
    pictures : array, shape (..., 128)

    Raises
    ------
    BookError
        If there is no such world.

    Examples
    --------
    >>> show_as("negative", np.zeros((1, 128))).min()
    np.float64(1.0)
    """
    if world not in WORLDS:
        raise BookError(f"show_as knows the worlds {', '.join(WORLDS)}; got '{world}'.", "Choose one of those.")
    return WORLDS[world](pictures)


def gather(seeds, count, *, seed):
    """Collect pictures of random numbers for learning: (S, count, 128), and the numbers (S, count).

    >>> [part.shape for part in gather([0, 1], 25, seed=7)]
    [(2, 25, 128), (2, 25)]
    """
    numbers = np.random.default_rng([seed, count]).integers(NUMBERS, size=(len(seeds), count))
    return draw_pictures(numbers, seeds=seeds, part="learn", seed=seed), numbers


def adapt(seen, right, captions, words, *, steps=300, rate=0.01):
    """Let a table of words learn for descriptions that stay as they are; the table given is left alone.

    Parameters
    ----------
    seen : array, shape (S, N, F)
        What describes the pictures: meanings by a published eye, or a closed model's answers.
    right : array of int, shape (S, N)
        Which caption belongs to each picture.
    captions : array, shape (C, V)
    words : array, shape (S, V, F)
        Where to start.

    Returns
    -------
    array, shape (S, V, F)

    Examples
    --------
    >>> seen, right = np.eye(2)[None], np.array([[0, 1]])
    >>> words = adapt(seen, right, np.eye(2), np.zeros((1, 2, 2)), steps=100)
    >>> nearest(seen, words, np.eye(2)).tolist()
    [[0, 1]]
    """
    words, rule = words.copy(), Adam(words.size, rate=rate)
    for _, (x, wanted) in zip(range(steps), minibatches(seen, right, size=64, seed=0), strict=False):
        _, along_spoken = match(x, captions @ words, wanted)
        slope = captions.T @ along_spoken                                        # (S, V, F)
        words -= rule.change(slope.ravel()).reshape(words.shape)
    return words


def nearest(seen, words, captions):
    """Say which caption fits each description best: (S, N) indices into the C captions."""
    return (seen @ (captions @ words).swapaxes(-1, -2)).argmax(axis=-1)


def captions_worth(sizes, accuracies, target):
    """How many captions a learner needs for the accuracy `target`, read off its curve.

    Parameters
    ----------
    sizes : sequence of int
    accuracies : array, shape (sizes,)
        Rising; between two sizes the curve is straight over the logarithm of the size.
    target : float

    Returns
    -------
    float
        The smallest or the largest size where the target lies outside of the curve.

    Examples
    --------
    >>> round(captions_worth([100, 400], [40.0, 60.0], 50.0), 1)
    200.0
    """
    return float(np.exp(np.interp(target, np.maximum.accumulate(accuracies), np.log(sizes))))


def customs(seeds):
    """Draw the customs of five groups: each but the first gives four of the digits from 2 to 9 other words.

    Returns
    -------
    array of int, shape (S, G, 10)
        The digit whose word a group uses for each digit; the words of the four are passed round in a ring.

    Examples
    --------
    >>> customs([0])[0, 0].tolist()
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    found = np.tile(np.arange(_DIGITS), (len(seeds), GROUPS, 1))
    for row, seed in enumerate(seeds):
        rng = np.random.default_rng([seed, 3])
        for group in range(1, GROUPS):
            ring = rng.permutation(np.arange(2, _DIGITS))[:4]
            found[row, group, ring] = np.roll(ring, 1)
    return found


def rename(numbers, group, habits):
    """Say which number's words a group uses for each number.

    Parameters
    ----------
    numbers : array of int, shape (S, N)
    group : int or array of int, shape (S, N)
    habits : array of int, shape (S, G, 10)
        From :func:`customs`.

    Returns
    -------
    array of int, shape (S, N)

    Examples
    --------
    >>> swap = np.array([[[0, 1, 3, 2, 4, 5, 6, 7, 8, 9]]])
    >>> rename(np.array([[23, 41]]), 0, swap).tolist()
    [[32, 41]]
    """
    seeds = np.arange(len(habits))[:, None]
    tens, units = np.divmod(numbers, _DIGITS)
    return _DIGITS * habits[seeds, group, tens] + habits[seeds, group, units]
