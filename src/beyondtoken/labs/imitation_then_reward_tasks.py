"""Number paths: the moves, the problems, the people who count, and what a network sees of it all.

The task is to get from a number to a larger one in six moves. The moves are +1, +10, x2 and -1; the numbers
are 0 to 99, and a move that would leave them does nothing. People count by tens and ones and never double or
step back on purpose, so which problems lie outside their idiom can be worked out exactly.

Letters: R networks side by side (one a seed), N problems or examples, T = 6 moves, K = 4 kinds of move,
D = 46 numbers that say where a try stands.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

__all__ = ["AFTER", "BACK", "DESCRIBED", "DOUBLE", "KINDS", "MOVES", "NOVEL", "NUMBERS", "ONE", "TEN", "Problems",
           "all_problems", "demonstrate", "describe", "draw_batches", "fewest_moves", "hold_out",
           "worked_examples"]

NUMBERS = 100
MOVES = 6
KINDS = ("+1", "+10", "×2", "−1")
ONE, TEN, DOUBLE, BACK = range(4)
NOVEL = (DOUBLE, BACK)
"""The moves that people never make on purpose."""

_NUMBER = np.arange(NUMBERS)
_LANDS = np.stack([_NUMBER + 1, _NUMBER + 10, 2 * _NUMBER, _NUMBER - 1])
AFTER = np.where((_LANDS >= 0) & (_LANDS < NUMBERS), _LANDS, _NUMBER)     # (K, 100); else it is refused
_DIGITS = np.concatenate([np.eye(10)[_NUMBER // 10], np.eye(10)[_NUMBER % 10]], axis=1).astype(np.float32)
_LEFT = np.eye(MOVES + 1, dtype=np.float32)[:, 1:]
DESCRIBED = 2 * _DIGITS.shape[1] + MOVES
"""How many numbers describe where a try stands."""


class Problems(NamedTuple):
    """Pairs start < target: two arrays of int of one shape."""

    start: np.ndarray
    target: np.ndarray

    def pick(self, which):
        """Take some of them out; ``which`` is anything numpy takes between brackets."""
        return Problems(self.start[which], self.target[which])


def fewest_moves(kinds=(ONE, TEN, DOUBLE, BACK)):
    """Count the fewest moves from every number to every other, by dynamic programming; 7 is "not in six".

    >>> int(fewest_moves()[7, 29]), int(fewest_moves((ONE, TEN))[7, 29])
    (3, 4)
    """
    best = np.where(np.eye(NUMBERS, dtype=bool), 0, MOVES + 1)                     # (start, target)
    for _ in range(MOVES):
        best = np.minimum(best, 1 + best[AFTER[list(kinds)]].min(axis=0))
    return best


def all_problems():
    """List every pair start < target that six moves can solve, and whether counting can.

    Returns
    -------
    problems : Problems
    inside : array of bool
        Whether +1 and +10 are enough: inside people's idiom.

    Examples
    --------
    >>> problems, inside = all_problems()
    >>> len(inside), int(inside.sum())
    (4786, 2084)
    """
    start, target = np.nonzero(np.triu(fewest_moves() <= MOVES, k=1))
    return Problems(start, target), fewest_moves((ONE, TEN))[start, target] <= MOVES


def hold_out(count, seeds, *, share=0.2):
    """Choose for each seed which of `count` problems are kept for the exam: bool (R, count).

    >>> hold_out(10, [0, 1]).sum(axis=1).tolist()
    [2, 2]
    """
    ranks = [np.random.default_rng(seed).permutation(count) for seed in seeds]
    return np.stack(ranks) < round(share * count)


def describe(numbers, targets, left):
    """Say where a try stands as a network sees it: two digits each, and how many moves are left.

    Parameters
    ----------
    numbers, targets : arrays of int, one shape
    left : int or array of int of that shape, 1 to 6

    Examples
    --------
    >>> describe(np.array([41]), np.array([99]), 6).shape
    (1, 46)
    """
    left = np.broadcast_to(left, np.shape(numbers))
    return np.concatenate([_DIGITS[numbers], _DIGITS[targets], _LEFT[left]], axis=-1)


def demonstrate(problems, *, slip, rng):
    """People try each problem once: tens while ten or more are missing, then ones; now and then a slip.

    Parameters
    ----------
    problems : Problems, arrays of shape (N,)
    slip : float
        Chance that a move is drawn evenly from all four.

    Returns
    -------
    numbers, moves : arrays of int, shape (N, T)
    took : array of int, shape (N,)
        Moves until the target, 7 if it was not reached.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> numbers, _, took = demonstrate(Problems(np.array([7]), np.array([29])), slip=0, rng=rng)
    >>> numbers[0, :int(took[0])].tolist()
    [7, 17, 27, 28]
    """
    number, took = problems.start, np.full(len(problems.start), MOVES + 1)
    numbers, moves = np.empty((2, len(number), MOVES), int)
    for now in range(MOVES):
        habit = np.where(problems.target - number >= 10, TEN, ONE)
        slips = rng.random(len(number)) < slip
        numbers[:, now] = number
        moves[:, now] = np.where(slips, rng.integers(0, len(KINDS), len(number)), habit)
        number = AFTER[moves[:, now], number]
        took = np.where((number == problems.target) & (took > MOVES), now + 1, took)
    return numbers, moves, took


def worked_examples(problems, *, slip, count, seed, failures=False):
    """Let people try `count` problems, drawn again and again, and show what came out right, move by move.

    Parameters
    ----------
    problems : Problems, arrays of shape (N,)
    slip : float
    count, seed : int
    failures : bool
        Whether the tries that failed are shown too.

    Returns
    -------
    x : array, shape (examples, D)
    moves : array of int, shape (examples,)

    Examples
    --------
    >>> x, moves = worked_examples(all_problems()[0], slip=0, count=100, seed=0)
    >>> bool(np.isin(moves, NOVEL).any())
    False
    """
    rng = np.random.default_rng(seed)
    tried = problems.pick(rng.integers(0, len(problems.start), count))
    numbers, moves, took = demonstrate(tried, slip=slip, rng=rng)
    shown = (np.arange(MOVES) < took[:, None]) & (failures | (took <= MOVES)[:, None])     # (count, T)
    targets = np.broadcast_to(tried.target[:, None], shown.shape)
    left = np.broadcast_to(MOVES - np.arange(MOVES), shown.shape)
    return describe(numbers[shown], targets[shown], left[shown]), moves[shown]


def draw_batches(examples, *, size, seed):
    """Yield (x (R, size, D), moves (R, size)) for ever, each network from examples of its own.

    >>> examples = [worked_examples(all_problems()[0], slip=0, count=50, seed=seed) for seed in (0, 1)]
    >>> x, moves = next(draw_batches(examples, size=8, seed=0))
    >>> x.shape, moves.shape
    ((2, 8, 46), (2, 8))
    """
    rng = np.random.default_rng(seed)
    while True:
        rows = [rng.integers(0, len(moves), size) for _, moves in examples]
        yield tuple(np.stack([one[part][row] for one, row in zip(examples, rows, strict=True)])
                    for part in (0, 1))
