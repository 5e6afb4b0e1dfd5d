import ast
import re
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import game as rink
from beyondtoken.labs import glitch as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "beyond-imitation" / "glitch.md"
BUGGY, PATCHED = rink.work_out(swept=False), rink.work_out(swept=True)


def lesson_of(checked, lengths):
    return lab.Lesson(np.array(checked), None, np.array(lengths), None, None)


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {"np": np, "PUSH_X": rink.PUSH_X, "PUSH_Y": rink.PUSH_Y}
    exec(compile(ast.parse(source), name, "exec"), names)
    return names[name]


def test_clone_takes_the_push_most_often_seen():
    policy = lab.clone(np.array([[7, 8], [7, 8], [7, 9], [5, 6]]), np.array([[2], [2], [4], [3]]))
    assert (policy[7], policy[5]) == (2, 3)


def test_clone_glides_where_nobody_has_been():
    policy = lab.clone(np.array([[7, 8]]), np.array([[2]]))
    assert np.flatnonzero(policy).tolist() == [7]


def test_clone_refuses_a_missing_last_state():
    with pytest.raises(ShapeError, match="one state more"):
        lab.clone(np.zeros((3, 4), int), np.zeros((3, 4), int))


@pytest.mark.parametrize("seed", range(4))
def test_the_imitator_never_goes_through_the_wall_though_some_people_did(seed):
    people, pushes = rink.people_play(BUGGY, games=2000, slip=0.1, seed=seed)
    cloned = rink.play(BUGGY, lab.clone(people, pushes))[0]
    assert rink.went_through(BUGGY, people).any()
    assert not rink.went_through(BUGGY, cloned)


@pytest.mark.parametrize(("old", "promised", "wanted"), [(0, 0, -0.5), (-4, -2, -3.5), (-4, -8, -6.5)])
def test_an_update_goes_half_way_to_one_step_and_the_promise(old, promised, wanted):
    q = np.full((1, rink.STATES, 5), -50.0)
    after = BUGGY.moves[BUGGY.start, 2]
    q[0, BUGGY.start, 2], q[0, after, 4] = old, promised
    push, seen, better = lab.practise(q, BUGGY, np.array([[BUGGY.start]]), np.array([[0.9]]))
    assert (int(push[0, 0]), int(seen[0, 0]), float(better[0, 0])) == (2, after, wanted)


def test_arriving_promises_nothing_more():
    q = np.zeros((1, rink.STATES, 5))
    q[0, BUGGY.arrived] = -30.0
    beside = rink.state_of(14, 7, 1, 0)
    _, after, better = lab.practise(q, BUGGY, np.array([[beside]]), np.array([[0.9]]), rate=1.0)
    assert (bool(BUGGY.arrived[after[0, 0]]), float(better[0, 0])) == (True, -1.0)


def test_dice_below_the_share_pick_every_push_evenly():
    q = np.zeros((1, rink.STATES, 5))
    dice = (np.arange(1000)[None] + 0.5) / 10_000          # 0 to 0.1
    push, _, _ = lab.practise(q, BUGGY, np.full((1, 1000), BUGGY.start), dice, explore=0.1)
    assert np.bincount(push[0], minlength=5).tolist() == [200] * 5


def test_practise_leaves_the_table_alone():
    q = np.random.default_rng(0).normal(size=(2, rink.STATES, 5))
    before = q.copy()
    lab.practise(q, BUGGY, np.full((2, 3), BUGGY.start), np.full((2, 3), 0.01))
    assert (q == before).all()


@pytest.mark.parametrize("game", [BUGGY, PATCHED, rink.work_out(thickness=3, swept=False)])
def test_sweeps_over_all_states_reach_the_values_of_dynamic_programming(game):
    to_go = rink.steps_to_go(game)
    states, pushes = np.repeat(np.arange(rink.STATES), 5), np.tile(np.arange(5), rink.STATES)
    q = np.zeros((1, rink.STATES, 5))
    for _ in range(40):
        _, _, better = lab.practise(q, game, states[None], (pushes[None] + 0.5) / 5, explore=1.0, rate=1.0)
        q = better.reshape(q.shape)
    reached = np.isfinite(to_go) & ~game.arrived
    assert (q[0].max(axis=1)[reached] == -to_go[reached]).all()


@pytest.mark.parametrize("game", [BUGGY, PATCHED])
def test_long_practice_ends_on_the_shortest_path_with_its_values(game):
    lesson = lab.learn(lab.practise, [(game, 200_000)], learners=range(4), seed=11)
    assert (lesson.lengths[-1] == rink.shortest(game)).all()
    assert np.allclose(lesson.q[:, game.start].max(axis=-1), -rink.shortest(game), atol=1e-3)


def test_learners_together_learn_as_each_alone():
    together = lab.learn(lab.practise, [(BUGGY, 8000), (PATCHED, 4000)], learners=[3, 1, 4], seed=5)
    alone = lab.learn(lab.practise, [(BUGGY, 8000), (PATCHED, 4000)], learners=[1], seed=5)
    assert (together.q[1] == alone.q[0]).all()
    assert (together.trails[:, 1] == alone.trails[:, 0]).all()


def test_another_seed_gives_other_learners():
    first, second = (lab.learn(lab.practise, [(BUGGY, 4000)], learners=[0], seed=seed).q for seed in (0, 1))
    assert (first != second).any()


def test_games_in_a_batch_learn_what_one_step_at_a_time_gives():
    """The learning rule once more, in plain loops, for one learner with one game."""
    lesson = lab.learn(lab.practise, [(BUGGY, 1600)], learners=[2], games=1, seed=9, check_every=1600)
    q, state, age = np.zeros((rink.STATES, 5)), BUGGY.start, 0
    for die in np.random.default_rng([9, 2]).random(1600):
        push = int(die / 0.1 * 5) if die < 0.1 else int(np.argmax(q[state]))
        after = BUGGY.moves[state, push]
        promise = 0.0 if BUGGY.arrived[after] else q[after].max()
        q[state, push] += 0.5 * (-1 + promise - q[state, push])
        age += 1
        state, age = (BUGGY.start, 0) if BUGGY.arrived[after] or age == 80 else (after, age)
    assert np.allclose(lesson.q[0], q, atol=1e-12)


def test_a_change_of_game_is_checked_in_both_games():
    lesson = lab.learn(lab.practise, [(BUGGY, 3200), (PATCHED, 1600)], learners=[0], seed=0)
    assert lesson.checked.tolist() == [0, 1600, 3200, 3200, 4800]
    assert lesson.change == 3


def test_a_trained_trick_fails_the_moment_the_game_is_patched():
    lesson = lab.learn(lab.practise, [(BUGGY, 160_000), (PATCHED, 1600)], learners=range(5), seed=3)
    assert (lesson.lengths[lesson.change - 1] == 8).all()
    assert not lesson.through[lesson.change].any()


def test_settled_counts_from_the_last_lapse():
    lesson = lesson_of([0, 10, 20, 30, 40], [[8, 80, 80], [9, 8, 80], [8, 8, 80], [8, 9, 8], [8, 8, 9]])
    assert lab.settled(lesson, 8).tolist() == [20.0, 40.0, np.inf]


def test_settled_counts_from_the_change():
    lesson = lesson_of([0, 10, 10, 20, 30], [[80], [8], [80], [80], [15]])
    assert lab.settled(lesson, 15, since=10).tolist() == [20.0]


def test_settled_is_zero_for_who_was_right_all_along():
    assert lab.settled(lesson_of([0, 10], [[8], [8]]), 8).tolist() == [0.0]


def test_mean_lengths_takes_the_nearest_check():
    mean, spread = lab.mean_lengths(lesson_of([0, 10, 20], [[80, 80], [8, 12], [8, 8]]), [0, 12, 100])
    assert (mean.tolist(), spread.tolist()) == ([80.0, 10.0, 8.0], [0.0, 2.0, 0.0])


def test_who_never_adapts_counts_with_all_its_practice():
    stuck = lesson_of([0, 50, 50, 150], [[8], [8], [80], [80]])
    fresh = lesson_of([0, 100, 120], [[80], [15], [15]])
    opened = lesson_of([0, 50, 50, 90], [[15], [15], [8], [8]])
    lessons = {"closed": stuck, "opened": opened, "buggy": lesson_of([0, 60], [[80], [8]]), "patched": fresh}
    adapted = lab.adaptation({"buggy": BUGGY, "patched": PATCHED}, lessons)
    assert [group.tolist() for group in adapted["closed"]] == [[100.0], [100.0]]


def test_the_page_moves_skaters_as_the_lab_does():
    for swept in (False, True):
        from_page = rink.work_out(page_function("step"), swept=swept)
        assert (from_page.moves == rink.work_out(swept=swept).moves).all()


@pytest.mark.parametrize("options", [{}, {"explore": 0.4, "rate": 0.25}])
def test_the_page_practises_as_the_lab_does(options):
    lessons = [lab.learn(partial(practise, **options), [(BUGGY, 8000)], learners=range(3), seed=1)
               for practise in (lab.practise, page_function("practise"))]
    assert (lessons[0].q == lessons[1].q).all()
