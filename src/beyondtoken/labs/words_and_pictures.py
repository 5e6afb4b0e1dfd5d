"""Which numbers can be named without ever having been shown: gaps in a lesson, and a board that finds them.

Letters used in this file: S seeds, N pictures, H numbers held out of the lesson. Eye, words and pictures are
those of `captions`.
"""

from typing import NamedTuple

import numpy as np

from beyondtoken.errors import BookError
from beyondtoken.labs.captions import NUMBERS, draw_pictures, name_pictures

__all__ = ["Lesson", "board", "hold_out", "hold_out_rows", "lesson_without", "mean_over", "others",
           "shares_a_digit"]

EASY = np.array([number for number in range(21, NUMBERS) if number % 10])


class Lesson(NamedTuple):
    """Pictures (S, N, 128), the place of each caption among the seen ones (S, N), the seen numbers (S, C)."""

    pictures: np.ndarray
    right: np.ndarray
    seen: np.ndarray


def hold_out(seeds, count):
    """Choose numbers that no lesson will show, here and there among 21-29, 31-39, ..., 91-99.

    The tens and the numbers to 20 stay in the lesson, and with them all words of the others; only the French
    *et* of 21 or 71 goes when all 72 are left out.

    Returns
    -------
    array of int, shape (S, count)
        The first ones are the same for every `count`.

    Raises
    ------
    BookError
        If `count` is not from 1 to 72.

    Examples
    --------
    >>> hold_out([0, 1], 20).shape, bool((hold_out([0], 40)[:, :20] == hold_out([0], 20)).all())
    ((2, 20), True)
    """
    if not 1 <= count <= len(EASY):
        raise BookError(f"hold_out can leave out 1 to {len(EASY)} numbers, got {count}.",
                        "Choose fewer, since every word must stay in the lesson.")
    return np.stack([np.random.default_rng([seed, 5]).permutation(EASY)[:count] for seed in seeds])


def hold_out_rows(seeds, tens):
    """Leave out whole rows of the board instead, all but the round number: for 4, the numbers 41 to 49.

    >>> hold_out_rows([0], [4]).tolist()
    [[41, 42, 43, 44, 45, 46, 47, 48, 49]]
    """
    rows = np.concatenate([10 * ten + np.arange(1, 10) for ten in tens])
    return np.repeat(rows[None], len(seeds), axis=0)


def others(held):
    """The numbers that are not held out, in order: (S, H) to (S, 100 - H).

    >>> others(np.arange(2, 100)[None]).tolist()
    [[0, 1]]
    """
    return np.stack([np.setdiff1d(np.arange(NUMBERS), row) for row in held])


def lesson_without(held, *, seeds, count=6400, seed=0):
    """Draw a lesson in which every number but those held out is as likely as any other.

    >>> lesson = lesson_without(hold_out([0], 20), seeds=[0], count=10)
    >>> lesson.pictures.shape, lesson.right.shape, lesson.seen.shape
    ((1, 10, 128), (1, 10), (1, 80))
    """
    seen = others(held)
    right = np.random.default_rng(seed).integers(seen.shape[1], size=(len(seeds), count))
    numbers = np.take_along_axis(seen, right, axis=1)
    return Lesson(draw_pictures(numbers, seeds=seeds, part="learn"), right, seen)


def board(learner, captions, sheet):
    """Percent of each number's test pictures that get its own caption out of all 100.

    Parameters
    ----------
    learner : Matcher
    captions : array, shape (100, V)
    sheet : array, shape (S, 100 x each, 128)

    Returns
    -------
    array, shape (S, 100)
    """
    named = name_pictures(learner, sheet, captions).reshape(len(sheet), NUMBERS, -1)       # (S, 100, each)
    return 100 * (named == np.arange(NUMBERS)[:, None]).mean(axis=2)


def mean_over(boards, numbers):
    """Mean of each seed's board over its own numbers: boards (S, 100), numbers (S, H), to (S,).

    >>> mean_over(np.arange(100.0)[None], np.array([[10, 20]])).tolist()
    [15.0]
    """
    return np.take_along_axis(boards, numbers, axis=1).mean(axis=1)


def shares_a_digit(named, numbers):
    """Percent of the wrong names that have one digit right, in its place.

    >>> shares_a_digit(np.array([42, 47, 35, 24]), np.array([42, 42, 42, 42]))
    33.33333333333333
    """
    named, numbers = np.asarray(named), np.asarray(numbers)
    wrong = named != numbers
    one_right = (named // 10 == numbers // 10) | (named % 10 == numbers % 10)
    return float(100 * one_right[wrong].mean())
