"""The figures of the lab on words and pictures against the numbers they are given."""

import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content.figure import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import words_and_pictures_figures as figures

ARMS = [("English", "ordered"), ("English", "bag"), ("own names", "ordered")]
HELD = np.array([42, 97])
WORLD = {"eye": np.array([60.0, 62.0]), "ear": np.array([70.0, 72.0]), "both": np.array([90.0, 92.0])}
COVERED = {way: {"eye": np.array([60.0, 70.0]), "ear": np.array([40.0, 50.0])} for way in ("plain", "practised")}


@pytest.fixture(scope="module")
def spec():
    late = np.full(100, 90.0)
    late[HELD] = 40.0
    made = figures.live_spec({arm: [np.zeros(100), late] for arm in ARMS}, HELD, (0, 800))
    return json.loads(json.dumps(made))


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-words-and-pictures-practice", spec).frames) == 6


def test_the_boards_part_the_shown_from_the_held_out_numbers(spec):
    panels = {side: np.array(panel["cells"]) for side, panel in spec["frames"][1]["panels"].items()}
    assert np.argwhere(panels["unseen"]).tolist() == [[4, 2], [9, 7]]
    assert (panels["seen"] > 0).sum() == 98
    assert panels["unseen"].max() == 0.4


def test_the_sentence_says_what_the_boards_show(spec):
    assert "90 % of the pictures in the lesson's numbers, 40 % in those" in spec["frames"][1]["text"]["en"]
    assert "見せていない数0％" in spec["frames"][0]["text"]["ja"]


def test_a_frame_stands_around_every_held_out_number():
    axes = Figure().subplots(1, 1)
    figures.draw_boards([axes], {"English": np.zeros(100)}, HELD, "en")
    middles = [(line.get_xdata()[:4].mean(), line.get_ydata()[:4].mean()) for line in axes.lines]
    assert middles == [(2.0, 4.0), (7.0, 9.0)]


def test_languages_stand_at_their_means():
    axes = Figure().subplots()
    figures.draw_languages(axes, {arm: np.array([10.0, 30.0]) for arm in ARMS}, "en")
    assert [bars.lines[0].get_xdata()[0] for bars in axes.containers] == [20.0] * 3


def test_bars_are_as_high_as_the_senses_are_good():
    axes = Figure().subplots(1, 2)
    figures.draw_senses(axes, dict.fromkeys(("separate", "shared", "hum"), WORLD), COVERED, "en")
    assert [bar.get_height() for bar in axes[0].patches] == [61.0] * 3 + [71.0] * 3 + [91.0] * 3
    assert [bar.get_height() for bar in axes[1].patches] == [71.0, 61.0, 65.0, 45.0, 65.0, 45.0]


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    drawn, pictures = [], np.zeros((4, 128))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn.append(plots.show(figures.draw_boards, {arm: np.zeros(100) for arm in ("English", "own names")},
                                HELD, panels=2))
        drawn.append(plots.show(figures.draw_gaps, (20, 72), np.ones((2, 2)), np.ones((2, 2)),
                                {arm: np.array([1.0, 2.0]) for arm in ARMS[:2]}, panels=2))
        drawn.append(plots.show(figures.draw_senses, dict.fromkeys(("separate", "hum"), WORLD), COVERED, panels=2))
        plots.show(figures.draw_captions, pictures, [42, 97, 71, 80], panels=4)
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in drawn)
