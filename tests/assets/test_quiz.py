"""Questions in a real browser: keyboard alone, wrong then right, remembered, readable without a script."""

import json
from pathlib import Path

import axe_playwright_python
import pytest

from tests.assets.quiz_page import QUESTIONS, form_of, page_of, whole_page, written

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def press(page, keys):
    for key in keys.split():
        page.keyboard.press(key)


def said(page, form="form"):
    return page.inner_text(f"{form} [role=status]")


def ids(page):
    return page.eval_on_selector_all("li[data-item]", "list => list.map(one => one.dataset.item)")


def kept(page, name):
    return json.loads(page.evaluate(f"localStorage.getItem('beyondtoken:1:quiz:{name}')"))


KEYS = {
    # Kind: keys for a wrong answer, then keys from there to the right one.
    "single": ("Tab Space Enter", "ArrowDown Enter"),
    "multiple": ("Tab Tab Space Enter", "Space Shift+Tab Space Tab Tab Space Enter"),
    "number": ("Tab 1 7 Enter", "Backspace Backspace 8 Enter"),
    "text": ("Tab c h e a t i n g Enter", "Shift+Home r e w a r d Space h a c k i n g Enter"),
}


@pytest.mark.parametrize("kind", KEYS)
def test_keyboard_alone_answers_wrong_then_right(open_page, kind):
    page = open_page(page_of(form_of(kind)))
    wrong, right = KEYS[kind]
    press(page, wrong)
    first = said(page)
    press(page, right)
    assert "✗ Not right" in first
    assert said(page).startswith("✓ Right Attempt 2.")


def test_keyboard_alone_puts_items_in_order(open_page):
    page = open_page(page_of(form_of("order")))
    for place, item in enumerate("xyz"):
        page.focus(f"[data-item={item}] [data-move=up]")
        while ids(page).index(item) > place:
            press(page, "Enter")
    page.focus("form [type=submit]")
    press(page, "Enter")
    assert said(page).startswith("✓ Right")


def test_keyboard_alone_matches(open_page):
    page = open_page(page_of(form_of("match")))
    for left, right in QUESTIONS["match"][0]["answer"].items():
        page.focus(f"select[data-left={left}]")
        press(page, QUESTIONS["match"][1][f"right:{right}"][0])
    press(page, "Tab Enter")
    assert said(page).startswith("✓ Right Attempt 1.")


def test_moved_item_keeps_the_focus_and_its_place_is_told(open_page):
    page = open_page(page_of(form_of("order")))
    page.focus("li:nth-child(1) [data-move=down]")
    name = page.evaluate("document.activeElement.id")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == name
    assert page.inner_text(".bt-announce") == "Now number 2 of 3."


def test_item_can_be_dragged(open_page):
    page = open_page(page_of(form_of("order")))
    before = ids(page)
    start, end = (page.locator(f"li:nth-child({at}) .bt-handle").bounding_box() for at in (1, 3))
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] + end["height"], steps=12)
    page.mouse.up()
    assert ids(page) == [*before[1:], before[0]]


def test_arrow_keys_only_choose_and_do_not_answer(open_page):
    page = open_page(page_of(form_of("single")))
    press(page, "Tab Space ArrowDown ArrowDown")
    assert said(page) == ""
    assert page.evaluate("localStorage.length") == 0


def test_focus_stays_on_the_control_that_answered(open_page):
    page = open_page(page_of(form_of("number")))
    press(page, "Tab 9 Enter")
    assert page.evaluate("document.activeElement.id") == "glitch-steps-field"


def test_verdict_stands_beside_the_chosen_option_as_sign_and_word(open_page):
    page = open_page(page_of(form_of("single")))
    page.check("input[value=a]")
    page.click("[type=submit]")
    assert "✗ Not right" in page.inner_text(".bt-option:has(input[value=a])")
    assert page.locator(".bt-option .bt-verdict-sign").count() == 1


def test_feedback_of_each_chosen_option_is_shown_and_none_of_what_is_left_to_find(open_page):
    page = open_page(page_of(form_of("multiple")))
    page.check("input[value=a]")
    page.click("[type=submit]")
    assert "✓ Right exploration — Without it the door is never met." in said(page)
    assert "It is what is maximised." not in said(page)


def test_answer_is_offered_after_the_second_wrong_attempt(open_page):
    page = open_page(page_of(form_of("single")))
    page.check("input[value=a]")
    page.click("[type=submit]")
    early = page.is_visible("[data-do=show]")
    page.click("[type=submit]")
    page.click("[data-do=show]")
    assert not early
    assert "Yes. Reward was all it was given." in page.inner_text("details[open]")


def test_answer_stays_hidden_until_it_is_earned_or_asked_for(open_page):
    page = open_page(page_of(form_of("single")))
    hidden_first = page.is_hidden("details")
    page.check("input[value=b]")
    page.click("[type=submit]")
    assert hidden_first
    assert page.is_visible("details:not([open]) summary")


def test_empty_answer_is_no_attempt(open_page):
    page = open_page(page_of(form_of("number")))
    page.fill("input", "eight")
    page.click("[type=submit]")
    assert said(page) == "Write a number, such as 8, 0.5 or 1e3."
    assert page.get_attribute("input", "aria-invalid") == "true"
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "disk"])
def test_answer_attempts_and_verdict_return_after_a_reload(browser, tmp_path, serve, from_disk):
    address = written(tmp_path, whole_page())
    page = browser.new_context().new_page()
    page.goto(address if from_disk else serve(tmp_path) + "/page.html")
    page.check("#glitch-causes input[value=a]")
    page.click("#glitch-causes [type=submit]")
    page.reload()
    assert page.is_checked("#glitch-causes input[value=a]")
    assert said(page, "#glitch-causes").startswith("◐ Partly right Attempt 1.")
    page.context.close()


@pytest.mark.parametrize("stored", [
    "{", "[]", "null", '{"answer": "gone", "attempts": 3}', '{"answer": {"a": 1}}',
])
def test_stored_answer_that_does_not_fit_is_left_alone(open_page, stored):
    page = open_page(page_of(form_of("single")))
    page.evaluate("text => localStorage.setItem('beyondtoken:1:quiz:glitch-intent', text)", stored)
    page.reload()
    assert page.get_attribute("form", "data-ready") == "true"
    assert said(page) == ""


def test_stored_claim_to_be_right_is_marked_again(open_page):
    page = open_page(page_of(form_of("single")))
    forged = json.dumps({"answer": "a", "attempts": 1, "correct": True})
    page.evaluate("text => localStorage.setItem('beyondtoken:1:quiz:glitch-intent', text)", forged)
    page.reload()
    assert said(page).startswith("✗ Not right")


def test_browser_without_storage_still_marks(open_page):
    page = open_page(page_of(form_of("single")))
    block = "Object.defineProperty(window, 'localStorage', {get() {throw new DOMException('blocked')}})"
    page.add_init_script(block)
    page.reload()
    page.check("input[value=b]")
    page.click("[type=submit]")
    assert said(page).startswith("✓ Right")
    assert page.faults == []


def test_full_storage_is_told_and_the_question_still_marks(open_page):
    page = open_page(whole_page())
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }")
    page.check("#glitch-intent input[value=b]")
    page.click("#glitch-intent [type=submit]")
    assert said(page, "#glitch-intent").startswith("✓ Right")
    assert page.inner_text(".bt-progress tbody td") == "1 of 6"
    assert "does not let the page keep your answers" in page.inner_text(".bt-kept")


def test_starting_over_forgets_the_answer(open_page):
    page = open_page(page_of(form_of("single")))
    page.check("input[value=b]")
    page.click("[type=submit]")
    page.click("[data-do=again]")
    assert kept(page, "glitch-intent")["attempts"] == 0
    assert page.locator("input:checked").count() == 0


def test_two_showings_of_one_question_do_not_share_a_choice(open_page):
    page = open_page(page_of(form_of("single", uid="one"), form_of("single", uid="two")))
    page.check("#one input[value=a]")
    page.check("#two input[value=b]")
    assert page.is_checked("#one input[value=a]")


@pytest.mark.parametrize("kind", QUESTIONS)
def test_question_is_readable_without_a_script(open_page, kind):
    page = open_page(page_of(form_of(kind)), java_script_enabled=False)
    text = page.inner_text("form")
    slots = QUESTIONS[kind][1]
    wanted = [slots["stem"], *(slots[name] for name in slots if name.startswith(("item:", "left:")))]
    assert [words for words in wanted if words not in text] == []
    assert page.is_visible("details[open] .bt-answer-body")
    assert page.locator("button:visible").count() == 0


def test_enter_without_a_script_does_not_leave_the_page(open_page):
    page = open_page(page_of(form_of("text")), java_script_enabled=False)
    before = page.url
    page.focus("input")
    press(page, "a Enter")
    assert page.url == before


def test_paper_has_question_and_options_but_no_buttons(open_page):
    page = open_page(whole_page())
    page.emulate_media(media="print")
    assert page.locator("form button:visible").count() == 0
    assert page.locator(".bt-option:visible").count() == 7
    assert page.locator(".bt-answer:visible").count() == 0


def answer_all(page):
    for form in page.locator("form").all():
        if form.locator("input[type=text]").count():
            form.locator("input").fill("3")
        for choice in form.locator("input[value=a]").all():
            choice.check()
        for select in form.locator("select").all():
            select.select_option(index=1)
        form.locator("[type=submit]").click()
        form.locator("[type=submit]").click()


@pytest.mark.parametrize(("theme", "width", "lang"), [
    ("light", 1280, "en"), ("light", 390, "ja"), ("dark", 1280, "ja"), ("dark", 390, "en"),
])
def test_no_axe_violation_before_or_after_answering(open_page, theme, width, lang):
    page = open_page(whole_page(theme=theme, lang=lang), viewport={"width": width, "height": 900})
    found = violations(page)
    answer_all(page)
    page.focus(".bt-claim")
    assert found + violations(page) == []
    assert page.faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def violations(page):
    page.evaluate(AXE)
    result = page.evaluate("axe.run()")
    return [(one["id"], node["html"]) for one in result["violations"] for node in one["nodes"]]


def test_every_control_is_large_enough_for_a_finger(open_page):
    page = open_page(whole_page(), viewport={"width": 390, "height": 900})
    small = "list => list.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    controls = "button:not([hidden]), .bt-option, select, input[type=text]"
    assert page.eval_on_selector_all(controls, small) == []


def test_feedback_comes_within_50_ms(open_page):
    page = open_page(whole_page())
    page.check("#glitch-intent input[value=a]")
    script = """() => { const start = performance.now();
        document.querySelector('#glitch-intent [type=submit]').click();
        document.body.offsetHeight; return performance.now() - start; }"""
    assert min(page.evaluate(script) for _ in range(5)) < 50


def test_part_that_fails_takes_no_other_with_it(open_page):
    broken = form_of("single", uid="broken").replace('"kind":"single"', '"kind":"essay"')
    page = open_page(page_of(broken, form_of("text")))
    assert page.get_attribute("#glitch-name", "data-ready") == "true"
