"""Live figures: what is refused by name, how small they travel, what each host gets."""

import json

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.widgets import live_figure
from beyondtoken.widgets.figure import coarse
from beyondtoken.widgets.figure_widget import FigureWidget
from tests.assets.guess_page import figure_spec

NAME = "fig-glitch-training"


def carried(part):
    return json.loads(part.markdown.splitlines()[1])


def test_book_gets_the_spec_on_one_line(in_book):
    lines = live_figure(NAME, figure_spec()).markdown.splitlines()
    assert lines[0] == f"```{{live-figure}} {NAME}"
    assert json.loads(lines[1]) == coarse(figure_spec())
    assert lines[2:] == ["```"]


def test_backticks_and_newlines_in_a_text_stay_inside_the_line(in_book):
    spec = figure_spec()
    spec["alt"] = {"en": "a\n```\n{b}", "ja": "x"}
    part = live_figure(NAME, spec)
    assert len(part.markdown.splitlines()) == 3
    assert carried(part)["alt"]["en"] == "a\n```\n{b}"


def test_arrays_are_welcome_and_numbers_are_rounded(in_book):
    spec = figure_spec()
    spec["frames"][0]["panels"]["length"]["lines"][0]["xy"] = np.array([[0, 1 / 3], [1, 2 / 3]])
    line = carried(live_figure(NAME, spec))["frames"][0]["panels"]["length"]["lines"][0]
    assert line["xy"] == [[0.0, 0.3333], [1.0, 0.6667]]


def test_spec_of_the_caller_is_left_alone(in_book):
    spec = figure_spec()
    live_figure(NAME, spec)
    assert spec == figure_spec()


def test_notebook_gets_a_widget_whose_index_can_be_read(monkeypatch):
    monkeypatch.delenv("BEYONDTOKEN_HOST", raising=False)
    figure = live_figure(NAME, figure_spec())
    assert isinstance(figure, FigureWidget)
    assert figure.index == 2


BROKEN = {
    "needs a frame for each of 12 settings": lambda spec: spec["frames"].pop(),
    "needs at least 10 frames, got 6":
        lambda spec: (spec["controls"].pop(0), spec.update(frames=spec["frames"][:6])),
    "at title": lambda spec: spec.pop("title"),
    "at alt": lambda spec: spec.update(alt={"en": "x"}),
    "draws into the panel 'mop'": lambda spec: spec["frames"][3]["panels"].update(mop={}),
    "leaves the panel 'bars' empty": lambda spec: spec["frames"][3]["panels"].pop("bars"),
    "panel 'map' wants 3 rows of 6": lambda spec: spec["static"]["map"].update(cells=[[0] * 5] * 3),
    "panel 'bars' has 2 categories, got 3 values":
        lambda spec: spec["frames"][0]["panels"]["bars"].update(values=[1, 2, 3]),
    "panel 'bars' has 2 categories, got 1 lo":
        lambda spec: spec["frames"][0]["panels"]["bars"].update(lo=[1]),
    "has a log axis from 0 to 5": lambda spec: spec["panels"][1]["x"].update(scale="log"),
    "must fit into 50000 bytes": lambda spec: spec["alt"].update(en="x" * 50_000),
}


@pytest.mark.parametrize("problem", BROKEN)
def test_broken_figure_is_refused_by_name(problem, in_book):
    spec = figure_spec()
    BROKEN[problem](spec)
    with pytest.raises(BookError, match=f"{NAME}.*{problem}"):
        live_figure(NAME, spec)


def test_name_that_is_no_figures_is_refused():
    with pytest.raises(BookError, match="starts with 'fig-', got 'training'"):
        live_figure("training", figure_spec())


@pytest.mark.parametrize(("value", "kept"), [
    (1 / 3, 0.3333), (123456.0, 123500.0), (7, 7), (True, True), ("x", "x"),
])
def test_only_fractions_are_rounded(value, kept):
    assert coarse([value]) == [kept]
