import json
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.content import read_figure
from beyondtoken.labs import how_open_is_open_figures as figures
from beyondtoken.labs import plots
from beyondtoken.labs.how_open_is_open import CRITERIA

RELEASES = {"llama": {"parameters": True, "training data": False, "any use": False},
            "mistral": {"parameters": True, "any use": True, "change and share": True},
            "kyutai": {"parameters": True, "training code": True, "paper": True}}


@pytest.fixture(scope="module")
def spec():
    return json.loads(json.dumps(figures.live_spec(RELEASES, (0.0, 0.5, 1.0))))


def drawn(draw, *data):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return plots.show(draw, *data)


def scores(spec, blank, share):
    frame = spec["frames"][("no", "half", "yes").index(blank) * 3 + (0, 0.5, 1).index(share)]
    return dict(zip(RELEASES, frame["panels"]["scores"]["values"], strict=True))


def test_the_live_figure_is_one_that_the_book_accepts(spec):
    assert len(read_figure("fig-how-open-is-open-weights", spec).frames) == 9


@pytest.mark.parametrize(("blank", "share", "name", "score"), [
    ("no", 0, "llama", 1 / 15), ("no", 0, "kyutai", 3 / 15), ("no", 1, "mistral", 1.0),
    ("no", 0.5, "mistral", 0.5 + 0.5 / 15), ("half", 1, "llama", 0.25), ("yes", 1, "llama", 0.5),
    ("yes", 0, "kyutai", 1.0)])
def test_a_bar_is_the_score_worked_out_by_hand(spec, blank, share, name, score):
    assert scores(spec, blank, share)[name] == pytest.approx(score, abs=6e-4)


def test_the_sentence_ranks_the_releases_and_shows_ties(spec):
    assert spec["frames"][0]["text"]["en"].endswith("Kyutai's plan, then Llama = Mistral 7B.")
    assert "Kyutai（発表）、Llama＝Mistral 7Bの順" in spec["frames"][0]["text"]["ja"]


def test_all_that_share_first_place_have_its_colour(spec):
    assert spec["frames"][2]["panels"]["scores"]["colors"] == [1, 2, 1]
    assert spec["frames"][6]["panels"]["scores"]["colors"] == [1, 2, 2]


def test_every_cell_has_its_sign():
    axes = Figure().subplots()
    figures.draw_cells(axes, RELEASES, "en")
    signs = [text.get_text() for text in axes.texts if text.get_position()[0] < 3]
    assert len(signs) == 3 * len(CRITERIA)
    assert (signs.count("●"), signs.count("×")) == (7, 2)


def test_the_figures_draw_in_both_languages_without_a_missing_glyph():
    found = {name: np.array([10.0, 12.0]) for name in ("no", "alike", "coin")}
    done = [drawn(figures.draw_cells, RELEASES),
            drawn(figures.draw_reversals, {("kyutai", "llama"): found, ("moshi", "closed"): found}),
            drawn(figures.draw_comparable, (1, 2, 4), np.array([[100.0, 87, 57], [100.0, 88, 58]]))]
    assert all(figure.svg["en"] != figure.svg["ja"] for figure in done)
