import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import scaling_and_the_bill as lab
from beyondtoken.labs import scaling_and_the_bill_figures as figures

SIZES = (16, 32, 64, 128)
MODELS = {"Llama 2 7B": (7e9, 2e12), "Llama 3 70B": (70e9, 15e12)}
GPUS, DAYS = (8, 1000), (7, 30, 365)
LAW = np.array([0.01, 3.0, 1.0, 2.0, 0.9])


@pytest.fixture(scope="module")
def losses():
    sizes = np.array(SIZES)
    noise = np.random.default_rng(0).uniform(0.9, 1.1, (5, 4, 4))
    return lab.law(LAW, sizes[:, None], sizes) * noise


@pytest.fixture(scope="module")
def spec():
    drawn = figures.live_spec(MODELS, lambda gpus, days: gpus * days * 86_400 * 989e12 * 0.4, gpus=GPUS, days=DAYS)
    return json.loads(json.dumps(drawn))


def frame_of(spec, gpus, days):
    return spec["frames"][GPUS.index(gpus) * len(DAYS) + DAYS.index(days)]


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-scaling-and-the-bill-budget", spec).frames) == 6


def test_the_best_point_spends_the_budget_at_twenty_tokens_a_parameter(spec):
    point = frame_of(spec, 1000, 30)["panels"]["plane"]["points"][0]
    assert 6 * point["x"] * point["y"] == pytest.approx(1.0254e24, rel=1e-3)      # worked by hand
    assert point["y"] / point["x"] == pytest.approx(20)


def test_the_sentence_names_the_models_within_reach(spec):
    assert "none of these models" in frame_of(spec, 8, 7)["text"]["en"]
    assert frame_of(spec, 1000, 30)["text"]["en"].endswith("Within reach: Llama 2 7B.")
    assert "Llama 3 70B" in frame_of(spec, 1000, 365)["text"]["ja"]


def test_the_dots_of_the_valley_are_best_splits(losses):
    axes = Figure().subplots()
    figures.draw_valley(axes, losses, SIZES, (1024, 4096), "en")
    dots = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines if line.get_marker() == "o"]
    assert [d * n for d, n in dots] == [1024, 4096]


def test_the_one_sided_curves_leave_the_other_side_at_its_smallest(losses):
    axes = Figure().subplots()
    figures.draw_growth(axes, losses, SIZES, 0.01, "en")
    by_name = {line.get_label(): line.get_ydata() for line in axes.lines}
    assert np.allclose(by_name["data only, N = 16"], losses[:, 0, :].mean(axis=0))
    assert np.allclose(by_name["model only, D = 16"], losses[:, :, 0].mean(axis=0))


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(losses):
    cases = {"power": ([LAW], losses), "flat": ([LAW], losses)}
    hours = {"7B": 1e5, "70B": 2e6}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = [plots.show(figures.draw_valley, losses, SIZES, (1024,)),
                plots.show(figures.draw_growth, losses, SIZES, 0.01),
                plots.show(figures.draw_forecast, cases, SIZES, 64, panels=2),
                plots.show(figures.draw_record, hours, hours)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
