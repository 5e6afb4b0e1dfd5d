"""Many small networks trained at once: every layer is one batched matrix product.

Letters used in this file: R networks side by side (replicas), N examples, D numbers per example,
K outputs, I numbers into a layer, O numbers out of it.

A stack of networks ("params") is a list of layers, each a pair (weights (R, I, O), biases (R, 1, O)).
Hidden layers use the rectifier max(0, z); the last layer gives raw scores (logits).
"""

from itertools import pairwise

import numpy as np

from beyondtoken.errors import ShapeError

__all__ = ["Adam", "count_numbers", "cross_entropy", "cross_entropy_gradient", "forward", "gradients",
           "init_networks", "minibatches", "pick", "softmax", "train"]


def init_networks(sizes, *, replicas, seed):
    """Draw R untrained networks of one shape.

    Parameters
    ----------
    sizes : sequence of int
        Numbers per layer, from the input to the output: (64, 16, 10).
    replicas : int
        R, how many networks.
    seed : int
        The same seed gives the same networks.

    Returns
    -------
    list of (weights, biases)
        float32; weights are normal with variance 2 / I, biases zero.

    Source
    ------
    He, Zhang, Ren and Sun (2015), "Delving Deep into Rectifiers", section 2.2, for the variance.

    Examples
    --------
    >>> [weights.shape for weights, _ in init_networks((64, 16, 10), replicas=3, seed=0)]
    [(3, 64, 16), (3, 16, 10)]
    """
    rng = np.random.default_rng(seed)
    layers = []
    for into, out in pairwise(sizes):
        weights = rng.standard_normal((replicas, into, out), dtype=np.float32) * np.float32((2 / into) ** 0.5)
        layers.append((weights, np.zeros((replicas, 1, out), dtype=np.float32)))
    return layers


def count_numbers(params):
    """Say how many numbers one network of the stack holds.

    >>> count_numbers(init_networks((64, 16, 10), replicas=3, seed=0))
    1210
    """
    return sum(array[0].size for layer in params for array in layer)


def pick(params, which):
    """Take some networks out of the stack; ``which`` is a slice, an index list or a mask over R.

    >>> pick(init_networks((64, 10), replicas=5, seed=0), slice(0, 2))[0][0].shape
    (2, 64, 10)
    """
    return [(weights[which], biases[which]) for weights, biases in params]


def softmax(logits, temperature=1.0):
    """Turn scores into probabilities; a high temperature evens them out.

    Parameters
    ----------
    logits : array, shape (..., K)
    temperature : float or array that broadcasts against (..., K)
        Above 0. 1 is the usual softmax, towards 0 the largest takes all, towards infinity all are equal.

    Returns
    -------
    array, shape (..., K)
        Sums to 1 along the last axis.

    Examples
    --------
    >>> softmax(np.array([0.0, np.log(4.0)]), temperature=2.0).round(3)
    array([0.333, 0.667])
    """
    powers = np.asarray(logits) / temperature
    # The classes first: numpy is many times slower along a last axis as short as this one.
    powers -= np.ascontiguousarray(powers.T).max(axis=0).T[..., None]
    np.exp(powers, out=powers)
    powers /= np.einsum("...k->...", powers)[..., None]
    return powers


def cross_entropy(logits, targets, temperature=1.0):
    """Score a stack on its targets: the mean over N of temperature² x cross entropy at that temperature.

    Parameters
    ----------
    logits : array, shape (..., N, K)
    targets : array
        Class numbers (..., N) of an integer type, or probabilities (..., N, K).
    temperature : float
        The factor temperature² keeps gradients of one size whatever the temperature.

    Returns
    -------
    array, shape (...)
        In nats.

    Source
    ------
    hinton2015distilling, section 2.

    Examples
    --------
    >>> round(float(cross_entropy(np.zeros((1, 10)), np.array([3]))), 3)
    2.303
    """
    logs = np.log(softmax(logits, temperature))
    return -temperature**2 * (_as_probabilities(targets, logits) * logs).sum(axis=-1).mean(axis=-1)


def cross_entropy_gradient(logits, targets, temperature=1.0):
    """Give the slope of :func:`cross_entropy` along each logit.

    Parameters
    ----------
    logits : array, shape (..., N, K)
    targets : array
        Class numbers (..., N) of an integer type, or probabilities (..., N, K).
    temperature : float or array that broadcasts against (..., N, K)

    Returns
    -------
    array, shape (..., N, K)

    Examples
    --------
    >>> cross_entropy_gradient(np.zeros((1, 2)), np.array([0]))
    array([[-0.5,  0.5]])
    """
    missed = softmax(logits, temperature) - _as_probabilities(targets, logits)
    return missed * (temperature / logits.shape[-2])


def _as_probabilities(targets, logits):
    targets = np.asarray(targets)
    if np.issubdtype(targets.dtype, np.integer):
        return np.eye(logits.shape[-1], dtype=logits.dtype)[targets]
    return targets


def forward(params, x):
    """Run every network on its examples.

    Parameters
    ----------
    params : list of (weights, biases)
        R networks.
    x : array, shape (N, D) or (R, N, D)
        One set of examples for all, or one set for each.

    Returns
    -------
    array, shape (R, N, K)
        Logits.

    Raises
    ------
    ShapeError
        If D is not what the first layer takes, or R differs.

    Examples
    --------
    >>> forward(init_networks((64, 16, 10), replicas=3, seed=0), np.zeros((5, 64))).shape
    (3, 5, 10)
    """
    return _activations(params, x)[-1]


def _activations(params, x):
    """The input of each layer and, last, the logits."""
    replicas, into, _ = params[0][0].shape
    x = np.asarray(x, dtype=params[0][0].dtype)
    if x.ndim not in (2, 3) or x.shape[-1] != into or x.shape[:-2] not in ((), (1,), (replicas,)):
        raise ShapeError(f"These {replicas} networks take examples of shape (N, {into}) or "
                         f"({replicas}, N, {into}), got {x.shape}.",
                         "Put the examples on the axis before the last, the networks first.")
    layers = [x]
    for depth, (weights, biases) in enumerate(params):
        z = layers[-1] @ weights                    # (R, N, O)
        z += biases
        layers.append(np.maximum(z, 0, out=z) if depth < len(params) - 1 else z)
    return layers


def gradients(params, x, targets, loss_gradient):
    """Give the slope of the loss along every weight and bias, by backpropagation.

    Parameters
    ----------
    params, x
        As in :func:`forward`.
    targets
        Whatever ``loss_gradient`` takes.
    loss_gradient : callable
        ``loss_gradient(logits (R, N, K), targets)`` -> slope along each logit, (R, N, K).

    Returns
    -------
    list of (weights, biases)
        Slopes, shaped like ``params``.

    Examples
    --------
    >>> nets = init_networks((2, 3), replicas=1, seed=0)
    >>> gradients(nets, np.ones((4, 2)), np.array([0, 0, 1, 2]), cross_entropy_gradient)[0][0].shape
    (1, 2, 3)
    """
    slopes = [(np.empty_like(weights), np.empty_like(biases)) for weights, biases in params]
    layers = _activations(params, x)
    _backpropagate(params, layers, loss_gradient(layers[-1], targets), slopes)
    return slopes


def _backpropagate(params, layers, delta, slopes):
    """Fill ``slopes`` from the last layer to the first; ``delta`` is the slope along the logits."""
    delta = np.asarray(delta, dtype=layers[-1].dtype)
    ones = np.ones((1, delta.shape[1]), dtype=delta.dtype)
    for depth in range(len(params) - 1, -1, -1):
        np.matmul(layers[depth].swapaxes(-1, -2), delta, out=slopes[depth][0])     # (R, I, O)
        np.matmul(ones, delta, out=slopes[depth][1])                               # (R, 1, O), a fast sum
        if depth:
            delta = delta @ params[depth][0].swapaxes(-1, -2)                      # (R, N, I)
            delta *= layers[depth] > 0


class Adam:
    """The Adam rule for one flat vector: keeps running means of the slope and of its square.

    Parameters
    ----------
    size : int
        How many numbers the vector holds.
    rate : float
        About how far one step moves each number.

    Source
    ------
    Kingma and Ba (2015), "Adam", algorithm 1, with its suggested 0.9, 0.999 and 1e-8.

    Examples
    --------
    >>> Adam(2, rate=0.1).change(np.array([5.0, -0.02], dtype=np.float32)).round(3)
    array([ 0.1, -0.1], dtype=float32)
    """

    def __init__(self, size, *, rate, dtype=np.float32):
        """Start with both running means at zero."""
        self.rate = rate
        self.steps = 0
        self._slopes, self._squares, self._spare = np.zeros((3, size), dtype=dtype)

    def change(self, slope):
        """What to subtract from the vector for this slope; valid until the next call."""
        self.steps += 1
        self._slopes *= 0.9                     # fading sums; dividing by the weights' sum makes them means
        self._slopes += slope
        self._squares *= 0.999
        self._squares += np.square(slope, out=self._spare)
        weights, square_weights = (1 - 0.9**self.steps) / 0.1, (1 - 0.999**self.steps) / 0.001
        np.sqrt(self._squares, out=self._spare)
        self._spare += 1e-8 * square_weights**0.5
        np.divide(self._slopes, self._spare, out=self._spare)
        self._spare *= self.rate * square_weights**0.5 / weights
        return self._spare


def minibatches(x, targets, *, size, seed):
    """Yield (examples, targets) for ever: shuffled, cut into batches, shuffled again.

    All networks of a stack see the rows in the same order, so two arms that share their
    images differ in their targets alone.

    Parameters
    ----------
    x : array, shape (N, D) or (R, N, D)
    targets : array
        Class numbers (..., N) of an integer type, or numbers (..., N, K).
    size : int
        Rows per batch; the last batch of a round may be shorter.
    seed : int

    Examples
    --------
    >>> x, y = next(minibatches(np.zeros((3, 100, 64)), np.zeros((3, 100), int), size=32, seed=0))
    >>> x.shape, y.shape
    ((3, 32, 64), (3, 32))
    """
    rng = np.random.default_rng(seed)
    targets = np.asarray(targets)
    row_axis = -1 if np.issubdtype(targets.dtype, np.integer) else -2
    count = x.shape[-2]
    while True:
        for rows in np.split(rng.permutation(count), range(size, count, size)):
            yield x.take(rows, axis=-2), targets.take(rows, axis=row_axis)


def train(params, batches, loss_gradient, *, rate, steps):
    """Train all networks of the stack at once with Adam; the stack given is left as it was.

    Parameters
    ----------
    params : list of (weights, biases)
        Where to start.
    batches : iterable of (x, targets)
        One pair a step, such as :func:`minibatches` yields.
    loss_gradient : callable
        ``loss_gradient(logits (R, N, K), targets)`` -> slope along each logit, (R, N, K).
    rate : float
        Adam's step size.
    steps : int

    Returns
    -------
    list of (weights, biases)
        The trained networks.

    Raises
    ------
    ShapeError
        If the batches run out before the steps do, or do not fit the networks.

    Examples
    --------
    >>> x, y = np.array([[0.0], [1.0]]), np.array([0, 1])
    >>> nets = init_networks((1, 2), replicas=1, seed=0)
    >>> batches = minibatches(x, y, size=2, seed=0)
    >>> nets = train(nets, batches, cross_entropy_gradient, rate=0.1, steps=100)
    >>> forward(nets, x).argmax(axis=-1)
    array([[0, 1]])
    """
    theta = np.concatenate([array.ravel() for layer in params for array in layer])
    slope = np.empty_like(theta)
    params, slopes = _views(theta, params), _views(slope, params)
    adam = Adam(theta.size, rate=rate, dtype=theta.dtype)
    for _, (x, targets) in zip(range(steps), batches, strict=False):
        layers = _activations(params, x)
        _backpropagate(params, layers, loss_gradient(layers[-1], targets), slopes)
        theta -= adam.change(slope)
    if adam.steps < steps:
        raise ShapeError(f"Training for {steps} steps needs as many batches, got {adam.steps}.",
                         "Give an endless source such as minibatches(...), or fewer steps.")
    return params


def _views(flat, params):
    """Windows on one flat vector, shaped like ``params``."""
    layers, start = [], 0
    for layer in params:
        arrays = []
        for array in layer:
            arrays.append(flat[start:start + array.size].reshape(array.shape))
            start += array.size
        layers.append(tuple(arrays))
    return layers
