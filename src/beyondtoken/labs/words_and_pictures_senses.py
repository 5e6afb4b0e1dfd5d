"""An eye and an ear that perceive the same digit: when do two senses see more than one?

Letters used in this file: S seeds, N moments. In every moment there is one digit to be told. Each sense gets
64 numbers, in which the digit is blended with a decoy, another digit.
"""

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from beyondtoken.errors import BookError
from beyondtoken.labs.networks import cross_entropy_gradient, forward, init_networks, minibatches, train

__all__ = ["WORLDS", "Moments", "cover", "judge_digits", "live_through", "perfect_reader", "train_judges"]

WORLDS = ("separate", "shared", "hum")
LOWEST, HIGHEST = 0.2, 0.6            # share of the decoy: evenly between these
HISS = 0.3                            # standard deviation of the ear's own noise


class Moments(NamedTuple):
    """What was seen (S, N, 64), what was heard (S, N, 64), and the digit (S, N)."""

    eye: np.ndarray
    ear: np.ndarray
    digit: np.ndarray


def live_through(world, *, seeds, count, part):
    """Draw moments: the eye sees handwriting, the ear hears an invented voice.

    Parameters
    ----------
    world : str
        "separate": each sense has its own decoy and its own share of it. "shared": both have the same.
        "hum": separate, and the ear hears the mean of all voices, whatever the digit.
    seeds : sequence of int
    count : int
    part : str
        "learn" or "test"; handwriting is never the same in both.

    Returns
    -------
    Moments

    Raises
    ------
    BookError
        If there is no such world.

    Simplified here
    ---------------
    - A voice is 64 numbers drawn once for each digit and seed, with noise added; nobody spoke.

    Examples
    --------
    >>> live_through("shared", seeds=[0, 1], count=5, part="learn").eye.shape
    (2, 5, 64)
    """
    if world not in WORLDS:
        raise BookError(f"live_through knows the worlds {', '.join(WORLDS)}; got '{world}'.",
                        "Choose one of those.")
    x, y = load_digits(return_X_y=True)
    x = (x / 16).astype(np.float32)
    drawn = [_moments(world, x, y, seed, count, part) for seed in seeds]
    return Moments(*(np.stack(one) for one in zip(*drawn, strict=True)))


def _moments(world, x, y, seed, count, part):
    rng = np.random.default_rng([seed, part == "learn"])
    order = np.random.default_rng(seed).permutation(len(y))
    kept = order[:1197] if part == "learn" else order[1197:]
    voices = np.random.default_rng([seed, 9]).random((10, 64), dtype=np.float32)
    digit = rng.integers(10, size=count)
    (decoy, share), (other, other_share) = _decoy(digit, rng), _decoy(digit, rng)
    if world == "shared":
        other, other_share = decoy, share
    eye = (1 - share) * _photograph(x, y, kept, digit, rng) + share * _photograph(x, y, kept, decoy, rng)
    spoken = np.repeat(voices.mean(axis=0)[None], 10, axis=0) if world == "hum" else voices
    ear = (1 - other_share) * spoken[digit] + other_share * spoken[other]
    return eye, ear + HISS * rng.standard_normal(ear.shape, dtype=np.float32), digit


def _decoy(digit, rng):
    """Another digit for each moment, and the share that it takes of what is perceived, (N, 1)."""
    decoy = (digit + rng.integers(1, 10, size=len(digit))) % 10
    return decoy, rng.uniform(LOWEST, HIGHEST, (len(digit), 1)).astype(np.float32)


def _photograph(x, y, kept, digits, rng):
    images = np.empty((len(digits), 64), np.float32)
    for digit in range(10):
        wanted = digits == digit
        images[wanted] = x[rng.choice(kept[y[kept] == digit], wanted.sum())]
    return images


def cover(moments, *, eye=False, ear=False):
    """Put a hand over a sense: it perceives nothing but zeros.

    >>> moments = Moments(np.ones((1, 2, 64)), np.ones((1, 2, 64)), np.array([[3, 8]]))
    >>> cover(moments, eye=True).eye.max(), cover(moments, eye=True).ear.max()
    (np.float64(0.0), np.float64(1.0))
    """
    return moments._replace(eye=moments.eye * (not eye), ear=moments.ear * (not ear))


def train_judges(x, digit, *, steps=600, seed=0):
    """Train one small network per seed to tell the digit from what was perceived.

    Parameters
    ----------
    x : array, shape (S, N, D)
    digit : array of int, shape (S, N)

    Examples
    --------
    >>> judges = train_judges(np.zeros((2, 20, 64)), np.zeros((2, 20), int), steps=2)
    >>> judges[0][0].shape
    (2, 64, 32)
    """
    judges = init_networks((x.shape[-1], 32, 10), replicas=len(x), seed=seed)
    return train(judges, minibatches(x, digit, size=32, seed=seed), cross_entropy_gradient, rate=3e-3,
                 steps=steps)


def judge_digits(judges, x, digit):
    """Percent of the digits told rightly, one number a seed: (S,)."""
    return 100 * (forward(judges, x).argmax(axis=-1) == digit).mean(axis=-1)


def perfect_reader():
    """What nobody can beat who knows every voice and every hand: percent told rightly.

    A decoy whose share is above one half outweighs the digit; a share uniform between 0.2 and 0.6 is below one
    half in three of four cases. Two senses with separate decoys share one digit only, the right one, unless
    both drew the same decoy, one time in nine; then the sum of two shares decides.

    Returns
    -------
    dict
        "one" sense, two with "separate" decoys, two with a "shared" one.

    Examples
    --------
    >>> {name: round(value, 1) for name, value in perfect_reader().items()}
    {'one': 75.0, 'separate': 98.6, 'shared': 75.0}
    """
    width = HIGHEST - LOWEST
    one = (0.5 - LOWEST) / width
    same_decoy = 1 - (2 * HIGHEST - 1) ** 2 / 2 / width**2
    return {"one": 100 * one, "separate": 100 * (8 + same_decoy) / 9, "shared": 100 * one}
