"""The figures of the distillation page against the numbers they are given."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content.figure import read_figure
from beyondtoken.labs import distillation_figures as figures


def test_the_live_figure_is_valid_and_its_bars_follow_the_heat():
    names = [{"en": "a 1", "ja": "1"}, {"en": "a 2", "ja": "2"}]
    scores = np.array([[2.0] + [0.0] * 9, [0.0, 8.0] + [0.0] * 8])
    spec = figures.heat_figure(np.zeros((2, 8, 8)), scores, names, (0.5, 1, 2, 4, 8), np.full((3, 5), 90.0))
    figure = read_figure("fig-distillation-temperature", spec)
    tallest = [max(frame.panels["answers"].values) for frame in figure.frames]
    assert len(figure.frames) == 10
    assert tallest[1] == pytest.approx(np.e**2 / (np.e**2 + 9), abs=1e-3)
    assert tallest[:5] == sorted(tallest[:5], reverse=True)


@pytest.mark.parametrize(("lang", "label"), [("en", "plain labels"), ("ja", "正解ラベルだけ")])
def test_the_curve_of_images_shows_the_mean_of_the_seeds_in_the_readers_language(lang, label):
    axes, found = Figure().subplots(), np.array([[50.0, 90.0], [60.0, 94.0]])
    figures.draw_images(axes, (20, 100), {"labels": found}, np.array([97.0]), lang)
    assert axes.lines[0].get_ydata().tolist() == [55.0, 92.0]
    assert axes.lines[0].get_label() == label


def test_the_copying_figure_puts_both_kinds_of_reply_at_their_means():
    axes, one = Figure().subplots(1, 2), {"speckles": np.array([94.0, 96.0])}
    other = {"speckles": np.array([80.0, 90.0])}
    figures.draw_copying(axes, [np.zeros((8, 8))], one, other, np.array([97.0]), "en")
    means = [bars.lines[0].get_xdata()[0] for bars in axes[-1].containers]
    assert means == [95.0, 85.0]


def test_the_heated_bars_are_the_softmax_of_the_scores():
    axes, scores = Figure().subplots(1, 3), np.array([8.0 * np.log(2)] + [0.0] * 9)
    figures.draw_heat(axes, np.zeros((8, 8)), scores, "en")
    heated = [bar.get_height() for bar in axes[2].patches]
    assert heated == pytest.approx([2 / 11] + [1 / 11] * 9)


def test_a_spread_never_leaves_the_range_of_a_percentage():
    axes = Figure().subplots()
    figures.draw_missing(axes, (300, 600), {"T = 8": np.array([[0.0, 100.0], [20.0, 96.0]])}, "en")
    heights = axes.collections[0].get_paths()[0].vertices[:, 1]
    assert heights.min() >= 0
    assert heights.max() <= 100


@pytest.mark.parametrize(("lang", "name"), [("en", "other nine shuffled"), ("ja", "残り9個を入れ替え")])
def test_controls_stand_at_their_means_under_their_names(lang, name):
    axes = Figure().subplots()
    figures.draw_controls(axes, {"real": np.array([7.0, 9.0]), "shuffled": np.array([-4.0, -6.0])}, lang)
    assert [bars.lines[0].get_xdata()[0] for bars in axes.containers] == [8.0, -5.0]
    assert axes.get_yticklabels()[1].get_text() == name


def test_bits_are_drawn_from_many_to_few():
    axes = Figure().subplots()
    figures.draw_bits(axes, {2: np.array([30.0, 40.0]), 8: np.array([96.0, 96.0])}, np.array([97.0]), "ja")
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["8", "2"]
    assert axes.containers[0].lines[0].get_ydata().tolist() == [96.0, 35.0]
