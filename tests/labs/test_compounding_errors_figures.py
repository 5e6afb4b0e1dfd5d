import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import compounding_errors as lab
from beyondtoken.labs import compounding_errors_figures as figures
from beyondtoken.labs import plots

RIGHTS = [0.8, 0.95, 0.99]


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_chain(RIGHTS)))


def frame_of(spec, waved, right):
    return spec["frames"][list(figures.CHECKERS).index(waved) * len(RIGHTS) + RIGHTS.index(right)]


def leaving():
    return lab.drive(lambda place, *_: np.full_like(place, 0.1), learners=[0, 1], cars=4, steps=60, seed=0)


def drawn(draw, *data, **shape):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, **shape)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-compounding-errors-chain", spec).frames) == 4 * len(RIGHTS)


def test_a_frame_shows_tasks_of_every_length(spec):
    once = frame_of(spec, 0.5, 0.95)["panels"]["tasks"]["lines"][0]["xy"]
    assert once[0] == [1, 95.0]
    assert all(abs(share - 100 * 0.95**steps) < 0.06 for steps, share in once)


def test_without_a_checker_all_tries_give_the_same_line(spec):
    lines = frame_of(spec, 1.0, 0.8)["panels"]["tasks"]["lines"]
    assert lines[0]["xy"] == lines[1]["xy"] == lines[2]["xy"]


def test_the_sentence_says_what_the_frame_shows(spec):
    assert "36 % end right with one try a step, 59 % with four" in frame_of(spec, 0.5, 0.95)["text"]["en"]
    assert "4回までで100％" in frame_of(spec, 0.0, 0.99)["text"]["ja"]


def test_a_dot_marks_every_car_that_leaves():
    axes, run = Figure().subplots(), leaving()
    figures.draw_trails(axes, {"perfect": run}, "en")
    dots = next(line for line in axes.lines if line.get_marker() == "o")
    assert len(dots.get_xdata()) == 8
    assert dots.get_xdata()[0] == (~run.on_road[:, 0, 0]).argmax()


def test_the_survival_curve_is_the_mean_of_the_copies():
    figure = Figure()
    axes, shares = figure.subplots(1, 2), np.array([[1.0, 0.5, 0.0], [1.0, 1.0, 0.5]])
    figures.draw_survival(axes, {"calm": {"perfect": shares}, "breeze": {"perfect": shares}}, "en")
    assert axes[1].lines[0].get_ydata().tolist() == [100.0, 75.0, 25.0]


def test_every_copy_has_a_line_of_answers():
    axes = Figure().subplots()
    figures.draw_answers(axes, np.array([-1.0, 1.0]), {"perfect": np.ones((5, 2)), "driver": np.ones((1, 2))}, "en")
    assert len(axes.lines) == 6


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    shares = {"perfect": np.ones((2, 4)), "driver": np.ones((2, 4))}
    copy = {"unlike": np.array([1e-7, 1e-6]), "breeze": np.array([0.0, 1.0])}
    done = [drawn(figures.draw_trails, {"perfect": leaving()}),
            drawn(figures.draw_survival, {"calm": shares, "breeze": shares}, panels=2),
            drawn(figures.draw_answers, np.array([-1.0, 1.0]), {"perfect": np.ones((2, 2))}),
            drawn(figures.draw_errors, {"perfect": copy, "trembling": copy}),
            drawn(figures.draw_sweep, [0, 0.01], {0.0: np.ones((2, 2)), 0.01: np.zeros((2, 2))}),
            drawn(figures.draw_rows, *np.ones((3, 4)) / 2)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
