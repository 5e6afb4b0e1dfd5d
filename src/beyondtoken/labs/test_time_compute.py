"""Programs written at random and kept if they pass tests: what more tries are worth with a checker.

A program is five steps, each one of eight operators on a clock. A clock with 100 hours counts 0 to 99 and
starts again. All 32,768 programs are run once, on 100 inputs; after that, everything is looking up.

Letters: P programs, I inputs, S seeds, Q tasks of a seed, N tries, T numbers of tests, K numbers of tries.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import ShapeError

STEPS, INPUTS, MOST_TESTS = 5, 100, 10
OPERATORS = {"en": ("add 1", "take 3", "double", "times 3", "times 7", "square", "negate", "halve"),
             "ja": ("1を足す", "3を引く", "2倍", "3倍", "7倍", "2乗", "符号反転", "半分")}
_CHOICES = len(OPERATORS["en"])
_PLACES = _CHOICES ** np.arange(STEPS - 1, -1, -1)
PROGRAMS = _CHOICES ** STEPS
TESTS = (0, 1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Tasks:
    """What one seed has to solve, and how its model writes.

    Attributes
    ----------
    habits : array, shape (STEPS, 8)
        How much the model likes each operator at each step, whatever the task; log odds.
    hidden : array of int, shape (Q,)
        The program that somebody wrote.
    tests : array of int, shape (Q, MOST_TESTS)
        The inputs on which its output may be looked at, in the order in which they are used.
    """

    habits: np.ndarray
    hidden: np.ndarray
    tests: np.ndarray


@dataclass(frozen=True)
class Trials:
    """What came of the tries, for all tasks of all seeds.

    Attributes
    ----------
    first : array of int, shape (S, Q, T)
        The try that first passed the tests; N if none did. One column for each of `TESTS`.
    right : array of bool, shape (S, Q, T)
        Whether that try does what the hidden program does, on all inputs.
    found : array of int, shape (S, Q)
        The first try that does; N if none.
    vote : array of bool, shape (S, Q, K)
        Whether the behaviour written most often is right.
    written : array of int, shape (S, Q, T)
        The program that was kept; -1 if none.
    """

    first: np.ndarray
    right: np.ndarray
    found: np.ndarray
    vote: np.ndarray
    written: np.ndarray


def apply(operator, x, clock):
    """One step of a program.

    Parameters
    ----------
    operator : int
        Index into `OPERATORS`.
    x : array of int
        0 to clock - 1.
    clock : int
        Hours of the clock.

    Returns
    -------
    array of int
        0 to clock - 1.

    Examples
    --------
    >>> [int(apply(operator, 12, 100)) for operator in range(8)]
    [13, 9, 24, 36, 84, 44, 88, 6]
    """
    results = (x + 1, x - 3, 2 * x, 3 * x, 7 * x, x * x, -x, x // 2)
    return results[operator] % clock


def run_all(clock, *, apply=apply):
    """Run every program on the inputs 0 to 99, sharing what programs have in common.

    Parameters
    ----------
    clock : int
        Hours of the clock, at least 100.
    apply : function
        With the arguments of `apply`.

    Returns
    -------
    array of int, shape (P, I)

    Raises
    ------
    ShapeError
        If the inputs do not fit on the clock.

    Examples
    --------
    >>> outputs = run_all(100)
    >>> outputs.shape, int(outputs[0, 3])              # program 0 adds 1 five times
    ((32768, 100), 8)
    """
    if clock < INPUTS:
        raise ShapeError(f"The inputs 0 to {INPUTS - 1} need a clock of {INPUTS} hours, got {clock}.",
                         f"Give at least {INPUTS}.")
    values = np.arange(INPUTS)[None]
    for _ in range(STEPS):
        values = np.stack([apply(operator, values, clock) for operator in range(_CHOICES)], axis=1)
        values = values.reshape(-1, INPUTS)
    return values.astype(np.int32)


def behaviours(outputs):
    """Number the distinct behaviours as they come: two programs share a number if they agree on all inputs.

    Returns
    -------
    array of int, shape (P,)

    Examples
    --------
    >>> behaviours(np.array([[1, 2], [3, 4], [1, 2]])).tolist()
    [0, 1, 0]
    """
    known = {}          # many times faster than sorting rows
    return np.array([known.setdefault(row.tobytes(), len(known)) for row in outputs])


def steps_of(program):
    """The operators of a program, first step first.

    Examples
    --------
    >>> steps_of(8 ** 4 + 7).tolist()
    [1, 0, 0, 0, 7]
    """
    return program // _PLACES % _CHOICES


def listing(program, lang="en"):
    """A program in words.

    Examples
    --------
    >>> listing(8 ** 4 + 7)
    'take 3, add 1, add 1, add 1, halve'
    """
    between = {"en": ", ", "ja": "、"}[lang]
    return between.join(OPERATORS[lang][operator] for operator in steps_of(program))


def draw_tasks(count, *, seed):
    """Hidden programs, tests and a model's habits.

    Examples
    --------
    >>> tasks = draw_tasks(4, seed=0)
    >>> tasks.habits.shape, tasks.hidden.shape, tasks.tests.shape
    ((5, 8), (4,), (4, 10))
    """
    rng = np.random.default_rng(seed)
    habits, hidden = rng.standard_normal((STEPS, _CHOICES)), rng.integers(PROGRAMS, size=count)
    return Tasks(habits, hidden, np.stack([rng.permutation(INPUTS)[:MOST_TESTS] for _ in range(count)]))


def chances_of(habits, hidden, odds):
    """How likely the model writes each operator at each step of one task.

    Parameters
    ----------
    habits : array, shape (STEPS, 8)
    hidden : int
        The hidden program, of which the model has a hunch.
    odds : float
        The hunch multiplies the odds of the right operator by this; 1 is no hunch.

    Returns
    -------
    array, shape (STEPS, 8)

    Examples
    --------
    >>> chances_of(np.zeros((5, 8)), 0, 3.0)[0].round(2).tolist()
    [0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
    """
    likes = np.exp(habits)
    likes[np.arange(STEPS), steps_of(hidden)] *= odds
    return likes / likes.sum(axis=1, keepdims=True)


def write(chances, tries, rng):
    """Write programs operator by operator, each by chance.

    Returns
    -------
    array of int, shape (N,)

    Examples
    --------
    >>> sure = np.eye(8)[[1, 0, 0, 0, 7]]
    >>> write(sure, 2, np.random.default_rng(0)).tolist() == [8 ** 4 + 7] * 2
    True
    """
    up_to = chances.cumsum(axis=1)[:, :-1, None]                               # (STEPS, 7, 1)
    steps = (rng.random((STEPS, 1, tries)) > up_to).sum(axis=1)                # (STEPS, N)
    return _PLACES @ steps


def first_to_pass(passed):
    """For 0, 1, 2, ... tests: the first try that passes them all.

    Parameters
    ----------
    passed : array of bool, shape (N, MOST_TESTS)

    Returns
    -------
    array of int, shape (MOST_TESTS + 1,)
        N where no try does.

    Examples
    --------
    >>> first_to_pass(np.array([[False, True], [True, False], [True, True]])).tolist()
    [0, 1, 2]
    """
    never_failed = np.logical_and.accumulate(passed, axis=1)
    first = np.where(never_failed.any(axis=0), never_failed.argmax(axis=0), len(passed))
    return np.concatenate([[0], first])


def attempt(outputs, behaviour, tasks, *, odds, budgets, rng, blur=1, write=write, first_to_pass=first_to_pass):
    """Let the model write for every task of one seed, and keep what passes.

    Parameters
    ----------
    outputs : array of int, shape (P, I)
    behaviour : array of int, shape (P,)
    tasks : Tasks
    odds : float
        As in `chances_of`.
    budgets : sequence of int
        K numbers of tries for the vote; the last is N.
    blur : int
        A test passes if the outputs agree when divided by this, without the rest; 1 is an exact test.

    Returns
    -------
    Trials
        Without the axis S.
    """
    rows = []
    for hidden, tests in zip(tasks.hidden, tasks.tests, strict=True):
        tries = write(chances_of(tasks.habits, hidden, odds), budgets[-1], rng)
        passed = outputs[tries[:, None], tests] // blur == outputs[hidden, tests] // blur      # (N, MOST_TESTS)
        first = first_to_pass(passed)[list(TESTS)]
        good = behaviour[tries] == behaviour[hidden]
        kept = np.append(tries, -1)[first]
        found = int(good.argmax()) if good.any() else len(tries)
        votes = [_plurality(behaviour[tries[:n]]) == behaviour[hidden] for n in budgets]
        rows.append((first, np.append(good, False)[first], found, votes, kept))
    return Trials(*(np.array(column) for column in zip(*rows, strict=True)))


def _plurality(behaviours):
    """The behaviour written most often; of several, the one that was written first."""
    times = np.bincount(behaviours)[behaviours]
    return behaviours[times.argmax()]


def try_all(outputs, *, seeds, count=100, odds, budgets, blur=1, write=write, first_to_pass=first_to_pass):
    """`attempt` for seed after seed.

    Parameters
    ----------
    seeds : sequence of int
        Each fixes habits, tasks and tries of its own.
    count : int
        Tasks a seed.

    Returns
    -------
    Trials

    Examples
    --------
    >>> trials = try_all(run_all(100), seeds=[0, 1], count=3, odds=3.0, budgets=(1, 8))
    >>> trials.first.shape, trials.vote.shape
    ((2, 3, 6), (2, 3, 2))
    """
    behaviour = behaviours(outputs)
    parts = []
    for seed in seeds:
        rng = np.random.default_rng([seed, 1])
        parts.append(attempt(outputs, behaviour, draw_tasks(count, seed=[seed, 0]), odds=odds, budgets=budgets,
                             rng=rng, blur=blur, write=write, first_to_pass=first_to_pass))
    return Trials(*(np.stack([getattr(part, name) for part in parts]) for name in Trials.__annotations__))


def shares(trials, budgets):
    """Shares of tasks against the number of tries.

    Parameters
    ----------
    trials : Trials
    budgets : sequence of int
        K; the last is N.

    Returns
    -------
    dict
        A number of tests to {"right", "wrong"}, "found" (a right program is among the tries) and "vote";
        arrays (S, K).

    Examples
    --------
    >>> trials = try_all(run_all(100), seeds=[0, 1], count=3, odds=3.0, budgets=(1, 8))
    >>> bool((shares(trials, (1, 8))[0]["right"] <= shares(trials, (1, 8))["found"]).all())
    True
    """
    reached = trials.first[..., None] < np.asarray(budgets)                    # (S, Q, T, K)
    found = {tests: {"right": (reached & trials.right[..., None])[:, :, t].mean(axis=1),
                     "wrong": (reached & ~trials.right[..., None])[:, :, t].mean(axis=1)}
             for t, tests in enumerate(TESTS)}
    return found | {"found": (trials.found[..., None] < np.asarray(budgets)).mean(axis=1),
                    "vote": trials.vote.mean(axis=1)}


def expected(outputs, *, seeds, count=100, odds, budgets, never=None):
    """The same shares worked out exactly, without writing a program.

    Of all programs the model may write, let p be the chance that one is right and a that it passes the tests.
    One of N tries is right with chance 1 - (1 - p)^N; the first to pass is right with chance
    (1 - (1 - a)^N) p / a.

    Parameters
    ----------
    never : int, optional
        An operator that the model never writes.

    Returns
    -------
    dict
        A number of tests to the share right, and "found"; arrays (S, K).

    Examples
    --------
    >>> found = expected(run_all(100), seeds=[0], count=3, odds=3.0, budgets=(1, 8))
    >>> bool(found[10][0, 1] <= found["found"][0, 1])
    True
    """
    behaviour = behaviours(outputs)
    rows = [_expected_of_seed(outputs, behaviour, draw_tasks(count, seed=[seed, 0]), odds, budgets, never)
            for seed in seeds]
    return {name: np.stack([row[name] for row in rows]) for name in rows[0]}


def _expected_of_seed(outputs, behaviour, tasks, odds, budgets, never):
    budgets, sums = np.asarray(budgets), dict.fromkeys((*TESTS, "found"), 0.0)
    for hidden, tests in zip(tasks.hidden, tasks.tests, strict=True):
        chances = chances_of(tasks.habits, hidden, odds)
        if never is not None:
            chances[:, never] = 0
            chances /= chances.sum(axis=1, keepdims=True)
        chance = _of_programs(chances)
        right = chance[behaviour == behaviour[hidden]].sum()
        sums["found"] = sums["found"] + 1 - (1 - right) ** budgets
        alive = np.arange(PROGRAMS)                     # programs that have passed every test so far
        for used in range(MOST_TESTS + 1):
            if used:
                alive = alive[outputs[alive, tests[used - 1]] == outputs[hidden, tests[used - 1]]]
            if used in sums:
                passing = max(chance[alive].sum(), 1e-300)
                sums[used] = sums[used] + (1 - (1 - min(passing, 1.0)) ** budgets) * right / passing
    return {name: total / len(tasks.hidden) for name, total in sums.items()}


def _of_programs(chances):
    """The chance of each of the P programs."""
    product = chances[0]
    for step in chances[1:]:
        product = np.multiply.outer(product, step)
    return product.ravel()
