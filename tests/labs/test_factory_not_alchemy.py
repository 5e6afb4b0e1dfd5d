import numpy as np
import pytest

from beyondtoken.labs import factory_not_alchemy as lab
from beyondtoken.labs.networks import forward


@pytest.fixture(scope="module")
def digits():
    return lab.split_digits()


def saved_share(gaps, every, cost, restart):
    cycles = np.floor(np.maximum(gaps - restart, 0) / (every + cost))
    return every * cycles.sum(axis=1) / gaps.sum(axis=1)


def test_no_test_image_is_learnt_from(digits):
    learnt = {image.tobytes() for image in digits.x}
    assert sum(image.tobytes() in learnt for image in digits.test_x) == 0
    assert len(digits.y) + len(digits.test_y) == 1797


def test_the_same_seed_gives_the_same_bits(digits):
    once, twice = (lab.train_runs(digits, 0.002, seeds=[4, 5], steps=20) for _ in range(2))
    assert all(np.array_equal(a, b) for one, two in zip(once, twice, strict=True)
               for a, b in zip(one, two, strict=True))


def test_a_run_does_not_depend_on_its_neighbours(digits):
    alone, among = (lab.train_runs(digits, 0.002, seeds=seeds, steps=20) for seeds in ([7], [3, 7, 9]))
    assert np.allclose(alone[0][0][0], among[0][0][1], atol=1e-5)


def test_other_seeds_give_other_runs(digits):
    nets = lab.train_runs(digits, 0.002, seeds=[0, 1], steps=20)
    assert not np.allclose(nets[0][0][0], nets[0][0][1])


def test_runs_differ_in_the_order_of_images_too(digits):
    rows = [np.random.default_rng(seed).permutation(1197)[:64].tolist() for seed in (0, 1)]
    assert rows[0] != rows[1]
    start = lab.train_runs(digits, 1e-12, seeds=[0, 0], steps=1)
    assert np.array_equal(start[0][0][0], start[0][0][1])


def test_another_order_of_pixels_is_the_same_network(digits):
    order = np.random.default_rng(0).permutation(64)
    plain, moved = (lab.train_runs(digits, 0.002, seeds=[0], steps=50, pixels=pixels) for pixels in (None, order))
    assert np.allclose(forward(plain, digits.test_x), forward(moved, digits.test_x[:, order]), atol=1e-3)
    assert np.array_equal(lab.answers(plain, digits), lab.answers(moved, digits, pixels=order))


def test_accuracy_counts_right_answers(digits):
    nets = lab.train_runs(digits, 0.002, seeds=[0], steps=30)
    right = sum(a == b for a, b in zip(lab.answers(nets, digits)[0], digits.test_y, strict=True))
    assert lab.accuracy(nets, digits)[0] == pytest.approx(100 * right / 600)


def test_twice_the_gpus_crash_twice_as_often():
    assert lab.mean_gap(16_384) * 419 == pytest.approx(54 * 24)
    assert lab.mean_gap(2000) == pytest.approx(lab.mean_gap(1000) / 2)


def test_gaps_fill_the_run_and_have_the_right_mean():
    gaps = lab.crash_gaps(2.0, hours=2000.0, seeds=range(30))
    assert np.allclose(gaps.sum(axis=1), 2000)
    crashes = (gaps > 0).sum(axis=1) - 1
    assert crashes.mean() == pytest.approx(1000, abs=4 * (1000 / 30) ** 0.5)


def test_a_cluster_without_failures_has_one_gap():
    assert lab.crash_gaps(np.inf, hours=10.0, seeds=[1, 2]).tolist() == [[10.0], [10.0]]


@pytest.mark.parametrize(("every", "cost", "restart"), [(0.3, 0.1, 0.05), (1.0, 0.2, 0.3), (3.0, 0.5, 0.0)])
def test_the_formula_agrees_with_the_simulation(every, cost, restart):
    gaps = lab.crash_gaps(2.0, hours=4000.0, seeds=range(20))
    found = saved_share(gaps, every, cost, restart)
    exact = lab.expected_goodput(every, cost=cost, restart=restart, mean=2.0)
    assert found.mean() == pytest.approx(float(exact), abs=4 * found.std() / 20**0.5 + 1e-3)


def test_young_is_the_best_interval_when_checkpoints_are_cheap():
    every = np.geomspace(0.001, 10, 20_000)
    share = lab.expected_goodput(every, cost=1e-4, restart=0.0, mean=10.0)
    assert lab.young(1e-4, 10.0) == pytest.approx(every[share.argmax()], rel=0.01)


def test_the_timeline_fills_every_gap_and_holds_the_saved_work():
    gaps = lab.crash_gaps(3.0, hours=60.0, seeds=[5])
    pieces = lab.timeline(gaps[0], every=0.7, cost=0.1, restart=0.1)
    assert sum(length for _, length, _ in pieces) == pytest.approx(60)
    work = sum(length for _, length, kind in pieces if kind == "work")
    assert work == pytest.approx(60 * saved_share(gaps, 0.7, 0.1, 0.1)[0])


def test_a_crash_during_the_restart_saves_nothing():
    assert lab.timeline([0.2], every=1.0, cost=0.1, restart=0.5) == [(0.0, 0.2, "restart")]
