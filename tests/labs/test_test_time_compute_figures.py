import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import test_time_compute_figures as figures

TRIES = tuple(2 ** k for k in range(13))


@pytest.fixture
def shares():
    rng = np.random.default_rng(0)
    runs = {tests: {"right": 0.4 * rng.random((4, 13)), "wrong": 0.4 * rng.random((4, 13))}
            for tests in figures.CHECKS}
    return runs | {"found": 0.5 + 0.5 * rng.random((4, 13)), "vote": 0.1 * rng.random((4, 13))}


@pytest.fixture
def exact(shares):
    return {tests: shares[tests]["right"] for tests in figures.CHECKS} | {"found": shares["found"]}


def drawn(draw, *data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data)


def test_the_live_figure_is_one_that_the_book_accepts(shares):
    spec = figures.live_spec(shares, TRIES)
    assert len(read_figure("fig-test-time-compute-budget", spec).frames) == len(figures.CHECKS) * 7


def test_a_frame_divides_the_tasks_into_right_wrong_and_none(shares):
    frame = figures.live_spec(shares, TRIES)["frames"][2 * 7 + 6]          # two tests, 4,096 tries
    bars = frame["panels"]["bars"]["values"]
    assert sum(bars) == pytest.approx(100, abs=0.2)
    assert bars[0] == pytest.approx(100 * shares[2]["right"][:, -1].mean(), abs=0.06)
    assert frame["text"]["en"].startswith("2 tests, 4,096 tries: right")
    assert frame["text"]["ja"].startswith("検査2件、4,096回の試行：正解")


def test_one_try_is_not_called_tries(shares):
    assert "1 test, 1 try:" in figures.live_spec(shares, TRIES)["frames"][7]["text"]["en"]


def test_the_fan_is_drawn_at_the_mean_of_the_seeds(shares, exact):
    axes = Figure().subplots()
    figures.draw_fan(axes, shares, exact, TRIES, "en")
    line = next(line for line in axes.lines if line.get_label() == "2 tests")
    assert line.get_ydata() == pytest.approx(100 * shares[2]["right"].mean(axis=0))


def test_the_balance_takes_the_wrong_from_the_right(shares):
    axes = Figure().subplots()
    figures.draw_balance(axes, shares, TRIES, "en")
    line = next(line for line in axes.lines if line.get_label() == "1 test")
    assert line.get_ydata() == pytest.approx(100 * (shares[1]["right"] - shares[1]["wrong"]).mean(axis=0))


def test_each_clock_has_a_line_and_its_coverage(exact):
    axes = Figure().subplots()
    figures.draw_clocks(axes, {100: exact, 10_007: exact}, "en")
    assert [line.get_label() for line in axes.lines[::2]] == ["answers from 0 to 99", "answers from 0 to 10,006"]
    assert axes.lines[1].get_ydata()[0] == pytest.approx(100 * exact["found"][:, -1].mean())


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(shares, exact):
    chosen = dict.fromkeys(("tests", "one", "blurred", "vote"), [[0.1, 0.2], [0.5, 0.5]])
    done = [drawn(figures.draw_fan, shares, exact, TRIES), drawn(figures.draw_balance, shares, TRIES),
            drawn(figures.draw_clocks, {100: exact, 10_007: exact}),
            drawn(figures.draw_models, [0.01, 0.3], chosen)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
