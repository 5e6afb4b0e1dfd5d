"""Eight customers practise, each in a rink of its own, apart or through a centre that shares what they learn.

The rinks are those of `game`, without the bug: start and goal stand in the middle row, and the one door in
the wall is at the top or at the bottom, so that all rinks are equally hard.

Letters: M groups of K customers, R replicas of each group, S states, A pushes, C checks, T steps of a game,
N = M * R * K tables, G games that a customer plays at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from ..errors import ShapeError
from .game import (
    COLUMNS,
    GOAL_CELL,
    LAST_STEP,
    PUSH_X,
    ROWS,
    START_CELL,
    STATES,
    WALL_COLUMN,
    Game,
    parts_of,
    state_of,
    step,
)
from .glitch import Lesson, settled

CUSTOMERS = 8
MIDDLE, TOP, BOTTOM = ROWS // 2, 0, ROWS - 1
ACTIONS = len(PUSH_X)


@dataclass(frozen=True)
class Practice:
    """What customers could do, check after check.

    Attributes
    ----------
    checked : array of int, shape (C,)
        Steps that each customer had practised before the check.
    lengths : array of int, shape (C, M, R, K)
        Steps to the goal without random pushes; `LAST_STEP` if it was not reached.
    trails : array of int, shape (M, R, K, T + 1)
        The states of the last of these games.
    tables : array, shape (M, R, K, S, A)
        What each customer's table holds at the end.
    """

    checked: np.ndarray
    lengths: np.ndarray
    trails: np.ndarray
    tables: np.ndarray


def rink_with_door(row):
    """A rink with start and goal in the middle row and one door in its wall.

    Parameters
    ----------
    row : int
        The row of the door, 0 (top) to 8 (bottom).

    Returns
    -------
    Game
        Without the bug: nothing passes through the wall.

    Raises
    ------
    ShapeError
        If there is no such row.

    Examples
    --------
    >>> from beyondtoken.labs.game import shortest
    >>> shortest(rink_with_door(TOP)), shortest(rink_with_door(BOTTOM))
    (9, 9)
    """
    if not 0 <= row < ROWS:
        raise ShapeError(f"The door is in a row from 0 to {ROWS - 1}, got {row}.", "Choose one of these rows.")
    floor = np.zeros((ROWS + 1, COLUMNS + 2), bool)
    floor[:ROWS, :COLUMNS] = True
    floor[:ROWS, WALL_COLUMN] = np.arange(ROWS) == row
    states = np.arange(STATES)
    moves = state_of(*step(*(part[:, None] for part in parts_of(states)), np.arange(ACTIONS), floor, swept=True))
    column, at_row, _, _ = parts_of(states)
    arrived = (column == GOAL_CELL[0]) & (at_row == MIDDLE)
    return Game(1, floor, moves, np.zeros_like(moves, bool), arrived, int(state_of(START_CELL[0], MIDDLE, 0, 0)))


def group(top, *, customers=CUSTOMERS):
    """Customers of whom the first `top` have the door at the top and the others at the bottom.

    Examples
    --------
    >>> games = group(7)
    >>> len(games), [bool(game.floor[TOP, WALL_COLUMN]) for game in games[-2:]]
    (8, [True, False])
    """
    above, below = rink_with_door(TOP), rink_with_door(BOTTOM)
    return [above] * top + [below] * (customers - top)


def upside_down(game):
    """The same game with rows counted from the other end, so that up is down and down is up.

    Examples
    --------
    >>> bool((upside_down(rink_with_door(BOTTOM)).moves == rink_with_door(TOP).moves).all())
    True
    """
    x, y, vx, vy = parts_of(np.arange(STATES))
    turned = state_of(x, ROWS - 1 - y, vx, -vy)          # (S,), its own inverse
    swapped = np.array([0, 1, 2, 4, 3])                  # up and down change names
    floor = np.zeros_like(game.floor)
    floor[:ROWS] = game.floor[ROWS - 1::-1]
    return replace(game, floor=floor, moves=turned[game.moves[turned][:, swapped]],
                   leaps=game.leaps[turned][:, swapped], arrived=game.arrived[turned],
                   start=int(turned[game.start]))


def renamed(game, order):
    """The same game with its pushes under other numbers: push `a` does what push ``order[a]`` did.

    Examples
    --------
    >>> game = rink_with_door(TOP)
    >>> bool((renamed(game, [2, 1, 0, 3, 4]).moves[:, 0] == game.moves[:, 2]).all())
    True
    """
    return replace(game, moves=game.moves[:, order], leaps=game.leaps[:, order])


def learn_together(meet, groups, *, steps, seed, replicas=range(5), before=None, games=8, every=800):
    """Let the customers of every group practise; after every so many steps let each group meet.

    Parameters
    ----------
    meet : function or None
        ``meet(tables, centre)`` with the customers' tables, (M, R, K, S, A), and the table that they took home
        from the last meeting, (M, R, 1, S, A), gives the next one. None: nobody meets.
    groups : list of lists of Game, (M, K)
    steps : int
        Environment steps of each customer.
    seed : int
    replicas : iterable of int
        A number and `seed` fix the dice of a replica, the same in every group.
    before : Practice, optional
        What came before: its tables are the start, and its checks stand first. Else all tables are zero.
    games : int
        Games that a customer plays at once.
    every : int
        Environment steps of a customer between checks, which are also the meetings.

    Returns
    -------
    Practice

    Examples
    --------
    >>> alone = learn_together(None, [group(7)], steps=1600, seed=0, replicas=[0])
    >>> alone.checked.tolist(), alone.lengths.shape
    ([0, 800, 1600], (3, 1, 1, 8))
    """
    replicas = list(replicas)
    shape = (len(groups), len(replicas), len(groups[0]), STATES, ACTIONS)
    since = 0 if before is None else int(before.checked[-1])
    tables = np.zeros(shape, np.float32) if before is None else before.tables.copy()
    centre, desks = tables[:, :, :1].copy(), _Desks(groups, len(replicas), games)
    rngs = [np.random.default_rng([seed, number, since]) for number in replicas]
    trails = [desks.play(tables)]
    for _ in range(steps // every):
        desks.practise(tables, rngs, every // games)
        if meet is not None:
            centre = meet(tables, centre).astype(np.float32)
            tables[:] = centre
        trails.append(desks.play(tables))
    checked = since + every * np.arange(len(trails))
    lengths = np.stack([desks.lengths(trail) for trail in trails])
    if before is not None:
        checked = np.concatenate([before.checked, checked[1:]])
        lengths = np.concatenate([before.lengths, lengths[1:]])
    return Practice(checked, lengths, trails[-1], tables)


class _Desks:
    """Every customer's games: where each stands now, and what every push does there."""

    def __init__(self, groups, replicas, games):
        unique = list({id(game): game for customers in groups for game in customers}.values())
        number = {id(game): place for place, game in enumerate(unique)}
        rinks = np.array([[number[id(game)] for game in customers] for customers in groups])       # (M, K)
        self.shape = (len(groups), replicas, rinks.shape[1])
        rinks = np.broadcast_to(rinks[:, None], self.shape).reshape(-1, 1)                         # (N, 1)
        self.moves = np.concatenate([game.moves.ravel() for game in unique])
        self.first_move = rinks * STATES
        self.first_row = (np.arange(rinks.size) * STATES)[:, None]
        self.arrived, self.start = unique[0].arrived, unique[0].start
        self.states = np.full((rinks.size, games), self.start)                           # (N, G)
        self.age = np.zeros_like(self.states)

    def practise(self, tables, rngs, rounds):
        """Q-learning, one step of all games a round; the tables change in place, as a copy costs more."""
        groups, _, customers = self.shape
        games = self.states.shape[1]
        dice = np.stack([rng.random((rounds, customers, games), np.float32) for rng in rngs], axis=1)
        dice = np.broadcast_to(dice[:, None], (rounds, groups, *dice.shape[1:]))
        for roll in dice.reshape(rounds, *self.states.shape):
            cell, better, after = self.correct(tables, roll)
            tables.reshape(-1)[cell] = better
            self.age += 1
            over = self.arrived[after] | (self.age >= LAST_STEP)
            self.states = np.where(over, self.start, after)
            self.age[over] = 0

    def correct(self, tables, dice, *, explore=0.1, rate=0.5):
        """The step of Q-learning of ``glitch.practise``: flat cells tried, their new values, states; each (N, G)."""
        table = tables.reshape(-1, ACTIONS)
        row = self.first_row + self.states
        random_push = (dice / explore * ACTIONS).astype(int)
        push = np.where(dice < explore, random_push, table.take(row, axis=0).argmax(axis=-1))
        after = self.moves[(self.first_move + self.states) * ACTIONS + push]
        promised = table.take(self.first_row + after, axis=0)                # (N, G, A)
        to_come = reduce(np.maximum, np.moveaxis(promised, -1, 0))           # max(axis=-1) takes 20 times as long
        to_come[self.arrived[after]] = 0
        cell = row * ACTIONS + push
        old = tables.reshape(-1)[cell]
        return cell, old + rate * (-1 + to_come - old), after

    def play(self, tables):
        """One game of every customer without random pushes; states (M, R, K, T + 1)."""
        table, row, move = tables.reshape(-1, ACTIONS), self.first_row[:, 0], self.first_move[:, 0]
        trail = np.full((LAST_STEP + 1, len(row)), self.start)
        for now, here in enumerate(trail[:-1]):
            onward = self.moves[(move + here) * ACTIONS + table[row + here].argmax(axis=-1)]
            trail[now + 1] = np.where(self.arrived[here], here, onward)
        return trail.T.reshape(*self.shape, -1)

    def lengths(self, trails):
        """Steps until the goal; (M, R, K, T + 1) -> (M, R, K)."""
        return (~self.arrived[trails[..., :-1]]).sum(axis=-1)


def practice_needed(practice, limit):
    """Steps until a customer never again needs more than `limit` steps to the goal; all it had, if that fails.

    Parameters
    ----------
    practice : Practice
    limit : int
        Steps to the goal; the length of the shortest path asks for that path.

    Returns
    -------
    array of float, shape (M, R, K)

    Examples
    --------
    >>> lengths = np.array([80, 9, 80, 10]).reshape(4, 1, 1, 1)
    >>> tried = Practice(np.array([0, 8, 16, 24]), lengths, None, None)
    >>> practice_needed(tried, 10).tolist()
    [[[24.0]]]
    """
    checks, *shape = practice.lengths.shape
    longer = (practice.lengths > limit).reshape(checks, -1)
    return np.minimum(settled(Lesson(practice.checked, None, longer, None, None), 0),
                      practice.checked[-1]).reshape(shape)


def final_lengths(practice, *, checks=10):
    """Mean steps to the goal over the last checks, (M, R, K): one check alone may be a lucky moment.

    Examples
    --------
    >>> lengths = np.array([80, 9, 11]).reshape(3, 1, 1, 1)
    >>> final_lengths(Practice(np.arange(3), lengths, None, None), checks=2).tolist()
    [[[10.0]]]
    """
    return practice.lengths[-checks:].mean(axis=0)
