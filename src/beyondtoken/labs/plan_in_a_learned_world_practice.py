"""The rival without a model: a table that learns the same pendulum by trying, on the same real steps.

Letters: L learners, G pendulums that each of them tries at once, B = 31 bins of angle and of speed, A = 5 torques.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .pendulum import TOP_SPEED, cost, swing, wrapped
from .plan_in_a_learned_world_runs import STARTS, STEPS

BINS = 31
TORQUES = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
HOLD = 2
"""Steps for which a chosen torque is held; both are counted as real steps."""
GAMES = 16


@dataclass(frozen=True)
class Practice:
    """What the learners could do, check after check.

    Attributes
    ----------
    steps : array of int, shape (checks,)
        Real steps of each learner before the check.
    score : array, shape (checks, L)
        Minus the cost of a run without random torques, mean over the starts.
    """

    steps: np.ndarray
    score: np.ndarray


def box_of(angle, speed):
    """The number, 0 to BINS * BINS - 1, of the box that a state lies in.

    Examples
    --------
    >>> int(box_of(0.0, 0.0)) == BINS * BINS // 2
    True
    """
    row = np.floor((wrapped(angle) + np.pi) / (2 * np.pi) * BINS).astype(int) % BINS
    column = np.clip(np.floor((speed + TOP_SPEED) / (2 * TOP_SPEED) * BINS).astype(int), 0, BINS - 1)
    return row * BINS + column


def try_out(q, angle, speed, dice, *, explore=0.1, rate=0.5, patience=0.99):
    """One move of Q-learning in all pendulums of all learners at once.

    Parameters
    ----------
    q : array, shape (L, BINS * BINS, A)
        Each learner's guess of the score still to come.
    angle, speed : arrays, shape (L, G)
    dice : array, shape (L, G)
        Uniform in [0, 1): below `explore` the torque is random, and the number also picks which.
    explore, rate, patience : float
        Share of random torques; how far a value moves; how much a later point counts beside an earlier one.

    Returns
    -------
    angle, speed : arrays, shape (L, G)
    where : tuple of index arrays
        The entries of `q` to correct.
    better : array, shape (L, G)
        Their new values.

    Source
    ------
    sutton2018rl, section 6.5.
    """
    learner, box = np.arange(len(q))[:, None], box_of(angle, speed)
    pick = np.where(dice < explore, (dice / explore * len(TORQUES)).astype(int), q[learner, box].argmax(axis=-1))
    gained = 0.0
    for _ in range(HOLD):
        gained = gained - cost(angle, speed, TORQUES[pick])
        angle, speed = swing(angle, speed, TORQUES[pick])
    old, to_come = q[learner, box, pick], q[learner, box_of(angle, speed)].max(axis=-1)
    return angle, speed, (learner, box, pick), old + rate * (gained + patience * to_come - old)


def practise(try_out, *, learners, steps, checks, seed):
    """Let learners practise in runs of 200 steps from random starts, and check them on the way.

    Parameters
    ----------
    try_out : function
        With the arguments and results of `try_out`.
    learners : iterable of int
        A number and `seed` fix a learner's dice.
    steps : int
        Real steps of each learner, rounded up to whole rounds of GAMES runs.
    checks : sequence of int
        Steps after which to check, each rounded up likewise.

    Returns
    -------
    Practice
    """
    rngs = [np.random.default_rng([seed, number]) for number in learners]
    q, each_round = np.zeros((len(rngs), BINS * BINS, len(TORQUES))), GAMES * STEPS
    due, done, found = list(checks), [], []
    for round_number in range(1, -(-steps // each_round) + 1):
        angle = np.array([rng.uniform(-np.pi, np.pi, GAMES) for rng in rngs])
        speed = np.array([rng.uniform(-1, 1, GAMES) for rng in rngs])
        for dice in np.stack([rng.random((STEPS // HOLD, GAMES)) for rng in rngs], axis=1):
            angle, speed, where, better = try_out(q, angle, speed, dice)
            q[where] = better
        if due and round_number * each_round >= due[0]:
            done.append(round_number * each_round)
            found.append(greedy_score(q))
            due.pop(0)
    return Practice(np.array(done), np.array(found))


def greedy_score(q):
    """Minus the cost of a run that always takes the best torque of the table, mean over the starts; (L,)."""
    learner = np.arange(len(q))[:, None]
    angle, speed = (np.tile(part, (len(q), 1)) for part in STARTS.T)
    score = 0.0
    for now in range(STEPS):
        if now % HOLD == 0:
            torque = TORQUES[q[learner, box_of(angle, speed)].argmax(axis=-1)]
        score = score - cost(angle, speed, torque)
        angle, speed = swing(angle, speed, torque)
    return score.mean(axis=1)
