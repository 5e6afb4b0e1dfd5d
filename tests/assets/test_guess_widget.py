"""Predictions, reveals and figures in a notebook's browser, with models that stand in for the kernel's."""

import pytest

from beyondtoken import assets
from beyondtoken.widgets.figure_widget import FigureWidget
from beyondtoken.widgets.predict_widget import PredictWidget
from tests.assets.guess_page import PREDICTIONS, figure_spec

BASE = ("kind", "html", "uid", "lang")
SHOW = """async ([source, widgets]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { default: widget } = await import(address);
  window.models = widgets.map((traits) => ({
    traits, heard: {},
    get(name) { return this.traits[name]; },
    set(name, value) { this.traits[name] = value; },
    tell(name, value) { this.traits[name] = value; this.heard[`change:${name}`].forEach((act) => act()); },
    save_changes() {},
    on(name, act) { (this.heard[name] ??= []).push(act); },
  }));
  document.body.replaceChildren();
  window.ends = models.map((model) => {
    const el = document.createElement("div");
    document.body.append(el);
    return widget.render({ model, el });
  });
}"""


def show(page, *widgets):
    page.evaluate(SHOW, [assets.widget_module().read_text(encoding="utf-8"), list(widgets)])


def traits(widget, *names):
    return {name: getattr(widget, name) for name in (*BASE, *names)}


def pair(kind="number"):
    spec, texts = PREDICTIONS[kind]
    guess = PredictWidget(spec, texts, lang="en")
    return traits(guess, "value", "seen"), traits(guess.reveal(8.0, spread=0.5), "guess")


@pytest.fixture
def page(open_page):
    return open_page("<!DOCTYPE html><html lang=en><title>Notebook</title><body></body></html>")


def commit(page, number="12"):
    page.fill("input[type=number]", number)
    page.click(".bt-lock")


def test_guess_reaches_python_and_the_reveal(page):
    show(page, *pair())
    commit(page)
    assert page.evaluate("models[0].traits.value") == 12
    assert page.inner_text(".bt-sentence").startswith("You said 12")
    assert page.faults == []


def test_reveal_in_a_frame_of_its_own_hears_the_guess_from_python(page):
    show(page, pair()[1])
    covered = page.is_hidden(".bt-result")
    page.evaluate("models[0].tell('guess', 10)")
    assert covered
    assert page.inner_text(".bt-sentence").startswith("You said 10")


def test_cell_run_again_gets_the_kept_guess_and_tells_python(page):
    show(page, *pair())
    commit(page)
    show(page, *pair())
    assert page.input_value("input[type=number]") == "12"
    assert page.evaluate("models[0].traits.value") == 12


def test_result_that_is_gone_hears_no_more(page):
    show(page, *pair())
    page.evaluate("ends[1]()")
    commit(page)
    assert page.is_hidden(".bt-result")


def test_slider_tells_python_the_frame_and_python_moves_the_slider(page):
    show(page, traits(FigureWidget(figure_spec(), lang="en"), "index"))
    page.focus("[type=range]")
    page.keyboard.press("ArrowRight")
    told = page.evaluate("models[0].traits.index")
    page.evaluate("models[0].tell('index', 10)")
    assert told == 3
    assert page.input_value("[type=range]") == "4"
    assert page.is_checked("[type=radio] >> nth=1")


