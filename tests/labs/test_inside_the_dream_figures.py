import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import game as rink
from beyondtoken.labs import inside_the_dream as dreams
from beyondtoken.labs import inside_the_dream_acts as acts
from beyondtoken.labs import inside_the_dream_figures as figures
from beyondtoken.labs import plots

REAL = rink.work_out(swept=True)
SPEEDS = dreams.new_speeds(np.array([[1, 0], [0, 1], [1, 0], [0, 1]]))      # the law of motion
MOVES = dreams.imagine(SPEEDS)
BOLD, CAREFUL = acts.act(dreams.plan, REAL, MOVES), acts.act(dreams.plan, REAL, REAL.moves)
GAMES = 14
PEOPLE = rink.people_play(REAL, games=30, seed=0)[0]


@pytest.fixture(scope="module")
def waking():
    return acts.wake(acts.play_awake, REAL, SPEEDS, games=GAMES)


@pytest.fixture(scope="module")
def spec(waking):
    return json.loads(json.dumps(figures.live_spec(REAL, waking, CAREFUL)))


def some_steps():
    group = {"dream": np.array([8, 8]), "real": np.array([80, 80])}
    return {care: {"real": np.array([16, 17])} if care == "copy" else group for care in figures.CARES}


def some_climbs():
    rng = np.random.default_rng(0)
    climbs = {name: rng.normal(-500, 30, (20, 3)) for name in ("dream", "real", "practice")}
    return climbs | {"checked": rng.normal(-450, 30, (5, 3))}, {0: rng.normal(size=(2, 3)), 5: rng.normal(size=(2, 3))}


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-inside-the-dream-games", spec).frames) == 2 * GAMES


def test_the_first_frame_dreams_through_the_wall_and_stops_at_it(spec):
    dream, real = spec["frames"][0]["panels"]["map"]["paths"]
    assert {y for _, y in dream["xy"]} == {7}
    assert dream["xy"][-1] == [15, 7]
    assert max(x for x, _ in real["xy"]) <= 8


def test_the_last_bold_frame_has_dream_and_reality_agree(spec):
    frame = spec["frames"][GAMES - 1]
    assert frame["panels"]["length"]["points"][-1]["y"] == frame["panels"]["length"]["points"][-2]["y"] == 15
    assert "the plan says 15 steps, it takes 15" in frame["text"]["en"]


def test_the_sentence_tells_who_does_not_arrive(spec):
    assert "does not arrive" in spec["frames"][0]["text"]["en"]
    assert "着かない" in spec["frames"][0]["text"]["ja"]


def test_the_careful_one_is_never_surprised(spec):
    assert all("surprises: 0" in frame["text"]["en"] for frame in spec["frames"][GAMES:])


def test_points_pile_up_game_by_game(spec):
    assert [len(frame["panels"]["length"]["points"]) for frame in spec["frames"][:3]] == [2, 3, 4]


def test_the_waking_lines_are_the_means_of_the_dreamers(waking):
    axes = Figure().subplots()
    figures.draw_waking(axes, [waking, waking], {"people": 16.6, "best": 15}, "en")
    assert axes.lines[0].get_ydata().tolist() == waking.real.tolist()
    assert axes.lines[1].get_ydata().tolist() == waking.dreamt.tolist()


def test_every_dreamer_has_a_dot_and_the_copy_no_dream():
    axes = Figure().subplots()
    figures.draw_cares(axes, some_steps(), "en")
    dots = [line for line in axes.lines if line.get_alpha() == 0.5]
    assert len(dots) == 2 * len(figures.CARES) - 1


def test_the_dreamt_trail_crosses_the_wall():
    axes = Figure().subplots()
    figures.draw_acts(axes, REAL, PEOPLE, BOLD, CAREFUL, "en")
    dreamt = next(line for line in axes.lines if line.get_label() == "bold plan, dreamt")
    assert dreamt.get_xdata()[-1] == 15
    assert set(np.asarray(dreamt.get_ydata()).tolist()) <= {6, 7, 8}


def test_the_figures_draw_in_both_languages_without_a_missing_glyph(waking):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        done = [plots.show(figures.draw_acts, REAL, PEOPLE, BOLD, CAREFUL),
                plots.show(figures.draw_waking, [waking], {"people": 16.6, "best": 15}),
                plots.show(figures.draw_cares, some_steps()),
                plots.show(figures.draw_pendulum, *some_climbs(), panels=2)]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
