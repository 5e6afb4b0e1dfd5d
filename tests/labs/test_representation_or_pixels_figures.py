import json
import re
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import plots
from beyondtoken.labs import representation_or_pixels as lab
from beyondtoken.labs import representation_or_pixels_figures as figures

SIGMAS, STAYS = (0.2, 1), (0, 0.5, 0.8, 0.9, 1)
SCENES = [lab.watch(seed, copies=1) for seed in range(2)]


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_spec(SCENES, sigmas=SIGMAS, persistences=STAYS, size=10)))


def drawn(draw, *data, **layout):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data, **layout)


def learners(*shape):
    return {name: np.random.default_rng(0).random(shape) for name in figures.LEARNERS}


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-representation-or-pixels-live", spec).frames) == len(SIGMAS) * len(STAYS)


def test_the_gaze_of_the_codes_moves_from_the_digit_to_the_screen(spec):
    on_screen = [np.array(spec["frames"][place]["panels"]["codes"]["cells"])[:, 8:].sum() for place in (0, 4)]
    on_digit = [np.array(spec["frames"][place]["panels"]["codes"]["cells"])[:, :8].sum() for place in (0, 4)]
    assert on_digit[0] > 2 * on_screen[0]
    assert on_screen[1] > 10 * on_digit[1]


def test_the_sentence_says_what_the_points_show(spec):
    for frame in spec["frames"]:
        shown = [int(number) for number in re.findall(r"(\d+) %", frame["text"]["en"])]
        points = [point["y"] for point in frame["panels"]["read"]["points"]]
        assert np.allclose(shown[:3], points, atol=0.56)
        assert shown == [int(number) for number in re.findall(r"(\d+)％", frame["text"]["ja"])]


def test_the_points_lie_on_their_lines(spec):
    frame = spec["frames"][3]["panels"]["read"]
    for line, point in zip(frame["lines"], frame["points"], strict=True):
        at = [y for x, y in line["xy"] if x == point["x"]]
        assert at == pytest.approx([point["y"]], abs=0.56)


def test_curves_show_the_mean_of_the_seeds_in_percent():
    axes, found = Figure().subplots(1, 2), learners(4, 3)
    figures.draw_noise(axes, (0, 1, 2), found, found, "en")
    line = next(line for line in axes[1].lines if line.get_label() == "code prediction")
    assert np.allclose(line.get_ydata(), 100 * found["codes"].mean(axis=0))


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    found, maps = learners(4, 3), learners(8, 16)
    runs = {"kept": np.random.default_rng(1).random((4, 3)), "bare": np.random.default_rng(2).random((4, 3))}
    done = [drawn(figures.draw_frames, lab.pictures(0, sigma=0.5), panels=3),
            drawn(figures.draw_noise, (0, 1, 2), found, found, panels=2),
            drawn(figures.draw_attention, maps, maps, panels=3),
            drawn(figures.draw_persistence, (0, 0.5, 1), found, [0.3, 0.9], (5, 10, 20), found, panels=2),
            drawn(figures.draw_pairs, (1, 2, 4), found),
            drawn(figures.draw_collapse, (0, 1, 2), runs, runs, np.ones(4), panels=2)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
