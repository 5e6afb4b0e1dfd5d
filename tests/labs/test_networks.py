"""Networks against finite differences, hand-worked numbers, and each network trained alone."""

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs.networks import (
    Adam,
    count_numbers,
    cross_entropy,
    cross_entropy_gradient,
    forward,
    gradients,
    init_networks,
    minibatches,
    pick,
    softmax,
    train,
)

SIZES = (5, 7, 4)
HARD = np.array([[0, 3, 1], [2, 2, 0]])
SOFT = np.random.default_rng(3).dirichlet(np.ones(4), size=(2, 3))


def double_networks(seed=0):
    """Two networks in float64, with biases that are not zero, so that slopes can be checked finely."""
    rng = np.random.default_rng(seed)
    drawn = init_networks(SIZES, replicas=2, seed=seed)
    return [(weights.astype(float), rng.normal(size=biases.shape)) for weights, biases in drawn]


def slope_by_difference(loss, array, place, step=1e-6):
    """Central difference of ``loss()`` along one entry of ``array``; the entry is put back."""
    kept = array[place]
    array[place] = kept + step
    above = loss()
    array[place] = kept - step
    below = loss()
    array[place] = kept
    return (above - below) / (2 * step)


@pytest.mark.parametrize("targets", [HARD, SOFT], ids=["hard", "soft"])
@pytest.mark.parametrize("temperature", [0.5, 1.0, 8.0])
def test_logit_gradient_agrees_with_finite_differences(targets, temperature):
    logits = np.random.default_rng(0).normal(size=(2, 3, 4))
    slopes = cross_entropy_gradient(logits, targets, temperature)
    for place in np.ndindex(logits.shape):
        expected = slope_by_difference(
            lambda: cross_entropy(logits, targets, temperature).sum(), logits, place)
        assert slopes[place] == pytest.approx(expected, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("targets", [HARD, SOFT], ids=["hard", "soft"])
@pytest.mark.parametrize("temperature", [1.0, 4.0])
def test_backpropagation_agrees_with_finite_differences(targets, temperature):
    params, x = double_networks(), np.random.default_rng(1).normal(size=(2, 3, 5))
    slopes = gradients(params, x, targets, lambda z, t: cross_entropy_gradient(z, t, temperature))
    for layer, slope in zip(params, slopes, strict=True):
        for array, found in zip(layer, slope, strict=True):
            for place in np.ndindex(array.shape):
                expected = slope_by_difference(
                    lambda: cross_entropy(forward(params, x), targets, temperature).sum(), array, place)
                assert found[place] == pytest.approx(expected, rel=1e-5, abs=1e-7)


def test_forward_of_a_hand_worked_network():
    weights = [(np.array([[[1.0, -1.0], [2.0, 0.5]]]), np.array([[[0.0, 1.0]]])),
               (np.array([[[3.0], [-2.0]]]), np.array([[[10.0]]]))]
    # hidden: (1*2 + 2*1, -1*2 + .5*1 + 1) = (4, -.5) -> (4, 0); out: 3*4 + 10
    assert forward(weights, np.array([[2.0, 1.0]])).ravel() == pytest.approx([22.0])


@pytest.mark.parametrize("shared", [True, False], ids=["shared examples", "own examples"])
def test_networks_trained_together_equal_each_trained_alone(shared):
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(30, 5) if shared else (3, 30, 5)), rng.integers(0, 4, size=(3, 30))
    start = init_networks(SIZES, replicas=3, seed=4)
    together = train(start, minibatches(x, y, size=8, seed=5), cross_entropy_gradient, rate=0.01, steps=50)
    for r in range(3):
        own = x if shared else x[r:r + 1]
        batches = minibatches(own, y[r:r + 1], size=8, seed=5)
        alone = train(pick(start, slice(r, r + 1)), batches, cross_entropy_gradient, rate=0.01, steps=50)
        assert forward(alone, own)[0] == pytest.approx(forward(together, x)[r], abs=1e-4)


def test_training_leaves_the_stack_it_was_given():
    start = init_networks(SIZES, replicas=2, seed=0)
    before = [weights.copy() for weights, _ in start]
    train(start, minibatches(np.ones((4, 5)), np.zeros((2, 4), int), size=4, seed=0),
          cross_entropy_gradient, rate=0.1, steps=3)
    assert all((weights == kept).all() for (weights, _), kept in zip(start, before, strict=True))


def test_adam_takes_two_hand_worked_steps():
    adam = Adam(1, rate=0.1, dtype=np.float64)
    # step 1: mean .1*2/.1 = 2, square .001*4/.001 = 4 -> .1 * 2/2
    assert adam.change(np.array([2.0])) == pytest.approx([0.1])
    # step 2, slope -1: mean (.9*.2 - .1) / (1 - .9²), square (.999*.004 + .001) / (1 - .999²)
    mean, square = 0.08 / 0.19, 0.004996 / 0.001999
    assert adam.change(np.array([-1.0])) == pytest.approx([0.1 * mean / square**0.5])


@pytest.mark.parametrize(("temperature", "expected"), [(1e-3, [0, 0, 1]), (1e6, [1 / 3] * 3)])
def test_softmax_at_its_limits(temperature, expected):
    assert softmax(np.array([1.0, 2.0, 3.0]), temperature) == pytest.approx(expected, abs=1e-5)


def test_softmax_bears_enormous_scores():
    assert softmax(np.array([1e4, -1e4])) == pytest.approx([1, 0])


def test_soft_targets_that_are_sure_equal_hard_targets():
    logits = np.random.default_rng(0).normal(size=(2, 3, 4))
    sure = cross_entropy_gradient(logits, np.eye(4)[HARD])
    assert sure == pytest.approx(cross_entropy_gradient(logits, HARD))


def test_minibatches_show_every_row_once_a_round_with_its_own_target():
    x = np.arange(10.0)[:, None]
    batches = minibatches(x, np.arange(10), size=4, seed=0)
    shown = [next(batches) for _ in range(3)]
    assert sorted(np.concatenate([y for _, y in shown])) == list(range(10))
    assert all((images[:, 0] == labels).all() for images, labels in shown)


def test_a_layer_more_is_counted():
    assert count_numbers(init_networks((64, 128, 10), replicas=5, seed=0)) == 64 * 128 + 128 + 128 * 10 + 10


@pytest.mark.parametrize("shape", [(3, 6), (4, 3, 5), (5,)])
def test_examples_that_do_not_fit_are_refused(shape):
    with pytest.raises(ShapeError, match=r"\(N, 5\)"):
        forward(init_networks(SIZES, replicas=2, seed=0), np.zeros(shape))


def test_too_few_batches_are_refused():
    batches = [(np.zeros((2, 5)), np.array([0, 1]))]
    with pytest.raises(ShapeError, match="3 steps"):
        train(init_networks(SIZES, replicas=1, seed=0), batches, cross_entropy_gradient, rate=0.1, steps=3)


def test_two_moons_are_told_apart():
    from sklearn.datasets import make_moons
    x, y = make_moons(400, noise=0.1, random_state=0)
    start = init_networks((2, 32, 2), replicas=4, seed=0)
    nets = train(start, minibatches(x, y, size=50, seed=1), cross_entropy_gradient, rate=0.02, steps=400)
    fresh, truth = make_moons(400, noise=0.1, random_state=1)
    assert ((forward(nets, fresh).argmax(-1) == truth).mean(axis=1) > 0.97).all()
