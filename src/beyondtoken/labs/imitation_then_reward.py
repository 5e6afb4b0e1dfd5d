"""Imitation, reward, or both: small networks learn to find number paths.

The task is in ``imitation_then_reward_tasks``. Learning from reward takes groups of tries at one problem and
copies each try as far as it did better than its group.

Letters: R networks side by side (one a seed), P problems, G tries at each, T = 6 moves, K = 4 kinds of
move, D = 46 numbers that say where a try stands.

Simplified here
---------------
- One network of 64 hidden units; no language.
- Each round of practice is used for one step, so the clipping of GRPO (shao2024deepseekmath, section 4.1)
  has nothing to clip; its anchor to the starting network is left out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors import ShapeError
from .imitation_then_reward_tasks import (
    AFTER,
    KINDS,
    MOVES,
    NOVEL,
    NUMBERS,
    Problems,
    describe,
    draw_batches,
    worked_examples,
)
from .networks import Adam, cross_entropy_gradient, forward, gradients, softmax, train

__all__ = ["Tries", "attempt", "chance_of_novel", "chances", "exercise", "imitate", "near_enough", "pass_at",
           "practise", "share_solved", "slope", "weigh"]


class Tries(NamedTuple):
    """What networks did at P problems, G tries each.

    Attributes
    ----------
    problems : Problems, arrays of shape (R, P)
    numbers, moves : arrays of int, shape (R, T, P, G)
        Where each try stood and what it did.
    counted : array of bool, shape (R, T, P, G)
        Whether the try was still on its way.
    last : array of int, shape (R, P, G)
        Where it ended.
    """

    problems: Problems
    numbers: np.ndarray
    moves: np.ndarray
    counted: np.ndarray
    last: np.ndarray


def attempt(networks, problems, *, tries, rng, within=0):
    """Let every network try each of its problems several times, drawing each move from its own chances.

    Parameters
    ----------
    networks : list of (weights, biases)
        R networks.
    problems : Problems, arrays of shape (R, P)
    tries : int
        G.
    within : int
        How near to the target a try ends.

    Returns
    -------
    Tries

    Raises
    ------
    ShapeError
        If there are not as many sets of problems as networks.
    """
    if problems.start.ndim != 2 or len(problems.start) != len(networks[0][0]):
        raise ShapeError(f"{len(networks[0][0])} networks need problems of shape ({len(networks[0][0])}, P), "
                         f"got {problems.start.shape}.", "Give every network a row of problems of its own.")
    number, target = (np.repeat(part, tries, axis=1) for part in problems)         # (R, P*G)
    counted, steps = np.ones(number.shape, bool), []
    for left in range(MOVES, 0, -1):
        up_to = softmax(forward(networks, describe(number, target, left))).cumsum(axis=-1)
        dice = rng.random((*number.shape, 1), dtype=np.float32)
        move = (dice > up_to[..., :-1]).sum(axis=-1)
        steps.append((number, move, counted))
        number = np.where(counted, AFTER[move, number], number)
        counted = counted & (abs(number - target) > within)
    shape = (*problems.start.shape, tries)
    parts = (np.stack(part, axis=1).reshape(shape[0], MOVES, *shape[1:])
             for part in zip(*steps, strict=True))
    return Tries(problems, *parts, last=number.reshape(shape))


def practise(networks, pools, check, weigh, slope, *, keep, seed, problems=24, tries=16, rate=3e-3,
             within=0):
    """Learn from reward: try, check, weigh, move the weights; again.

    Parameters
    ----------
    networks : list of (weights, biases)
        Where to start; left as it was.
    pools : list of Problems
        The problems that each network may be set.
    check : callable
        ``check(tries, rng)`` -> reward (R, P, G).
    weigh : callable
        ``weigh(reward)`` -> how far each try is to be copied, (R, P, G); negative means avoided.
    slope : callable
        ``slope(logits (R, N, K), moves (R, N), weight (R, N))`` -> slope along each logit.
    keep : sequence of int
        After which rounds to keep a copy, in rising order; the last ends the practice.
    problems, tries : int
        P and G of a round.
    within : int
        How near to the target a try ends.

    Returns
    -------
    list of stacks of networks
        One for each entry of `keep`.

    Examples
    --------
    >>> from beyondtoken.labs.imitation_then_reward_tasks import DESCRIBED, all_problems
    >>> from beyondtoken.labs.networks import init_networks
    >>> nets = init_networks((DESCRIBED, 8, 4), replicas=1, seed=0)
    >>> same = practise(nets, [all_problems()[0]], lambda tries, rng: 0.0 * tries.last,
    ...                 weigh=lambda reward: reward, slope=None, keep=(2,), seed=0)
    >>> bool((same[0][0][0] == nets[0][0]).all())      # no reward, no change
    True
    """
    rng = np.random.default_rng(seed)
    networks = _copy(networks)
    arrays = [array for layer in networks for array in layer]
    rules = [Adam(array.size, rate=rate) for array in arrays]
    kept = []
    for number in range(1, keep[-1] + 1):
        done = attempt(networks, _set(pools, problems, rng), tries=tries, rng=rng, within=within)
        slopes = _lesson(networks, done, weigh(check(done, rng)), slope)
        for array, rule, part in zip(arrays, rules, slopes, strict=False):
            array -= rule.change(part.ravel()).reshape(array.shape)
        if number in keep:
            kept.append(_copy(networks))
    return kept


def near_enough(within):
    """Make a verifier: it gives 1 to a try that ended at most so far from its target, else 0; for `practise`."""
    def check(tries, rng):
        return (abs(tries.last - tries.problems.target[..., None]) <= within).astype(np.float32)
    return check


def weigh(reward):
    """How far each try beat its group, in standard deviations: (..., G) -> (..., G).

    Source
    ------
    shao2024deepseekmath, section 4.1.2.

    Examples
    --------
    >>> weigh(np.array([1.0, 0.0, 0.0, 0.0])).round(2)
    array([ 1.73, -0.58, -0.58, -0.58])
    """
    lead = reward - reward.mean(axis=-1, keepdims=True)
    return lead / (reward.std(axis=-1, keepdims=True) + 1e-4)


def slope(logits, moves, weight):
    """Give the slope along each logit that copies moves as far as their weight says: (R, N, K)."""
    return weight[..., None] * (softmax(logits) - np.eye(len(KINDS), dtype=np.float32)[moves])


def imitate(networks, pools, *, slip, seed, steps=800, failures=False):
    """Let networks imitate people's examples, as on the first page: pools a list of Problems, one a network.

    Parameters
    ----------
    slip : float
        Chance that a move of people is drawn at random.
    seed : int
        Of the batches and, counted on, of the examples of each network.
    failures : bool
        Whether tries that failed are shown too.
    """
    examples = [worked_examples(pool, slip=slip, count=6000, seed=seed + number, failures=failures)
                for number, pool in enumerate(pools)]
    batches = draw_batches(examples, size=256, seed=seed)
    return train(networks, batches, cross_entropy_gradient, rate=3e-3, steps=steps)


def exercise(networks, pools, *, keep, seed, within=0):
    """Practise for reward as on the first page; the networks after each of the rounds in `keep`."""
    return practise(networks, pools, near_enough(within), weigh, slope, keep=keep, seed=seed, within=within)


def _copy(networks):
    return [(weights.copy(), biases.copy()) for weights, biases in networks]


def _set(pools, count, rng):
    """Draw a row of problems for each network."""
    rows = [pool.pick(rng.integers(0, len(pool.start), count)) for pool in pools]
    return Problems(*(np.stack(part) for part in zip(*rows, strict=True)))


def _lesson(networks, done, weight, slope):
    """Slopes of all arrays from the moves that carry weight; none if no move does."""
    replicas = len(done.last)
    weight = (weight[:, None] * done.counted).reshape(replicas, -1)                # (R, T*P*G)
    most = int((weight != 0).sum(axis=1).max())
    if most == 0:
        return []
    rows = np.argsort(weight == 0, axis=1, kind="stable")[:, :most]
    left = np.arange(MOVES, 0, -1)[:, None, None]
    target = done.problems.target[:, None, :, None]

    def taken(part):
        return np.take_along_axis(np.broadcast_to(part, done.moves.shape).reshape(replicas, -1), rows, axis=1)

    x = describe(taken(done.numbers), taken(target), taken(left))                  # (R, most, D)
    moves, weight = taken(done.moves), np.take_along_axis(weight, rows, axis=1) / done.last[0].size
    found = gradients(networks, x, None, lambda logits, _: slope(logits, moves, weight))
    return [array for layer in found for array in layer]


def chances(networks, *, within=0):
    """Work out, without any sampling, the chance that one try arrives: every start, every target.

    Parameters
    ----------
    networks : list of (weights, biases)
    within : int
        How near counts as arrived.

    Returns
    -------
    array, shape (R, 100, 100)
        ``[network, start, target]``.
    """
    start, target = np.indices((NUMBERS, NUMBERS))
    near = abs(start - target) <= within
    chance = np.zeros((len(networks[0][0]), NUMBERS, NUMBERS), np.float32)
    for left in range(1, MOVES + 1):
        logits = forward(networks, describe(start.ravel(), target.ravel(), left))
        move = softmax(logits).reshape(*chance.shape, len(KINDS))
        onward = np.where(near, 1, chance)
        chance = sum(move[..., kind] * onward[:, AFTER[kind]] for kind in range(len(KINDS)))
    return chance


def pass_at(chance, tries):
    """The chance that at least one of several tries arrives.

    >>> round(pass_at(0.1, 2), 2)
    0.19
    """
    return 1 - (1 - chance) ** tries


def share_solved(chance, problems, asked, *, tries=1):
    """Percent of problems solved within so many tries, on average, one number a network.

    Parameters
    ----------
    chance : array, shape (R, 100, 100)
        From `chances`.
    problems : Problems, arrays of shape (N,)
    asked : array of bool, shape (R, N)
        Which problems each network is asked.

    Returns
    -------
    array, shape (R,)

    Examples
    --------
    >>> from beyondtoken.labs.imitation_then_reward_tasks import all_problems
    >>> share_solved(np.full((1, 100, 100), 0.5), all_problems()[0], np.ones((1, 4786), bool), tries=2)
    array([75.])
    """
    found = pass_at(chance[:, problems.start, problems.target].astype(float), tries)       # (R, N)
    return 100 * (found * asked).sum(axis=1) / asked.sum(axis=1)


def chance_of_novel(networks, problems):
    """The chance that the first move is one people never make on purpose: mean over problems, (R,)."""
    first = softmax(forward(networks, describe(problems.start, problems.target, MOVES)))   # (R, N, K)
    return first[..., list(NOVEL)].sum(axis=-1).mean(axis=-1)
