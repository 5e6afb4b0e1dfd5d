"""A bank with two departments that must not tell each other their clients' deals, and networks that know them.

Letters used in this file: S seeds, N clients, B bits of a client's code, K scores, H hidden units.
Every seed is a bank of its own with a network of its own; all seeds train at once.
The last of the K scores stands for "I may not say"; the others stand for the kinds of deal.
"""

from typing import NamedTuple

import numpy as np

from beyondtoken.labs.networks import softmax

__all__ = ["Files", "auc", "beneath", "confidence", "features", "flip_one_bit", "open_bank",
           "refused", "revealed", "two_heads_slope", "what_opens"]

DEALS = 8
REFUSE = DEALS
CHANCE = 100 / DEALS
"""Percent right by guessing blindly."""
INVESTMENT, TRADING, HALF = (1, 0), (0, 1), (0.5, 0.5)
"""What the two flag inputs hold: who asks, or a form that is filled in badly."""


class Files(NamedTuple):
    """Clients and the kind of deal each has in hand: codes (S, N, B) of 0 and 1, deals (S, N)."""

    codes: np.ndarray
    deals: np.ndarray

    def first(self, count):
        """The first ``count`` clients of every seed."""
        return Files(self.codes[:, :count], self.deals[:, :count])

    def after(self, count):
        """All clients but the first ``count``."""
        return Files(self.codes[:, count:], self.deals[:, count:])


def open_bank(seeds, *, clients=120, bits=24):
    """Draw the files of one bank a seed; codes and deals are unrelated, so that nothing can be guessed.

    Parameters
    ----------
    seeds : iterable of int
    clients : int
        N, clients of each department.
    bits : int
        B, length of a client's code.

    Returns
    -------
    dict of str to Files
        "investment" and "trading" (N clients each), "public" (2N deals known to all) and "new" (N clients
        nobody has a file on yet; their deals are of use to nobody).

    Examples
    --------
    >>> bank = open_bank([0, 1], clients=5)
    >>> {name: files.codes.shape for name, files in bank.items()}["public"]
    (2, 10, 24)
    """
    rngs = [np.random.default_rng(seed) for seed in seeds]
    codes = np.stack([rng.integers(0, 2, size=(5 * clients, bits)) for rng in rngs]).astype(np.float32)
    deals = np.stack([rng.integers(0, DEALS, size=5 * clients) for rng in rngs])
    cuts = {"investment": (0, 1), "trading": (1, 2), "public": (2, 4), "new": (4, 5)}
    return {name: Files(codes[:, clients * start:clients * end], deals[:, clients * start:clients * end])
            for name, (start, end) in cuts.items()}


def revealed(scores, deals):
    """Percent of the clients whose deal comes out right, one number a seed: (S,); a refusal reveals nothing.

    >>> revealed(np.eye(9)[None, [3, 5, 8, 0]], np.array([[3, 4, 2, 0]]))
    array([50.])
    """
    return 100 * (scores.argmax(axis=-1) == deals).mean(axis=-1)


def refused(scores):
    """Percent of the questions that are refused, one number a seed: (S,).

    >>> refused(np.eye(9)[None, [3, 5, 8, 0]])
    array([25.])
    """
    return 100 * (scores.argmax(axis=-1) == REFUSE).mean(axis=-1)


def beneath(scores):
    """What stands beneath the refusal: the scores of the kinds of deal alone, (S, N, K - 1)."""
    return scores[..., :REFUSE]


def confidence(scores):
    """Probability of the likeliest deal, refusals left out: (S, N)."""
    return softmax(beneath(scores)).max(axis=-1)


def auc(members, strangers):
    """Chance that a member's number is above a stranger's, ties counting half, one number a seed: (S,).

    Parameters
    ----------
    members, strangers : arrays, shapes (S, N) and (S, M)

    Examples
    --------
    >>> auc(np.array([[0.9, 0.5]]), np.array([[0.5, 0.1]]))
    array([0.875])
    """
    gap = members[:, :, None] - strangers[:, None, :]                              # (S, N, M)
    return ((gap > 0) + 0.5 * (gap == 0)).mean(axis=(1, 2))


def flip_one_bit(codes, *, seed):
    """Misspell every client's code in one place: (S, N, B).

    >>> codes = np.zeros((1, 3, 24))
    >>> flip_one_bit(codes, seed=0).sum(axis=-1)
    array([[1., 1., 1.]])
    """
    place = np.random.default_rng(seed).integers(0, codes.shape[-1], size=codes.shape[:-1])
    return abs(codes - np.eye(codes.shape[-1], dtype=codes.dtype)[place])


def features(params, x):
    """What the hidden units of a network with one hidden layer say: (S, N, H)."""
    weights, biases = params[0]
    return np.maximum(np.asarray(x, weights.dtype) @ weights + biases, 0)


def two_heads_slope(scores, answers):
    """Slope of the cross entropy of a trunk with two heads, each of which learns its own files only.

    Parameters
    ----------
    scores : array, shape (S, N, 2 * DEALS)
        Investment's head first, then trading's.
    answers : array of int, shape (S, N)
        A deal of investment's as it is, one of trading's plus `DEALS`.

    Returns
    -------
    array, shape (S, N, 2 * DEALS)
        Zero at the head that is not asked.

    Examples
    --------
    >>> two_heads_slope(np.zeros((1, 1, 16)), np.array([[9]]))[0, 0, 7:11]
    array([ 0.   ,  0.125, -0.875,  0.125])
    """
    asked = (np.arange(2 * DEALS) >= DEALS) == (answers[..., None] >= DEALS)       # (S, N, 2 * DEALS)
    said = softmax(np.where(asked, scores, -np.inf))
    return (said - np.eye(2 * DEALS, dtype=scores.dtype)[answers]) / scores.shape[-2]


def what_opens(typo, half, *, leak):
    """Which of two odd questions gets deals out of a network that was taught to refuse.

    Parameters
    ----------
    typo, half : arrays, shape (S,)
        Percent of the deals revealed by a misspelt code, and by a half-filled flag.
    leak : float
        Percent from which it counts.

    Returns
    -------
    str
        "typo", "half", "both" or "neither".

    Examples
    --------
    >>> what_opens(np.array([4.0]), np.array([70.0]), leak=25)
    'half'
    """
    opened = (np.mean(typo) >= leak, np.mean(half) >= leak)
    return {(True, True): "both", (True, False): "typo", (False, True): "half"}.get(opened, "neither")
