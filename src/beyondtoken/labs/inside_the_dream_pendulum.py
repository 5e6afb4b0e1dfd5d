"""A dreamt pendulum: motion learned from random jiggling, and steering searched for inside it.

Letters: D dreamers (each with data of its own), N observed steps, M members of an ensemble, K random features,
C candidates, F = 10 numbers of a steering rule, T = 100 steps of a run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .pendulum import SECONDS, TOP_SPEED, TOP_TORQUE, cost, senses, swing

STEPS = 100
"""Steps of one run, five seconds."""
RULE_NUMBERS = 10
_EPISODE = 40


@dataclass(frozen=True)
class Motion:
    """Ensembles that guess the change of speed in one step, one ensemble a dreamer.

    Attributes
    ----------
    slopes, shifts : arrays, shapes (D, M, 4, K) and (D, M, 1, K)
        Random features: cosines of random directions through cosine, sine, speed and torque.
    weights : array, shape (D, M, K)
        Fitted by ridge regression.
    """

    slopes: np.ndarray
    shifts: np.ndarray
    weights: np.ndarray


def jiggle(dreamers, *, steps=240, seed):
    """Hang the real pendulum near the bottom, push at random, and write down what happens.

    Parameters
    ----------
    dreamers : iterable of int
        A number and `seed` fix a dreamer's dice.
    steps : int
        Observed steps of each dreamer, in episodes of 40.

    Returns
    -------
    array, shape (D, N, 4)
        Angle, speed, torque, change of speed.

    Examples
    --------
    >>> jiggle([0, 1], steps=80, seed=0).shape
    (2, 80, 4)
    """
    rngs = [np.random.default_rng([seed, number]) for number in dreamers]
    episodes = steps // _EPISODE
    angle = np.pi + np.array([rng.uniform(-0.5, 0.5, episodes) for rng in rngs])      # (D, episodes)
    speed = np.array([rng.uniform(-1, 1, episodes) for rng in rngs])
    torques = np.array([rng.uniform(-TOP_TORQUE, TOP_TORQUE, (_EPISODE, episodes)) for rng in rngs])
    seen = []
    for torque in torques.swapaxes(0, 1):
        angle_after, speed_after = swing(angle, speed, torque)
        seen.append(np.stack([angle, speed, torque, speed_after - speed], axis=-1))
        angle, speed = angle_after, speed_after
    return np.stack(seen, axis=1).reshape(len(rngs), -1, 4)


def learn_motion(seen, *, members=4, features=80, ridge=1e-3, seed):
    """Fit an ensemble for each dreamer: every member has its own features and its own draw of the data.

    Parameters
    ----------
    seen : array, shape (D, N, 4)
        From `jiggle`, or longer.
    members, features : int
        M and K.
    ridge : float

    Returns
    -------
    Motion

    Source
    ------
    Random cosine features: Rahimi and Recht (2007), not read again for this lab.
    """
    rng = np.random.default_rng(seed)
    dreamers, steps, _ = seen.shape
    slopes = rng.normal(size=(dreamers, members, 4, features))
    shifts = rng.uniform(0, 2 * np.pi, (dreamers, members, 1, features))
    drawn = rng.integers(steps, size=(dreamers, members, steps))
    data = seen[np.arange(dreamers)[:, None, None], drawn]                          # (D, M, N, 4)
    phi = np.cos(_inputs(*np.moveaxis(data[..., :3], -1, 0)) @ slopes + shifts)     # (D, M, N, K)
    gram = phi.swapaxes(-1, -2) @ phi + ridge * np.eye(features)
    weights = np.linalg.solve(gram, phi.swapaxes(-1, -2) @ data[..., 3:])[..., 0]
    return Motion(*(part.astype(np.float32) for part in (slopes, shifts, weights)))


def steer(rule, angle, speed):
    """The torque that a rule gives: ten numbers times ten features, squashed to the motor's strength.

    Parameters
    ----------
    rule : array, shape (..., F)
    angle, speed : arrays, shape (...)

    Returns
    -------
    array, shape (...)

    Examples
    --------
    >>> float(steer(np.zeros(10), 1.0, 2.0))
    0.0
    """
    x, y, v = np.cos(angle), np.sin(angle), speed / 4
    features = np.stack([np.ones_like(x), x, y, v, x * y, x * v, y * v, v * v, y * y, v**3], axis=-1)
    return TOP_TORQUE * np.tanh((features * rule).sum(axis=-1))


def in_reality(rules):
    """Run rules on the real pendulum, from hanging at rest.

    Parameters
    ----------
    rules : array, shape (..., F)

    Returns
    -------
    score : array, shape (...)
        Minus the cost of the whole run.
    seen : array, shape (..., T, 4)
        Angle, speed, torque, change of speed at each step.

    Examples
    --------
    >>> score, seen = in_reality(np.zeros(10))         # no push: hanging costs pi squared a step
    >>> round(float(score), 1), seen.shape
    (-987.0, (100, 4))
    """
    angle, speed = np.full(rules.shape[:-1], np.pi), np.zeros(rules.shape[:-1])
    score, seen = np.zeros(rules.shape[:-1]), []
    for _ in range(STEPS):
        torque = steer(rules, angle, speed)
        score = score - cost(angle, speed, torque)
        angle_after, speed_after = swing(angle, speed, torque)
        seen.append(np.stack([angle, speed, torque, speed_after - speed], axis=-1))
        angle, speed = angle_after, speed_after
    return score, np.stack(seen, axis=-2)


def in_dream(rules, motion, *, caution=0.0):
    """Run rules in the dreamt pendulums, from hanging at rest; each member dreams a run of its own.

    Parameters
    ----------
    rules : array, shape (D, C, F)
    motion : Motion
    caution : float
        Penalty for each unit (radian a second) by which the members disagree about a step.

    Returns
    -------
    array, shape (D, C)
        Minus the cost of the run and the penalty, averaged over the members.

    Source
    ------
    The penalty follows yu2020mopo; see "Simplified here" on the page.
    """
    dreamers, members = motion.weights.shape[:2]
    rules = rules[:, None].astype(np.float32)                                       # (D, 1, C, F)
    angle = np.full((dreamers, members, rules.shape[2]), np.pi, np.float32)
    speed, score = np.zeros_like(angle), 0.0
    for _ in range(STEPS):
        torque = steer(rules, angle, speed)
        score = score - cost(angle, speed, torque)
        inputs = _inputs(angle, speed, torque)
        if caution:
            score = score - caution * _disagreement(motion, inputs)
        speed = np.clip(speed + _guess(motion, inputs), -TOP_SPEED, TOP_SPEED)
        angle = angle + speed * np.float32(SECONDS)
    return score.mean(axis=1)


def guess_error(motion, seen):
    """How far the first member's guess of the change of speed is off, root mean square for each dreamer.

    Parameters
    ----------
    motion : Motion
    seen : array, shape (D, N, 4)

    Returns
    -------
    array, shape (D,)
        Radians a second.
    """
    inputs = _inputs(*np.moveaxis(seen[:, None, :, :3].astype(np.float32), -1, 0))
    guesses = _guess(Motion(motion.slopes[:, :1], motion.shifts[:, :1], motion.weights[:, :1]), inputs)
    return np.sqrt(((guesses[:, 0] - seen[..., 3])**2).mean(axis=-1))


def search(score, rounds, rng, mean, spread):
    """The cross-entropy method: draw rules, keep the best six, draw again around them.

    Parameters
    ----------
    score : function
        Rules (D, C, F) to scores (D, C).
    rounds : int
    rng : numpy Generator
    mean, spread : arrays, shape (D, F)
        Where to begin.

    Returns
    -------
    path : array, shape (rounds, D, F)
        The mean rule after each round.
    spread : array, shape (D, F)

    Examples
    --------
    >>> path, _ = search(lambda rules: -(rules**2).sum(axis=-1), 30, np.random.default_rng(0),
    ...                  np.full((1, 3), 2.0), np.full((1, 3), 2.0))
    >>> bool(abs(path[-1]).max() < 0.5)
    True
    """
    path = []
    for _ in range(rounds):
        dice = rng.normal(size=(len(mean), 32, mean.shape[1]))
        tries = mean[:, None] + spread[:, None] * dice                              # (D, 32, F)
        order = np.argsort(-score(tries), axis=1)[:, :6, None]
        best = np.take_along_axis(tries, order, axis=1)                             # (D, 6, F)
        mean, spread = best.mean(axis=1), best.std(axis=1) + 0.05
        path.append(mean)
    return np.array(path), spread


def search_and_check(search, seen, *, checks, rounds, seed):
    """Search in the dream, try the rule in reality, learn from that run too, and search on.

    Parameters
    ----------
    search : function
        With the arguments and results of `search`.
    seen : array, shape (D, N, 4)
        What the dreamers begin with.
    checks, rounds : int
        How often, and how many rounds of search before each check.

    Returns
    -------
    dreamt, real : arrays, shape (checks, D)
        Score of the rule in the dream it was found in, and in reality.
    """
    rng = np.random.default_rng(seed)
    mean, spread = first_guess(len(seen))
    dreamt, real = [], []
    for _ in range(checks):
        motion = learn_motion(seen, seed=seed)
        path, spread = search(lambda rules, motion=motion: in_dream(rules, motion), rounds, rng, mean, spread)
        mean, spread = path[-1], np.maximum(spread, 0.3)            # what was settled may have to be undone
        score, run = in_reality(mean)
        dreamt.append(in_dream(mean[:, None], motion)[:, 0])
        real.append(score)
        seen = np.concatenate([seen, run], axis=1)
    return np.array(dreamt), np.array(real)


def first_guess(dreamers):
    """Where every search begins: the rule that does nothing, widely spread; two arrays (D, F)."""
    return np.zeros((dreamers, RULE_NUMBERS)), np.full((dreamers, RULE_NUMBERS), 2.0)


def _inputs(angle, speed, torque):
    """What the features see, all of about one size; (..., 4)."""
    return np.concatenate([senses(angle, speed / 4), torque[..., None] / 2], axis=-1)


def _guess(motion, inputs):
    """Each member's guess at its own states; inputs (D, M, C, 4) -> (D, M, C)."""
    features = np.cos(inputs @ motion.slopes + motion.shifts)
    return (features @ motion.weights[..., None])[..., 0]


def _disagreement(motion, inputs):
    """Standard deviation over the members of their guesses at the same states; (D, M, C)."""
    members = motion.weights.shape[1]
    guesses = [_guess(Motion(*(part[:, [one]] for part in (motion.slopes, motion.shifts, motion.weights))), inputs)
               for one in range(members)]
    return np.std(guesses, axis=0)
