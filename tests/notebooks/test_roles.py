from __future__ import annotations

import pytest

from beyondtoken.errors import ContentError
from beyondtoken.notebooks.roles import plain_inline

from .plain import place


def plain(text, **where):
    return plain_inline(text, place(**where), 1)


def test_claim_becomes_a_link_to_the_scoreboard_with_the_claim_as_tip():
    assert plain("{claim}`A4-C23`") == (
        '[A4 C23](../scoreboard.md "Text of A4-C23. (Luan; opinion; status: holds, 2025-02)")')


def test_claim_of_the_chapter_s_own_article_needs_no_article():
    shown = plain("{claim}`A4-C23`", docname="chapters/beyond-imitation/page")
    assert shown.startswith("[C23](../scoreboard.md")


@pytest.mark.parametrize(("text", "words"), [
    ("{term}`reward`", "reward"), ("{term}`Reward`", "reward"), ("{term}`paid well <reward>`", "paid well")])
def test_term_becomes_a_link_to_the_glossary_with_the_definition_as_tip(text, words):
    assert plain(text) == f'[{words}](../../glossary/index.md "A number to climb.")'


def test_citation_in_brackets_links_each_work_that_has_an_address():
    linked = '[Hinton, Vinyals and Dean 2015](https://example.org/h "Distilling / knowledge")'
    assert plain("{cite:p}`hinton2015,sutton2018`") == f"({linked}; Sutton and Barto 2018)"


def test_citation_in_text_puts_the_year_in_brackets():
    assert plain("{cite:t}`sutton2018` say") == "Sutton and Barto (2018) say"


def test_link_leads_to_the_notebook_where_a_page_has_one():
    assert plain("[lab](lab.md#see), [page](../two/a.md)") == "[lab](lab.ipynb#see), [page](../two/a.md)"


def test_link_to_another_site_stays():
    assert plain("[x](https://example.org/lab.md)") == "[x](https://example.org/lab.md)"


def test_role_inside_program_text_stays():
    assert plain("write `` {claim}`A4-C23` `` so") == "write `` {claim}`A4-C23` `` so"


def test_expression_is_left_for_the_cell_that_says_it():
    assert plain("{eval}`x` steps") == "{eval}`x` steps"


@pytest.mark.parametrize(("text", "problem"), [
    ("\n{claim}`A9-C99`", "page.md:2: there is no claim 'A9-C99'"),
    ("{term}`unheard`", "no term 'unheard'"), ("{cite:p}`nobody1999`", "no work in sources/references.bib"),
    ("{numref}`fig-x`", "the role 'numref' cannot be shown")])
def test_unknown_name_is_refused_with_its_line(text, problem):
    with pytest.raises(ContentError, match=problem):
        plain(text)


def test_span_loses_its_class():
    assert plain("[*Write here.*]{.bt-answer-place}") == "*Write here.*"
    assert plain("`[as]{.it}` is, [a](b.md){x}") == "`[as]{.it}` is, [a](b.md){x}"
