"""The figures of find or check: what is drawn is what was measured, in both languages."""

import json

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.labs import find_or_check_figures as figures
from beyondtoken.labs.plots import show

TRIES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)


def some_fan(seed):
    rng = np.random.default_rng(seed)
    runs = {chooser: rng.random((3, len(TRIES))) for chooser in ("self", "vote", "ceiling")}
    return runs | {"single": rng.random(3)}


@pytest.fixture
def fans():
    return {task: some_fan(seed) for seed, task in enumerate(figures.TASKS)}


def test_fans_are_drawn_at_the_mean_of_the_networks(fans):
    axes = Figure().subplots(1, 3)
    figures.draw_fans(axes, fans, TRIES, "en")
    own = next(line for line in axes[2].lines if line.get_label() == "its own judgement")
    assert own.get_ydata() == pytest.approx(100 * fans["facts"]["self"].mean(axis=0))


def test_live_figure_has_a_frame_for_every_task_and_number_of_tries(fans):
    spec = figures.live_fans(fans, TRIES)
    assert len(spec["frames"]) == len(fans) * len(TRIES)
    assert [len(control["values"]) for control in spec["controls"]] == [len(fans), len(TRIES)]


def test_live_frames_run_over_the_tasks_first_and_hold_the_means(fans):
    frame = figures.live_fans(fans, TRIES)["frames"][2 * len(TRIES) + 5]
    bars = frame["panels"]["bars"]["values"]
    assert bars[1] == pytest.approx(100 * fans["facts"]["self"][:, 5].mean(), abs=0.05)
    assert frame["text"]["en"].startswith("Facts, 8 tries")
    assert frame["text"]["ja"].startswith("事実の暗記、8回")


def test_live_figure_is_small_enough_for_a_page(fans):
    spec = figures.live_fans(fans, TRIES)
    assert len(json.dumps(spec, ensure_ascii=False).encode()) < 50_000


@pytest.mark.parametrize("draw", ["draw_rounds", "draw_practice"])
def test_panels_carry_their_titles_in_both_languages(draw):
    shares = {part: np.full((3, 2), 0.5) for part in ("self", "single", "one", "vote")}
    names = {"draw_rounds": ("alone", "marked"), "draw_practice": ("numbers", "phrases")}[draw]
    more = [dict.fromkeys(names, (1, 2))] if draw == "draw_practice" else []
    titles = {}
    for lang in ("en", "ja"):
        axes = Figure().subplots(1, 2)
        getattr(figures, draw)(axes, dict.fromkeys(names, shares), *more, lang)
        titles[lang] = {panel.get_title() for panel in axes}
    assert len(titles["en"]) == len(titles["ja"]) == 2
    assert not titles["en"] & titles["ja"]


def test_what_the_judge_sees_is_drawn_in_per_cent():
    axes = Figure().subplots()
    figures.draw_sight(axes, {"puzzle": np.full((2, 4), 0.25), "ticks": np.full((2, 4), 0.5)}, "en")
    assert axes.lines[0].get_ydata() == pytest.approx([25] * 4)
    assert show(figures.draw_sight, {"puzzle": np.ones((2, 4)), "ticks": np.ones((2, 4))}).svg["ja"]
