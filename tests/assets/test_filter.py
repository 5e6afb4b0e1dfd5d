"""The scoreboard's filter: rows that fit stay, the count tells how many, a link to a hidden row shows it."""

import pytest

from beyondtoken.assets.forms import claim_filter
from tests.assets.quiz_page import page_of

ROWS = {"a4-c23": ("A4", "only-if", "glitch"), "a4-c24": ("A4", "none", "glitch preferences"),
        "a1-c01": ("A1", "none", "")}


@pytest.fixture
def page(open_page):
    choices = {"article": {"A4": "A4", "A1": "A1"}, "verdict": {"only-if": "supported only if", "none": "no verdict"},
               "lab": {"glitch": "Glitch", "preferences": "Preferences"}}
    rows = "".join(f'<tr id="{name}" data-article="{row[0]}" data-verdict="{row[1]}" data-lab="{row[2]}">'
                   f"<th>{name}</th></tr>" for name, row in ROWS.items())
    board = f'{claim_filter(choices, lang="en")}<table class="bt-claims"><tbody>{rows}</tbody></table>'
    return open_page(page_of(f'<div class="bt-scoreboard">{board}</div>'))


def shown(page):
    return [row.get_attribute("id") for row in page.locator("tbody tr").all() if row.is_visible()]


def test_all_rows_are_there_at_first(page):
    assert shown(page) == list(ROWS)
    assert page.inner_text(".bt-filter [role=status]") == "3 of 3 claims shown."


def test_two_choices_must_both_fit(page):
    page.select_option("[name=article]", "A4")
    page.select_option("[name=verdict]", "none")
    assert shown(page) == ["a4-c24"]
    assert page.inner_text(".bt-filter [role=status]") == "1 of 3 claims shown."


def test_claim_of_two_labs_is_found_by_either(page):
    page.select_option("[name=lab]", "preferences")
    assert shown(page) == ["a4-c24"]


def test_everything_comes_back(page):
    page.select_option("[name=article]", "A1")
    page.click("text=Show all claims")
    page.wait_for_function("document.querySelectorAll('tr[hidden]').length === 0")
    assert shown(page) == list(ROWS)


def test_link_to_a_hidden_row_shows_it(page):
    page.select_option("[name=article]", "A1")
    page.evaluate("location.hash = '#a4-c23'")
    page.wait_for_function("document.querySelectorAll('tr[hidden]').length === 0")
    assert page.input_value("[name=article]") == ""
