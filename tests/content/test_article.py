"""The five articles, and the slips that they print."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from beyondtoken.content import Article, Slip, find_root, read_articles

ARTICLES = read_articles(find_root())


def test_there_are_five_articles_each_with_its_own_chapter():
    assert {article.id: article.chapter for article in ARTICLES} == {
        "A1": "world-models", "A2": "open-or-closed", "A3": "open-science", "A4": "beyond-imitation",
        "A5": "many-senses"}


def test_slips_of_each_article_are_numbered_without_gaps():
    assert [len(article.slips) for article in ARTICLES] == [7, 8, 17, 34, 6]
    assert [slip.id for article in ARTICLES for slip in article.slips] == [
        f"{article.id}-S{number:02d}" for article in ARTICLES for number in range(1, len(article.slips) + 1)]


def test_printed_words_are_the_same_in_both_editions(tiny):
    slip = read_articles(tiny)[0].slips[0]
    assert [slip.as_printed.text(language) for language in ("en", "ja")] == ["梯度降下法", "梯度降下法"]


def test_place_may_be_described_in_both_languages(tiny):
    slip = read_articles(tiny)[0].slips[0].model_dump()
    described = Slip(**{**slip, "as_printed": {"en": "the caption", "ja": "写真の説明"}})
    assert described.as_printed.text("en") == "the caption"


@pytest.mark.parametrize("field", ["published", "url", "reliability", "paragraph_count", "truncated"])
def test_article_must_say_how_far_it_can_be_trusted(field, tiny):
    article = read_articles(tiny)[0].model_dump()
    del article[field]
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        Article(**article)
