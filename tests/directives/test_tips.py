import pytest

from beyondtoken.content import Term
from beyondtoken.directives.tips import ruby, term_tip
from tests.directives.tiny_book import term

READING, GLITCH = "chapters/beyond-imitation/index.html", "chapters/beyond-imitation/glitch.html"
DISTILLATION = Term.model_validate(term("distillation", "distillation", "蒸留", "じょうりゅう", "A & B."))


def test_a_page_carries_the_tips_that_it_uses_and_no_others(built):
    assert set(built.tips(READING)) == {"claim:A4-C23", "term:distillation"}


def test_tips_inside_a_question_are_among_them(built):
    assert set(built.tips(GLITCH)) == {"term:reward", "claim:A4-C23"}


def test_a_page_without_marks_carries_no_tips(built):
    assert "bt-tips" not in built.text("index.html")


def test_a_closing_tag_in_a_definition_stays_text(built):
    assert "&lt;/script&gt;" in built.tips(READING)["term:distillation"]["html"]


@pytest.mark.parametrize("told", ["Text of A4-C23.", "opinion", "Luan", "A4, paragraph 23", "2025-02"])
def test_a_claim_says_where_it_comes_from(built, told):
    assert told in built.tips(READING)["claim:A4-C23"]["html"]


def test_a_term_gives_the_other_language_with_its_reading():
    html = term_tip(DISTILLATION, "en")["html"]
    assert "<ruby>蒸留<rp>(</rp><rt>じょうりゅう</rt><rp>)</rp></ruby>" in html


def test_the_japanese_tip_gives_kana_in_its_title_and_the_english_name():
    tip = term_tip(DISTILLATION, "ja")
    assert tip["title"] == "蒸留(じょうりゅう)"
    assert '<p lang="en">distillation</p>' in tip["html"]


def test_a_name_in_kana_needs_no_reading():
    assert ruby(DISTILLATION.model_copy(update={"ja": "じょうりゅう"})) == "じょうりゅう"
