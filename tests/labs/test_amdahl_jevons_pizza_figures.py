import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import amdahl_jevons_pizza_figures as figures
from beyondtoken.labs import plots
from beyondtoken.labs.amdahl_jevons_pizza import compare

PRICES = [1000, 100, 10, 1, 0.1]
ROOMS = {"by hand": np.array([[5.0, 90.0, 5.0], [5.0, 92.0, 5.0]]), "by row": np.full((2, 3), 5.0),
         "at once": np.array([[5.0, 1.0, 5.0], [5.0, 1.0, 6.0]])}


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_market(PRICES)))


def frame_of(spec, spread, price):
    return spec["frames"][list(figures.SPREADS).index(spread) * len(PRICES) + PRICES.index(price)]


def points():
    found = {name: compare(ROOMS["by hand"], ROOMS[name]) for name in ("by row", "at once")}
    return {name: one | {"low": one["measured"] - 1, "high": one["measured"] + 1} for name, one in found.items()}


def drawn(draw, *data, **shape):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, **shape)


def test_the_live_figure_is_one_that_the_book_accepts():
    nine = [1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1]
    assert len(read_figure("fig-amdahl-jevons-pizza-price", figures.live_market(nine)).frames) == 27


def test_the_mark_lies_at_half_the_tasks_for_the_middle_price(spec):
    assert [frame_of(spec, spread, 1)["panels"]["use"]["points"][0]["y"] for spread in figures.SPREADS] == [50.0] * 3


def test_the_largest_spending_on_the_curve_is_a_hundred(spec):
    line = np.array(frame_of(spec, 2.0, 10)["panels"]["spend"]["lines"][0]["xy"])
    assert line[:, 1].max() == 100.0


@pytest.mark.parametrize(("price", "says"), [(1000, "rise"), (100, "rise"), (10, "fall"), (0.1, "fall")])
def test_the_sentence_says_what_a_cut_does_to_spending(spec, price, says):
    assert frame_of(spec, 2.0, price)["text"]["en"].endswith(f"makes spending {says}.")


def test_the_bars_of_the_stages_add_up_to_the_whole():
    axes = Figure().subplots(1, 2)
    figures.draw_stages(axes, ROOMS, "en")
    ends = [bar.get_x() + bar.get_width() for bar in axes[1].patches[-3:]]
    assert np.allclose(ends, 100)


def test_the_curve_of_the_law_ends_below_its_ceiling():
    axes = Figure().subplots()
    figures.draw_law(axes, 0.9, points(), "en")
    assert 9.5 < axes.lines[0].get_ydata()[-1] < 10


def test_the_price_falls_from_left_to_right():
    axes = Figure().subplots(1, 2)
    use = np.array([[0.1, 0.5, 0.9]] * 2)
    figures.draw_market(axes, np.array([10, 1, 0.1]), use, use, "en")
    assert axes[0].get_xlim()[0] > axes[0].get_xlim()[1]


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    use = np.array([[0.1, 0.5, 0.9]] * 2)
    rounds = {name: np.array([1.0, 2.0]) for name in figures.WAYS}
    done = [drawn(figures.draw_stages, ROOMS, panels=2), drawn(figures.draw_law, 0.9, points()),
            drawn(figures.draw_market, np.array([10, 1, 0.1]), use, use, panels=2),
            drawn(figures.draw_turns, rounds)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
