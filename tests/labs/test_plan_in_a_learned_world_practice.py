import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs import pendulum
from beyondtoken.labs import plan_in_a_learned_world_practice as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "plan-in-a-learned-world.md"
BOXES = lab.BINS**2


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {**vars(lab)}
    exec(compile(ast.Module([ast.parse(source).body[0]], []), name, "exec"), names)
    return names[name]


def test_boxes_cover_the_states_and_wrap_with_the_angle():
    angle, speed = np.random.default_rng(0).uniform([[-9], [-8]], [[9], [8]], (2, 500))
    boxes = lab.box_of(angle, speed)
    assert (boxes.min() >= 0, boxes.max() < BOXES) == (True, True)
    assert (boxes == lab.box_of(angle + 2 * np.pi, speed)).mean() > 0.99      # rounding at the edges


def test_the_top_speed_lies_in_the_last_box():
    assert lab.box_of(0.0, 8.0) - lab.box_of(0.0, -8.0) == lab.BINS - 1


@pytest.mark.parametrize(("dice", "torque"), [(0.99, 1.0), (0.001, -2.0), (0.099, 2.0)])
def test_one_move_is_the_one_worked_by_hand(dice, torque):
    q = np.zeros((1, BOXES, 5))
    box = lab.box_of(2.0, 0.5)
    q[0, box] = [-9, -9, -9, -4, -9]                                # the best is torque 1
    angle, speed, where, better = lab.try_out(q, np.array([[2.0]]), np.array([[0.5]]), np.array([[dice]]))
    first = pendulum.swing(2.0, 0.5, torque)
    second = pendulum.swing(*first, torque)
    gained = -pendulum.cost(2.0, 0.5, torque) - pendulum.cost(*first, torque)
    old, to_come = q[where][0, 0], q[0, lab.box_of(*second)].max()
    assert np.allclose([angle[0, 0], speed[0, 0]], second)
    assert np.isclose(better[0, 0], old + 0.5 * (gained + 0.99 * to_come - old))


def test_a_table_of_zeros_never_pushes_by_choice():
    q = np.zeros((2, BOXES, 5))
    q[..., 2] = 1.0
    angle, speed, _, _ = lab.try_out(q, np.zeros((2, 3)), np.zeros((2, 3)), np.full((2, 3), 0.5))
    assert (np.abs(angle).max(), np.abs(speed).max()) == (0.0, 0.0)


def test_the_greedy_score_of_no_push_is_that_of_a_free_pendulum():
    q = np.zeros((1, BOXES, 5))
    q[..., 2] = 1.0
    angle, speed = lab.STARTS.T
    score = 0.0
    for _ in range(200):
        score = score - pendulum.cost(angle, speed, np.zeros(3))
        angle, speed = pendulum.swing(angle, speed, np.zeros(3))
    assert np.isclose(lab.greedy_score(q)[0], score.mean())


def test_long_practice_pays():
    practice = lab.practise(lab.try_out, learners=range(2), steps=300_000, checks=[3200, 300_000], seed=1)
    assert practice.steps.tolist() == [3200, 300_800]
    assert practice.score[1].mean() > practice.score[0].mean() + 200


def test_a_learner_practises_the_same_whoever_is_beside_it():
    together, alone = (lab.practise(lab.try_out, learners=learners, steps=3200, checks=[3200], seed=2)
                       for learners in ([5, 8], [8]))
    assert together.score[0, 1] == alone.score[0, 0]


def test_the_page_tries_out_as_the_lab_does():
    ours, theirs = (lab.practise(step, learners=[0], steps=6400, checks=[6400], seed=3)
                    for step in (page_function("try_out"), lab.try_out))
    assert (ours.score == theirs.score).all()
