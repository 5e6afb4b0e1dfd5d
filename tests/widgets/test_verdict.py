"""A verdict: checked, typed for the scoreboard, readable in a notebook."""

import json

import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs.judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from beyondtoken.widgets import verdict
from beyondtoken.widgets.verdict import VERDICT_MIME

FOUND = {
    "A4-C23": judged(SUPPORTED, measured_en="8 steps | 17 steps", measured_ja="8歩"),
    "A4-C24": judged(ONLY_IF, measured_en="a\nb", measured_ja="あ", condition_en="if it explores",
                     condition_ja="探索すれば"),
}


def test_book_gets_the_directive_and_the_typed_output(in_book):
    bundle = verdict(FOUND)._repr_mimebundle_()
    head, body, foot = bundle["text/markdown"].splitlines()
    assert (head, foot) == ("```{verdict}", "```")
    assert json.loads(body) == FOUND == bundle[VERDICT_MIME]


def test_notebook_shows_a_table_of_words(monkeypatch):
    monkeypatch.delenv("BEYONDTOKEN_HOST", raising=False)
    rows = verdict(FOUND)._repr_mimebundle_()["text/markdown"].splitlines()
    assert len(rows) == 4
    assert rows[2].startswith("| **A4-C23** ")
    assert rows[2].endswith(r"| **supported** | 8 steps \| 17 steps |")
    assert "| **supported only if**: if it explores | a b |" in rows[3]


def test_table_speaks_the_language_of_the_setting(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_LANGUAGE", "ja")
    assert "**条件つきで支持される**: 探索すれば" in verdict(FOUND).markdown


def test_claim_that_nobody_made_is_refused_in_a_notebook():
    with pytest.raises(BookError, match="has no claim 'A4-C99'"):
        verdict({"A4-C99": judged(SUPPORTED, measured_en="x", measured_ja="x")})


@pytest.mark.parametrize("judgement", [
    {"word": "proved", "measured": {"en": "x", "ja": "x"}},
    {"word": ONLY_IF, "measured": {"en": "x", "ja": "x"}},
    {"word": NOT_SUPPORTED, "measured": {"en": "x", "ja": "x"}, "condition": {"en": "y", "ja": "y"}},
    {"word": SUPPORTED, "measured": {"en": "x"}}, {"word": SUPPORTED}, "supported",
])
def test_judgement_that_cannot_be_used_is_refused(judgement, in_book):
    with pytest.raises(BookError, match="verdict at "):
        verdict({"A4-C23": judgement})


@pytest.mark.parametrize("judgements", [{}, {"C23": FOUND["A4-C23"]}])
def test_verdict_needs_claims(judgements, in_book):
    with pytest.raises(BookError):
        verdict(judgements)
