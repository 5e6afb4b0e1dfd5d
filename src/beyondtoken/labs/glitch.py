"""Imitators and reward learners in a game with a physics bug: who finds it, and what a patch changes.

Letters: L learners, G games that each of them plays at once, S states, A pushes, C checks, T steps of a game.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import ShapeError
from .game import LAST_STEP, STATES, play, shortest, steps_taken, went_through

ACTIONS = 5
@dataclass(frozen=True)
class Lesson:
    """What a group of learners could do, check after check.

    Attributes
    ----------
    checked : array of int, shape (C,)
        Environment steps of each learner before the check.
    trails : array of int, shape (C, L, T + 1)
        The states of one game played greedily, by every learner at every check.
    lengths : array of int, shape (C, L)
        Steps to the goal; `LAST_STEP` if it was not reached.
    through : array of bool, shape (C, L)
        Whether that game went through the wall.
    q : array, shape (L, S, A)
        The tables at the end.
    """

    checked: np.ndarray
    trails: np.ndarray
    lengths: np.ndarray
    through: np.ndarray
    q: np.ndarray

    @property
    def change(self):
        """Index of the first check in the second game, which repeats the step of the check before it."""
        return int(np.diff(self.checked).argmin()) + 1


def clone(trails, pushes):
    """Behaviour cloning: in each state, the push that people chose most often there.

    Parameters
    ----------
    trails : array of int, shape (N, T + 1)
    pushes : array of int, shape (N, T)

    Returns
    -------
    array of int, shape (S,)
        A policy; push 0 (glide) where nobody has been.

    Raises
    ------
    ShapeError
        If there is not one state more than pushes.

    Examples
    --------
    >>> clone(np.array([[7, 8], [7, 8], [7, 9]]), np.array([[2], [2], [4]]))[7]
    np.int64(2)
    """
    trails, pushes = np.asarray(trails), np.asarray(pushes)
    if trails.shape != (pushes.shape[0], pushes.shape[1] + 1):
        raise ShapeError(f"clone needs one state more than pushes, got {trails.shape} and {pushes.shape}.",
                         "Hand on trails and pushes as people_play gives them.")
    votes = np.zeros((STATES, ACTIONS), int)
    np.add.at(votes, (trails[:, :-1], pushes), 1)
    return votes.argmax(axis=1)


def practise(q, game, states, dice, *, explore=0.1, rate=0.5):
    """One step of Q-learning in all games of all learners at once.

    Parameters
    ----------
    q : array, shape (L, S, A)
        Each learner's guess of the reward still to come: minus the steps to the goal.
    game : Game
    states : array of int, shape (L, G)
    dice : array, shape (L, G)
        Uniform in [0, 1): below `explore` the push is random, and the number also picks which.
    explore, rate : float
        Share of random pushes; how far a value moves towards what was seen.

    Returns
    -------
    push, after : arrays of int, shape (L, G)
        What was done, and the state that followed.
    better : array, shape (L, G)
        The new value of ``q[learner, state, push]``.

    Source
    ------
    sutton2018rl, section 6.5.

    Examples
    --------
    >>> from beyondtoken.labs.game import work_out
    >>> game = work_out(swept=False)
    >>> states, dice = np.array([[game.start]]), np.array([[0.5]])
    >>> float(practise(np.zeros((1, STATES, 5)), game, states, dice)[2][0, 0])      # half way from 0 to -1
    -0.5
    """
    learner = np.arange(len(q))[:, None]
    random_push = (dice / explore * ACTIONS).astype(int)
    push = np.where(dice < explore, random_push, q[learner, states].argmax(axis=-1))
    after = game.moves[states, push]
    to_come = np.where(game.arrived[after], 0, q[learner, after].max(axis=-1))
    old = q[learner, states, push]
    return push, after, old + rate * (-1 + to_come - old)


def learn(practise, phases, *, learners=range(10), games=16, seed, check_every=1600):
    """Let learners practise, phase after phase, and check what they can do on the way.

    Parameters
    ----------
    practise : function
        With the arguments and results of `practise`.
    phases : list of (Game, int)
        Which game, for how many environment steps of each learner; the tables are kept throughout.
    learners : iterable of int
        Learner numbers. A number and `seed` fix a learner's dice, whoever learns beside it.
    games : int
        Games that each learner plays at once; equal corrections at the same moment count once.
    check_every : int
        Environment steps of each learner between checks, rounded down to whole rounds of `games`.

    Returns
    -------
    Lesson
        At a change of game there are two checks: in the old game, then in the new one.

    Examples
    --------
    >>> from beyondtoken.labs.game import work_out
    >>> lesson = learn(practise, [(work_out(swept=False), 3200)], learners=[0], seed=0)
    >>> lesson.checked.tolist(), lesson.lengths.shape
    ([0, 1600, 3200], (3, 1))
    """
    rngs = [np.random.default_rng([seed, number]) for number in learners]
    q = np.zeros((len(rngs), STATES, ACTIONS))     # no state looks bad before it was tried
    checked, trails, before = [], [], 0
    for game, steps in phases:
        for done, trail in _practise_phase(practise, q, game, steps, rngs, games, check_every):
            checked.append(before + done)
            trails.append(trail)
        before += steps
    trails = np.array(trails)
    return Lesson(np.array(checked), trails, steps_taken(game, trails), went_through(game, trails), q)


def _practise_phase(practise, q, game, steps, rngs, games, check_every):
    """Practise in one game; yield the steps done and the greedy trails at each check."""
    states, age = np.full((len(rngs), games), game.start), np.zeros((len(rngs), games), int)
    rounds, between = steps // games, check_every // games
    for done in range(0, rounds + 1, between):
        yield done * games, play(game, q.argmax(axis=-1))
        ahead = min(between, rounds - done)
        states, age = _practise_rounds(practise, q, game, states, age, rngs, ahead)


def _practise_rounds(practise, q, game, states, age, rngs, rounds):
    """Write `rounds` rounds of practice into `q`: the caller's own table, since a copy a round costs more."""
    learner = np.arange(len(q))[:, None]
    all_dice = np.stack([rng.random((rounds, states.shape[1])) for rng in rngs], axis=1)     # (rounds, L, G)
    for dice in all_dice:
        push, after, better = practise(q, game, states, dice)
        q[learner, states, push] = better
        age = age + 1
        over = game.arrived[after] | (age >= LAST_STEP)
        states, age = np.where(over, game.start, after), np.where(over, 0, age)
    return states, age


def settled(lesson, best, *, since=0):
    """Environment steps, counted from `since`, until every later check shows the shortest path.

    Parameters
    ----------
    lesson : Lesson
    best : int
        Steps of the shortest path.
    since : int
        Where the count begins: 0, or the environment step at which the game changed.

    Returns
    -------
    array of float, shape (L,)
        ``inf`` for a learner whose last check is not the shortest path.

    Examples
    --------
    >>> lesson = Lesson(np.array([0, 10, 20, 30]), None, np.array([[80], [8], [9], [8]]), None, None)
    >>> settled(lesson, 8).tolist()
    [30.0]
    """
    late = lesson.checked >= since
    wrong = lesson.lengths[late] != best                                    # (C, L)
    first_right = wrong.shape[0] - wrong[::-1].argmax(axis=0)               # after the last wrong check
    first_right = np.where(wrong.any(axis=0), first_right, 0)
    times = np.append(lesson.checked[late] - since, np.inf)
    return times[first_right]


def mean_lengths(lesson, steps):
    """Mean and standard deviation of the learners' lengths at the checks nearest to `steps`.

    Examples
    --------
    >>> lesson = Lesson(np.array([0, 10]), None, np.array([[80, 80], [8, 10]]), None, None)
    >>> [part.tolist() for part in mean_lengths(lesson, [0, 9])]
    [[80.0, 9.0], [0.0, 1.0]]
    """
    nearest = np.abs(lesson.checked - np.asarray(steps)[:, None]).argmin(axis=1)
    return lesson.lengths[nearest].mean(axis=1), lesson.lengths[nearest].std(axis=1)


def adaptation(games, lessons):
    """Environment steps to the new shortest path after a change: who knew the old game, and who starts anew.

    Parameters
    ----------
    games : dict of str to Game
        "buggy" and "patched".
    lessons : dict of str to Lesson
        "buggy", "patched", "closed" (buggy, then patched) and "opened" (patched, then buggy).

    Returns
    -------
    dict of str to (veterans, newcomers)
        For "closed" and "opened", two arrays of shape (L,); who never got there counts with all its steps.
    """
    pairs = {}
    for change, target in (("closed", "patched"), ("opened", "buggy")):
        best, veteran, fresh = shortest(games[target]), lessons[change], lessons[target]
        since = veteran.checked[veteran.change]
        pairs[change] = (np.minimum(settled(veteran, best, since=since), veteran.checked[-1] - since),
                         np.minimum(settled(fresh, best), fresh.checked[-1]))
    return pairs
