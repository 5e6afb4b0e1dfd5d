import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import game as rink
from beyondtoken.labs import glitch, plots
from beyondtoken.labs import glitch_figures as figures

GAMES = {"buggy": rink.work_out(swept=False), "patched": rink.work_out(swept=True)}
MOMENTS = [0, 1600, 80_000, 81_600, 240_000]


@pytest.fixture(scope="module")
def lessons():
    courses = {"buggy": [("buggy", 240_000)], "patched": [("patched", 240_000)],
               "closed": [("buggy", 80_000), ("patched", 160_000)]}
    return {name: glitch.learn(glitch.practise, [(GAMES[game], steps) for game, steps in course],
                               learners=range(3), seed=2) for name, course in courses.items()}


@pytest.fixture(scope="module")
def spec(lessons):
    return json.loads(json.dumps(figures.live_spec(GAMES["buggy"], lessons, moments=MOMENTS)))


def frame_of(spec, arm, moment):
    return spec["frames"][list(figures.ARMS).index(arm) * len(MOMENTS) + MOMENTS.index(moment)]


def drawn(draw, *data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-glitch-training", spec).frames) == 3 * len(MOMENTS)


@pytest.mark.parametrize(("arm", "moment", "length", "dashed"), [
    ("buggy", 240_000, 8, 1), ("patched", 240_000, 15, 0),
    ("closed", 80_000, 8, 1), ("closed", 240_000, 15, 0)])
def test_a_frame_shows_length_and_leap_of_its_learner(spec, arm, moment, length, dashed):
    panels = frame_of(spec, arm, moment)["panels"]
    assert panels["length"]["points"][0]["y"] == length
    assert sum(path["dash"] for path in panels["map"]["paths"]) == dashed


def test_the_dashed_piece_jumps_the_wall(spec):
    piece = next(path for path in frame_of(spec, "buggy", 240_000)["panels"]["map"]["paths"] if path["dash"])
    assert [cell[0] for cell in piece["xy"]] == [8, 10]


def test_the_pieces_of_a_trail_join_from_start_to_goal(spec):
    paths = frame_of(spec, "buggy", 240_000)["panels"]["map"]["paths"]
    assert all(a["xy"][-1] == b["xy"][0] for a, b in zip(paths, paths[1:], strict=False))
    assert (paths[0]["xy"][0], paths[-1]["xy"][-1]) == ([1, 7], [15, 7])


def test_the_sentence_says_what_the_frame_shows(spec):
    assert "8 steps, through the wall" in frame_of(spec, "buggy", 240_000)["text"]["en"]
    assert "15歩、扉を通る" in frame_of(spec, "patched", 240_000)["text"]["ja"]
    assert "does not arrive" in frame_of(spec, "patched", 0)["text"]["en"]


def test_the_map_marks_wall_door_start_and_goal(spec):
    cells = np.array(spec["static"]["map"]["cells"])
    assert (cells == 1).sum() == 8
    assert [np.argwhere(cells == mark).tolist() for mark in (2, 3, 4)] == [[[7, 1]], [[7, 15]], [[0, 9]]]


def test_the_patch_is_marked_where_the_game_changed(lessons):
    axes = Figure().subplots()
    figures.draw_learning(axes, lessons, {"buggy": 8, "patched": 15}, "en")
    upright = [line.get_xdata()[0] for line in axes.lines if len(set(line.get_xdata())) == 1]
    assert upright == [80.0]


def test_the_learning_curve_is_the_mean_of_the_learners(lessons):
    axes = Figure().subplots()
    figures.draw_learning(axes, lessons, {"buggy": 8, "patched": 15}, "en")
    line = next(line for line in axes.lines if line.get_label() == "with the bug")
    assert np.allclose(line.get_ydata(), lessons["buggy"].lengths.mean(axis=1))


def test_every_learner_has_a_dot():
    axes = Figure().subplots()
    pairs = {"closed": (np.array([1e3, 2e3, 3e3]),) * 2, "opened": (np.array([4e3, 5e3, 6e3]),) * 2}
    figures.draw_adaptation(axes, pairs, "en")
    dots = [line.get_ydata().tolist() for line in axes.lines if len(line.get_ydata()) == 3]
    assert dots == [[1.0, 2.0, 3.0]] * 2 + [[4.0, 5.0, 6.0]] * 2


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(lessons):
    people, _ = rink.people_play(GAMES["buggy"], games=30, seed=0)
    pairs = {"closed": (np.ones(3), np.ones(3)), "opened": (np.ones(3), np.ones(3))}
    done = [drawn(figures.draw_trails, GAMES["buggy"], people, people[0], people[1]),
            drawn(figures.draw_learning, lessons, {"buggy": 8, "patched": 15}),
            drawn(figures.draw_adaptation, pairs), drawn(rink.draw_rink, GAMES["buggy"])]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
