import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs import pendulum
from beyondtoken.labs import plan_in_a_learned_world as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "plan-in-a-learned-world.md"


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {**vars(lab)}
    exec(compile(ast.Module([ast.parse(source).body[0]], []), name, "exec"), names)
    return names[name]


def made_up(weights, *, steps, seed):
    """Steps of a world whose change is exactly ``weights @ products``."""
    before = np.random.default_rng(seed).normal(size=(len(weights), 4, steps))
    return lab.Seen(before, before[:, :3] + weights @ lab.products(before))


def test_what_is_seen_are_steps_of_the_pendulum():
    seen = lab.watch(range(3), steps=40, seed=1, mass=1.5)
    angle = np.arctan2(seen.before[:, 1], seen.before[:, 0])
    after = pendulum.swing(angle, seen.before[:, 2], seen.before[:, 3], mass=1.5)
    assert np.allclose(seen.after, pendulum.senses(*after).swapaxes(1, 2))


def test_a_step_ends_where_the_next_begins():
    seen = lab.watch([0], steps=20, seed=2)
    assert np.allclose(seen.after[..., :-1], seen.before[:, :3, 1:])


def test_a_learner_sees_the_same_whoever_watches_beside_it():
    together, alone = lab.watch([4, 7], steps=10, seed=3), lab.watch([7], steps=10, seed=3)
    assert (together.before[1] == alone.before[0]).all()


def test_all_fifteen_pairs_are_there():
    inputs = np.random.default_rng(0).normal(size=(2, 4, 5))
    known = np.concatenate([np.ones((2, 1, 5)), inputs], axis=1)
    pairs = [known[:, i] * known[:, j] for i in range(5) for j in range(i, 5)]
    assert np.allclose(lab.products(inputs), np.stack(pairs, axis=1))


@pytest.mark.parametrize("seed", range(3))
def test_a_world_within_the_family_is_learned_exactly(seed):
    weights = np.random.default_rng(seed).normal(size=(2, 3, 15))
    learned = lab.learn(made_up(weights, steps=60, seed=seed), ridge=1e-9)
    assert np.allclose(learned, weights, atol=1e-5)


def test_without_data_the_prior_is_kept():
    prior = np.random.default_rng(0).normal(size=(1, 3, 15))
    learned = lab.learn(lab.watch([0, 1], steps=50, seed=0).first(0), prior=prior)
    assert np.allclose(learned, prior)


def test_a_firm_hold_keeps_the_prior_and_a_loose_one_the_data():
    truth, prior = np.random.default_rng(1).normal(size=(2, 1, 3, 15))
    seen = made_up(truth, steps=60, seed=1)
    firm, loose = (lab.learn(seen, ridge=ridge, prior=prior) for ridge in (1e9, 1e-9))
    assert np.allclose(firm, prior, atol=1e-4)
    assert np.allclose(loose, truth, atol=1e-4)


def test_the_slope_of_the_ridge_loss_vanishes_at_what_is_learned():
    seen, prior = lab.watch([0], steps=30, seed=4), np.random.default_rng(2).normal(size=(1, 3, 15))
    weights, known = lab.learn(seen, ridge=0.5, prior=prior), lab.products(seen.before)
    residual = weights @ known - (seen.after - seen.before[:, :3])
    assert np.allclose(residual @ known.swapaxes(1, 2) + 0.5 * (weights - prior), 0, atol=1e-8)


def test_the_change_of_speed_needs_no_products():
    seen = lab.watch([0], steps=100, seed=5)
    slow = abs(seen.after[0, 2]) < 8                       # the limit of speed is no sum
    weights = lab.learn(lab.Seen(seen.before[..., slow], seen.after[..., slow]), features=lab.plain, ridge=1e-9)
    assert np.allclose(weights[0, 2], [0, 0, 0.75, 0, 0.15], atol=1e-6)


def test_the_angle_cannot_be_foretold_without_products():
    seen, fresh = lab.watch(range(4), steps=200, seed=6), lab.watch(range(4), steps=300, seed=7)
    plain = lab.learn(seen, features=lab.plain) @ lab.plain(fresh.before)
    error = np.sqrt(((plain - (fresh.after - fresh.before[:, :3]))[:, :2]**2).mean())
    assert error > 3 * lab.miss(lab.learn(seen), fresh).mean()


def test_miss_is_zero_for_the_truth_and_the_size_of_an_offset():
    weights = np.random.default_rng(3).normal(size=(2, 3, 15))
    seen = made_up(weights, steps=20, seed=3)
    shifted = lab.Seen(seen.before, seen.after + 0.1)
    assert np.allclose(lab.miss(weights, seen), 0, atol=1e-12)
    assert np.allclose(lab.miss(weights, shifted), 0.1)


def test_foresight_stays_on_the_circle_and_within_the_speed_limit():
    foresee = lab.foresight(np.random.default_rng(4).normal(size=(2, 3, 15)))
    state = foresee(np.random.default_rng(5).normal(size=(2, 3, 50)).astype(np.float32), np.ones((2, 50)))
    assert np.allclose(np.hypot(state[:, 0], state[:, 1]), 1, atol=1e-5)
    assert abs(state[:, 2]).max() <= 8


def test_true_foresight_is_the_pendulum():
    angle, speed, torque = np.random.default_rng(6).uniform(-2, 2, (3, 2, 9))
    state = pendulum.senses(angle, speed).swapaxes(1, 2)
    wanted = pendulum.senses(*pendulum.swing(angle, speed, torque, mass=1.2)).swapaxes(1, 2)
    assert np.allclose(lab.true_foresight(mass=1.2)(state, torque), wanted)


@pytest.mark.parametrize("options", [{}, {"ridge": 1.0, "prior": np.ones((1, 3, 15))}, {"features": lab.plain}])
def test_the_page_learns_as_the_lab_does(options):
    seen = lab.watch(range(2), steps=30, seed=8)
    assert (page_function("learn")(seen, **options) == lab.learn(seen, **options)).all()
