import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import factory_not_alchemy as lab
from beyondtoken.labs import factory_not_alchemy_figures as figures
from beyondtoken.labs import plots

GPUS, MINUTES = (1000, 16_384), (0.5, 2, 5)
COST = 5 / 60


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_spec(gpus=GPUS, minutes=MINUTES)))


def frame_of(spec, gpus, minutes):
    return spec["frames"][GPUS.index(gpus) * len(MINUTES) + MINUTES.index(minutes)]


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-factory-not-alchemy-interval", spec).frames) == 6


def test_the_best_point_lies_near_youngs_interval(spec):
    point = frame_of(spec, 1000, 0.5)["panels"]["bowl"]["points"][0]
    assert point["x"] == pytest.approx(60 * lab.young(0.5 / 60, lab.mean_gap(1000)), rel=0.07)


def test_cheaper_checkpoints_keep_more_work(spec):
    tops = [frame_of(spec, 16_384, minutes)["panels"]["bowl"]["points"][0]["y"] for minutes in MINUTES]
    assert tops == sorted(tops, reverse=True)


def test_the_sentence_says_how_often_the_cluster_crashes(spec):
    assert "a crash every 3.1 hours" in frame_of(spec, 16_384, 5)["text"]["en"]
    assert "故障は3.1時間に1回" in frame_of(spec, 16_384, 5)["text"]["ja"]


@pytest.mark.parametrize(("gap", "seeds", "share"), [(0.0, 9, 0.5), (2**0.5, 1, 0.158655), (2**0.5, 4, 0.02275)])
def test_bell_curves_are_wrong_as_often_as_the_tables_say(gap, seeds, share):
    runs = np.array([-1.0, 1.0]) / 2**0.5                  # variance 1, so that the difference has sqrt(2)
    assert figures.normal_wrong(runs + gap, runs, seeds) == pytest.approx(share, abs=1e-4)


def test_the_day_ends_where_it_should():
    axes = Figure().subplots()
    gaps = lab.crash_gaps(3.0, hours=100.0, seeds=[0])[0]
    figures.draw_day(axes, {60.0: lab.timeline(gaps, every=1.0, cost=0.1, restart=0.1)}, 24, "en")
    ends = [path.get_extents().x1 for bars in axes.collections for path in bars.get_paths()]
    assert max(ends) == pytest.approx(24)


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    runs = {step: (np.array([94.0, 95.0, 96.0]), np.array([93.0, 94.0, 95.5])) for step in ("small", "large")}
    wrong = {step: {kind: {1: 0.3, 3: 0.2} for kind in ("fresh", "same")} for step in runs}
    hours = np.array([0.1, 1.0, 10.0])
    bowls = {gpus: (hours, np.ones((2, 3)) / 2) for gpus in (1000, 16_384, 100_000)}
    day = {60.0: [(0.0, 0.5, "restart"), (0.5, 2.0, "work"), (2.5, 1.0, "save"), (3.5, 1.5, "lost")]}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = [plots.show(figures.draw_runs, {0.002: runs["small"][0]}),
                plots.show(figures.draw_wrong, wrong, runs), plots.show(figures.draw_day, day, 5),
                plots.show(figures.draw_bowl, bowls, COST, COST)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
