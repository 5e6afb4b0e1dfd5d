"""A planner that looks ahead inside a learned world, and what comes of it on real pendulums.

Letters: R models side by side, P runs of each, N states of each, C candidates, H steps of looking ahead,
T = 200 steps of a run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import ShapeError
from .pendulum import SECONDS, TOP_TORQUE, cost, senses, swing, wrapped

STEPS = 200
"""Steps of one run, ten seconds."""
STARTS = np.array([[np.pi, 0.0], [np.pi / 2, 0.0], [-2.5, 1.0]])
"""Angle and speed at the start of the runs that count: hanging at rest, level at rest, hanging and moving."""
CANDIDATES, ROUNDS, KEPT = 48, 2, 6


def imagine(foresee, state, torques):
    """What a course of torques would cost.

    Parameters
    ----------
    foresee : function
        From `foresight`.
    state : array, shape (R, 3, N)
    torques : array, shape (R, N, H)

    Returns
    -------
    array, shape (R, N)
    """
    total = 0.0
    for torque in np.ascontiguousarray(np.moveaxis(torques, -1, 0)):            # (R, N) each
        state = foresee(state, torque)
        angle = np.arccos(np.clip(state[:, 0], -1, 1))
        total = total + angle**2 + 0.1 * state[:, 2]**2 + 0.001 * torque**2
    return total


def choose(foresee, state, mean, rng):
    """Look ahead: draw courses of torques, keep the cheapest, draw again around them.

    Parameters
    ----------
    foresee : function
    state : array, shape (R, 3, P)
    mean : array, shape (R, P, H)
        The course to draw around, such as the rest of the last one.
    rng : numpy Generator

    Returns
    -------
    array, shape (R, P, H)
        The course to follow, of which only the first torque is meant to be used.

    Source
    ------
    Model-predictive control with the cross-entropy method, as in chua2018pets, section 5, without its ensembles.
    """
    spread, here = 1.0, np.repeat(state, CANDIDATES, axis=2)                    # (R, 3, P * C)
    for _ in range(ROUNDS):
        size = (*mean.shape[:2], CANDIDATES, mean.shape[2])
        dice = rng.standard_normal(size, dtype=np.float32)
        courses = np.clip(mean[:, :, None] + spread * dice, -TOP_TORQUE, TOP_TORQUE)
        flat = courses.reshape(len(mean), -1, mean.shape[2])                    # (R, P * C, H)
        costs = imagine(foresee, here, flat).reshape(courses.shape[:3])
        order = np.argsort(costs, axis=2)[:, :, :KEPT, None]
        best = np.take_along_axis(courses, order, axis=2)
        mean, spread = best.mean(axis=2), best.std(axis=2, keepdims=True)
    return mean


@dataclass(frozen=True)
class Run:
    """Runs of R models from P starts.

    Attributes
    ----------
    score : array, shape (R, P)
        Minus the cost of each run in reality.
    promised : array, shape (R, P)
        Minus the cost of the same run as the planner saw it; with open eyes, the same but for rounding.
    angle, believed : arrays, shape (T, R, P)
        Real and believed angle before each step, radians, between -pi and pi.
    """

    score: np.ndarray
    promised: np.ndarray
    angle: np.ndarray
    believed: np.ndarray


def act(choose, foresee, *, models, horizon=20, eyes=None, mass=1.0, seed):
    """Swing up real pendulums: plan, push, look, plan again; or never look again after the start.

    Parameters
    ----------
    choose, foresee : functions
    models : int
        R, for how many models `foresee` speaks.
    horizon : int
        H.
    eyes : sequence of bool, optional
        For each of the P runs, whether the planner looks at reality after each step; all do if not given.
        The starts are `STARTS`, in turn.
    mass : float
        Of the real pendulum, kilograms.
    seed : int

    Returns
    -------
    Run

    Raises
    ------
    ShapeError
        If the runs are not a multiple of the starts.
    """
    eyes = np.ones(len(STARTS), bool) if eyes is None else np.asarray(eyes, bool)
    if len(eyes) % len(STARTS):
        raise ShapeError(f"The runs come in groups of {len(STARTS)} starts, got {len(eyes)} runs.",
                         "Give a flag for every start of every group.")
    rng, starts = np.random.default_rng(seed), np.tile(STARTS, (len(eyes) // len(STARTS), 1))
    angle, speed = (np.tile(part, (models, 1)) for part in starts.T)            # (R, P)
    state = senses(angle, speed).swapaxes(1, 2).astype(np.float32)              # (R, 3, P)
    course = np.zeros((models, len(eyes), horizon), np.float32)
    score, promised, angles, believed = 0.0, 0.0, [], []
    for _ in range(STEPS):
        course = choose(foresee, state, course, rng)
        torque, course = course[..., 0], np.append(course[..., 1:], np.zeros_like(course[..., :1]), axis=-1)
        belief = np.arctan2(state[:, 1], state[:, 0])
        angles.append(wrapped(angle))
        believed.append(belief)
        score, promised = score - cost(angle, speed, torque), promised - cost(belief, state[:, 2], torque)
        angle, speed = swing(angle, speed, torque, mass=mass)
        looked = senses(angle, speed).swapaxes(1, 2)
        state = np.where(eyes, looked, foresee(state, torque)).astype(np.float32)
    return Run(score, promised, np.array(angles), np.array(believed))


def lost_after(run, *, degrees=10.0):
    """Seconds until belief and reality differ by more than `degrees`; (R, P), the length of the run if never.

    Examples
    --------
    >>> straight, off = np.zeros((200, 1, 1)), np.zeros((200, 1, 1))
    >>> off[40:] = 0.5
    >>> float(lost_after(Run(None, None, straight, off))[0, 0])
    2.0
    """
    off = np.abs(np.degrees(wrapped(run.believed - run.angle))) > degrees
    return SECONDS * np.where(off.any(axis=0), off.argmax(axis=0), len(off))


def random_score(*, runs, seed):
    """Minus the cost of runs with random torques, mean over the starts; (runs,).

    Examples
    --------
    >>> random_score(runs=3, seed=0).shape
    (3,)
    """
    rng = np.random.default_rng(seed)
    angle, speed = (np.tile(part, (runs, 1)) for part in STARTS.T)
    score = 0.0
    for _ in range(STEPS):
        torque = rng.uniform(-TOP_TORQUE, TOP_TORQUE, angle.shape)
        score = score - cost(angle, speed, torque)
        angle, speed = swing(angle, speed, torque)
    return score.mean(axis=1)
