import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import climbing_a_leaderboard as board
from beyondtoken.labs import climbing_a_leaderboard_figures as figures
from beyondtoken.labs import plots

COUNTS = (1, 3, 10, 30, 60, 100, 200, 300)
CONTEST = board.flip_coins(public=301, hidden=300, submissions=300, seed=0)     # odd: no tie at first


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_spec(CONTEST, COUNTS, step=0.05)))


def drawn(draw, *data, **size):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, **size)


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-climbing-a-leaderboard-live", spec).frames) == 2 * len(COUNTS)


def test_the_first_frame_is_the_first_submission_or_its_reverse(spec):
    right = CONTEST.guesses[0, :200] == CONTEST.answers[:200]
    above = board.share_right(CONTEST.guesses[0, :301], CONTEST.answers[:301]) > 0.5
    filled = np.array(spec["frames"][0]["panels"]["public"]["cells"]).ravel() == 1
    assert np.array_equal(filled, ~right if above else right)


def test_fewer_public_items_are_filled_at_the_end_and_as_many_hidden_ones(spec):
    filled = {part: [np.sum(spec["frames"][place]["panels"][part]["cells"]) for place in (0, len(COUNTS) - 1)]
              for part in ("public", "hidden")}
    assert filled["public"][0] - filled["public"][1] > 40
    assert abs(filled["hidden"][0] - filled["hidden"][1]) < 40


def test_point_line_and_sentence_of_a_frame_agree(spec):
    frame, line = spec["frames"][len(COUNTS) - 1], spec["static"]["score"]["lines"][0]
    point = frame["panels"]["score"]["points"][0]
    assert (point["x"], round(point["y"], 1)) == tuple(line["xy"][-1])
    assert f"Public {point['y']:.1f} %" in frame["text"]["en"]
    assert f"公開{point['y']:.1f}％" in frame["text"]["ja"]


def test_the_lines_of_the_climb_are_the_means_of_the_contests():
    axes, public = Figure().subplots(), np.array([[0.5, 0.6], [0.6, 0.8]])
    figures.draw_climb(axes, (10, 100), public, public - 0.1, 1000, "en")
    line = next(line for line in axes.lines if line.get_label() == "public items")
    assert np.allclose(line.get_ydata(), [55, 70])


def test_the_theory_is_drawn_from_the_first_count_to_the_last():
    axes, flat = Figure().subplots(), np.full((2, 2), 0.5)
    figures.draw_climb(axes, (10, 100), flat, flat, 1000, "en")
    line = next(line for line in axes.lines if line.get_label() == "theory")
    assert np.allclose(line.get_ydata()[[0, -1]], 100 * board.expected_climb([10, 100], 1000))


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    two, three = np.random.default_rng(0).random((2, 4, 2))
    boards = dict.fromkeys(board.BOARDS, two)
    done = [drawn(figures.draw_climb, (10, 100), two, three, 1000),
            drawn(figures.draw_boards, {name: two[:, 0] for name in boards}, (1, 10), boards, panels=2),
            drawn(figures.draw_curse, (50, 200), {1: two, 10: three, 100: two}, 0.7),
            drawn(figures.draw_order, (1, 100), two, three)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
