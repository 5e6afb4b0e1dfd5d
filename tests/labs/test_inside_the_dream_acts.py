import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs import game as rink
from beyondtoken.labs import inside_the_dream as dreams
from beyondtoken.labs import inside_the_dream_acts as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "inside-the-dream.md"
REAL = rink.work_out(swept=True)
SPEEDS = dreams.new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]]))      # the law of motion
MOVES = dreams.imagine(SPEEDS)


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {**vars(rink), **vars(dreams)}
    exec(compile(ast.Module([ast.parse(source).body[0]], []), name, "exec"), names)
    return names[name]


def people(seed, count=30):
    return rink.people_play(REAL, games=count, slip=0.05, seed=seed)


def test_a_plan_from_the_true_world_comes_true():
    done = lab.act(dreams.plan, REAL, REAL.moves)
    assert (done.dreamt, done.real, done.right) == (15, 15, 1.0)


def test_a_plan_from_the_world_without_wall_never_arrives():
    done = lab.act(dreams.plan, REAL, MOVES)
    assert (done.dreamt, done.real) == (8, 80)
    assert done.right < 0.1


def test_the_share_foretold_counts_the_steps_before_the_wall():
    done = lab.act(dreams.plan, REAL, MOVES)
    free = (rink.parts_of(done.trail)[0][1:] != rink.parts_of(done.trail)[0][:-1]).sum()
    assert np.isclose(done.right, free / 80)


def test_the_same_plan_arrives_where_the_wall_is_paint():
    done = lab.act(dreams.plan, lab.painted_wall(), MOVES)
    assert (done.dreamt, done.real, done.right) == (8, 8, 1.0)


def test_the_painted_wall_refuses_no_step_inside_the_rink():
    x, y, _, _ = rink.parts_of(np.arange(rink.STATES))
    inside = (x > 1) & (x < 14) & (y > 0) & (y < 8)
    assert (lab.painted_wall().moves[inside] == MOVES[inside]).all()


@pytest.mark.parametrize("seed", range(4))
def test_careful_plans_come_true(seed):
    trails, pushes = people(seed)
    speeds = dreams.new_speeds(dreams.learn_speeds(*dreams.logged_steps(REAL, trails, pushes)))
    moves = dreams.imagine(speeds)
    done = lab.act(dreams.plan, REAL, moves, dreams.within(trails, speeds, moves, keep_to="cells"))
    assert done.dreamt == done.real < 20


def test_a_game_with_open_eyes_notes_refused_moves_only():
    _, closed = lab.play_awake(REAL, SPEEDS, dreams.NOTHING_CLOSED)
    for y, x, vy, vx in zip(*np.nonzero(closed), strict=True):
        vx, vy = int(vx) - 5 * (vx > 2), int(vy) - 3 * (vy > 1)
        before = rink.state_of(x, y, vx, vy)
        assert REAL.moves[before, 0] == rink.state_of(x, y, 0, 0)


def test_notes_of_earlier_games_are_kept_and_not_changed():
    _, first = lab.play_awake(REAL, SPEEDS, dreams.NOTHING_CLOSED)
    kept = first.copy()
    _, second = lab.play_awake(REAL, SPEEDS, first)
    assert (first == kept).all()
    assert (second >= first).all()
    assert not dreams.NOTHING_CLOSED.any()


def test_nobody_is_surprised_where_the_dream_is_true():
    waking = lab.wake(lab.play_awake, lab.painted_wall(), SPEEDS, games=2)
    assert (waking.surprises.tolist(), waking.real.tolist()) == ([0, 0], [8, 8])


def test_with_open_eyes_dream_and_reality_meet_at_the_shortest_path():
    waking = lab.wake(lab.play_awake, REAL, SPEEDS, games=14)
    assert (waking.dreamt[0], waking.real[0]) == (8, 80)
    assert waking.dreamt[-1] == waking.real[-1] == rink.shortest(REAL)
    assert waking.surprises[-1] == 0


def test_promises_never_get_shorter_while_notes_pile_up():
    waking = lab.wake(lab.play_awake, REAL, SPEEDS, games=14)
    assert (np.diff(waking.dreamt) >= 0).all()


def test_reality_is_never_better_than_a_bold_promise():
    waking = lab.wake(lab.play_awake, REAL, SPEEDS, games=14)
    assert (waking.real >= waking.dreamt).all()


def test_missed_steps_are_told_from_those_that_stood_still():
    moves = np.full((60, 5), 30)
    assert lab.missed_steps(moves, np.array([0, 1, 2]), np.array([0, 0, 0]), np.array([30, 14, 15])) == (2, 1)


def test_share_right_is_a_plain_share():
    assert lab.share_right(MOVES, np.array([0, 0]), np.array([0, 0]), np.array([MOVES[0, 0], -1])) == 0.5


def test_the_page_plays_with_open_eyes_as_the_lab_does():
    for closed in (dreams.NOTHING_CLOSED, lab.play_awake(REAL, SPEEDS, dreams.NOTHING_CLOSED)[1]):
        ours, theirs = (awake(REAL, SPEEDS, closed) for awake in (page_function("play_awake"), lab.play_awake))
        assert ours[0] == theirs[0]
        assert (ours[1] == theirs[1]).all()
