"""A pendulum to be swung up by a motor too weak to lift it at once: the equations of Gymnasium's Pendulum-v1.

Angle 0 is upright, pi hangs down (radians); speed in radians a second; torque in newton metres.
Every function takes arrays of any one shape: as many pendulums as you like, all moved at once.
"""

from __future__ import annotations

import numpy as np

SECONDS = 0.05
"""Length of one step."""
TOP_SPEED = 8.0
TOP_TORQUE = 2.0
GRAVITY = 10.0


def swing(angle, speed, torque, *, mass=1.0, length=1.0, friction=0.0):
    """One step of a rod that turns about its end: gravity and motor change the speed, the speed the angle.

    Parameters
    ----------
    angle, speed, torque : arrays of one shape
        Torque beyond `TOP_TORQUE` is cut off.
    mass, length : float
        Kilograms, metres.
    friction : float
        Share of the speed that the bearing takes away each second; none in Gymnasium's pendulum.

    Returns
    -------
    angle, speed : arrays
        The angle is not wrapped; the speed is kept within `TOP_SPEED`.

    Source
    ------
    Gymnasium 1.x, Pendulum-v1 (towers2024gymnasium), whose step this repeats when `friction` is 0.

    Examples
    --------
    >>> angle, speed = swing(np.pi / 2, 0.0, 0.0)        # let go of it when level: 3g/2l for a twentieth second
    >>> round(float(speed), 3), round(float(angle - np.pi / 2), 4)
    (0.75, 0.0375)
    """
    torque = np.clip(torque, -TOP_TORQUE, TOP_TORQUE)
    push = 3 * GRAVITY / (2 * length) * np.sin(angle) + 3 / (mass * length**2) * torque - friction * speed
    speed = np.clip(speed + push * SECONDS, -TOP_SPEED, TOP_SPEED)
    return angle + speed * SECONDS, speed


def wrapped(angle):
    """The same angle between -pi and pi.

    Examples
    --------
    >>> float(wrapped(1.5 * np.pi) / np.pi)
    -0.5
    """
    return (angle + np.pi) % (2 * np.pi) - np.pi


def cost(angle, speed, torque):
    """What one step costs: distance from upright, speed and effort; 0 is perfect, 16.3 the worst.

    Examples
    --------
    >>> float(cost(0.0, 0.0, 0.0)), round(float(cost(np.pi, 8.0, 2.0)), 2)
    (0.0, 16.27)
    """
    return wrapped(angle)**2 + 0.1 * speed**2 + 0.001 * np.clip(torque, -TOP_TORQUE, TOP_TORQUE)**2


def senses(angle, speed):
    """What a learner is told of a state: cosine, sine and speed, on a new last axis.

    Examples
    --------
    >>> senses(np.pi, 4.0).round(1)
    array([-1.,  0.,  4.])
    """
    return np.stack(np.broadcast_arrays(np.cos(angle), np.sin(angle), speed), axis=-1)
