import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plan_in_a_learned_world as learning
from beyondtoken.labs import plan_in_a_learned_world_figures as figures
from beyondtoken.labs import plan_in_a_learned_world_practice as rival
from beyondtoken.labs import plan_in_a_learned_world_runs as lab
from beyondtoken.labs import plots

HORIZONS = (1, 20)
MARKS = {"random": -1450.0, "true": -250.0}
WATCHED = {10: np.array([-1400.0, -1300.0]), 100: np.array([-260.0, -250.0])}
PRACTICE = rival.Practice(np.array([3200, 960_000]), np.array([[-1400.0, -1390.0], [-270.0, -280.0]]))


@pytest.fixture(scope="module")
def ahead():
    foresee = learning.foresight(learning.learn(learning.watch([3], steps=100, seed=0)))
    return [lab.act(lab.choose, foresee, models=1, horizon=horizon, eyes=[True] * 3 + [False] * 3, seed=1)
            for horizon in HORIZONS]


@pytest.fixture(scope="module")
def spec(ahead):
    return json.loads(json.dumps(figures.live_spec(HORIZONS, ahead)))


def some_wheels():
    errors = {"scratch": np.full((2, 4), 0.3), "simulator": np.full(4, 0.03), "wheels": np.full((2, 4), 0.02)}
    scores = {10: {way: np.array([-900.0, -800.0]) for way in figures.WAYS}}
    return (10, 200), errors, {**scores, 200: scores[10]}


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-plan-in-a-learned-world-ahead", spec).frames) == 2 * len(HORIZONS)


def test_twice_seven_frames_fit_into_the_page(ahead):
    whole = figures.live_spec((1, 2, 3, 5, 8, 12, 20), [ahead[0]] * 6 + ahead[1:])
    assert len(read_figure("fig-plan-in-a-learned-world-ahead", json.loads(json.dumps(whole))).frames) == 14


def test_only_closed_eyes_have_a_belief_of_their_own(spec):
    assert [len(frame["panels"]["angle"]["lines"]) for frame in spec["frames"]] == [1, 1, 2, 2]


def test_a_frame_shows_the_run_it_names(spec, ahead):
    frame = spec["frames"][1]
    assert frame["panels"]["score"]["points"][0]["y"] == round(float(ahead[1].score[0, 0]))
    assert frame["panels"]["angle"]["lines"][0]["xy"][0] == [0.0, 180.0]
    assert "20 steps ahead" in frame["text"]["en"]


def test_the_sentence_tells_standing_from_falling(spec):
    assert "does not stay up" in spec["frames"][0]["text"]["en"]
    assert "it stands from second" in spec["frames"][1]["text"]["en"]
    assert "立っていられない" in spec["frames"][0]["text"]["ja"]


def test_the_curve_of_experience_is_the_mean_of_the_learners():
    axes = Figure().subplots()
    figures.draw_experience(axes, WATCHED, PRACTICE, MARKS, "en")
    assert axes.lines[0].get_ydata().tolist() == [-1350.0, -255.0]
    assert axes.lines[1].get_ydata().tolist() == [-1395.0, -275.0]


def test_the_angle_is_drawn_from_upright_in_degrees(ahead):
    axes = Figure().subplots(1, 3)
    figures.draw_closed_eyes(axes, ahead[1], "en")
    real = axes[0].lines[1].get_ydata()
    assert np.isclose(real[0], 180.0)
    assert real.min() >= 0


def test_the_band_of_errors_lies_around_the_median():
    axes = Figure().subplots(1, 2)
    counts, errors, scores = some_wheels()
    errors["scratch"] = np.array([[0.1, 0.2, 0.3, 9.0], [0.1, 0.2, 0.3, 0.4]])
    figures.draw_wheels(axes, counts, errors, scores, "en")
    assert np.allclose(axes[0].lines[0].get_ydata(), [0.25, 0.25])


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(ahead):
    by_horizon = {eyes: np.array([[-1500.0, -1490.0], [-260.0, -250.0]]) for eyes in figures.EYES}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = [plots.show(figures.draw_experience, WATCHED, PRACTICE, MARKS),
                plots.show(figures.draw_horizons, HORIZONS, by_horizon, MARKS),
                plots.show(figures.draw_closed_eyes, ahead[1], panels=3),
                plots.show(figures.draw_wheels, *some_wheels(), panels=2)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
