import ast
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs import inside_the_dream_pendulum as lab
from beyondtoken.labs import pendulum

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "inside-the-dream.md"


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {"np": np}
    exec(compile(ast.Module([ast.parse(source).body[0]], []), name, "exec"), names)
    return names[name]


@pytest.fixture(scope="module")
def seen():
    return lab.jiggle(range(3), steps=240, seed=5)


@pytest.fixture(scope="module")
def motion(seen):
    return lab.learn_motion(seen, seed=5)


@pytest.fixture(scope="module")
def rules():
    return np.random.default_rng(0).normal(size=(3, 4, lab.RULE_NUMBERS))


def test_what_was_seen_obeys_the_real_pendulum(seen):
    angle, speed, torque, change = np.moveaxis(seen, -1, 0)
    assert np.allclose(pendulum.swing(angle, speed, torque)[1] - speed, change)


def test_a_dreamer_sees_the_same_whoever_dreams_beside_it(seen):
    assert (lab.jiggle([1], steps=240, seed=5)[0] == seen[1]).all()


def test_the_model_is_good_on_fresh_data_of_the_same_kind(motion):
    fresh = lab.jiggle(range(3), steps=240, seed=99)
    assert (lab.guess_error(motion, fresh) < 0.05 * fresh[..., 3].std()).all()


def test_the_model_is_poor_far_from_its_data(motion):
    far = np.random.default_rng(0).uniform([-1, 5, -2], [1, 8, 2], (3, 200, 3))
    _, speed = pendulum.swing(*np.moveaxis(far, -1, 0))
    fast = np.concatenate([far, (speed - far[..., 1])[..., None]], axis=-1)
    near = lab.guess_error(motion, lab.jiggle(range(3), seed=99))
    assert (lab.guess_error(motion, fast) > 20 * near).all()


def test_a_perfect_model_dreams_what_is_real(rules, monkeypatch):
    def truth(_, inputs):
        x, y, speed, torque = np.moveaxis(np.asarray(inputs, float), -1, 0)
        return pendulum.swing(np.arctan2(y, x), 4 * speed, 2 * torque)[1] - 4 * speed
    motion = lab.learn_motion(lab.jiggle(range(3), steps=40, seed=0), seed=0)
    monkeypatch.setattr(lab, "_guess", truth)
    assert np.allclose(lab.in_dream(rules, motion), lab.in_reality(rules)[0], rtol=0.05)


def test_reality_scores_a_run_by_its_summed_cost(rules):
    score, run = lab.in_reality(rules)
    angle, speed, torque, _ = np.moveaxis(run, -1, 0)
    assert np.allclose(score, -pendulum.cost(angle, speed, torque).sum(axis=-1))


def test_caution_only_ever_takes_points_away(motion, rules):
    free, careful, strict = (lab.in_dream(rules, motion, caution=weight) for weight in (0.0, 50.0, 100.0))
    assert (careful < free).all()
    assert np.allclose(free - strict, 2 * (free - careful), rtol=1e-2)


def test_a_lone_member_never_disagrees(seen, rules):
    alone = lab.learn_motion(seen, members=1, seed=5)
    assert np.allclose(lab.in_dream(rules, alone, caution=100.0), lab.in_dream(rules, alone))


def test_candidates_are_scored_one_by_one(motion, rules):
    together = lab.in_dream(rules, motion)
    alone = np.concatenate([lab.in_dream(rules[:, [one]], motion) for one in range(4)], axis=1)
    assert np.allclose(together, alone, rtol=1e-3)


@pytest.mark.parametrize("target", [-2.0, 0.0, 3.0])
def test_the_search_finds_the_top_of_a_smooth_hill(target):
    start = np.zeros((2, 3)), np.full((2, 3), 2.0)
    path, _ = lab.search(lambda rules: -((rules - target)**2).sum(axis=-1), 25, np.random.default_rng(1), *start)
    assert np.allclose(path[-1], target, atol=0.3)


def test_checks_narrow_the_gap_between_dream_and_reality(seen):
    dreamt, real = lab.search_and_check(lab.search, seen, checks=4, rounds=4, seed=0)
    assert abs(dreamt[-1] - real[-1]).mean() < 60
    assert real[-1].mean() > real[0].mean() + 50


def test_the_page_searches_as_the_lab_does():
    score = partial(np.sum, axis=-1)
    ours, theirs = (search(score, 3, np.random.default_rng(2), *lab.first_guess(2))[0]
                    for search in (page_function("search"), lab.search))
    assert (ours == theirs).all()
