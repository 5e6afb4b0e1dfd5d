import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import preferences_figures as figures

TRIES = tuple(2 ** np.arange(15))
COUNTS = (30, 100, 1000, 10_000)


@pytest.fixture
def climbs():
    rng = np.random.default_rng(0)
    names = [(kind, count) for kind in ("linear", "quadratic") for count in COUNTS]
    return {name: rng.random((4, len(TRIES))) - 1 for name in [*names, "perfect"]}


@pytest.fixture
def trails():
    rng = np.random.default_rng(1)
    return {name: rng.random((len(TRIES), 2)) * 3 for name in figures.JUDGES}


@pytest.fixture
def spec(climbs, trails):
    return figures.live_spec(climbs, {name: climbs[name] + 1 for name in figures.JUDGES}, trails, TRIES)


def drawn(draw, *data, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, **options)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    values = [len(control["values"]) for control in spec["controls"]]
    assert len(read_figure("fig-preferences-select", spec).frames) == values[0] * values[1] >= 40


def test_the_live_figure_leaves_room_on_the_page(spec):
    assert len(json.dumps(spec, ensure_ascii=False, separators=(",", ":")).encode()) < 45_000


def test_a_frame_holds_the_mean_of_its_judge_and_tries(spec, climbs):
    frame = spec["frames"][3 * 11 + 8]                     # the fourth judge at the ninth shown number of tries
    point = frame["panels"]["climb"]["points"][0]
    assert point["x"] == 1024
    assert point["y"] == pytest.approx(climbs["quadratic", 1000][:, 10].mean(), abs=0.006)
    assert frame["text"]["en"].startswith("Quadratic, 1,000 comparisons: the best of 1,024 answers")
    assert frame["text"]["ja"].startswith("二次、比較1,000件：1,024個から")


def test_the_first_frame_speaks_of_an_unselected_answer(spec):
    assert "an unselected answer" in spec["frames"][0]["text"]["en"]
    assert "選ばない回答" in spec["frames"][0]["text"]["ja"]


@pytest.mark.parametrize("level", [-2, 0, 0.75])
def test_a_ring_joins_answers_of_its_level(level):
    ring = np.array(figures._ring(level)["xy"])
    assert figures._height(*ring.T) == pytest.approx(level, abs=0.02)


def test_whole_numbers_travel_without_a_point():
    assert json.dumps(figures._pairs([1.0, 2.504], [3, 0.25])) == "[[1, 3], [2.5, 0.25]]"


def test_each_judge_has_a_bar_of_its_runs_in_the_agreement_figure(climbs):
    axes = Figure().subplots()
    final = {name: climb[:, -1] for name, climb in climbs.items() if name != "perfect"}
    agrees = {name: np.full(4, 0.8 + 0.02 * number) for number, name in enumerate(final)}
    figures.draw_agreement(axes, agrees, final, 0.9, "en")
    heights = [container.lines[0].get_ydata()[0] for container in axes.containers]
    assert heights == pytest.approx([values.mean() for values in final.values()])


def test_panels_hold_a_line_for_every_number_of_comparisons(climbs):
    axes = Figure(layout="constrained").subplots(1, 2)
    figures.draw_judges(axes, climbs, TRIES, "en")
    assert [len(panel.lines) for panel in axes] == [5, 5]
    assert axes[1].lines[2].get_ydata() == pytest.approx(climbs["quadratic", 100].mean(axis=0))


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(climbs, trails):
    runs = climbs["perfect"]
    labels = dict.fromkeys(("demonstrations", "judgements", "both"), runs)
    agrees = {name: np.full(4, 0.9) for name in figures.JUDGES}
    final = {name: runs[:, -1] for name in agrees}
    done = [drawn(figures.draw_turn, np.arange(15.0), runs, runs, runs[0]),
            drawn(figures.draw_judges, climbs, TRIES, panels=2), drawn(figures.draw_map, trails),
            drawn(figures.draw_agreement, agrees, final, 0.9),
            drawn(figures.draw_labels, labels, TRIES, (16, 64, 16_384))]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
