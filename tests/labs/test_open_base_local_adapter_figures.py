"""The figures of the lab on open bases against the numbers they are given."""

import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content.figure import read_figure
from beyondtoken.labs import open_base_local_adapter_figures as figures
from beyondtoken.labs import plots

SIZES = (50, 100, 200)
ARMS = {"scratch": [20.0, 40.0, 60.0], "adapter": [35.0, 60.0, 70.0], "all": [30.0, 50.0, 68.0],
        "dictionary": [50.0, 70.0, 80.0]}
RESULTS = {world: {arm: np.array([means, means]) + [[-1.0], [1.0]] for arm, means in ARMS.items()}
           for world in ("same", "negative", "slanted")}
ONE = np.array([[80.0, 30.0, 32.0], [82.0, 32.0, 34.0]])


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_spec(RESULTS, SIZES)))


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-open-base-local-adapter-ways", spec).frames) == 9


def test_a_frame_shows_the_four_ways_at_its_size(spec):
    ways = spec["frames"][4]["panels"]["ways"]
    assert ways["values"] == [40.0, 60.0, 50.0, 70.0]
    assert ways["lo"][0] == pytest.approx(40 - 2**0.5, abs=0.05)


def test_the_sentence_names_the_best_and_the_next(spec):
    text = spec["frames"][4]["text"]
    assert "Ink and paper swapped, 100 captions: best is “dictionary for a closed model” with 70 %" in text["en"]
    assert "次は「公開の目に自分の言葉」の60％" in text["ja"]


def test_the_arrow_runs_from_own_words_to_as_good_a_beginner():
    axes = Figure().subplots(1, 3)
    figures.draw_curves(axes, RESULTS, SIZES, 100, "en")
    arrow = next(text for text in axes[0].texts if text.arrow_patch is not None)
    assert arrow.xyann == (100, 60.0)
    assert arrow.xy == pytest.approx((200.0, 60.0))


def test_curves_are_the_means_of_the_seeds():
    axes = Figure().subplots(1, 3)
    figures.draw_curves(axes, RESULTS, SIZES, 100, "ja")
    assert [line.get_ydata().tolist() for line in axes[1].lines] == list(ARMS.values())


def test_groups_stand_side_by_side_in_order():
    axes = Figure().subplots()
    figures.draw_groups(axes, ONE, {25: ONE + 5, 100: ONE + 40}, "en")
    assert [bar.get_height() for bar in axes.patches][:3] == [81.0, 31.0, 33.0]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["majority", "minority 1", "minority 2"]


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = [plots.show(figures.draw_curves, RESULTS, SIZES, 100, size=(8.4, 4), panels=3),
                 plots.show(figures.draw_groups, ONE, {25: ONE, 100: ONE}),
                 plots.show(figures.draw_worlds, dict.fromkeys(RESULTS, np.zeros(128)), panels=3)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in drawn)
