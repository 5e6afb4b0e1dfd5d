"""What a reader does on the built pages: answer by keyboard, come back later, guess, look up a word."""

from __future__ import annotations

import json
import re

import pytest

READING = "chapters/beyond-imitation/index.html"
GLITCH = "chapters/beyond-imitation/glitch.html"
SINGLE = 'form.bt-quiz[data-id="beyond-imitation-distance"]'
HOSTS = pytest.mark.parametrize("from_disk", [False, True], ids=["http", "disk"])


def tab_to(page, selector: str) -> None:
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    page.locator(f"{SINGLE} .bt-stem").evaluate("node => { node.tabIndex = -1; node.focus(); }")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("sel => document.activeElement.matches(sel)", selector):
            return
    pytest.fail(f"Tab did not reach {selector}")


def answer_by_keyboard(page, downs: int) -> None:
    """Choose an option with the arrows, then check it with Enter on the button."""
    tab_to(page, f"{SINGLE} input")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def status(page) -> str:
    return page.locator(f"{SINGLE} .bt-status").inner_text()


@HOSTS
def test_keyboard_answers_wrong_then_right_and_a_reload_restores_it(visit, from_disk: bool) -> None:
    with visit(READING, from_disk=from_disk) as seen:
        answer_by_keyboard(seen.page, 0)
        assert "✗" in status(seen.page)
        answer_by_keyboard(seen.page, 1)
        assert "✓" in status(seen.page)
        seen.page.reload()
        assert "✓" in status(seen.page)
        assert seen.page.locator(f"{SINGLE} input:checked").get_attribute("value") == "b"
        assert seen.errors == []


def test_arrow_keys_alone_answer_nothing(visit) -> None:
    with visit(READING) as seen:
        tab_to(seen.page, f"{SINGLE} input")
        seen.page.keyboard.press("ArrowDown")
        assert status(seen.page) == ""


def test_feedback_comes_within_50_ms_of_work(visit) -> None:
    with visit(READING) as seen:
        seen.page.locator(f"{SINGLE} input").first.check()
        took = seen.page.evaluate("""form => { const start = performance.now();
            document.querySelector(form).requestSubmit(); return performance.now() - start; }""", SINGLE)
        assert "✗" in status(seen.page)
        assert took < 50


def test_question_can_be_read_and_its_answer_opened_without_scripts(visit) -> None:
    with visit(READING, javascript=False) as seen:
        form = seen.page.locator(SINGLE)
        assert form.locator("legend").is_visible()
        assert form.locator("details").is_visible()
        assert not form.locator("button[type=submit]").is_visible()


def test_print_keeps_the_question_and_drops_the_buttons(visit) -> None:
    with visit(READING) as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.locator(f"{SINGLE} legend").is_visible()
        assert not seen.page.locator(f"{SINGLE} button[type=submit]").is_visible()


@HOSTS
def test_number_guess_meets_the_measured_result(visit, from_disk: bool) -> None:
    with visit(READING, from_disk=from_disk) as seen:
        form = seen.page.locator('form.bt-predict[data-id="beyond-imitation-runs"]')
        panel = seen.page.locator('.bt-reveal[data-id="beyond-imitation-runs"]')
        form.locator("input[type=number]").fill("12")
        form.locator("button[type=submit]").click()
        assert "12" in panel.inner_text()
        assert "5" in panel.inner_text()
        seen.page.reload()
        assert "12" in panel.inner_text()
        assert seen.errors == []


def test_result_is_covered_until_the_reader_has_guessed(visit) -> None:
    with visit(READING) as seen:
        panel = seen.page.locator('.bt-reveal[data-id="beyond-imitation-runs"]')
        assert panel.locator("svg").count() == 0 or not panel.locator("svg").first.is_visible()


def test_tip_opens_on_focus_and_hover_closes_on_escape_and_can_be_entered(visit) -> None:
    with visit(READING) as seen:
        term = seen.page.locator("article a.bt-term").first
        tip = seen.page.locator("[role=tooltip]")
        term.focus()
        tip.wait_for(state="visible")
        seen.page.keyboard.press("Escape")
        tip.wait_for(state="hidden")
        term.blur()
        term.hover()
        tip.wait_for(state="visible")
        tip.hover()
        seen.page.wait_for_timeout(600)
        assert tip.is_visible()


def test_claim_mark_says_who_and_leads_to_its_row(visit) -> None:
    with visit(READING) as seen:
        mark = seen.page.locator('a.bt-claim[data-tip="claim:A4-C18"]').first
        mark.focus()
        assert "Luan" in seen.page.locator("[role=tooltip]").inner_text()
        assert re.search(r"scoreboard\.html#a4-c18$", mark.get_attribute("href"))


def test_scoreboard_can_be_narrowed_to_what_a_lab_did_not_support(visit) -> None:
    with visit("chapters/scoreboard.html") as seen:
        rows = seen.page.locator("table.bt-claims tbody tr:visible")
        assert rows.count() == 172
        seen.page.select_option(".bt-filter [name=verdict]", "not-supported")
        assert 0 < rows.count() < 20
        assert "not supported" in rows.first.inner_text()
        assert seen.violations() == []


def test_live_figure_moves_by_keyboard(visit) -> None:
    with visit(GLITCH) as seen:
        figure = seen.page.locator(".bt-figure-live, .bt-live-figure").first
        slider = figure.locator("input[type=range]").first
        before = figure.locator("svg").first.inner_html()
        slider.focus()
        seen.page.keyboard.press("End")
        seen.page.keyboard.press("ArrowLeft")
        seen.page.keyboard.press("Home")
        seen.page.keyboard.press("ArrowRight")
        assert figure.locator("svg").first.inner_html() != before


@pytest.mark.parametrize(("theme", "turned"), [("light", False), ("dark", True)])
def test_figures_are_turned_in_the_dark_theme_only(visit, theme: str, turned: bool) -> None:
    with visit(GLITCH, theme=theme) as seen:
        filters = seen.page.evaluate(
            "[...document.querySelectorAll('article figure img')].map((one) => getComputedStyle(one).filter)")
        assert filters
        assert {found != "none" for found in filters} == {turned}


def test_figure_on_a_phone_keeps_its_size_and_is_moved_by_keyboard(visit) -> None:
    with visit(GLITCH, width=390) as seen:
        figure = seen.page.locator("article figure", has=seen.page.locator("img")).first
        assert figure.locator("img").bounding_box()["width"] > 500
        figure.focus()
        seen.page.keyboard.press("ArrowRight")
        seen.page.wait_for_function("document.querySelector('article figure').scrollLeft > 0")


def test_progress_page_counts_an_answer(visit) -> None:
    with visit(READING) as seen:
        seen.page.locator(f"{SINGLE} input[value=b]").check()
        seen.page.locator(f"{SINGLE} button[type=submit]").click()
        seen.page.goto(seen.page.url.replace(READING, "progress.html"))
        assert re.search(r"\b1\b", seen.page.locator(".bt-progress").inner_text())


def test_answers_are_kept_under_a_versioned_key_of_this_book(visit) -> None:
    with visit(READING) as seen:
        seen.page.locator(f"{SINGLE} input[value=b]").check()
        seen.page.locator(f"{SINGLE} button[type=submit]").click()
        kept = json.loads(seen.page.evaluate("JSON.stringify(Object.keys(localStorage))"))
        assert "beyondtoken:1:quiz:beyond-imitation-distance" in kept
