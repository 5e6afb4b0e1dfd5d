"""A pendulum learned from a few seconds of watching: how its senses change in one step.

Letters: R models side by side, N states of each, F = 15 products.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .pendulum import TOP_SPEED, TOP_TORQUE, senses, swing

_FIRST, _SECOND = np.triu_indices(5)


@dataclass(frozen=True)
class Seen:
    """Steps of real pendulums, as a learner sees them.

    Attributes
    ----------
    before : array, shape (R, 4, N)
        Cosine, sine, speed and torque.
    after : array, shape (R, 3, N)
        Cosine, sine and speed one step later.
    """

    before: np.ndarray
    after: np.ndarray

    def first(self, steps):
        """The first steps only.

        >>> watch([0], steps=20, seed=0).first(5).after.shape
        (1, 3, 5)
        """
        return Seen(self.before[..., :steps], self.after[..., :steps])


def watch(learners, *, steps, seed, mass=1.0):
    """Push one pendulum for each learner at random, from a random start, and write down what is seen.

    Parameters
    ----------
    learners : iterable of int
        A number and `seed` fix a learner's dice.
    steps : int
    mass : float
        Kilograms.

    Returns
    -------
    Seen

    Examples
    --------
    >>> watch([0, 1], steps=50, seed=0).before.shape
    (2, 4, 50)
    """
    rngs = [np.random.default_rng([seed, number]) for number in learners]
    angle = np.array([rng.uniform(-np.pi, np.pi) for rng in rngs])
    speed = np.array([rng.uniform(-1, 1) for rng in rngs])
    torques = np.array([rng.uniform(-TOP_TORQUE, TOP_TORQUE, steps) for rng in rngs]).T
    before, after = [], []
    for torque in torques:
        before.append(np.column_stack([senses(angle, speed), torque]))
        angle, speed = swing(angle, speed, torque, mass=mass)
        after.append(senses(angle, speed))
    return Seen(np.stack(before, axis=-1), np.stack(after, axis=-1))


def products(inputs):
    """All products of two among 1, cosine, sine, speed and torque; (R, 4, N) -> (R, 15, N).

    Examples
    --------
    >>> products(np.array([[[2.0], [3.0], [5.0], [7.0]]]))[0, :, 0].tolist()
    [1.0, 2.0, 3.0, 5.0, 7.0, 4.0, 6.0, 10.0, 14.0, 9.0, 15.0, 21.0, 25.0, 35.0, 49.0]
    """
    known = np.concatenate([np.ones_like(inputs[:, :1]), inputs], axis=1)       # (R, 5, N)
    return known.take(_FIRST, axis=1) * known.take(_SECOND, axis=1)      # faster than known[:, _FIRST]


def plain(inputs):
    """The inputs themselves and a one, without products; (R, 4, N) -> (R, 5, N).

    Examples
    --------
    >>> plain(np.array([[[2.0], [3.0], [5.0], [7.0]]]))[0, :, 0].tolist()
    [1.0, 2.0, 3.0, 5.0, 7.0]
    """
    return np.concatenate([np.ones_like(inputs[:, :1]), inputs], axis=1)


def learn(seen, *, features=products, ridge=1e-3, prior=None):
    """Ridge regression: how the senses change in one step, drawn towards `prior`.

    Parameters
    ----------
    seen : Seen
    features : function
        `products` or `plain`.
    ridge : float
        How strongly the weights are held to the prior.
    prior : array, shape (R, 3, F) or (1, 3, F), optional
        Weights to start from, such as those learned in a simulator; zeros, if not given.

    Returns
    -------
    array, shape (R, 3, F)

    Examples
    --------
    >>> learn(watch([0, 1], steps=50, seed=0)).shape
    (2, 3, 15)
    """
    known = features(seen.before)                                               # (R, F, N)
    change = seen.after - seen.before[:, :3]                                    # (R, 3, N)
    prior = np.zeros((1, 3, known.shape[1])) if prior is None else prior
    gram = known @ known.swapaxes(1, 2) + ridge * np.eye(known.shape[1])
    missing = known @ (change - prior @ known).swapaxes(1, 2)                   # (R, F, 3)
    return prior + np.linalg.solve(gram, missing).swapaxes(1, 2)


def miss(weights, seen):
    """Root mean square error of the foretold change, over all senses and steps; (R,).

    Parameters
    ----------
    weights : array, shape (R, 3, 15)
    seen : Seen
        Steps that the learner has not learned from.
    """
    foretold = weights @ products(seen.before)
    return np.sqrt(((foretold - (seen.after - seen.before[:, :3]))**2).mean(axis=(1, 2)))


def foresight(weights, *, features=products):
    """A function that foretells the next senses from senses and torque, with learned weights.

    Parameters
    ----------
    weights : array, shape (R, 3, F)
    features : function

    Returns
    -------
    function
        ``foresee(state (R, 3, N), torque (R, N))`` -> (R, 3, N); cosine and sine are kept on the circle,
        the speed within its limit.
    """
    weights = weights.astype(np.float32)

    def foresee(state, torque):
        inputs = np.concatenate([state, torque[:, None]], axis=1, dtype=np.float32)
        state = state + weights @ features(inputs)
        state[:, :2] /= np.hypot(state[:, 0], state[:, 1])[:, None]
        np.clip(state[:, 2], -TOP_SPEED, TOP_SPEED, out=state[:, 2])
        return state
    return foresee


def true_foresight(*, mass=1.0):
    """The same kind of function with the true equations in place of learned weights."""
    def foresee(state, torque):
        angle, speed = swing(np.arctan2(state[:, 1], state[:, 0]), state[:, 2], torque, mass=mass)
        return senses(angle, speed).swapaxes(1, 2)
    return foresee
