"""Distillation in miniature: five large networks teach a tiny one to read handwritten digits.

Letters used in this file: S seeds, N images, M teachers per seed (their scores are averaged).
Every seed has its own split of the images and its own networks; all seeds train at once.
Images are rows of 64 numbers from 0 (paper) to 1 (ink), targets are class numbers or ten probabilities.
"""

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from beyondtoken.labs.judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, judged
from beyondtoken.labs.networks import (
    cross_entropy_gradient,
    forward,
    init_networks,
    minibatches,
    softmax,
    train,
)
from beyondtoken.labs.spread import plus_minus

__all__ = ["Digits", "accuracy", "ask", "example_of", "flatten_rest", "grey_noise", "judge", "mixups",
           "quantise", "recall", "shuffle_rest", "speckles", "split_digits", "train_students",
           "train_teachers", "variety", "without"]

CLASSES = 10


class Digits(NamedTuple):
    """One split of the 1,797 digits for each seed: x (S, N, 64) float32, y (S, N) int."""

    train_x: np.ndarray
    train_y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray


def split_digits(seeds, *, train_count=1197):
    """Deal the digits of scikit-learn into images to learn from and images to be tested on.

    >>> split_digits([0, 1]).test_x.shape
    (2, 600, 64)
    """
    x, y = load_digits(return_X_y=True)
    x = (x / 16).astype(np.float32)
    order = np.stack([np.random.default_rng(seed).permutation(len(x)) for seed in seeds])
    kept, held = order[:, :train_count], order[:, train_count:]
    return Digits(x[kept], y[kept], x[held], y[held])


def train_teachers(x, y, *, members=5, width=128, steps=400, seed=0):
    """Train ``members`` large networks per seed on the labels.

    Returns
    -------
    list of (weights, biases)
        R = S x M networks, those of one seed next to one another; for :func:`ask`.

    Examples
    --------
    >>> digits = split_digits([0])
    >>> teachers = train_teachers(digits.train_x, digits.train_y, members=2, width=8, steps=5)
    >>> ask(teachers, digits.test_x).shape
    (1, 600, 10)
    """
    x, y = np.repeat(x, members, axis=0), np.repeat(y, members, axis=0)            # (S*M, N, 64)
    teachers = init_networks((x.shape[-1], width, CLASSES), replicas=len(x), seed=seed)
    batches = minibatches(x, y, size=64, seed=seed)
    return train(teachers, batches, cross_entropy_gradient, rate=3e-3, steps=steps)


def ask(teachers, x):
    """Put images to the teachers: the mean of their scores, (S, N, 10)."""
    members = len(teachers[0][0]) // len(x)
    logits = forward(teachers, np.repeat(x, members, axis=0))                      # (S*M, N, 10)
    return logits.reshape(len(x), members, *logits.shape[1:]).mean(axis=1)


def train_students(x, targets, loss_gradient=cross_entropy_gradient, *, width=16, steps=1200, seed=0):
    """Train one tiny network per seed; the same seed starts every arm from the same networks.

    Parameters
    ----------
    x : array, shape (S, N, 64)
    targets : array
        Class numbers (S, N), or the teacher's probabilities (S, N, 10).
    loss_gradient : callable
        ``loss_gradient(logits, targets)`` -> slope along each logit.

    Examples
    --------
    >>> students = train_students(np.zeros((3, 20, 64)), np.zeros((3, 20), int), steps=2)
    >>> students[0][0].shape
    (3, 64, 16)
    """
    students = init_networks((x.shape[-1], width, CLASSES), replicas=len(x), seed=seed)
    return train(students, minibatches(x, targets, size=32, seed=seed), loss_gradient, rate=5e-3, steps=steps)


def accuracy(logits, y):
    """Percent of images named rightly, one number a seed: (S,)."""
    return 100 * (logits.argmax(axis=-1) == y).mean(axis=-1)


def recall(logits, y, digit):
    """Percent of the images of ``digit`` that are named so, one number a seed: (S,)."""
    named, meant = logits.argmax(axis=-1) == digit, y == digit
    return 100 * (named & meant).sum(axis=-1) / meant.sum(axis=-1)


def without(x, y, digit, *, count):
    """Keep the first ``count`` images of each seed without ``digit``: x (S, count, 64), y (S, count)."""
    rows = np.stack([np.flatnonzero(labels != digit)[:count] for labels in y])
    return np.take_along_axis(x, rows[..., None], axis=1), np.take_along_axis(y, rows, axis=1)


def mixups(x, *, count, seed):
    """Blend pairs of the images of each seed in random shares: (S, count, 64)."""
    rng = np.random.default_rng(seed)
    first, second = rng.integers(0, x.shape[1], size=(2, len(x), count))
    share = rng.random((len(x), count, 1), dtype=np.float32)
    seeds = np.arange(len(x))[:, None]
    return share * x[seeds, first] + (1 - share) * x[seeds, second]


def grey_noise(seeds, *, count, seed):
    """Draw every pixel evenly between paper and ink: (S, count, 64)."""
    return np.random.default_rng(seed).random((len(seeds), count, 64), dtype=np.float32)


def speckles(seeds, *, count, seed, ink=0.3):
    """Make every pixel ink with probability ``ink``, else paper: (S, count, 64)."""
    return (grey_noise(seeds, count=count, seed=seed) < ink).astype(np.float32)


def variety(logits):
    """Count the names in use, in effect: 2 to the entropy of the named classes, one number a seed: (S,).

    >>> variety(np.eye(10)[None, [3, 3, 8, 8]])
    array([2.])
    """
    named = logits.argmax(axis=-1)[..., None] == np.arange(CLASSES)                # (S, N, 10)
    share = named.mean(axis=1)
    return np.exp2(-(share * np.log2(share, out=np.zeros_like(share), where=share > 0)).sum(axis=-1))


def shuffle_rest(answers, *, seed):
    """Keep each answer's largest probability and deal the other nine out at random.

    >>> shuffle_rest(np.array([[0.7, 0.2, 0.1]]), seed=0).max()
    np.float64(0.7)
    """
    rest = np.argsort(answers, axis=-1)[..., :-1]
    dealt = np.random.default_rng(seed).permuted(np.take_along_axis(answers, rest, axis=-1), axis=-1)
    return _put(answers, rest, dealt)


def flatten_rest(answers):
    """Keep each answer's largest probability and share the remainder evenly.

    >>> flatten_rest(np.array([[0.5, 0.375, 0.125]]))
    array([[0.5 , 0.25, 0.25]])
    """
    rest = np.argsort(answers, axis=-1)[..., :-1]
    mean = np.take_along_axis(answers, rest, axis=-1).mean(axis=-1, keepdims=True)
    return _put(answers, rest, np.broadcast_to(mean, rest.shape))


def _put(answers, places, values):
    changed = answers.copy()
    np.put_along_axis(changed, places, values, axis=-1)
    return changed


def quantise(params, bits):
    """Round every weight to one of 2^bits - 1 evenly spaced values; biases stay as they are.

    Each layer of each network has its own spacing, so that its largest weight is kept.

    Source
    ------
    jacob2018quantization, section 2, for the idea and for sparing the biases.

    Simplified here
    ---------------
    - Symmetric about zero, and the activations are not rounded.

    Examples
    --------
    >>> quantise([(np.array([[[1.0, 0.4, -0.6]]]), np.zeros((1, 1, 3)))], bits=2)[0][0]
    array([[[ 1.,  0., -1.]]])
    """
    layers = []
    for weights, biases in params:
        spacing = np.abs(weights).max(axis=(1, 2), keepdims=True) / (2 ** (bits - 1) - 1)
        layers.append((np.round(weights / spacing) * spacing, biases))
    return layers


def example_of(digit, logits, y, *, sureness=0.99):
    """Find a rightly named image of ``digit`` of which the teacher is about this sure: its row, for one seed.

    >>> example_of(1, np.array([[0.0, 9.0], [0.0, 4.6]]), np.array([1, 1]))
    1
    """
    top = softmax(logits)[np.arange(len(y)), digit]
    return int(np.argmin(np.where(y == digit, np.abs(top - sureness), np.inf)))


def judge(*, teacher, few, every, copied, by_bits, shrink, thresholds):
    """Say what the arrays allow of the four claims.

    Parameters
    ----------
    teacher : array, shape (S,)
        Accuracy of the teacher, percent, like all that follows.
    few, every : pairs of arrays (taught, alone), each (S,)
        The student taught by the teacher and the student on plain labels, on few images and on all.
    copied : array, shape (S,)
        A student that saw no digit, only noise and the teacher's answers to it.
    by_bits : dict of int to array (S,)
        Accuracy of the taught student with its weights rounded; 32 is unrounded.
    shrink : float
        How many times fewer numbers the student holds.
    thresholds : dict
        "kept", share of the teacher's accuracy; "copied", share of what all plain labels teach the same
        student; "gain" and "loss", points.

    Returns
    -------
    dict of claim id to verdict
    """
    return {
        "A4-C08": _judge_squeeze(teacher, every, shrink, thresholds["kept"]),
        "A4-C10": _judge_copying(copied, every[1], thresholds["copied"]),
        "A4-C11": _judge_teaching(few, every, thresholds["gain"]),
        "A4-C12": _judge_bits(by_bits, every[1], thresholds),
    }


def _judge_squeeze(teacher, every, shrink, kept):
    """The student is held against plain labels too: beside a bad teacher anybody keeps up."""
    share = every[0].mean() / teacher.mean()
    measured = {
        "measured_en": f"A student {shrink:.0f} times smaller kept {100 * share:.1f} % of the teacher's "
                       "accuracy.",
        "measured_ja": f"{shrink:.0f}分の1の大きさの生徒が、教師の正答率の{100 * share:.1f}％を保った。",
    }
    if share < kept or every[0].mean() < kept * every[1].mean():
        return judged(NOT_SUPPORTED, **measured)
    return judged(
        ONLY_IF, **measured,
        condition_en="it is read as “what is smart can then be made small”; the labs' history is not tested",
        condition_ja="「賢くしたものは小さくできる」という意味に読む場合に限る。各社の歩みは検証していない")


def _judge_copying(copied, labelled, threshold):
    """A lab can refute that copying works; it can never show that somebody did it."""
    measured = {
        "measured_en": f"From answers to pure noise a student reached {plus_minus(copied)} %. "
                       "Whether any firm copied another is not something a lab can show.",
        "measured_ja": f"ただのノイズへの答えだけから、生徒は{plus_minus(copied)}％に達した。"
                       "どこかの会社が実際に写し取ったかどうかは、実験では分からない。",
    }
    works = copied.mean() >= threshold * labelled.mean()
    return judged(CANNOT_TELL if works else NOT_SUPPORTED, **measured)


def _judge_teaching(few, every, least):
    gains = [taught - alone for taught, alone in (few, every)]
    helped = [gain.mean() >= max(least, 2 * gain.std(ddof=1) / len(gain) ** 0.5) for gain in gains]
    measured = {
        "measured_en": f"Paired gain over plain labels: {plus_minus(gains[0])} points on few images, "
                       f"{plus_minus(gains[1])} on all.",
        "measured_ja": f"正解ラベルだけの場合との差は、画像が少ないとき{plus_minus(gains[0])}ポイント、"
                       f"全部使うとき{plus_minus(gains[1])}ポイント。",
    }
    if not helped[0]:
        return judged(NOT_SUPPORTED, **measured)
    if helped[1]:
        return judged(ONLY_IF, **measured,
                      condition_en="it is read as a mechanism; what laboratories do inside is not tested",
                      condition_ja="仕組みの話として読む場合に限る。各研究所の内情は検証していない")
    return judged(
        ONLY_IF, **measured,
        condition_en="the student has few labelled images of its own (with all of them it needs no teacher); "
                     "what laboratories do inside is not tested",
        condition_ja="生徒自身の正解つき画像が少ない場合に限る（十分にあれば教師は要らない）。"
                     "各研究所の内情は検証していない")


def _judge_bits(by_bits, labelled, thresholds):
    lost = {bits: (by_bits[32] - found).mean() for bits, found in by_bits.items()}
    enough = [bits for bits in sorted(lost, reverse=True) if lost[bits] <= thresholds["loss"]]
    least = next((bits for bits in sorted(lost) if all(b in enough for b in lost if b >= bits)), 32)
    below = max((bits for bits in lost if bits < least), default=None)
    cliff = ("", "") if below is None else (f", at {below} bits {lost[below]:.1f}",
                                             f"、{below}ビットでは{lost[below]:.1f}ポイント")
    measured = {
        "measured_en": f"Points lost by rounding: at {least} bits {lost[least]:.1f}{cliff[0]}.",
        "measured_ja": f"丸めで失った正答率は、{least}ビットで{lost[least]:.1f}ポイント{cliff[1]}。",
    }
    if least >= 16 or by_bits[32].mean() < thresholds["kept"] * labelled.mean():
        return judged(NOT_SUPPORTED, **measured)
    return judged(
        ONLY_IF, **measured,
        condition_en=f"weights keep {least} bits or more; rings of difficulty and prices are not measured",
        condition_ja=f"重みに{least}ビット以上を残す場合に限る。難しさの輪や価格は測っていない")
