"""Predictions in a real browser: commit by mouse and keyboard, see the gap, come back."""

import json
from pathlib import Path

import axe_playwright_python
import pytest

from tests.assets.guess_page import MEASURED, both, form, reveal
from tests.assets.quiz_page import page_of, written

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
KINDS = tuple(MEASURED)


def commit(page, kind):
    if kind == "number":
        page.fill("#bt-number-field", "12")
    elif kind == "choice":
        page.check("[type=radio][value=round]")
    else:
        type_curve(page, [20, 40, 60, 80])
    page.click(".bt-lock")


def type_curve(page, values):
    page.focus(".bt-curve-value >> nth=0 >> input")
    for value in values:
        page.keyboard.type(str(value))
        page.keyboard.press("Tab")


def curve(page):
    return page.eval_on_selector_all(".bt-curve-values input", "list => list.map(one => one.value)")


def stroke(page, *points):
    paper = page.locator(".bt-sheet").bounding_box()
    for x, y in points:
        page.mouse.move(paper["x"] + x * paper["width"], paper["y"] + y * paper["height"], steps=3)
        page.mouse.down()
    page.mouse.up()


def said(page):
    return page.inner_text(".bt-sentence")


def kept(page, name):
    return json.loads(page.evaluate(f"localStorage.getItem('beyondtoken:1:predict:{name}')"))


def wait_past_double_click(page):
    page.wait_for_timeout(600)


@pytest.mark.parametrize("kind", KINDS)
def test_result_is_covered_until_a_guess_is_made(open_page, kind):
    page = open_page(page_of(both(kind)))
    hidden = page.is_hidden(".bt-result")
    commit(page, kind)
    assert hidden
    assert page.is_visible(".bt-result")
    assert page.is_hidden(".bt-cover")
    assert page.faults == []


@pytest.mark.parametrize(("kind", "sentence"), [
    ("number", "You said 12; measured 8.0 ± 0.5 steps: 4 apart."),
    ("choice", "You said “It goes round”; measured: “It goes through”."),
    ("curve", "Your curve lies 12.5 from the measurement on average, in arrived, %. "
              "It is furthest away at runs = 2: you drew 40, measured 20."),
])
def test_sentence_tells_the_distance(open_page, kind, sentence):
    page = open_page(page_of(both(kind)))
    commit(page, kind)
    assert said(page) == sentence
    assert page.inner_text(".bt-announce") == sentence


@pytest.mark.parametrize("kind", KINDS)
def test_guess_and_overlay_return_after_a_reload(open_page, kind):
    page = open_page(page_of(both(kind)))
    commit(page, kind)
    before = said(page)
    page.reload()
    assert said(page) == before
    assert page.is_visible(".bt-result")
    assert page.inner_text(".bt-predict .bt-status").startswith("Your guess, kept from before:")


@pytest.mark.parametrize("kind", KINDS)
def test_other_measurement_changes_the_overlay(open_page, tmp_path, kind):
    page = open_page(page_of(both(kind)))
    commit(page, kind)
    before = page.inner_html(".bt-result")
    other = {"number": {"value": 20.0, "spread": 0.5}, "choice": {"value": "stop", "spread": None},
             "curve": {"value": [90, 80, 70, 60], "spread": None}}[kind]
    page.goto(written(tmp_path, page_of(both(kind, other))))
    assert page.inner_html(".bt-result") != before


def test_curve_is_drawn_by_mouse_and_a_quick_stroke_fills_every_field(open_page):
    page = open_page(page_of(both("curve")))
    stroke(page, (0.01, 0.9), (0.99, 0.1))
    values = [int(value) for value in curve(page)]
    assert values == sorted(values)
    assert values[0] == 10
    assert values[3] == 90


def test_stroke_over_a_part_changes_only_that_part(open_page):
    page = open_page(page_of(both("curve")))
    type_curve(page, [20, 40, 60, 80])
    stroke(page, (0.01, 0.5))
    assert curve(page) == ["50", "40", "60", "80"]


def test_typed_values_are_drawn_and_snapped_to_the_step(open_page):
    page = open_page(page_of(both("curve")))
    type_curve(page, [18, 40, 60, 180])
    assert curve(page) == ["20", "40", "60", "100"]
    assert page.locator(".bt-canvas .bt-guess-mark").count() == 4


def test_arrow_keys_move_a_point_of_the_curve(open_page):
    page = open_page(page_of(both("curve")))
    type_curve(page, [20, 40, 60, 80])
    before = page.get_attribute(".bt-canvas .bt-guess-line", "d")
    page.focus(".bt-curve-value >> nth=1 >> input")
    page.keyboard.press("ArrowUp")
    assert curve(page) == ["20", "45", "60", "80"]
    assert page.get_attribute(".bt-canvas .bt-guess-line", "d") != before


def test_locked_curve_takes_no_stroke(open_page):
    page = open_page(page_of(both("curve")))
    commit(page, "curve")
    stroke(page, (0.01, 0.1), (0.99, 0.1))
    assert curve(page) == ["20", "40", "60", "80"]


def test_unfinished_curve_says_how_many_points_are_open(open_page):
    page = open_page(page_of(both("curve")))
    stroke(page, (0.01, 0.5))
    page.click(".bt-lock")
    assert page.inner_text(".bt-status") == "Points still to draw: 3."
    assert page.is_hidden(".bt-result")


@pytest.mark.parametrize(("kind", "words"), [
    ("number", "Choose a number first, from 0 to 40."), ("choice", "Choose one of the outcomes first."),
])
def test_nothing_is_locked_without_a_guess(open_page, kind, words):
    page = open_page(page_of(both(kind)))
    page.click(".bt-lock")
    assert page.inner_text(".bt-status") == words
    assert page.evaluate("localStorage.length") == 0


def test_number_outside_the_range_is_refused(open_page):
    page = open_page(page_of(both("number")))
    page.fill("#bt-number-field", "41")
    page.click(".bt-lock")
    assert page.inner_text(".bt-status") == "Choose values from 0 to 40."


def test_slider_and_field_hold_the_same_number(open_page):
    page = open_page(page_of(both("number")))
    page.fill("#bt-number-field", "12")
    page.focus("[type=range]")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#bt-number-field") == "13"
    assert page.get_attribute("[type=range]", "aria-valuetext") == "13 steps"


def test_slider_is_empty_until_touched_and_a_click_on_its_thumb_chooses(open_page):
    page = open_page(page_of(both("number")))
    untouched = page.get_attribute("[type=range]", "aria-valuetext"), page.input_value("#bt-number-field")
    page.click("[type=range]")
    assert untouched == ("no guess yet", "")
    assert page.input_value("#bt-number-field") == "20"


def test_keyboard_alone_commits_and_keeps_the_focus(open_page):
    page = open_page(page_of(both("number")))
    for key in ("Tab", "1", "2", "Enter"):
        page.keyboard.press(key)
    assert kept(page, "glitch-steps") == {"value": 12, "seen": False}
    assert page.evaluate("document.activeElement.className") == "bt-button bt-lock"


def test_second_guess_is_marked_as_made_after_the_result(open_page):
    page = open_page(page_of(both("number")))
    commit(page, "number")
    wait_past_double_click(page)
    page.click("text=Guess again")
    page.fill("#bt-number-field", "8")
    page.click(".bt-lock")
    assert kept(page, "glitch-steps") == {"value": 8, "seen": True, "first": 12}
    assert said(page).endswith("You changed this guess after seeing the result; your first was 12 steps.")


def test_double_click_does_not_open_the_guess_again(open_page):
    page = open_page(page_of(both("number")))
    page.fill("#bt-number-field", "12")
    page.dblclick(".bt-lock")
    assert page.inner_text(".bt-lock") == "Guess again"
    assert page.is_disabled("#bt-number-field")


def test_result_can_be_shown_without_a_guess_and_a_later_guess_says_so(open_page):
    page = open_page(page_of(both("number")))
    page.click("text=Show without guessing")
    alone = said(page)
    commit(page, "number")
    assert alone == "Measured: 8.0 ± 0.5 steps."
    assert said(page).endswith("You made this guess after seeing the result.")


def test_cover_leads_to_the_prediction(open_page):
    page = open_page(page_of(form("number"), "<p style='height: 3000px'></p>", reveal("number")))
    page.click("text=Go to the prediction")
    assert page.evaluate("document.activeElement.id") == "bt-number-field"


def test_stored_guess_that_no_longer_fits_is_left_alone(open_page):
    page = open_page(page_of(both("number")))
    stored = json.dumps({"value": 99, "seen": False})
    page.evaluate("text => localStorage.setItem('beyondtoken:1:predict:glitch-steps', text)", stored)
    page.reload()
    assert page.inner_text(".bt-lock") == "Lock in my guess"
    assert page.is_hidden(".bt-result")
    assert page.faults == []


def test_storage_that_refuses_everything_does_not_stop_the_reveal(open_page, tmp_path):
    page = open_page("<p></p>")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() {throw Error('blocked')}})")
    page.goto(written(tmp_path, page_of(both("number"))))
    commit(page, "number")
    assert said(page).startswith("You said 12")


@pytest.mark.parametrize(("kind", "words"), [
    ("number", "Measured: 8.0 ± 0.5 steps."), ("choice", "Measured: It goes through."),
    ("curve", "The measured curve is given below."),
])
def test_result_is_readable_without_a_script(open_page, kind, words):
    page = open_page(page_of(both(kind)), java_script_enabled=False)
    assert said(page) == words
    assert page.is_hidden(".bt-lock")
    assert page.is_hidden(".bt-cover")


def test_curve_without_a_script_has_its_numbers_in_a_table(open_page):
    page = open_page(page_of(reveal("curve")), java_script_enabled=False)
    assert page.locator("tbody tr").nth(2).inner_text().split() == ["4", "–", "40.0", "±", "4.0"]


def test_result_is_printed_and_its_cover_is_not(open_page):
    page = open_page(page_of(both("number")))
    page.emulate_media(media="print")
    assert page.is_visible(".bt-result")
    assert page.is_hidden(".bt-cover")
    assert page.is_hidden(".bt-lock")


def test_page_from_a_server_behaves_the_same(open_page, tmp_path, serve):
    page = open_page(page_of(both("curve")))
    page.goto(f"{serve(tmp_path)}/page.html")
    commit(page, "curve")
    page.reload()
    assert said(page).startswith("Your curve lies 12.5")


def test_japanese_page_speaks_japanese(open_page):
    page = open_page(page_of(form("number", lang="ja"), reveal("number", lang="ja"), lang="ja"))
    commit(page, "number")
    assert said(page) == "あなたの予想は12、測定値は8.0 ± 0.5steps。差は4です。"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("committed", [False, True])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, theme, width, committed):
    page = open_page(page_of(*map(both, KINDS), theme=theme), viewport={"width": width, "height": 900})
    if committed:
        page.click(".bt-show >> nth=0")
        page.evaluate("document.querySelectorAll('.bt-show').forEach(one => one.click())")
        page.click("summary >> visible=true")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document.querySelector('main'))")
    assert [(one["id"], one["nodes"][0]["html"][:90]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
