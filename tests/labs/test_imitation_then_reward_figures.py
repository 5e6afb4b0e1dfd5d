"""The figures of the first page against the numbers they are given."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content.figure import read_figure
from beyondtoken.labs import imitation_then_reward_figures as figures
from beyondtoken.labs.imitation_then_reward_tasks import Problems, all_problems

PAIR = Problems(np.array([1, 47]), np.array([2, 95]))


def certain(*solved):
    """Chances of two networks: 1 for the pairs given, else 0."""
    chance = np.zeros((2, 100, 100))
    for start, target in solved:
        chance[:, start, target] = 1
    return chance


@pytest.mark.parametrize(("before", "after", "kind"), [
    ([(1, 2)], [(1, 2)], 0), ([], [(1, 2)], 1), ([(1, 2)], [], 2), ([], [], 3)])
def test_a_problem_is_painted_by_who_solves_it(before, after, kind):
    kinds = figures.who_solves(certain(*before), certain(*after), PAIR, tries=1)
    assert kinds[1, 2] == kind
    assert (kinds >= 0).sum() == 2


def test_more_tries_turn_a_rare_success_into_a_solved_problem():
    rare = np.full((2, 100, 100), 0.1)                        # 1 - 0.9^7 is just above one half
    assert [figures.who_solves(rare, rare, PAIR, tries=tries)[1, 2] for tries in (6, 7)] == [3, 0]


@pytest.mark.parametrize(("lang", "label"), [("en", "counting is enough"), ("ja", "数え上げで足りる")])
def test_the_world_paints_start_across_and_target_up(lang, label):
    axes, (problems, inside) = Figure().subplots(), all_problems()
    figures.draw_world(axes, problems, inside, lang)
    picture = axes.images[0].get_array()
    assert picture[95, 47, 3] == 1
    assert picture[47, 95, 3] == 0
    assert axes.get_legend().get_texts()[0].get_text() == label


def test_who_is_drawn_with_a_colour_for_each_kind():
    axes = Figure().subplots()
    figures.draw_who(axes, figures.who_solves(certain(), certain((1, 2)), PAIR, tries=1), "en")
    assert len(axes.get_legend().get_texts()) == len(figures.SOLVERS)
    assert axes.images[0].get_array()[2, 1].tolist() == pytest.approx([0xD5 / 255, 0x5E / 255, 0, 1])


def test_the_penalty_is_drawn_at_the_mean_of_the_seeds():
    axes, found = Figure().subplots(), np.array([[0.4, 0.6], [0.1, 0.3]])
    figures.draw_penalty(axes, (0, 10), found, found, "en")
    assert axes.lines[0].get_ydata().tolist() == pytest.approx([0.5, 0.2])
    assert axes.lines[0].get_xdata().tolist() == [1, 10]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["0", "10"]


@pytest.mark.parametrize(("lang", "label"), [("en", "examples, then reward"), ("ja", "例題のあと報酬")])
def test_learning_has_a_panel_for_each_side_of_the_idiom(lang, label):
    panels, runs = Figure().subplots(1, 2), [np.array([1.0, 3.0]), np.array([5.0, 7.0])]
    figures.draw_learning(panels, (0, 25), {"both": runs}, {"both": runs}, lang)
    assert panels[1].lines[0].get_ydata().tolist() == [2, 6]
    assert panels[0].get_legend().get_texts()[0].get_text() == label


def test_tries_are_drawn_at_the_mean_of_the_seeds():
    axes = Figure().subplots()
    figures.draw_tries(axes, (1, 4), {"examples": np.array([[2.0, 4.0], [10.0, 20.0]])}, "ja")
    assert axes.lines[0].get_ydata().tolist() == [3, 15]


def test_the_live_figure_is_valid_and_its_point_follows_the_tries():
    half = np.full((2, 100, 100), 0.5)
    spec = figures.live_spec({"examples": half, "both": certain((47, 95))}, PAIR, np.array([True, True]),
                             tries=(1, 2, 3, 4, 5))
    figure = read_figure("fig-imitation-then-reward-map", spec)
    heights = [frame.panels["curve"].points[0].y for frame in figure.frames]
    assert heights[:5] == [50.0, 75.0, 87.5, 93.8, 96.9]
    assert heights[5:] == [50.0] * 5


def test_the_live_map_has_the_highest_targets_on_top():
    spec = figures.live_spec({"both": certain((47, 95))}, PAIR, np.array([True, True]), tries=(1,))
    cells = np.array(spec["frames"][0]["panels"]["map"]["cells"])
    assert cells[0, 4] == 1
    assert cells.sum() == 1
