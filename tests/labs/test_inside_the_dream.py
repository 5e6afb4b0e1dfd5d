import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import game as rink
from beyondtoken.labs import inside_the_dream as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "inside-the-dream.md"
REAL = rink.work_out(swept=True)
TRUE_LAW = np.array([[1, 0], [0, 1], [1, 0], [0, 1]])


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    definition = ast.Module([ast.parse(source).body[0]], [])
    names = {**vars(rink), **vars(lab)}
    exec(compile(definition, name, "exec"), names)
    return names[name]


def people(seed, count=30):
    return rink.people_play(REAL, games=count, slip=0.05, seed=seed)


@pytest.fixture(scope="module")
def speeds():
    return lab.new_speeds(TRUE_LAW)


@pytest.mark.parametrize("seed", range(5))
def test_least_squares_on_unhindered_steps_gives_the_law_of_motion(seed):
    rng = np.random.default_rng(seed)
    before = rink.state_of(5, 4, rng.integers(-1, 2, 60), np.zeros(60, int))
    push = rng.integers(0, 5, 60)
    _, _, vx, vy = rink.parts_of(before)
    after = rink.state_of(5, 4, vx + rink.PUSH_X[push], vy + rink.PUSH_Y[push])
    numbers = lab.learn_speeds(before, push, after)
    assert np.allclose(numbers[[0, 2, 3]], TRUE_LAW[[0, 2, 3]], atol=1e-9)      # speed across never varied


@pytest.mark.parametrize("seed", range(5))
def test_the_learned_law_is_right_wherever_people_went(seed):
    before, push, after = lab.logged_steps(REAL, *people(seed))
    moves = lab.imagine(lab.new_speeds(lab.learn_speeds(before, push, after)))
    assert (moves[before, push] == after).mean() > 0.98


def test_logged_steps_end_at_the_goal():
    trails, pushes = people(0)
    before, _, after = lab.logged_steps(REAL, trails, pushes)
    assert not REAL.arrived[before].any()
    assert REAL.arrived[after].sum() == (rink.steps_taken(REAL, trails) < 80).sum()


def test_logged_steps_refuse_a_missing_last_state():
    with pytest.raises(ShapeError, match="one state more"):
        lab.logged_steps(REAL, np.zeros((2, 4), int), np.zeros((2, 4), int))


def test_the_true_law_and_an_empty_rink_make_the_game_without_its_wall(speeds):
    moves = lab.imagine(speeds)
    x, y, vx, vy = (part[:, None] for part in rink.parts_of(np.arange(rink.STATES)))
    free = rink.step(x, y, vx, vy, np.arange(5), lab.ON_THE_RINK, swept=True)
    assert (moves == rink.state_of(*free)).all()


def test_the_dream_differs_from_reality_only_beside_the_wall(speeds):
    x, y, _, _ = rink.parts_of(np.arange(rink.STATES))
    wrong = (lab.imagine(speeds) != REAL.moves).any(axis=1) & REAL.floor[y, x]
    assert set(x[wrong].tolist()) <= {7, 8, 9, 10, 11}        # 9: down from the door


def test_a_closed_move_leaves_the_skater_at_rest(speeds):
    closed = lab.NOTHING_CLOSED.copy()
    closed[7, 8, 0, 2] = True
    moves = lab.imagine(speeds, closed)
    fast = rink.state_of(8, 7, 2, 0)
    assert moves[fast, 0] == rink.state_of(8, 7, 0, 0)
    assert moves[fast, 1] == rink.state_of(9, 7, 1, 0)      # the slower move is not closed


def test_speeds_are_whole_and_within_the_limits():
    vx, vy = lab.new_speeds(np.random.default_rng(0).normal(size=(4, 2)))
    assert vx.dtype.kind == "i"
    assert (abs(vx).max() <= 2, abs(vy).max() <= 1) == (True, True)


@pytest.mark.parametrize("game", [REAL, rink.work_out(swept=False), rink.work_out(thickness=3, swept=True)])
def test_value_iteration_agrees_with_dynamic_programming(game):
    pushes, to_go = lab.plan(game.moves, game.arrived)
    assert (to_go == rink.steps_to_go(game)).all()
    assert rink.steps_taken(game, rink.play(game, pushes)[0]) == rink.shortest(game)


def test_a_plan_uses_allowed_moves_only():
    allowed = np.random.default_rng(0).random(REAL.moves.shape) < 0.7
    pushes, to_go = lab.plan(REAL.moves, REAL.arrived, allowed)
    on_a_way = np.isfinite(to_go) & ~REAL.arrived
    assert allowed[np.flatnonzero(on_a_way), pushes[on_a_way]].all()
    assert (to_go == rink.steps_to_go(REAL, allowed=allowed)).all()


def test_without_a_way_the_plan_glides():
    pushes, to_go = lab.plan(REAL.moves, REAL.arrived, np.zeros(REAL.moves.shape, bool))
    assert (pushes == 0).all()
    assert np.isinf(to_go[~REAL.arrived]).all()


def test_cells_on_the_way_must_be_visited_too(speeds):
    trail = rink.state_of(np.array([1, 3]), 7, 2, 0)[None]         # column 2 was jumped
    allowed = lab.within(trail, speeds, lab.imagine(speeds), keep_to="cells")
    assert not allowed[rink.state_of(1, 7, 2, 0), 0]
    seen_all = rink.state_of(np.array([1, 2, 3]), 7, 1, 0)[None]
    assert lab.within(seen_all, speeds, lab.imagine(speeds), keep_to="cells")[rink.state_of(1, 7, 2, 0), 0]


def test_keeping_to_states_is_the_stricter_rule(speeds):
    trails, _ = people(3)
    moves = lab.imagine(speeds)
    cells, states = (lab.within(trails, speeds, moves, keep_to=word) for word in ("cells", "states"))
    assert (states <= cells).all()
    assert states.sum() < cells.sum()


def test_another_word_for_care_is_refused(speeds):
    with pytest.raises(ShapeError, match="'cells' or 'states', got 'walls'"):
        lab.within(people(0)[0], speeds, lab.imagine(speeds), keep_to="walls")


@pytest.mark.parametrize("seed", range(3))
def test_the_page_learns_imagines_and_plans_as_the_lab_does(seed):
    steps = lab.logged_steps(REAL, *people(seed))
    numbers = page_function("learn_speeds")(*steps)
    assert (numbers == lab.learn_speeds(*steps)).all()
    closed = np.random.default_rng(seed).random(lab.NOTHING_CLOSED.shape) < 0.1
    moves = page_function("imagine")(lab.new_speeds(numbers), closed)
    assert (moves == lab.imagine(lab.new_speeds(numbers), closed)).all()
    for ours, theirs in zip(page_function("plan")(moves, REAL.arrived), lab.plan(moves, REAL.arrived), strict=True):
        assert (ours == theirs).all()
