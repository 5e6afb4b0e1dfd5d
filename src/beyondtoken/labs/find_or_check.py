"""Find or check: one network writes an answer token by token and judges finished answers.

Letters used in this file: R networks side by side, P questions, N answers to each question, T tokens
in an answer (each 0 or 1), B training items of each use.

The network reads a sheet of 170 numbers: 108 for the question, 54 for the answer so far, 6 for the
place of the token to write, 2 for the use. It has 160 hidden numbers, shared by both uses, and 4 outputs:
a token is 0, a token is 1; the answer is wrong, the answer is right.

Simplified here
---------------
- A network with one hidden layer stands in for a language model; a token is a yes or a no.
- It learns to judge from answers marked right or wrong; a language model is mostly not taught this apart.
- Nothing is learnt from the judgement: it only chooses (the page of rounds trains on the choice).
"""

import numpy as np

from beyondtoken.errors import ShapeError

from .judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .networks import cross_entropy_gradient, forward, init_networks, train

__all__ = ["GAIN_WANTED", "SIZES", "agreement", "best_single_answer", "blank_networks", "counts_as_gain",
           "judge", "judge_claim", "percent", "points", "practice", "practise", "token_chance",
           "two_use_gradient", "write", "yes_no_scores"]

SIZES = (170, 160, 4)
"""Numbers read, hidden numbers, outputs."""

GAIN_WANTED = 0.10
"""A gain from self-judging counts from ten percentage points, and only if every network gains."""

_JUDGING = 6      # the place that stands for the other use


def practice(*, write_from, judge_from, size, seed):
    """Yield training batches for ever: ``size`` tokens to write and ``size`` answers to judge.

    Half of the answers to judge are the known solution, half are drawn at random; each is marked by
    what it truly is.

    Parameters
    ----------
    write_from, judge_from : callable or None
        ``draw(rng, count=...)`` -> Puzzles or Facts, that many questions for each network; None leaves
        the use out.
    size, seed : int

    Yields
    ------
    (x, targets)
        Shapes (R, 2 B, 170) and (R, 2 B), or B where a use is left out; a target is the output that
        should win, 0 or 1 for a token to write, 2 or 3 for a wrong or right answer.

    Examples
    --------
    >>> from beyondtoken.labs.find_or_check_tasks import draw_puzzles
    >>> ask = lambda rng, count: draw_puzzles(rng, replicas=2, count=count)
    >>> x, targets = next(practice(write_from=ask, judge_from=ask, size=8, seed=0))
    >>> x.shape, targets.shape
    ((2, 16, 170), (2, 16))
    """
    rng = np.random.default_rng(seed)
    both = (write_from, _writing_items), (judge_from, _judging_items)
    uses = [(draw, items) for draw, items in both if draw]
    while True:
        parts = [items(draw(rng, count=size), rng) for draw, items in uses]
        yield tuple(np.concatenate(arrays, axis=1) for arrays in zip(*parts, strict=True))


def _writing_items(questions, rng):
    """The start of a known solution, cut at a random place, and the token that comes next."""
    tokens = questions.solution.shape[-1]
    place = rng.integers(0, tokens, questions.solution.shape[:-1])
    so_far = questions.solution * (np.arange(tokens) < place[..., None])
    following = np.take_along_axis(questions.solution, place[..., None], axis=-1)[..., 0]
    return _sheets(questions, so_far[:, :, None], place[..., None])[:, :, 0], following


def _judging_items(questions, rng):
    """A finished answer, the known one or a random one, and 2 (wrong) or 3 (right)."""
    shape, tokens = questions.solution.shape[:-1], questions.solution.shape[-1]
    random = rng.integers(0, 2, (*shape, tokens))
    answers = np.where(rng.random(shape)[..., None] < 0.5, random, questions.solution)[:, :, None]
    return _sheets(questions, answers, _JUDGING)[:, :, 0], 2 + questions.right(answers)[:, :, 0]


def two_use_gradient(logits, targets):
    """Slope of the cross entropy where only the two outputs of an item's own use compete.

    Parameters
    ----------
    logits : array, shape (R, N, 4)
    targets : int array, shape (R, N)
        0 or 1: writing; 2 or 3: judging.

    Returns
    -------
    array, shape (R, N, 4)

    Examples
    --------
    >>> two_use_gradient(np.zeros((1, 1, 4)), np.array([[3]]))
    array([[[ 0. ,  0. ,  0.5, -0.5]]])
    """
    own = np.arange(4) // 2 == targets[..., None] // 2
    return cross_entropy_gradient(np.where(own, logits, -1e9), targets)


def blank_networks(*, replicas, seed):
    """Draw R untrained networks of the shape used here.

    >>> len(blank_networks(replicas=2, seed=0))
    2
    """
    return init_networks(SIZES, replicas=replicas, seed=seed)


def practise(networks, *, write_from, judge_from, size, steps, seed, rate=3e-3):
    """Train the two uses together; see :func:`practice` for the items.

    Returns
    -------
    list of (weights, biases)

    Examples
    --------
    >>> from beyondtoken.labs.find_or_check_tasks import draw_puzzles
    >>> ask = lambda rng, count: draw_puzzles(rng, replicas=2, count=count)
    >>> blank = blank_networks(replicas=2, seed=0)
    >>> practise(blank, write_from=ask, judge_from=ask, size=8, steps=3, seed=0)[0][0].shape
    (2, 170, 160)
    """
    batches = practice(write_from=write_from, judge_from=judge_from, size=size, seed=seed)
    return train(networks, batches, two_use_gradient, rate=rate, steps=steps)


def token_chance(networks, questions, answers, place):
    """How likely the network finds a 1 as token number ``place``, after the tokens written so far.

    Parameters
    ----------
    networks : list of (weights, biases)
    questions : Puzzles or Facts
    answers : int array, shape (R, P, N, T)
        Tokens from ``place`` on are not looked at.
    place : int
        From 0.

    Returns
    -------
    array, shape (R, P, N)
    """
    so_far = answers * (np.arange(answers.shape[-1]) < place)
    return _chance_of_second(networks, _sheets(questions, so_far, place), outputs=slice(0, 2))


def judge(networks, questions, answers):
    """How likely the network finds each finished answer right.

    Parameters
    ----------
    networks : list of (weights, biases)
    questions : Puzzles or Facts
    answers : int array, shape (R, P, N, T)

    Returns
    -------
    array, shape (R, P, N)
        Between 0 and 1.

    Raises
    ------
    ShapeError
        If the answers do not have the tokens that the questions ask for.
    """
    return _chance_of_second(networks, _sheets(questions, answers, _JUDGING), outputs=slice(2, 4))


def write(networks, questions, *, copies, rng):
    """Let each network write N answers to each question, token by token, by its own chances.

    Returns
    -------
    int array, shape (R, P, N, T)
    """
    return _write(networks, questions, copies, lambda chance: rng.random(chance.shape) < chance)


def best_single_answer(networks, questions):
    """Write one answer to each question, always the likelier token (greedy decoding).

    Returns
    -------
    int array, shape (R, P, 1, T)
    """
    return _write(networks, questions, 1, lambda chance: chance > 0.5)


def agreement(answers):
    """How many of the N answers to a question are the same as this one: a vote that needs no judge.

    Parameters
    ----------
    answers : int array, shape (R, P, N, T)

    Returns
    -------
    int array, shape (R, P, N)

    Source
    ------
    wang2023selfconsistency, where the vote is over the final answers of a language model.

    Examples
    --------
    >>> agreement(np.array([[[[0, 1], [1, 1], [0, 1]]]])).tolist()
    [[[2, 1, 2]]]
    """
    number = answers @ (1 << np.arange(answers.shape[-1]))          # (R, P, N)
    return (number[..., None] == number[..., None, :]).sum(axis=-1)


def yes_no_scores(liking, right):
    """Score the judge as a judge: it says "right" where its chance is above one half.

    Parameters
    ----------
    liking : array, shape (R, P, N)
        Its chances.
    right : bool array, shape (R, P, N)
        The truth.

    Returns
    -------
    dict of arrays, shape (R,)
        "precision": of what it called right, the share that is. "balanced": the mean of its success on
        right answers and on wrong ones; a coin scores one half.

    Examples
    --------
    >>> scores = yes_no_scores(np.array([[[.9, .8, .7, .1]]]), np.array([[[True, False, False, False]]]))
    >>> round(scores["precision"].item(), 2), round(scores["balanced"].item(), 2)
    (0.33, 0.67)
    """
    said_right, axes = liking > 0.5, (1, 2)
    hits = (said_right & right).sum(axis=axes)
    on_right = hits / right.sum(axis=axes)
    on_wrong = (~said_right & ~right).sum(axis=axes) / (~right).sum(axis=axes)
    return {"precision": hits / said_right.sum(axis=axes), "balanced": (on_right + on_wrong) / 2}


def judge_claim(*, puzzle, ticks, facts):
    """Turn what self-judging gained over the best single answer into the verdict on A4-C18.

    Parameters
    ----------
    puzzle, ticks, facts : arrays, shape (R,)
        Share right after self-judging minus share right of the best single answer, network by network.

    Returns
    -------
    dict
        See :func:`beyondtoken.labs.judgement.judged`. Without a gain on the puzzle: not supported; with a
        gain on all three tasks: supported; else supported only if.

    Examples
    --------
    >>> judge_claim(puzzle=np.array([.6, .7]), ticks=np.zeros(2), facts=np.array([-.1, -.2]))["word"]
    'supported only if'
    """
    gains = [points(gain) for gain in (puzzle, ticks, facts)]
    measured = {
        "measured_en": "Points gained by self-judging 64 own answers, against the best single answer: "
                       "puzzle {}, the same puzzle answered by ticks {}, facts {}.".format(*gains),
        "measured_ja": "最良の一答に比べ、自分の64個の答えから自己採点で選んだときの正答率の変化"
                       "（ポイント）：パズル{}、同じパズルに印で答える場合{}、事実の暗記{}。".format(*gains)}
    if not counts_as_gain(puzzle):
        return judged(NOT_SUPPORTED, **measured)
    if counts_as_gain(ticks) and counts_as_gain(facts):
        return judged(SUPPORTED, **measured)
    return judged(ONLY_IF, **measured,
                  condition_en="checking an answer is easier for the network than finding it",
                  condition_ja="ネットワークにとって、答えを確かめる方が見つけるより易しい場合")


def counts_as_gain(gain):
    """Say whether judging beats producing here: the mean gain reaches the threshold, and no network loses.

    >>> counts_as_gain(np.array([.2, .3])), counts_as_gain(np.array([.5, -.1]))
    (True, False)
    """
    gain = np.asarray(gain)
    return bool(gain.mean() >= GAIN_WANTED and gain.min() > 0)


def percent(shares):
    """Mean and one standard deviation over the networks, in per cent, ready for a sentence.

    >>> percent(np.array([0.5, 0.7]))
    '60.0 ± 10.0'
    """
    return f"{100 * np.mean(shares):.1f} ± {100 * np.std(shares):.1f}"


def points(differences):
    """The same for a difference of shares, with its sign, in percentage points.

    >>> points(np.array([0.0, 0.2]))
    '+10.0 ± 10.0'
    """
    return f"{100 * np.mean(differences):+.1f} ± {100 * np.std(differences):.1f}"


def _write(networks, questions, copies, decide):
    replicas, count, tokens = questions.solution.shape
    answers = np.zeros((replicas, count, copies, tokens), dtype=np.int8)
    for place in range(tokens):
        answers[..., place] = decide(token_chance(networks, questions, answers, place))
    return answers


def _chance_of_second(networks, sheets, *, outputs):
    """Chance of the second of two outputs, (R, P, N), from sheets (R, P, N, 170)."""
    logits = forward(networks, sheets.reshape(len(sheets), -1, sheets.shape[-1]))[..., outputs]
    lead = (logits[..., 1] - logits[..., 0]).reshape(sheets.shape[:-1])
    return 1 / (1 + np.exp(-lead))


def _sheets(questions, answers, place):
    """What the network reads, (R, P, N, 170); ``place`` is a number or an array (R, P, N)."""
    replicas, count, tokens = questions.solution.shape
    if answers.ndim != 4 or answers.shape[:2] != (replicas, count) or answers.shape[-1] != tokens:
        raise ShapeError(f"These questions take answers of shape ({replicas}, {count}, N, {tokens}), "
                         f"got {answers.shape}.", "Put the answers to one question on the third axis.")
    sheets = np.zeros((*answers.shape[:3], SIZES[0]), dtype=np.float32)
    text = questions.text                                                  # (R, P, 108)
    sheets[..., :text.shape[-1]] = text[:, :, None]
    ink = (answers[..., None] * questions.ink[:, :, None]).reshape(*answers.shape[:3], -1)
    sheets[..., text.shape[-1]:text.shape[-1] + ink.shape[-1]] = ink
    place = np.broadcast_to(place, answers.shape[:3])
    np.put_along_axis(sheets[..., -8:-1], place[..., None], 1, axis=-1)   # six places, then judging
    sheets[..., -1] = place != _JUDGING
    return sheets
