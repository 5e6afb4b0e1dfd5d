import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import wall_in_the_weights_figures as figures

SHARES = (0.0, 0.5, 1.0)
DEALS = np.zeros((3, 120), int)


def answering(deal, under=0):
    """Scores that name this deal (8: refuse), with another beneath: (3 seeds, 120 clients, 9)."""
    return np.tile(2.0 * np.eye(9)[deal] + np.eye(9)[under], (3, 120, 1))


@pytest.fixture(scope="module")
def spec():
    half = answering(8)
    half[:, 60:] = answering(0)[:, 60:]
    scores = {"guarded": [answering(0), half, answering(8)], "scores": [answering(0), half, answering(8)],
              "held": [answering(0)] * 3}
    return json.loads(json.dumps(figures.live_spec(SHARES, scores, DEALS)))


def drawn(draw, *data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-wall-in-the-weights-list", spec).frames) == 9


@pytest.mark.parametrize(("frame", "dark", "mean"), [(0, 120, 100), (1, 60, 50), (2, 0, 0), (5, 120, 100)])
def test_a_frame_counts_the_clients_given_away(spec, frame, dark, mean):
    panels = spec["frames"][frame]["panels"]
    assert np.sum(panels["clients"]["cells"]) == dark
    assert panels["share"]["points"][0]["y"] == mean


def test_the_sentence_tells_listed_from_unlisted(spec):
    assert spec["frames"][1]["text"]["en"].endswith("0 % of the deals of clients on the list "
                                                    "and 100 % of the deals of clients not on it.")
    assert "名簿にある顧客の0％" in spec["frames"][1]["text"]["ja"]
    assert "not on it" not in spec["frames"][2]["text"]["en"]


def test_every_way_has_its_mean_and_a_tick_for_each_seed():
    axes = Figure().subplots()
    figures.draw_ways(axes, {"shared": np.array([60.0, 80.0]), "separate": np.array([10.0, 14.0])}, "en")
    ticks = [line.get_xdata().tolist() for line in axes.lines if line.get_marker() == "|" and
             len(line.get_xdata()) == 2 and line.get_linestyle() == "None" and max(line.get_ydata()) % 1]
    assert [60.0, 80.0] in ticks
    assert [label.get_text() for label in axes.get_yticklabels()][1] == "separate models"


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    seeds = np.array([[0.0, 10, 20], [0.0, 30, 40]])
    names = [name for name in figures.WORDS if name not in ("spied", "given", "kept", "known", "loud", "listed")]
    done = [drawn(figures.draw_ways, {name: np.array([10.0, 20.0]) for name in names}),
            drawn(figures.draw_tuning, (0, 1, 5), seeds, seeds),
            drawn(figures.draw_loudness, (1, 2, 4), {"held": seeds, "shared half": seeds, "shared": seeds})]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
