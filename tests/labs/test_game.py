from collections import deque

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.errors import ShapeError
from beyondtoken.labs import game as lab

GLIDE, LEFT, RIGHT, UP, DOWN = range(5)
THICKNESSES = range(1, 6)


def is_wall(x, y, thickness):
    return y > 0 and 9 <= x < 9 + thickness


def is_floor(x, y, thickness):
    return 0 <= x < 16 and 0 <= y < 9 and not is_wall(x, y, thickness)


def touched_middle_cells(x, y, x_after, y_after):
    """Cells of the column between that a straight line from centre to centre meets, found by sampling it."""
    parts = np.linspace(0, 1, 102)[1:-1]
    columns = np.round(x + parts * (x_after - x)).astype(int)
    rows = np.round(y + parts * (y_after - y)).astype(int)
    return {(c, r) for c, r in zip(columns.tolist(), rows.tolist(), strict=True) if c not in (x, x_after)}


def one_step(state, push, *, thickness, swept):
    """The physics once more, one skater at a time, from its description."""
    x, y, vx, vy = state
    vx = max(-2, min(2, vx + {LEFT: -1, RIGHT: 1}.get(push, 0)))
    vy = max(-1, min(1, vy + {UP: -1, DOWN: 1}.get(push, 0)))
    free = is_floor(x + vx, y + vy, thickness)
    if free and swept and abs(vx) == 2:
        free = any(is_floor(*cell, thickness) for cell in touched_middle_cells(x, y, x + vx, y + vy))
    return (x + vx, y + vy, vx, vy) if free else (x, y, 0, 0)


def floor_states(thickness):
    return [(x, y, vx, vy) for y in range(9) for x in range(16) if is_floor(x, y, thickness)
            for vx in range(-2, 3) for vy in range(-1, 2)]


def breadth_first(*, thickness, swept, allowed=lambda state: True):
    """Fewest steps from the start to the goal by breadth-first search."""
    waiting, seen = deque([((1, 7, 0, 0), 0)]), {(1, 7, 0, 0)}
    while waiting:
        state, steps = waiting.popleft()
        if state[:2] == (15, 7):
            return steps
        for push in range(5):
            after = one_step(state, push, thickness=thickness, swept=swept)
            if after not in seen and allowed(after):
                seen.add(after)
                waiting.append((after, steps + 1))
    return None


@pytest.mark.parametrize(("before", "push", "buggy", "patched"), [
    ((1, 7, 0, 0), RIGHT, (2, 7, 1, 0), (2, 7, 1, 0)),       # from rest
    ((2, 7, 1, 0), GLIDE, (3, 7, 1, 0), (3, 7, 1, 0)),       # speed is kept
    ((4, 7, 2, 0), RIGHT, (6, 7, 2, 0), (6, 7, 2, 0)),       # two is the top speed
    ((4, 7, 2, 0), LEFT, (5, 7, 1, 0), (5, 7, 1, 0)),        # a push brakes by one
    ((4, 4, 1, -1), DOWN, (5, 4, 1, 0), (5, 4, 1, 0)),       # across, too
    ((8, 7, 2, 0), GLIDE, (10, 7, 2, 0), (8, 7, 0, 0)),      # the glitch
    ((8, 7, 1, 0), GLIDE, (8, 7, 0, 0), (8, 7, 0, 0)),       # slow: both stop it
    ((7, 7, 2, 0), GLIDE, (7, 7, 0, 0), (7, 7, 0, 0)),       # a wrong stride lands in the wall
    ((10, 3, -2, 0), GLIDE, (8, 3, -2, 0), (10, 3, 0, 0)),   # the glitch, from behind
    ((8, 0, 2, 0), GLIDE, (10, 0, 2, 0), (10, 0, 2, 0)),     # the door
    ((8, 1, 2, 0), UP, (10, 0, 2, -1), (10, 0, 2, -1)),      # the door, cutting its corner
    ((14, 7, 2, 0), GLIDE, (14, 7, 0, 0), (14, 7, 0, 0)),    # past the goal is outside
    ((0, 0, 0, 0), UP, (0, 0, 0, 0), (0, 0, 0, 0)),          # outside above
    ((0, 8, -1, 1), GLIDE, (0, 8, 0, 0), (0, 8, 0, 0)),      # outside in the corner
])
def test_step_agrees_with_a_table_worked_by_hand(before, push, buggy, patched):
    for swept, wanted in ((False, buggy), (True, patched)):
        after = lab.step(*before, push, lab.lay_floor(1), swept=swept)
        assert tuple(int(part) for part in after) == wanted


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("thickness", [1, 2, 4])
def test_every_move_of_the_table_agrees_with_single_steps(thickness, swept):
    game = lab.work_out(thickness=thickness, swept=swept)
    for state in floor_states(thickness):
        for push in range(5):
            wanted = lab.state_of(*one_step(state, push, thickness=thickness, swept=swept))
            assert game.moves[lab.state_of(*state), push] == wanted


@pytest.mark.parametrize("swept", [False, True])
@pytest.mark.parametrize("thickness", THICKNESSES)
def test_shortest_path_agrees_with_breadth_first_search(thickness, swept):
    game = lab.work_out(thickness=thickness, swept=swept)
    assert lab.shortest(game) == breadth_first(thickness=thickness, swept=swept)


def test_steps_to_go_falls_by_one_along_a_best_push_from_every_state():
    game = lab.work_out(swept=True)
    to_go = lab.steps_to_go(game)
    on_the_way = np.isfinite(to_go) & ~game.arrived
    assert (to_go[game.moves].min(axis=1)[on_the_way] == to_go[on_the_way] - 1).all()


def test_the_glitch_saves_seven_steps():
    assert [lab.shortest(lab.work_out(swept=swept)) for swept in (False, True)] == [8, 15]


@pytest.mark.parametrize("thickness", range(2, 6))
def test_a_wall_of_two_or_more_leaves_nothing_to_patch(thickness):
    buggy, patched = (lab.work_out(thickness=thickness, swept=swept) for swept in (False, True))
    here = [lab.state_of(*state) for state in floor_states(thickness)]
    assert (buggy.moves[here] == patched.moves[here]).all()
    assert not buggy.leaps.any()


def test_leaps_are_the_moves_that_the_patch_refuses():
    buggy, patched = (lab.work_out(swept=swept) for swept in (False, True))
    here = [lab.state_of(*state) for state in floor_states(1)]
    assert (buggy.leaps[here] == (buggy.moves != patched.moves)[here]).all()
    assert buggy.leaps.any()


def test_states_are_numbered_without_gap_or_repeat():
    everything = np.arange(lab.STATES)
    assert (lab.state_of(*lab.parts_of(everything)) == everything).all()


@pytest.mark.parametrize("thickness", [0, 6, -1])
def test_a_wall_that_cannot_stand_is_refused(thickness):
    with pytest.raises(ShapeError, match="1 to 5"):
        lab.lay_floor(thickness)


def test_a_player_who_has_arrived_stays():
    game = lab.work_out(swept=True)
    best = lab.steps_to_go(game)[game.moves].argmin(axis=1)
    trail = lab.play(game, best)[0]
    assert lab.steps_taken(game, trail) == 15
    assert (trail[15:] == trail[15]).all()


def test_players_together_play_as_each_alone():
    game = lab.work_out(swept=False)
    policies = np.random.default_rng(3).integers(5, size=(4, lab.STATES))
    alone = [lab.play(game, policy)[0] for policy in policies]
    assert (lab.play(game, policies) == alone).all()


def test_went_through_sees_a_leap_anywhere_in_the_trail():
    game = lab.work_out(swept=False)
    trails = lab.state_of(np.array([[6, 8, 10, 12], [6, 7, 8, 8], [8, 10, 8, 6]]), 5, 0, 0)
    assert lab.went_through(game, trails).tolist() == [True, False, True]


def test_people_without_slips_take_the_shortest_careful_way():
    game = lab.work_out(swept=False)
    trails, _ = lab.people_play(game, games=50, slip=0.0, seed=1)
    careful = breadth_first(thickness=1, swept=True, allowed=lambda state: abs(state[2]) < 2)
    assert set(lab.steps_taken(game, trails).tolist()) == {careful}


def test_people_without_slips_never_go_through_the_wall():
    game = lab.work_out(swept=False)
    trails, _ = lab.people_play(game, games=500, slip=0.0, seed=2)
    assert not lab.went_through(game, trails).any()


def test_people_play_the_game_they_are_given():
    game = lab.work_out(swept=False)
    trails, pushes = lab.people_play(game, games=200, slip=0.3, seed=4)
    before, after = trails[:, :-1], trails[:, 1:]
    assert np.where(game.arrived[before], before == after, game.moves[before, pushes] == after).all()


def test_people_slip_as_often_as_asked():
    game = lab.work_out(swept=False)
    trails, pushes = lab.people_play(game, games=2000, slip=0.2, seed=5)
    first = pushes[:, 0]
    down = (first == DOWN).mean()                # never wise at the start: a fifth of the slips
    assert abs(down - 0.04) < 4 * np.sqrt(0.04 * 0.96 / 2000)


def test_a_trail_is_drawn_to_the_goal_with_its_leap_dashed():
    game = lab.work_out(swept=False)
    trail = lab.play(game, lab.steps_to_go(game)[game.moves].argmin(axis=1))[0]
    axes = Figure().subplots()
    lab.draw_trail(axes, game, trail, color="red")
    dashed = [line for line in axes.lines if line.is_dashed()]
    assert [line.get_xdata().tolist() for line in dashed] == [[8, 10]]
    assert axes.lines[0].get_xdata()[-1] == 15
