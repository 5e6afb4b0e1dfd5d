import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import glitch_sharing as sharing
from beyondtoken.labs import glitch_sharing_figures as figures
from beyondtoken.labs import plots

AGREEING = [8, 7, 6, 5, 4]


@pytest.fixture(scope="module")
def arms():
    groups, same = [sharing.group(alike) for alike in AGREEING], {"seed": 3, "replicas": range(2), "steps": 8000}
    apart = sharing.learn_together(None, [sharing.group(4)], **same)
    together = sharing.learn_together(None, groups, **same)
    together.lengths[-10:, 0], together.lengths[-10:, 1, :, :7] = 9, 10
    return {"apart": apart, "shared": together, "own": together}


@pytest.fixture(scope="module")
def spec(arms):
    return json.loads(json.dumps(figures.live_spec(arms, AGREEING, 9)))


def drawn(draw, *data, panels):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, size=(9, 3.6), panels=panels)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-glitch-sharing-live", spec).frames) == 2 * len(AGREEING)


def test_a_frame_says_how_each_kind_of_customer_ends(spec):
    assert "door at the top: 9.0 (shortest: 9)" in spec["frames"][0]["text"]["en"]
    assert "door at the top: 10.0; door at the bottom: never arrives" in spec["frames"][2]["text"]["en"]
    assert "扉が下は到達しない" in spec["frames"][3]["text"]["ja"]


def test_nobody_with_the_other_door_is_drawn_where_all_agree(spec):
    assert [len(frame["panels"]["length"]["lines"]) for frame in spec["frames"]] == [1, 1] + [2] * 8
    assert [len(frame["panels"]["map"]["paths"]) for frame in spec["frames"]] == [1, 1] + [2] * 8


def test_the_map_has_a_wall_with_a_door_at_each_end(spec):
    cells = np.array(spec["static"]["map"]["cells"])
    assert (cells == 1).sum() == 7
    assert [np.argwhere(cells == mark).tolist() for mark in (2, 3, 4)] == [[[4, 1]], [[4, 15]], [[0, 9], [8, 9]]]


def test_agreement_is_drawn_from_means_over_customers(arms):
    axes = Figure().subplots(1, 2)
    figures.draw_agreement(axes, arms, AGREEING, 9, "en")
    shared = axes[1].containers[1].lines[0].get_ydata()
    assert shared[:2] == pytest.approx([9, (7 * 10 + 80) / 8])


def test_meetings_are_drawn_in_thousands_beside_alone_and_an_eighth():
    axes = Figure().subplots()
    figures.draw_meetings(axes, {800: np.array([30_000, 34_000]), 200: np.array([20_000, 20_000])}, 80_000, "en")
    assert axes.containers[0].lines[0].get_ydata().tolist() == [20, 32]
    assert [line.get_ydata()[0] for line in axes.lines if len(set(line.get_ydata())) == 1] == [80, 10]


def test_every_figure_can_be_drawn_in_both_languages_without_a_warning(arms):
    games = (sharing.rink_with_door(0), sharing.rink_with_door(8))
    pictures = [drawn(figures.draw_rinks, games, panels=2),
                drawn(figures.draw_learning, arms["apart"], arms["shared"], [0, 1, 4], AGREEING, panels=3),
                drawn(figures.draw_agreement, arms, AGREEING, 9, panels=2),
                drawn(figures.draw_meetings, {200: np.array([1.0, 2.0]), 800: np.array([2.0, 4.0])}, 9.0, panels=1)]
    assert all(set(picture.svg) == {"en", "ja"} for picture in pictures)
