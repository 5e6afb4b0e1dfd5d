"""Live figures in a real browser: every control by keyboard, every frame told in words, light and dark."""

from pathlib import Path

import axe_playwright_python
import pytest

from beyondtoken.assets.forms import live_figure_frame
from tests.assets.guess_page import figure, figure_spec
from tests.assets.quiz_page import page_of

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SLIDER = "[type=range]"


def told(page):
    return page.inner_text(".bt-frame-text")


def drawing(page):
    return page.inner_html(".bt-panels")


def test_figure_opens_at_its_start_frame(open_page):
    page = open_page(page_of(figure()))
    assert told(page) == "door 0, after 2: 18 steps"
    assert page.input_value(SLIDER) == "2"
    assert page.faults == []


def test_arrow_key_moves_to_the_next_frame(open_page):
    page = open_page(page_of(figure()))
    before = drawing(page)
    page.focus(SLIDER)
    page.keyboard.press("ArrowRight")
    assert told(page) == "door 0, after 3: 17 steps"
    assert page.get_attribute(SLIDER, "aria-valuetext") == "1000"
    assert drawing(page) != before


def test_home_and_end_reach_the_first_and_last_frame_of_a_control(open_page):
    page = open_page(page_of(figure()))
    page.focus(SLIDER)
    page.keyboard.press("End")
    last = told(page)
    page.keyboard.press("Home")
    assert (last, told(page)) == ("door 0, after 5: 15 steps", "door 0, after 0: 20 steps")


def test_choice_is_changed_by_keyboard_and_keeps_the_other_control(open_page):
    page = open_page(page_of(figure()))
    page.focus("[type=radio]:checked")
    page.keyboard.press("ArrowRight")
    assert told(page) == "door 1, after 2: 15 steps"


def test_axes_stay_the_same_nodes_while_marks_change(open_page):
    page = open_page(page_of(figure()))
    page.evaluate("document.querySelectorAll('.bt-axis, .bt-grid').forEach(one => { one.kept = true; })")
    page.focus(SLIDER)
    page.keyboard.press("ArrowRight")
    assert page.eval_on_selector_all(".bt-axis, .bt-grid", "list => list.every(one => one.kept)")


def test_changed_data_changes_the_drawing(open_page):
    spec = figure_spec()
    spec["frames"][2]["panels"]["length"]["points"][0]["y"] = 3.0
    page = open_page(page_of(figure(), live_figure_frame(spec, lang="en", uid="bt-other")))
    first, second = (page.inner_html(f"#{uid} .bt-panels") for uid in ("bt-figure", "bt-other"))
    assert first != second.replace("bt-other", "bt-figure")


def test_panels_are_one_picture_with_name_and_description(open_page):
    page = open_page(page_of(figure()))
    assert page.get_by_role("img", name="Training finds a way").count() == 1
    assert page.get_attribute("[role=img]", "aria-describedby") == "bt-figure-about"
    assert page.locator("#bt-figure-about").text_content() == "A map; the path gets shorter."


def test_legend_names_lines_and_kinds_of_cells(open_page):
    page = open_page(page_of(figure()))
    words = page.locator(".bt-legend li").all_inner_texts()
    assert [word.strip() for word in words] == ["agent", "wall", "start", "goal", "door", "mean"]


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (1280, 3)])
def test_panels_stand_side_by_side_only_where_there_is_room(open_page, width, columns):
    page = open_page(page_of(figure()), viewport={"width": width, "height": 900})
    lefts = "list => list.map(one => one.getBoundingClientRect().left)"
    assert len(set(page.eval_on_selector_all(".bt-panel", lefts))) == columns


def test_words_in_drawings_stay_legible_on_a_phone(open_page):
    page = open_page(page_of(figure()), viewport={"width": 390, "height": 900})
    heights = page.eval_on_selector_all(".bt-svg text", """list => list.filter(one => one.textContent)
        .map(one => one.getBoundingClientRect().height)""")
    assert min(heights) >= 11


def test_figure_is_drawn_again_when_the_window_changes(open_page):
    page = open_page(page_of(figure()), viewport={"width": 1280, "height": 900})
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function("document.querySelector('.bt-panel').getBoundingClientRect().width < 370")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_frame_is_drawn_within_50_ms(open_page):
    page = open_page(page_of(figure()))
    slowest = page.evaluate("""() => {
      const slider = document.querySelector('[type=range]');
      return Math.min(...[0, 1, 2, 3, 4].map((value) => {
        const start = performance.now();
        slider.value = value;
        slider.dispatchEvent(new Event('input'));
        return performance.now() - start;
      }));
    }""")
    assert slowest < 50


def test_markup_in_a_text_is_shown_as_text(open_page):
    spec = figure_spec()
    evil = "<img src=x onerror=alert(1)>"
    spec["title"] = spec["panels"][0]["title"] = {"en": evil, "ja": evil}
    page = open_page(page_of(live_figure_frame(spec, lang="en", uid="bt-figure")))
    assert page.locator("img").count() == 0
    assert page.inner_text(".bt-figure-title") == evil


def test_figure_without_a_script_gives_title_description_and_words(open_page):
    page = open_page(page_of(figure(fallback="<p>all frames</p>")), java_script_enabled=False)
    text = page.inner_text(".bt-live-figure")
    for words in ("Training finds a way", "A map; the path gets shorter.", "door 0, after 2", "all frames"):
        assert words in text
    assert page.is_hidden(".bt-controls")


def test_japanese_frame_speaks_japanese(open_page):
    page = open_page(page_of(figure(lang="ja"), lang="ja"))
    page.focus(SLIDER)
    page.keyboard.press("ArrowRight")
    assert told(page) == "扉0、3回後：17歩"
    assert "平均" in page.inner_text(".bt-legend >> nth=1")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, theme, width):
    page = open_page(page_of(figure(), theme=theme), viewport={"width": width, "height": 900})
    page.click("summary")
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document.querySelector('main'))")
    assert [(one["id"], one["nodes"][0]["html"][:90]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
