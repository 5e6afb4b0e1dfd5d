from __future__ import annotations

import pytest

from beyondtoken.classroom.scaffold import plan_article
from beyondtoken.classroom.scaffold.article import ASKED, next_id
from beyondtoken.content import read_articles, read_claims, read_question_file
from beyondtoken.errors import SettingError
from tests.book.test_prose import test_reading_has_every_part_of_its_anatomy as has_part
from tests.book.test_prose import test_sentence_has_at_most_28_words as is_short

PARTS = ["The article in 100 words", "How far we are from", "The argument", "Printed slips and aged facts", "Also said",
         "The experiments", "Questions", "To discuss", "Further reading"]


def test_book_with_a_new_article_has_no_fault(grown, book):
    root = grown(plan_article(book, "small-models"))
    assert [article.chapter for article in read_articles(root)] == ["world-models", "small-models"]
    assert [claim.id for claim in read_claims(root)] == ["A1-C01", "A2-C01"]


def test_reading_asks_a_question_of_every_kind(grown, book):
    file = read_question_file(grown(plan_article(book, "small-models")) / "exercises/small-models/small-models.yml")
    assert [question.kind for question in file.questions] == list(ASKED.values())


@pytest.mark.parametrize("part", PARTS)
def test_reading_has_the_anatomy_that_pages_must_have(grown, book, part):
    page = grown(plan_article(book, "small-models")) / "chapters/small-models/index.md"
    has_part(page, part)
    is_short(page)


def test_notebook_is_written_beside_the_reading(grown, book):
    assert (grown(plan_article(book, "small-models")) / "chapters/small-models/index.ipynb").is_file()


def test_tenth_article_is_refused_for_ids_have_one_digit(book):
    path = book / "sources/articles.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("A1", "A9"), encoding="utf-8")
    with pytest.raises(SettingError, match="at most 9 articles"):
        next_id(book)


def test_same_article_twice_is_refused(grown, book):
    grown(plan_article(book, "small-models"))
    with pytest.raises(SettingError, match="has that name"):
        plan_article(book, "small-models")
