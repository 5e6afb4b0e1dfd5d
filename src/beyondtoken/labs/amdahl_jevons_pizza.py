"""A mail room of three stages, one of which becomes a thousand times faster.

Letters: L letters, K known pictures, P pixels of a picture, S stages, R repeats.
"""

from __future__ import annotations

import json
import lzma
import time
import zlib

import numpy as np
from sklearn.datasets import load_digits

from ..errors import BookError, ShapeError


def fill_sack(*, letters, known, seed):
    """Draw letters and known pictures from scikit-learn's handwritten digits, and pack the letters as text.

    Parameters
    ----------
    letters, known : int
        L and K.
    seed : int

    Returns
    -------
    sack : bytes
        Compressed text: one line a letter, its pixels as numbers.
    book : (pictures (K, P), digits (K,))
        What the reader knows.
    truth : array of int, shape (L,)

    Raises
    ------
    BookError
        If more pictures are wanted than there are.

    Examples
    --------
    >>> sack, book, truth = fill_sack(letters=3, known=5, seed=0)
    >>> book[0].shape, len(truth)
    ((5, 64), 3)
    """
    pictures, digits = load_digits(return_X_y=True)
    if letters + known > len(pictures):
        raise BookError(f"fill_sack has {len(pictures)} pictures, got a wish for {letters + known}.",
                        "Ask for fewer letters or fewer known pictures.")
    order = np.random.default_rng(seed).permutation(len(pictures))
    mail, kept = order[:letters], order[letters:letters + known]
    lines = [" ".join(str(int(ink)) for ink in pictures[one]) for one in mail]
    return zlib.compress("\n".join(lines).encode()), (pictures[kept], digits[kept]), digits[mail]


def open_mail(sack):
    """Unpack the sack: a list of letters, each a list of whole numbers.

    Examples
    --------
    >>> open_mail(zlib.compress(b"1 2 3\\n4 5 6"))
    [[1, 2, 3], [4, 5, 6]]
    """
    return [[int(ink) for ink in line.split()] for line in zlib.decompress(sack).decode().split("\n")]


def read_by_hand(letters, book):
    """Read every letter as the known picture nearest to it, number by number.

    Parameters
    ----------
    letters : list of list of int, L letters of P numbers
    book : (pictures (K, P), digits (K,))

    Returns
    -------
    list of int
        L digits.

    Examples
    --------
    >>> read_by_hand([[0, 1], [9, 9]], (np.array([[0, 0], [8, 8]]), np.array([3, 7])))
    [3, 7]
    """
    pictures, digits = book[0].tolist(), book[1].tolist()
    answers = []
    for letter in letters:
        misses = [sum((ink - known) ** 2 for ink, known in zip(letter, picture, strict=True))
                  for picture in pictures]
        answers.append(digits[misses.index(min(misses))])
    return answers


def read_by_row(letters, book):
    """The same, one letter at a time against all known pictures.

    Examples
    --------
    >>> read_by_row([[0, 1], [9, 9]], (np.array([[0, 0], [8, 8]]), np.array([3, 7])))
    [3, 7]
    """
    pictures, digits = book
    return [int(digits[((pictures - np.array(letter)) ** 2).sum(axis=1).argmin()]) for letter in letters]


def read_at_once(letters, book):
    """The same, all letters by one product of matrices.

    Examples
    --------
    >>> read_at_once([[0, 1], [9, 9]], (np.array([[0, 0], [8, 8]]), np.array([3, 7])))
    [3, 7]
    """
    pictures, digits = book
    letters = np.asarray(letters, float)
    misses = (pictures**2).sum(axis=1) - 2 * letters @ pictures.T          # (L, K); the rest is the same for all
    return digits[misses.argmin(axis=1)].tolist()


def file_mail(letters, answers):
    """Write the ledger: each letter with its answer, as compressed text.

    Examples
    --------
    >>> unfile(file_mail([[0, 1]], [3]))
    [{'letter': 0, 'pixels': [0, 1], 'digit': 3}]
    """
    ledger = [{"letter": number, "pixels": list(letter), "digit": int(answer)}
              for number, (letter, answer) in enumerate(zip(letters, answers, strict=True))]
    return lzma.compress(json.dumps(ledger).encode())


def unfile(ledger):
    """Read a ledger of `file_mail` back.

    Examples
    --------
    >>> unfile(file_mail([], []))
    []
    """
    return json.loads(lzma.decompress(ledger))


def pack_as_bytes(letters):
    """Pack letters for `open_bytes`: one byte a pixel, no text.

    Examples
    --------
    >>> open_bytes(pack_as_bytes([[1, 2], [3, 4]]), pixels=2).tolist()
    [[1, 2], [3, 4]]
    """
    return zlib.compress(np.asarray(letters, np.uint8).tobytes())


def open_bytes(sack, *, pixels=64):
    """Unpack what `pack_as_bytes` packed, shape (L, P).

    Examples
    --------
    >>> open_bytes(pack_as_bytes([[1, 2, 3]]), pixels=3).shape
    (1, 3)
    """
    return np.frombuffer(zlib.decompress(sack), np.uint8).reshape(-1, pixels)


def file_bytes(letters, answers):
    """A ledger of the same facts without text, quickly compressed.

    Examples
    --------
    >>> isinstance(file_bytes(np.zeros((2, 3)), [1, 2]), bytes)
    True
    """
    table = np.column_stack([np.asarray(letters, np.uint8), np.asarray(answers, np.uint8)])
    return zlib.compress(table.tobytes(), level=1)


def time_stages(opening, reading, filing, sack, book, *, repeats=5, clock=time.process_time):
    """Run the mail room several times and time each stage.

    Parameters
    ----------
    opening, reading, filing : functions
        Such as `open_mail`, `read_by_hand` and `file_mail`.
    sack : bytes
    book : (pictures (K, P), digits (K,))
    repeats : int
        R.
    clock : function
        Seconds; by default those of computing, which other programs do not disturb.

    Returns
    -------
    seconds : array, shape (R, 3)
    answers : list of int
        Of the last run.

    Examples
    --------
    >>> sack, book, _ = fill_sack(letters=4, known=9, seed=0)
    >>> ticks = iter(range(100))
    >>> time_stages(open_mail, read_by_row, file_mail, sack, book, repeats=2, clock=lambda: next(ticks))[0]
    array([[1., 1., 1.],
           [1., 1., 1.]])
    """
    seconds = np.empty((repeats, 3))
    for run in range(repeats):
        marks = [clock()]
        letters = opening(sack)
        marks.append(clock())
        answers = reading(letters, book)
        marks.append(clock())
        filing(letters, answers)
        marks.append(clock())
        seconds[run] = np.diff(marks)
    return seconds, answers


def speedup(share, factor):
    """Amdahl's law: how many times faster the whole is when a share of it becomes `factor` times faster.

    Parameters
    ----------
    share : float or array
        Share of the time before, from 0 to 1.
    factor : float or array
        May be infinite.

    Returns
    -------
    float or array

    Source
    ------
    amdahl1967validity; the formula is the form in use today.

    Examples
    --------
    >>> round(speedup(0.9, np.inf), 6), round(speedup(0.5, 2), 6)
    (10.0, 1.333333)
    """
    return 1 / (1 - share + share / factor)


def compare(before, after, *, stage=1):
    """What a faster stage did to the whole, from medians over the repeats.

    Parameters
    ----------
    before, after : arrays, shape (R, S)
        Seconds.
    stage : int
        The stage that was sped up.

    Returns
    -------
    dict of str to float
        "share" of the stage before and "rest" of the others after, "factor" of the stage, "measured" and
        "predicted" factor of the whole, and its "ceiling".

    Raises
    ------
    ShapeError
        If the two have not the same stages.

    Examples
    --------
    >>> found = compare(np.array([[1.0, 8.0, 1.0]]), np.array([[1.0, 0.5, 1.0]]))
    >>> {name: round(float(value), 3) for name, value in found.items()}
    {'share': 0.8, 'rest': 0.8, 'factor': 16.0, 'measured': 4.0, 'predicted': 4.0, 'ceiling': 5.0}
    """
    if before.shape[1] != after.shape[1]:
        raise ShapeError(f"compare needs the same stages, got {before.shape[1]} and {after.shape[1]}.",
                         "Time both rooms with time_stages.")
    old, new = np.median(before, axis=0), np.median(after, axis=0)
    share, factor = old[stage] / old.sum(), old[stage] / new[stage]
    return {"share": share, "rest": 1 - new[stage] / new.sum(), "factor": factor,
            "measured": old.sum() / new.sum(), "predicted": speedup(share, factor),
            "ceiling": speedup(share, np.inf)}
