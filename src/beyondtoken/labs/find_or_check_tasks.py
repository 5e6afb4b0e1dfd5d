"""Questions for find or check: number puzzles that can be checked, and facts that cannot.

Letters used in this file: R networks side by side, P questions, N answers to each question,
T tokens in an answer (each 0 or 1).
"""

from dataclasses import dataclass, fields, replace

import numpy as np

__all__ = ["QUESTION_CELLS", "Facts", "Puzzles", "draw_from", "draw_puzzles", "fact_table", "tokens_of",
           "with_answers"]

QUESTION_CELLS = 108
"""Numbers on the sheet for the question: six digits of nine cells, and a sum of 54."""

_SLOTS, _DIGITS = 6, 9
_FACTS, _FACT_TOKENS = 600, 4


@dataclass(frozen=True)
class Puzzles:
    """Questions of the form: which of these six numbers add up to t?

    Parameters
    ----------
    numbers : int array, shape (R, P, 6)
        From 1 to 9.
    targets : int array, shape (R, P)
        What the numbers taken must add up to.
    solution : int array, shape (R, P, 6)
        The answer to learn from; 1 takes the number, 0 leaves it.
    shows : {"numbers", "ticks"}
        What stands on the sheet for a number taken: the number again, or a tick in its place.

    Examples
    --------
    >>> one = Puzzles(np.array([[[4, 9, 2, 7, 1, 5]]]), np.array([[6]]), np.array([[[1, 0, 1, 0, 0, 0]]]))
    >>> one.right(np.array([[[[0, 0, 0, 0, 1, 1], [0, 1, 0, 0, 0, 0]]]])).tolist()
    [[[True, False]]]
    """

    numbers: np.ndarray
    targets: np.ndarray
    solution: np.ndarray
    shows: str = "numbers"

    @property
    def text(self):
        """The question as the network reads it: a cell set to 1 for each number and the sum, (R, P, 108)."""
        digits = _one_hot(self.numbers - 1, _DIGITS).reshape(*self.targets.shape, _SLOTS * _DIGITS)
        return np.concatenate([digits, _one_hot(self.targets - 1, _SLOTS * _DIGITS)], axis=-1)

    @property
    def ink(self):
        """What a token 1 leaves on the sheet: the number it takes, or a tick, (R, P, 6, 9)."""
        return _one_hot(self.numbers - 1, _DIGITS) if self.shows == "numbers" else _ticks(self.solution.shape)

    def missed_by(self, answers):
        """How far the sum of each answer lies from the target, (R, P, N)."""
        sums = (answers * self.numbers[:, :, None]).sum(axis=-1)
        return np.abs(sums - self.targets[..., None])

    def right(self, answers):
        """Check answers (R, P, N, 6) by adding up: True where the sum is the target, (R, P, N)."""
        return self.missed_by(answers) == 0


@dataclass(frozen=True)
class Facts:
    """Questions of the form: what stands under this number? Nothing in the question tells.

    Parameters
    ----------
    text : float array, shape (R, P, 108)
        The question as the network reads it.
    solution : int array, shape (R, P, T)
        What the table says.
    """

    text: np.ndarray
    solution: np.ndarray

    @property
    def ink(self):
        """What a token 1 leaves on the sheet: a tick in its place, (R, P, T, 9)."""
        return _ticks(self.solution.shape)

    def right(self, answers):
        """Look answers (R, P, N, T) up: True where every token is the table's, (R, P, N)."""
        return (answers == self.solution[:, :, None]).all(axis=-1)


def draw_puzzles(rng, *, replicas, count, shows="numbers"):
    """Draw ``count`` puzzles for each of R networks; every one has a solution of one number or more.

    >>> draw_puzzles(np.random.default_rng(0), replicas=2, count=5).numbers.shape
    (2, 5, 6)
    """
    numbers = rng.integers(1, _DIGITS + 1, (replicas, count, _SLOTS))
    solution = tokens_of(rng.integers(1, 2**_SLOTS, (replicas, count)), _SLOTS)
    return Puzzles(numbers, (numbers * solution).sum(axis=-1), solution, shows)


def fact_table(*, replicas, seed, keys="numbers"):
    """Make a table of 600 facts for each of R networks: a key, and four random tokens under it.

    Parameters
    ----------
    replicas, seed : int
    keys : {"numbers", "phrases"}
        Keys 000 to 599 digit by digit, which look alike; or seven random words of a phrase, which do not.

    Returns
    -------
    Facts
        P = 600.

    Examples
    --------
    >>> fact_table(replicas=2, seed=0).solution.shape
    (2, 600, 4)
    """
    rng = np.random.default_rng(seed)
    values = tokens_of(rng.integers(0, 2**_FACT_TOKENS, (replicas, _FACTS)), _FACT_TOKENS)
    number = np.broadcast_to(np.arange(_FACTS), (replicas, _FACTS))
    if keys == "numbers":
        words = [_one_hot(number // unit % 10, 10) for unit in (100, 10, 1)]
    else:
        words = [_one_hot(rng.integers(0, _DIGITS, number.shape), _DIGITS) for _ in range(7)]
    text = np.zeros((replicas, _FACTS, QUESTION_CELLS), dtype=np.float32)
    text[..., :sum(word.shape[-1] for word in words)] = np.concatenate(words, axis=-1)
    return Facts(text, values)


def draw_from(questions, rng, *, count):
    """Draw ``count`` of the questions for each network, with repetition.

    >>> draw_from(fact_table(replicas=2, seed=0), np.random.default_rng(0), count=5).solution.shape
    (2, 5, 4)
    """
    replicas, known, _ = questions.solution.shape
    rows = np.arange(replicas)[:, None], rng.integers(0, known, (replicas, count))
    arrays = {field.name: getattr(questions, field.name) for field in fields(questions)}
    return replace(questions, **{name: array[rows] for name, array in arrays.items() if name != "shows"})


def with_answers(questions, answers):
    """The same questions with other answers to learn from, right or wrong.

    Parameters
    ----------
    questions : Puzzles or Facts
    answers : int array, shape (R, P, T)

    Examples
    --------
    >>> table = fact_table(replicas=2, seed=0)
    >>> with_answers(table, 1 - table.solution).right(table.solution[:, :, None]).any().item()
    False
    """
    return replace(questions, solution=answers)


def tokens_of(number, tokens):
    """Write a number in binary digits, lowest first: one token each, (..., T).

    >>> tokens_of(np.array(6), 4).tolist()
    [0, 1, 1, 0]
    """
    return number[..., None] >> np.arange(tokens) & 1


def _ticks(shape):
    return np.broadcast_to(np.eye(_DIGITS, dtype=np.float32)[0], (*shape, _DIGITS))


def _one_hot(which, size):
    return np.eye(size, dtype=np.float32)[which]
