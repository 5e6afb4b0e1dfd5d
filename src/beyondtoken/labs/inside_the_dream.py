"""A world learned from people's games, and plans made inside it.

Letters: N logged steps, S = 2,160 states, A = 5 pushes, T steps of a game.
"""

from __future__ import annotations

import numpy as np

from ..errors import ShapeError
from .game import COLUMNS, PUSH_X, PUSH_Y, ROWS, STATES, TOP_SPEED_X, TOP_SPEED_Y, parts_of, state_of

EVERYWHERE = tuple(part[:, None] for part in parts_of(np.arange(STATES)))
"""Column, row and the two speeds of all states, each (S, 1)."""

ON_THE_RINK = np.pad(np.ones((ROWS, COLUMNS), bool), ((0, 1), (0, 2)))
"""The rink without its wall; rows and columns outside read False, also at index -1 and -2."""

NOTHING_CLOSED = np.zeros((ROWS, COLUMNS, 2 * TOP_SPEED_Y + 1, 2 * TOP_SPEED_X + 1), bool)
"""``closed[y, x, vy, vx]``: no move is known to be refused. Negative speeds count from the end."""


def logged_steps(game, trails, pushes):
    """The steps of people's games, up to the goal, in one long list.

    Parameters
    ----------
    game : Game
    trails : array of int, shape (games, T + 1)
    pushes : array of int, shape (games, T)

    Returns
    -------
    before, push, after : arrays of int, shape (N,)

    Raises
    ------
    ShapeError
        If there is not one state more than pushes.

    Examples
    --------
    >>> from beyondtoken.labs.game import people_play, work_out
    >>> game = work_out(swept=True)
    >>> [part.shape for part in logged_steps(game, *people_play(game, games=2, slip=0.0, seed=0))]
    [(32,), (32,), (32,)]
    """
    trails, pushes = np.asarray(trails), np.asarray(pushes)
    if trails.shape != (pushes.shape[0], pushes.shape[1] + 1):
        raise ShapeError(f"logged_steps needs one state more than pushes, got {trails.shape} and {pushes.shape}.",
                         "Hand on trails and pushes as people_play gives them.")
    going = ~game.arrived[trails[:, :-1]]
    return trails[:, :-1][going], pushes[going], trails[:, 1:][going]


def learn_speeds(before, push, after):
    """Least squares: how old speed and push make the new speed.

    Parameters
    ----------
    before, push, after : arrays of int, shape (N,)
        Logged steps.

    Returns
    -------
    array, shape (4, 2)
        Rows: speed along, speed across, push along, push across; columns: the two new speeds.

    Examples
    --------
    >>> before = state_of(3, 7, np.array([0, 1, 0, 0]), np.array([0, 0, 0, 1]))
    >>> after = state_of(3, 7, np.array([1, 1, 0, 0]), np.array([0, 0, 1, 1]))
    >>> learn_speeds(before, np.array([2, 0, 4, 0]), after).round(6).tolist()
    [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]]
    """
    _, _, vx, vy = parts_of(before)
    known = np.column_stack([vx, vy, PUSH_X[push], PUSH_Y[push]])       # (N, 4)
    became = np.column_stack(parts_of(after)[2:])                       # (N, 2)
    return np.linalg.lstsq(known, became, rcond=None)[0]


def new_speeds(numbers):
    """The new speeds after every push in every state: rounded to whole cells, cut off at the top speeds.

    Parameters
    ----------
    numbers : array, shape (4, 2)
        From `learn_speeds`.

    Returns
    -------
    vx, vy : arrays of int, shape (S, A)

    Examples
    --------
    >>> vx, vy = new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]]))
    >>> vx[state_of(3, 7, 2, 0)].tolist()      # glide, left, right, up, down
    [2, 1, 2, 2, 2]
    """
    _, _, vx, vy = EVERYWHERE
    known = np.stack(np.broadcast_arrays(vx, vy, PUSH_X, PUSH_Y), axis=-1)      # (S, A, 4)
    vx, vy = np.moveaxis(np.rint(known @ np.asarray(numbers)).astype(int), -1, 0)
    return np.clip(vx, -TOP_SPEED_X, TOP_SPEED_X), np.clip(vy, -TOP_SPEED_Y, TOP_SPEED_Y)


def imagine(speeds, closed=NOTHING_CLOSED):
    """The learned world, worked out: where every push leads from every state.

    Parameters
    ----------
    speeds : (array, array), each (S, A)
        From `new_speeds`.
    closed : array of bool, shape (ROWS, COLUMNS, 3, 5)
        Moves that are known to be refused; see `NOTHING_CLOSED`.

    Returns
    -------
    array of int, shape (S, A)
        A refused move leaves the skater in place, at rest. The edge of the rink is known.

    Examples
    --------
    >>> moves = imagine(new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]])))
    >>> [int(part) for part in parts_of(moves[state_of(8, 7, 2, 0), 0])]      # no wall in column 9
    [10, 7, 2, 0]
    """
    x, y, _, _ = EVERYWHERE
    vx, vy = speeds
    free = ON_THE_RINK[y + vy, x + vx] & ~closed[y, x, vy, vx]
    return state_of(np.where(free, x + vx, x), np.where(free, y + vy, y), vx * free, vy * free)


def plan(moves, arrived, allowed=True):
    """Value iteration: the best push in every state of a world, and the steps still to go.

    Parameters
    ----------
    moves : array of int, shape (S, A)
    arrived : array of bool, shape (S,)
    allowed : array of bool, shape (S, A), or True
        The moves that a plan may use.

    Returns
    -------
    push : array of int, shape (S,)
    to_go : array of float, shape (S,)
        ``inf`` where no allowed way leads to the goal; the push is 0 (glide) there.

    Source
    ------
    sutton2018rl, section 4.4.

    Examples
    --------
    >>> from beyondtoken.labs.game import work_out
    >>> game = work_out(swept=True)
    >>> float(plan(game.moves, game.arrived)[1][game.start])
    15.0
    """
    to_go, before = np.where(arrived, 0.0, np.inf), None
    while not np.array_equal(to_go, before):
        ahead = np.where(allowed, 1 + to_go[moves], np.inf)                     # (S, A)
        to_go, before = np.where(arrived, 0.0, ahead.min(axis=1)), to_go
    return ahead.argmin(axis=1), to_go


def within(trails, speeds, moves, *, keep_to):
    """The imagined moves that stay with what people did.

    Parameters
    ----------
    trails : array of int, shape (games, T + 1)
        People's games.
    speeds, moves
        From `new_speeds` and `imagine`.
    keep_to : str
        "cells": land on, and pass over, visited cells only. "states": also arrive at a visited speed.

    Returns
    -------
    array of bool, shape (S, A)

    Raises
    ------
    ShapeError
        If `keep_to` is another word.

    Examples
    --------
    >>> speeds = new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]]))
    >>> trail = state_of(np.array([1, 2, 3]), 7, np.array([0, 1, 1]), 0)[None]
    >>> allowed = within(trail, speeds, imagine(speeds), keep_to="cells")
    >>> allowed[state_of(2, 7, 1, 0)].tolist()          # right would land in column 4
    [True, True, False, False, False]
    """
    if keep_to not in ("cells", "states"):
        raise ShapeError(f"A plan keeps to 'cells' or 'states', got '{keep_to}'.", "Choose one of the two.")
    column, row, _, _ = parts_of(np.asarray(trails))
    visited = np.zeros_like(ON_THE_RINK)
    visited[row, column] = True
    (x, y, _, _), (vx, vy) = EVERYWHERE, speeds
    between = x + np.sign(vx)
    allowed = visited[y + vy, x + vx] & ((abs(vx) < 2) | visited[y, between] | visited[y + vy, between])
    return allowed if keep_to == "cells" else allowed & np.isin(moves, trails)
