"""The progress panel: what is done, and the reader's answers as a file."""

import json

import pytest

from tests.assets.quiz_page import whole_page

STATUS = ".bt-progress [role=status]"


@pytest.fixture
def page(open_page):
    opened = open_page(whole_page())
    opened.check("#glitch-intent input[value=b]")
    opened.click("#glitch-intent [type=submit]")
    return opened


def load(page, content):
    text = content if isinstance(content, str) else json.dumps(content)
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files(".bt-progress input[type=file]", file)
    page.wait_for_function(f"document.querySelector('{STATUS}').textContent !== ''")


def answers(page):
    return page.evaluate("Object.keys(localStorage).sort()")


def test_right_answer_counts_at_once(page):
    assert page.inner_text(".bt-progress tbody td") == "1 of 6"


def test_wrong_answer_does_not_count(page):
    page.check("#glitch-causes input[value=b]")
    page.click("#glitch-causes [type=submit]")
    assert page.inner_text(".bt-progress tbody td") == "1 of 6"


def test_saved_file_brings_the_answers_back(page):
    with page.expect_download() as saved:
        page.click("text=Save answers to a file")
    text = saved.value.path().read_text(encoding="utf-8")
    page.evaluate("localStorage.clear()")
    load(page, text)
    assert page.inner_text(STATUS) == "Answers loaded: 1."
    assert answers(page) == ["beyondtoken:1:quiz:glitch-intent"]


@pytest.mark.parametrize("content", [
    "", "{", "[]", {"book": "another", "version": 1, "answers": {}},
    {"book": "beyondtoken", "version": 99, "answers": {}},
    {"book": "beyondtoken", "version": 1, "answers": []},
])
def test_foreign_file_is_refused_and_changes_nothing(page, content):
    before = answers(page)
    load(page, content)
    assert page.inner_text(STATUS).startswith("This file holds no answers of this book.")
    assert answers(page) == before


def test_only_names_and_states_of_this_book_are_taken_from_a_file(page):
    strange = {"quiz:x": 5, "../../theme": {"a": 1}, "quiz:<b>": {"a": 1}}
    good = {"quiz:glitch-steps": {"answer": "8", "attempts": 1}}
    load(page, {"book": "beyondtoken", "version": 1, "answers": strange | good})
    assert answers(page) == ["beyondtoken:1:quiz:glitch-intent", "beyondtoken:1:quiz:glitch-steps"]


def test_erasing_asks_first_and_can_be_refused(page):
    page.click("text=Erase all answers")
    focused = page.evaluate("document.activeElement.textContent")
    page.click("text=Keep them")
    assert focused == "Keep them"
    assert answers(page) == ["beyondtoken:1:quiz:glitch-intent"]


def test_erasing_leaves_other_books_alone(page):
    page.evaluate("localStorage.setItem('other:1:quiz:a', '{}')")
    page.click("text=Erase all answers")
    page.click("text=Yes, erase")
    assert answers(page) == ["other:1:quiz:a"]
    assert page.inner_text(".bt-progress tbody td") == "0 of 6"


def test_panel_tells_pages_and_totals_without_a_script(open_page):
    page = open_page(whole_page(), java_script_enabled=False)
    assert page.inner_text(".bt-progress tbody tr").split() == ["Glitch", "–", "of", "6"]
