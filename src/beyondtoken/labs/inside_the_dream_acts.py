"""What becomes of a plan when it is carried out: once, or with a look at reality after every step.

Letters: S = 2,160 states, A = 5 pushes, G games, T steps of a game.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .game import COLUMNS, LAST_STEP, ROWS, STATES, parts_of, play, step, steps_taken, work_out
from .inside_the_dream import NOTHING_CLOSED, ON_THE_RINK, imagine, plan

SPEEDS = STATES // (ROWS * COLUMNS)
"""Pairs of speeds in each cell."""


def play_awake(real, speeds, closed):
    """One game in reality: act on the plan, note each surprise, and plan again at once.

    Parameters
    ----------
    real : Game
    speeds : (array, array), each (S, A)
    closed : array of bool
        What earlier games have noted; it is not changed.

    Returns
    -------
    trail : list of int
        States, the start first.
    closed : array of bool
        The notes with those of this game.

    Examples
    --------
    >>> from beyondtoken.labs.inside_the_dream import NOTHING_CLOSED, new_speeds
    >>> real = work_out(swept=True)
    >>> speeds = new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]]))
    >>> trail, closed = play_awake(real, speeds, NOTHING_CLOSED)
    >>> len(trail) - 1, int(closed.sum()) > 0
    (80, True)
    """
    closed, trail = closed.copy(), [real.start]
    moves = imagine(speeds, closed)
    pushes, _ = plan(moves, real.arrived)
    while not real.arrived[trail[-1]] and len(trail) <= LAST_STEP:
        here, push = trail[-1], pushes[trail[-1]]
        trail.append(int(real.moves[here, push]))
        if trail[-1] != moves[here, push]:
            x, y, _, _ = parts_of(here)
            closed[y, x, speeds[1][here, push], speeds[0][here, push]] = True
            moves = imagine(speeds, closed)
            pushes, _ = plan(moves, real.arrived)
    return trail, closed


@dataclass(frozen=True)
class Waking:
    """What one dreamer planned and did, game after game, with its notes kept.

    Attributes
    ----------
    dreamt, real : arrays of float, shape (G,)
        Steps to the goal: as planned before each game, and as it came. `LAST_STEP` if it did not arrive.
    surprises : array of int, shape (G,)
        Moves noted as refused in each game.
    plans, trails : arrays of int, shape (G, T + 1)
        The states as dreamt before each game, and as they came; who has arrived stays.
    """

    dreamt: np.ndarray
    real: np.ndarray
    surprises: np.ndarray
    plans: np.ndarray
    trails: np.ndarray


def wake(play_awake, real, speeds, *, games):
    """Let one dreamer play game after game in reality, keeping its notes.

    Parameters
    ----------
    play_awake : function
        With the arguments and results of `play_awake`.
    real : Game
    speeds : (array, array), each (S, A)
    games : int

    Returns
    -------
    Waking
    """
    closed, plans, trails, surprises = NOTHING_CLOSED, [], [], []
    for _ in range(games):
        moves = imagine(speeds, closed)
        plans.append(in_world(real, moves, plan(moves, real.arrived)[0]))
        trail, noted = play_awake(real, speeds, closed)
        trails.append(np.pad(trail, (0, LAST_STEP + 1 - len(trail)), mode="edge"))
        surprises.append((noted & ~closed).sum())
        closed = noted
    plans, trails = np.array(plans), np.array(trails)
    return Waking(steps_taken(real, plans), steps_taken(real, trails), np.array(surprises), plans, trails)


def in_world(real, moves, pushes):
    """The trail of a policy in a world where `moves` hold: a dreamt game; (T + 1,) states."""
    return play(replace(real, moves=moves), pushes)[0]


def share_right(moves, before, push, after):
    """Share of steps whose outcome a world foretells.

    Examples
    --------
    >>> share_right(np.array([[1, 0], [1, 0]]), np.array([0, 1]), np.array([0, 0]), np.array([1, 0]))
    0.5
    """
    return float((moves[before, push] == after).mean())


@dataclass(frozen=True)
class Act:
    """One plan, dreamt and done.

    Attributes
    ----------
    dreamt, real : int
        Steps to the goal in either world; `LAST_STEP` if it was not reached.
    right : float
        Share of the real steps that ended as the dreamt world foretold.
    dream, trail : arrays of int, shape (T + 1,)
        The states in either world.
    """

    dreamt: int
    real: int
    right: float
    dream: np.ndarray
    trail: np.ndarray


def act(plan, real, moves, allowed=True):
    """Plan in a dreamt world, then play the plan in reality without ever looking back.

    Parameters
    ----------
    plan : function
        With the arguments and results of ``inside_the_dream.plan``.
    real : Game
    moves : array of int, shape (S, A)
        The dreamt world.
    allowed : array of bool, shape (S, A), or True

    Returns
    -------
    Act

    Examples
    --------
    >>> real = work_out(swept=True)
    >>> done = act(plan, real, real.moves)
    >>> done.dreamt, done.real, done.right
    (15, 15, 1.0)
    """
    pushes, _ = plan(moves, real.arrived, allowed)
    dream, trail = in_world(real, moves, pushes), play(real, pushes)[0]
    going = ~real.arrived[trail[:-1]]
    here = trail[:-1][going]
    right = share_right(moves, here, pushes[here], trail[1:][going])
    return Act(int(steps_taken(real, dream)), int(steps_taken(real, trail)), right, dream, trail)


def missed_steps(moves, before, push, after):
    """How many logged steps a world gets wrong, and in how many of those the skater stayed in its cell.

    Parameters
    ----------
    moves : array of int, shape (S, A)
    before, push, after : arrays of int, shape (N,)

    Returns
    -------
    missed, stood_still : int

    Examples
    --------
    >>> missed_steps(np.array([[15], [15]]), np.array([0, 1]), np.array([0, 0]), np.array([15, 1]))
    (1, 1)
    """
    off = moves[before, push] != after
    same_cell = before[off] // SPEEDS == after[off] // SPEEDS
    return int(off.sum()), int(same_cell.sum())


def painted_wall():
    """The same rink, with a wall that is only painted on the ice.

    Returns
    -------
    Game
        People who take the paint for a wall leave the same logs; no step is ever refused inside the rink.

    Examples
    --------
    >>> from beyondtoken.labs.game import shortest
    >>> shortest(painted_wall())
    8
    """
    def slide(x, y, vx, vy, push, floor, *, swept):
        return step(x, y, vx, vy, push, ON_THE_RINK, swept=swept)
    return work_out(slide, swept=True)
