"""Two frames of a digit beside a noisy screen: what linear learners keep that predict pixels or codes.

Letters: N frames, D = 128 numbers per frame (64 of the digit, then 64 of the screen), K numbers per code,
S seeds. The noise of the screen has standard deviation `sigma`; `persistence` is its correlation from one
frame to the next: 0 for static that is new in every frame, 1 for a screen that stays as it is.

Simplified here: everything is linear, so that each learner has its optimum in closed form, and needs no more
of the data than covariances.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from ..errors import ShapeError

HALF, CLASSES, RIDGE = 64, 10, 1e-3
MOVES = np.array([(1, 1), (0, 1), (2, 1), (1, 0), (1, 2)])     # stay, up, down, left, right


class Scene(NamedTuple):
    """What one seed has seen: sums over pairs of frames, with a screen of sigma 1.

    Attributes
    ----------
    moments : array, shape (256, 256)
        Covariance of the digit in frame one, in frame two, and of two independent screens.
    means : array, shape (10, 128)
        Mean frame of each digit, from the training frames.
    spread : array, shape (128, 128)
        Covariance of frames around the mean of their digit.
    test_x, test_y : arrays, shapes (N, 128) and (N,)
        Frames of other images, and which digits they show.
    """

    moments: np.ndarray
    means: np.ndarray
    spread: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray


def jitter(images, rng):
    """Move each image (N, 8, 8) by one pixel up, down, left or right, or not at all: (N, 64).

    >>> jitter(np.eye(8)[None], np.random.default_rng(0)).shape
    (1, 64)
    """
    padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
    row, column = MOVES[rng.integers(0, len(MOVES), len(images))].T
    here = np.arange(8)
    rows, columns = row[:, None, None] + here[:, None], column[:, None, None] + here
    return padded[np.arange(len(images))[:, None, None], rows, columns].reshape(-1, HALF)


def watch(seed, *, copies=4, strangers=False, train_count=1197):
    """Show pairs of frames to the learners of one seed, and keep 600 images for the test.

    Parameters
    ----------
    seed : int
        Decides split, movements and noise.
    copies : int
        Pairs of frames for each training image.
    strangers : bool
        Whether the second frame shows another image: pairs without anything in common.
    train_count : int

    Returns
    -------
    Scene

    Examples
    --------
    >>> scene = watch(0, copies=1)
    >>> scene.moments.shape, scene.test_x.shape
    ((256, 256), (1200, 128))
    """
    rng = np.random.default_rng(seed)
    x, y = load_digits(return_X_y=True)
    images, order = (x / 16).astype(np.float32).reshape(-1, 8, 8), rng.permutation(len(x))
    train, test = np.repeat(order[:train_count], copies), np.repeat(order[train_count:], 2)
    partner = rng.permutation(train) if strangers else train
    first, second = jitter(images[train], rng), jitter(images[partner], rng)
    screens = rng.standard_normal((len(train), 2 * HALF), dtype=np.float32)
    frames = np.hstack([first, screens[:, :HALF]])                          # (N, 128)
    means = np.stack([frames[y[train] == digit].mean(axis=0) for digit in range(CLASSES)])
    test_x = np.hstack([jitter(images[test], rng), rng.standard_normal((len(test), HALF))])
    return Scene(_covariance(np.hstack([first, second, screens])), means,
                 _covariance(frames - means[y[train]]), test_x, y[test])


def _covariance(rows):
    rows = rows - rows.mean(axis=0)
    return (rows.T @ rows / len(rows)).astype(float)        # frames are float32 for speed, algebra is not


def covariances(scene, *, sigma, persistence):
    """Covariance within a frame, and across the two frames, both averaged over the two directions of time.

    Parameters
    ----------
    scene : Scene
    sigma : float
        Standard deviation of the screen.
    persistence : float
        From 0 (new static) to 1 (the same screen).

    Returns
    -------
    within, across : arrays, shape (128, 128)

    Examples
    --------
    >>> within, across = covariances(watch(0, copies=1), sigma=2.0, persistence=1.0)
    >>> bool(np.allclose(within[64:, 64:], across[64:, 64:]))
    True
    """
    first, second = np.zeros((2, 4 * HALF, 2 * HALF))
    block = np.eye(HALF)
    first[:HALF, :HALF], second[HALF:2 * HALF, :HALF] = block, block
    first[2 * HALF:3 * HALF, HALF:] = sigma * block
    second[2 * HALF:3 * HALF, HALF:] = sigma * persistence * block
    second[3 * HALF:, HALF:] = sigma * (1 - persistence**2) ** 0.5 * block
    across = first.T @ scene.moments @ second
    within = first.T @ scene.moments @ first + second.T @ scene.moments @ second
    return within / 2, (across + across.T) / 2


def pictures(seed, *, sigma):
    """One digit in two frames, drawn as digit beside screen: "first", "fresh" and "same", each (8, 16).

    >>> seen = pictures(0, sigma=0.5)
    >>> bool(np.allclose(seen["first"][:, 8:], seen["same"][:, 8:]))
    True
    """
    rng = np.random.default_rng(seed)
    image = load_digits().data[rng.integers(0, 1797)].reshape(1, 8, 8) / 16
    first, second = (jitter(image, rng).reshape(8, 8) for _ in range(2))
    static, other = sigma * rng.standard_normal((2, 8, 8))
    return {"first": np.hstack([first, static]), "fresh": np.hstack([second, other]),
            "same": np.hstack([second, static])}


def leading(matrix, count):
    """Eigenvectors of a symmetric matrix that belong to its `count` largest eigenvalues, as columns.

    >>> abs(leading(np.diag([1.0, 3.0, 2.0]), 1)).ravel().tolist()
    [0.0, 1.0, 0.0]
    """
    return np.linalg.eigh(matrix)[1][:, -count:]


def whitener(within):
    """Turn a frame's covariance into the identity, but for a little ridge: its inverse square root, (D, D).

    >>> whitener(np.diag([4.0, 1.0])).round(2).tolist()
    [[0.5, 0.0], [0.0, 1.0]]
    """
    values, vectors = np.linalg.eigh(within + RIDGE * np.eye(len(within)))
    return vectors / np.sqrt(values) @ vectors.T


def learn(within, across, size):
    """Give three encoders of `size` numbers, each the best of its kind.

    Parameters
    ----------
    within, across : arrays, shape (D, D)
        Covariance of a frame, and of a frame with the next; both symmetric.
    size : int
        K.

    Returns
    -------
    dict of str to array, shape (D, K)
        "reconstruction" keeps what varies most (principal components); "pixels" keeps what predicts most of
        the next frame's pixels (reduced-rank regression); "codes" keeps what predicts its own next value
        best, all numbers of the code having variance 1 and no correlation (canonical correlations).

    Raises
    ------
    ShapeError
        If the two covariances differ in shape.

    Source
    ------
    balestriero2022spectral, for linear VICReg and canonical correlations.

    Examples
    --------
    >>> within, across = np.diag([9.0, 1.0]), np.diag([0.9, 0.5])       # noisy but large; small but steady
    >>> {name: int(abs(code[:, 0]).argmax()) for name, code in learn(within, across, 1).items()}
    {'reconstruction': 0, 'pixels': 1, 'codes': 1}
    """
    if np.shape(within) != np.shape(across):
        raise ShapeError(f"learn needs two covariances of one shape, got {np.shape(within)} and {np.shape(across)}.",
                         "Take both from covariances(...).")
    white = whitener(within)
    return {"reconstruction": leading(within, size),
            "pixels": white @ leading(white @ across @ across @ white, size),
            "codes": white @ leading(white @ across @ white, size)}


def steadiness(within, across):
    """Correlations of the best codes with their own next value, the best first: (D,).

    >>> steadiness(np.eye(2), np.diag([0.5, 0.9])).round(2).tolist()
    [0.9, 0.5]
    """
    white = whitener(within)
    return np.linalg.eigvalsh(white @ across @ white)[::-1]


def probe(scene, encoder, *, sigma):
    """Share of test frames whose digit a linear reading of the code names rightly.

    Parameters
    ----------
    scene : Scene
    encoder : array, shape (128, K)
    sigma : float
        Noise of the screen, for training and test frames alike.

    Returns
    -------
    float
        Discriminant analysis: nearest class mean, measured by the spread within the classes.

    Examples
    --------
    >>> probe(watch(0, copies=1), np.eye(128), sigma=0.0) > 0.6
    True
    """
    encoder = np.asarray(encoder) * np.repeat([1.0, sigma], HALF)[:, None]
    means, spread = scene.means @ encoder, encoder.T @ scene.spread @ encoder        # (10, K), (K, K)
    spread = spread + 1e-6 * (np.trace(spread) / len(spread) + 1e-12) * np.eye(len(spread))
    reading = np.linalg.solve(spread, means.T)                                       # (K, 10)
    scores = scene.test_x @ encoder @ reading - (means.T * reading).sum(axis=0) / 2
    return float((scores.argmax(axis=1) == scene.test_y).mean())


def attention(encoder, within):
    """Which pixels drive the code: each pixel's share of its variance, drawn as digit beside screen: (8, 16).

    >>> float(attention(np.eye(128)[:, :1], np.eye(128)).sum())
    1.0
    """
    share = (encoder**2).sum(axis=1) * np.diag(within)
    digit, screen = (share / share.sum()).reshape(2, 8, 8)
    return np.hstack([digit, screen])


def screen_share(encoder, within):
    """Share of the code's variance that comes from the screen half; the halves are taken as independent.

    >>> float(screen_share(np.eye(128), np.diag(np.repeat([1.0, 3.0], 64))))
    0.75
    """
    parts = [np.trace(encoder[half].T @ within[half, half] @ encoder[half])
             for half in (slice(HALF), slice(HALF, None))]
    return parts[1] / sum(parts)


def descend(within, across, *, size, variance, steps=400, rate=0.02, seed=0, every=20):
    """Learn codes step by step instead: make a code agree with its next value, by gradient descent.

    Parameters
    ----------
    within, across : arrays, shape (D, D)
    size : int
        K.
    variance : bool
        With VICReg's other two terms: keep each number's standard deviation near 1, and pairs uncorrelated.
    steps, rate, seed, every
        Steps, step size, seed of the start, and steps between two encoders kept.

    Returns
    -------
    list of array, shape (D, K)

    Source
    ------
    bardes2022vicreg, with weight 1 for all three terms.

    Examples
    --------
    >>> kept = descend(np.eye(4), 0.5 * np.eye(4), size=2, variance=False, steps=400)
    >>> bool((kept[-1]**2).sum() < 1e-3 * (kept[0]**2).sum())
    True
    """
    code = np.random.default_rng(seed).standard_normal((len(within), size)) / len(within) ** 0.5
    kept = [code]
    for done in range(1, steps + 1):
        slope = 2 * (within - across) @ code                        # E |z - z'|², halved
        if variance:
            slope = slope + _keep_apart(within, code)
        code = code - rate * slope
        if done % every == 0:
            kept.append(code)
    return kept


def _keep_apart(within, code):
    """The slope of sum max(0, 1 - sd)  +  sum of squared covariances between numbers / K."""
    covariance = code.T @ within @ code
    deviation = np.sqrt(np.diag(covariance) + 1e-8)
    push = np.where(deviation < 1, -1 / deviation, 0.0)
    off = covariance - np.diag(np.diag(covariance))
    return within @ code * push + 4 * within @ code @ off / len(off)


def weighed(code, within):
    """Mean variance of the pixels that a code looks at, each counted by its squared weights.

    >>> float(weighed(np.array([[1.0], [-1.0]]), np.diag([0.5, 1.5])))
    1.0
    """
    weights = (code**2).sum(axis=1)
    return weights @ np.diag(within) / weights.sum()
