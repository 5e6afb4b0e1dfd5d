"""Tips of terms and claims open and close as WCAG 1.4.13 asks, at every width."""

import pytest

from tests.assets.quiz_page import TIPS, page_of, whole_page

TERM, CLAIM, TIP = ".bt-term >> nth=0", ".bt-claim", "[role=tooltip]"


def test_focus_opens_the_tip_and_names_it_as_description(open_page):
    page = open_page(whole_page())
    page.focus(TERM)
    assert "What to do in each state." in page.inner_text(TIP)
    assert page.get_attribute(TERM, "aria-describedby") == page.get_attribute(TIP, "id")


def test_escape_closes_the_tip_and_leaves_the_focus(open_page):
    page = open_page(whole_page())
    page.focus(TERM)
    page.keyboard.press("Escape")
    assert page.is_hidden(TIP)
    assert page.get_attribute(TERM, "aria-describedby") is None
    assert page.evaluate("document.activeElement.className") == "bt-term"


def test_tip_closes_when_the_focus_moves_on(open_page):
    page = open_page(whole_page())
    page.focus(CLAIM)
    page.focus("#glitch-steps-field")
    assert page.is_hidden(TIP)


def test_hover_opens_the_tip_after_a_moment(open_page):
    page = open_page(whole_page())
    page.hover(CLAIM)
    at_once = page.is_visible(TIP)
    page.wait_for_selector(TIP)
    assert not at_once
    assert "dated" in page.inner_text(TIP)


def test_pointer_can_enter_the_tip_and_it_stays(open_page):
    page = open_page(whole_page())
    page.hover(CLAIM)
    page.wait_for_selector(TIP)
    page.hover(TIP)
    page.wait_for_timeout(600)
    assert page.is_visible(TIP)


def test_tip_closes_after_the_pointer_has_left(open_page):
    page = open_page(whole_page())
    page.hover(CLAIM)
    page.wait_for_selector(TIP)
    page.mouse.move(5, 600)
    page.wait_for_selector(TIP, state="hidden")
    assert page.get_attribute(CLAIM, "aria-describedby") is None


@pytest.mark.parametrize(("mark", "words", "address"), [
    (TERM, "Open in the glossary", "glossary.html#policy"),
    (CLAIM, "Open in the scoreboard", "scoreboard.html#a4-c23"),
])
def test_first_tap_opens_a_tip_with_the_link(open_page, mark, words, address):
    page = open_page(whole_page(), has_touch=True, viewport={"width": 390, "height": 800})
    before = page.url
    page.tap(mark)
    assert page.url == before
    assert page.inner_text(f"{TIP} a") == words
    assert page.get_attribute(f"{TIP} a", "href").endswith(address)


def test_tap_elsewhere_closes_the_tip(open_page):
    page = open_page(whole_page(), has_touch=True)
    page.tap(CLAIM)
    page.tap("h1")
    assert page.is_hidden(TIP)


def test_click_with_a_mouse_follows_the_link(open_page):
    page = open_page(whole_page())
    page.hover(CLAIM)
    page.wait_for_selector(TIP)
    page.evaluate("""addEventListener('click', event => {
        window.followed = !event.defaultPrevented; event.preventDefault(); })""")
    page.click(CLAIM)
    assert page.evaluate("window.followed") is True


@pytest.mark.parametrize("place", ["left: 2px; top: 5px", "right: 2px; top: 5px", "right: 2px; bottom: 2px"])
def test_tip_stays_inside_a_narrow_window(open_page, place):
    mark = f'<a class="bt-claim" data-tip="claim:A4-C23" href="#" style="position: fixed; {place}">C23</a>'
    page = open_page(page_of(mark), viewport={"width": 390, "height": 500})
    page.focus(".bt-claim")
    box = page.locator(TIP).bounding_box()
    assert min(box["x"], box["y"]) >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] + box["height"] <= 500


def test_tip_stands_by_its_mark_on_a_scrolled_page_with_a_placed_main(open_page):
    filler = '<style>main {position: relative; top: 90px}</style><div style="height: 3000px"></div>'
    mark = '<a class="bt-term" data-tip="term:policy" href="#">policy</a>'
    page = open_page(page_of(filler, mark, filler))
    page.focus(".bt-term")
    tip, term = page.locator(TIP).bounding_box(), page.locator(".bt-term").bounding_box()
    gap = max(tip["y"] - term["y"] - term["height"], term["y"] - tip["y"] - tip["height"])
    assert 0 < gap < 20


def test_mark_without_an_address_has_a_tip_without_a_link(open_page):
    page = open_page(page_of('<span class="bt-term" data-tip="term:policy" tabindex="0">policy</span>'))
    page.focus(".bt-term")
    assert page.inner_text(TIP).startswith(TIPS["term:policy"]["title"])
    assert page.locator(f"{TIP} a").count() == 0


def test_mark_whose_tip_is_missing_is_a_plain_link(open_page):
    page = open_page(page_of('<a class="bt-term" data-tip="term:constructor" href="#">x</a>'))
    page.focus(".bt-term")
    assert page.is_hidden(TIP)
    assert page.faults == []
