"""A kart on a circuit, a driver, and copies of the driver: what small errors become when they feed back.

Letters: R learners, N moments (or cars), T steps, F numbers that a copy sees, D waves that it mixes.

Simplified here
---------------
- The road is unrolled: a car is a place along the centre line, an offset from it and an angle to it.
- Place advances by the cosine of that angle, as if the centre line were straight; speed never changes.
- The driver is a formula that sees place, offset and angle exactly; so does its copy.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ..errors import ShapeError

LAP = 200.0
"""Length of the circuit, metres; a car moves one metre a step."""

EDGE = 1.0
"""Metres from the centre line at which the road ends."""

HARMONICS = 4
ANGLE_SCALE = 0.3


@dataclass(frozen=True)
class Moments:
    """What cars met, and what the driver would do there.

    Attributes
    ----------
    place, offset, heading : arrays, shape (R, N)
        Metres along the lap, metres left of the centre line, radians left of its direction.
    steer : array, shape (R, N)
        The driver's turn, radians a step.
    """

    place: np.ndarray
    offset: np.ndarray
    heading: np.ndarray
    steer: np.ndarray

    @property
    def seen(self):
        """The three arrays that a policy receives."""
        return self.place, self.offset, self.heading


@dataclass(frozen=True)
class Drives:
    """Drives side by side; a car that leaves the road stays where it left.

    Attributes
    ----------
    place, offset, heading : arrays, shape (T + 1, R, N)
    """

    place: np.ndarray
    offset: np.ndarray
    heading: np.ndarray

    @property
    def on_road(self):
        """Whether each car is still on the road, shape (T + 1, R, N)."""
        return np.abs(self.offset) <= EDGE


@dataclass(frozen=True)
class Waves:
    """The fixed random half of a copy: D cosine waves for each of R learners.

    Attributes
    ----------
    pitch, shift : arrays, shapes (R, F, D) and (R, 1, D)
    """

    pitch: np.ndarray
    shift: np.ndarray


def bend(place):
    """How much the road turns left at a place, radians a metre.

    Examples
    --------
    >>> bool(np.isclose(bend(0.0), bend(LAP)))
    True
    """
    turn = 2 * np.pi * np.asarray(place) / LAP
    return 0.02 * np.sin(2 * turn) + 0.03 * np.sin(5 * turn + 1) + 0.02 * np.cos(7 * turn)


def roll(place, offset, heading, steer, gust):
    """Move cars on by one step.

    Parameters
    ----------
    place, offset, heading : arrays of one shape
    steer, gust : arrays of that shape
        Turn of the wheel and turn by the wind, radians.

    Returns
    -------
    place, offset, heading : arrays

    Examples
    --------
    >>> [round(float(part), 3) for part in roll(10.0, 0.0, 0.0, bend(10.0), 0.1)]
    [10.995, 0.1, 0.1]
    """
    heading = heading + steer - bend(place) + gust
    return (place + np.cos(heading)) % LAP, offset + np.sin(heading), heading


def driver(place, offset, heading):
    """Follow the bend, and turn back in proportion to offset and angle.

    Examples
    --------
    >>> round(float(driver(0.0, 1.0, 0.0) - bend(0.0)), 3)
    -0.06
    """
    return bend(place) - 0.06 * offset - 0.45 * heading


def look(place, offset, heading):
    """What a copy sees: where on the lap, as four pairs of circle coordinates, and how the car lies.

    Returns
    -------
    array, shape (..., F = 10)

    Examples
    --------
    >>> look(0.0, 0.5, 0.3).round(6).tolist()
    [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 0.5, 1.0]
    """
    turn = 2 * np.pi * np.asarray(place) / LAP
    circle = [part(k * turn) for k in range(1, HARMONICS + 1) for part in (np.cos, np.sin)]
    return np.stack([*circle, offset, heading / ANGLE_SCALE], axis=-1)


def draw_waves(learners, *, count=200, width=2.0, seed):
    """Draw the random cosine waves of each learner.

    Parameters
    ----------
    learners : iterable of int
        Learner numbers; a number and `seed` fix a learner's waves, whoever stands beside it.
    count : int
        D.
    width : float
        How far apart two views must be to be told apart: the larger, the smoother the copy.

    Returns
    -------
    Waves

    Source
    ------
    rahimi2007random, section 3: such waves stand for a Gaussian kernel of this width.

    Examples
    --------
    >>> draw_waves([0, 1], count=5, seed=0).pitch.shape
    (2, 10, 5)
    """
    rngs = [np.random.default_rng([seed, number, 1]) for number in learners]
    pitch = np.stack([rng.normal(size=(2 * HARMONICS + 2, count)) for rng in rngs]) / width
    shift = np.stack([rng.uniform(0, 2 * np.pi, (1, count)) for rng in rngs])
    return Waves(pitch, shift)


def ride(waves, place, offset, heading):
    """Value of every wave at what cars see, shape (R, N, D).

    Examples
    --------
    >>> ride(draw_waves([0], count=5, seed=0), *np.zeros((3, 1, 7))).shape
    (1, 7, 5)
    """
    return np.cos(look(place, offset, heading) @ waves.pitch + waves.shift)


def imitate(waves, shown, *, ridge=1e-6):
    """Behaviour cloning by ridge regression: mix the waves so that they give the driver's turns.

    Parameters
    ----------
    waves : Waves
    shown : Moments
    ridge : float
        How much a heavy mixture is held against a copy, for each moment shown.

    Returns
    -------
    array, shape (R, D)
        The weight of each wave.

    Raises
    ------
    ShapeError
        If there are not as many learners in `shown` as in `waves`.

    Examples
    --------
    >>> shown = write_down(drive(driver, learners=[0, 1], cars=2, steps=50, seed=0), 90, seed=0)
    >>> imitate(draw_waves([0, 1], count=30, seed=0), shown).shape
    (2, 30)
    """
    if len(shown.place) != len(waves.pitch):
        raise ShapeError(f"imitate needs moments for each of {len(waves.pitch)} learners, "
                         f"got them for {len(shown.place)}.", "Draw waves and moments for the same learners.")
    heard = ride(waves, *shown.seen)                                        # (R, N, D)
    back = heard.swapaxes(1, 2)
    penalty = ridge * heard.shape[1] * np.eye(heard.shape[2])
    return np.linalg.solve(back @ heard + penalty, back @ shown.steer[..., None])[..., 0]


def follow(waves, weights):
    """A policy: what the copies would do, for arrays of shape (R, N).

    Examples
    --------
    >>> waves = draw_waves([0], count=5, seed=0)
    >>> follow(waves, np.zeros((1, 5)))(*np.zeros((3, 1, 2))).tolist()
    [[0.0, 0.0]]
    """
    return lambda *seen: (ride(waves, *seen) @ weights[..., None])[..., 0]


def drive(policy, *, learners, cars, steps, wind=0.0, tremble=0.0, seed, roll=roll):
    """Let every learner's cars drive side by side from random places on the centre line.

    Parameters
    ----------
    policy : function
        From place, offset and heading, arrays (R, N), to the turn of the wheel.
    learners : iterable of int
        A learner number and `seed` fix its starts, winds and trembles.
    cars, steps : int
        N and T.
    wind, tremble : float
        Standard deviation of the wind's turn and of the hand's slip, radians a step.
    roll : function
        With the arguments and results of `roll`.

    Returns
    -------
    Drives

    Examples
    --------
    >>> calm = drive(driver, learners=[0], cars=3, steps=20, seed=0)
    >>> calm.offset.shape, float(abs(calm.offset).max()) < 1e-12
    ((21, 1, 3), True)
    """
    rngs = [np.random.default_rng([seed, number, 2]) for number in learners]
    start = np.stack([rng.uniform(0, LAP, cars) for rng in rngs])
    pushes = np.stack([rng.normal(size=(steps, 2, cars)) for rng in rngs], axis=2)       # (T, 2, R, N)
    state = start, np.zeros_like(start), np.zeros_like(start)
    states = [state]
    for gust, slip in pushes:
        steer = policy(*state) + tremble * slip
        gone = np.abs(state[1]) > EDGE
        state = tuple(np.where(gone, old, new)
                      for old, new in zip(state, roll(*state, steer, wind * gust), strict=True))
        states.append(state)
    return Drives(*(np.array(part) for part in zip(*states, strict=True)))


def write_down(drives, count, *, seed, driver=driver):
    """Pick moments of drives, and write down what the driver would do there.

    Parameters
    ----------
    drives : Drives
        Whoever drove, and however the hand slipped: the driver is asked, not recorded.
    count : int
        Moments for each learner, picked at random among those on the road.

    Returns
    -------
    Moments
        Arrays of shape (R, count).

    Raises
    ------
    ShapeError
        If a learner has fewer moments on the road.

    Examples
    --------
    >>> drives = drive(driver, learners=[0, 1], cars=4, steps=50, seed=0)
    >>> write_down(drives, 30, seed=0).steer.shape
    (2, 30)
    """
    fewest = int(drives.on_road[:-1].sum(axis=(0, 2)).min())
    if fewest < count:
        raise ShapeError(f"write_down needs {count} moments on the road for each learner, got {fewest}.",
                         "Ask for fewer, or let more cars drive.")
    rng, rows = np.random.default_rng([seed, 3]), []
    for learner in range(drives.offset.shape[1]):
        steps, cars = np.nonzero(drives.on_road[:-1, learner])
        picked = rng.permutation(len(steps))[:count]
        rows.append([part[steps[picked], learner, cars[picked]]
                     for part in (drives.place, drives.offset, drives.heading)])
    seen = np.array(rows).swapaxes(0, 1)                                    # (3, R, count)
    return Moments(*seen, driver(*seen))


def join(first, second):
    """Moments of both, learner by learner.

    Examples
    --------
    >>> some = Moments(*np.zeros((4, 2, 3)))
    >>> join(some, some).steer.shape
    (2, 6)
    """
    return Moments(*(np.concatenate([getattr(first, field.name), getattr(second, field.name)], axis=1)
                     for field in fields(Moments)))


def unlike(policy, moments):
    """How far a policy is from the driver: mean squared difference, as a share of the turns' variance.

    Parameters
    ----------
    policy : function
    moments : Moments
        Moments that were not used for learning.

    Returns
    -------
    array, shape (R,)

    Examples
    --------
    >>> moments = write_down(drive(driver, learners=[0], cars=4, steps=50, seed=0), 100, seed=0)
    >>> unlike(driver, moments).tolist()
    [0.0]
    """
    missed = (policy(*moments.seen) - moments.steer) ** 2
    return missed.mean(axis=1) / moments.steer.var(axis=1)


def survival(drives):
    """Share of cars still on the road after each step, shape (R, T + 1).

    Examples
    --------
    >>> drives = Drives(np.zeros((2, 1, 2)), np.array([[[0.0, 0.0]], [[0.5, 1.5]]]), np.zeros((2, 1, 2)))
    >>> survival(drives).tolist()
    [[1.0, 0.5]]
    """
    return drives.on_road.mean(axis=2).T


def answers(policy, offsets, *, learners, places=40):
    """Turn beyond the bend, at a heading of zero, for each offset and learner, averaged around the lap.

    Parameters
    ----------
    policy : function
    offsets : array, shape (K,)
        Metres.
    learners : int
        R.

    Returns
    -------
    array, shape (R, K)
        Radians a step; the driver's is ``-0.06 * offsets``.

    Examples
    --------
    >>> answers(driver, [-1.0, 1.0], learners=1).round(3).tolist()
    [[0.06, -0.06]]
    """
    place = np.broadcast_to(np.arange(places) * LAP / places, (learners, places))
    found = [policy(place, np.full(place.shape, float(offset)), np.zeros(place.shape)) - bend(place)
             for offset in offsets]
    return np.mean(found, axis=2).T
