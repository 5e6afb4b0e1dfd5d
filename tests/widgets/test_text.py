"""Texts of questions in a notebook: safe, with maths, with roles as words."""

import pytest

from beyondtoken.widgets.text import rendered


def test_markup_in_a_text_is_shown_as_text():
    html = rendered('<img src=x onerror="alert(1)"> and <script>alert(1)</script>', "en")
    assert "<img" not in html
    assert "<script" not in html


def test_link_that_runs_a_script_stays_text():
    assert "<a" not in rendered("[here](javascript:alert(1))", "en")


def test_formula_becomes_mathml():
    assert rendered("so $x^2$ grows", "en").startswith("so <math")


@pytest.mark.parametrize("formula", [r"\frac{1}", r"\begin{x}", r"a_1_2", r"\left( x"])
def test_formula_that_cannot_be_read_is_code_or_maths(formula):
    html = rendered(f"see ${formula}$", "en")
    assert html.startswith(("see <code>", "see <math"))


def test_unreadable_formula_shows_its_source():
    assert rendered(r"$\left( x$", "en") == r"<code>\left( x</code>"


@pytest.mark.parametrize("text", ["5 $ and 6 $", "it costs $5 and $6", r"\$x\$", "`$x$`"])
def test_dollar_signs_of_prices_and_code_are_no_maths(text):
    assert "<math" not in rendered(text, "en")


def test_term_with_words_shows_the_words():
    assert rendered("{term}`the *rules* <policy>`", "en") == "the *rules*"


def test_markup_in_a_role_is_escaped():
    assert rendered("{term}`<b>x</b> <policy>`", "en") == "&lt;b&gt;x&lt;/b&gt;"


def test_several_paragraphs_stay_paragraphs():
    assert rendered("one\n\ntwo", "en").count("<p>") == 2
