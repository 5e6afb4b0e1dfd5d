import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import pendulum
from beyondtoken.labs import plan_in_a_learned_world as learning
from beyondtoken.labs import plan_in_a_learned_world_runs as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "plan-in-a-learned-world.md"
TRUE = learning.true_foresight()


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {**vars(lab)}
    exec(compile(ast.Module([ast.parse(source).body[0]], []), name, "exec"), names)
    return names[name]


def states(angles, speeds):
    return pendulum.senses(np.array([angles]), np.array([speeds])).swapaxes(1, 2)


@pytest.fixture(scope="module")
def learned():
    return learning.foresight(learning.learn(learning.watch([3], steps=100, seed=0)))


def test_imagined_costs_are_those_of_the_pendulum():
    torques = np.random.default_rng(0).uniform(-2, 2, (1, 2, 6))
    angle, speed, total = np.array([2.0, -1.0]), np.array([0.5, 3.0]), 0.0
    for now in range(6):
        angle, speed = pendulum.swing(angle, speed, torques[0, :, now])
        total = total + pendulum.cost(angle, speed, torques[0, :, now])
    assert np.allclose(lab.imagine(TRUE, states([2.0, -1.0], [0.5, 3.0]), torques)[0], total)


def test_looking_one_step_ahead_brakes_a_moving_rod():
    """With nothing but the next step in view, the best torque is the one that works against the speed."""
    state = states([np.pi, np.pi], [2.0, -2.0])
    course = lab.choose(TRUE, state, np.zeros((1, 2, 1)), np.random.default_rng(0))
    assert course[0, 0, 0] < -1
    assert course[0, 1, 0] > 1


def test_a_course_chosen_is_cheaper_than_no_push_at_all():
    state, idle = states([np.pi, 2.0, 1.0], [1.0, 0.0, -2.0]), np.zeros((1, 3, 20))
    course = lab.choose(TRUE, state, idle, np.random.default_rng(1))
    assert (lab.imagine(TRUE, state, course) < lab.imagine(TRUE, state, idle)).all()


def test_courses_stay_within_the_motor():
    course = lab.choose(TRUE, states([1.0], [0.0]), np.full((1, 1, 5), 9.0), np.random.default_rng(2))
    assert abs(course).max() <= 2


def test_with_the_true_equations_closed_eyes_see_the_swing_up():
    """Later, rounding grows while the rod balances unseen; a run that balances is not followed to its end."""
    run = lab.act(lab.choose, TRUE, models=1, eyes=[False] * 3, seed=0)
    assert np.allclose(np.cos(run.believed[:60]), np.cos(run.angle[:60]), atol=1e-2)


def test_with_the_true_equations_the_rod_stands_in_the_end():
    run = lab.act(lab.choose, TRUE, models=1, seed=0)
    assert abs(run.angle[-20:]).max() < 0.2


def test_open_eyes_believe_what_is(learned):
    run = lab.act(lab.choose, learned, models=1, seed=1)
    assert np.allclose(np.exp(1j * run.believed), np.exp(1j * run.angle), atol=1e-5)


def test_closed_eyes_drift_in_a_learned_world(learned):
    run = lab.act(lab.choose, learned, models=1, eyes=[True] * 3 + [False] * 3, seed=1)
    assert run.score[0, :3].mean() > run.score[0, 3:].mean() + 200
    assert run.promised[0, 3:].mean() > run.score[0, 3:].mean() + 200


def test_a_longer_look_scores_better(learned):
    short, long = (lab.act(lab.choose, learned, models=1, horizon=horizon, seed=1).score.mean()
                   for horizon in (2, 20))
    assert long > short + 500


def test_a_belief_a_full_turn_away_is_not_lost():
    angle = np.full((200, 1, 2), 3.1)
    run = lab.Run(None, None, angle, angle - 2 * np.pi * np.array([1, 0]))
    assert lab.lost_after(run).tolist() == [[10.0, 10.0]]


def test_better_models_are_lost_later(learned):
    lost, later = (lab.lost_after(lab.act(lab.choose, foresee, models=1, eyes=[False] * 3, seed=1)).mean()
                   for foresee in (learned, TRUE))
    assert later > lost + 1


def test_runs_must_match_the_starts(learned):
    with pytest.raises(ShapeError, match="groups of 3 starts, got 4 runs"):
        lab.act(lab.choose, learned, models=1, eyes=[True] * 4, seed=0)


def test_random_pushes_score_between_perfect_and_worst():
    scores = lab.random_score(runs=20, seed=0)
    assert ((scores > -16.3 * 200) & (scores < -500)).all()


def test_the_page_chooses_as_the_lab_does(learned):
    state, mean = states([np.pi, 1.0], [0.0, 1.0]).astype(np.float32), np.zeros((1, 2, 8), np.float32)
    ours, theirs = (choose(learned, state, mean, np.random.default_rng(3))
                    for choose in (page_function("choose"), lab.choose))
    assert (ours == theirs).all()
