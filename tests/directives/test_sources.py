import pytest
from docutils import nodes

from tests.directives.tiny_book import ARTICLE

READING = "chapters/beyond-imitation/index"


def page(book, body, **config):
    book.page(READING, f"# Reading\n\n{body}\n")
    return book.doctree(READING, **config)


@pytest.mark.parametrize("told", ["An agent / エージェント", "TechFlow", "Luan", "2025-02 (from the page)",
                                  "it stops", "three steps away", "https://example.org/a4"])
def test_a_card_tells_where_the_article_comes_from(book, told):
    facts = [fact.astext() for fact in page(book, "```{source-card} A4\n```").findall(nodes.definition)]
    assert told in facts


def test_slips_give_place_print_reading_reason_and_confidence(book):
    cells = [cell.astext() for cell in page(book, "```{slips} A4\n```").findall(nodes.entry)]
    assert cells[5:] == ["P42", "Asian firm", "agent firm", "misheard", "high"]


def test_slip_beside_the_text_says_so_in_place_of_a_paragraph(book):
    slip = ARTICLE["slips"][0] | {"paragraphs": []}
    book.data("sources/articles.yml", {"articles": [ARTICLE | {"slips": [slip]}]})
    cells = [cell.astext() for cell in page(book, "```{slips} A4\n```").findall(nodes.entry)]
    assert cells[5] == "beside the text"


def test_an_unknown_article_is_named(book):
    page(book, "```{source-card} A9\n```")
    assert "index.md:3: WARNING: source-card: " in book.warnings
    assert "article 'A9' is not in sources/articles.yml" in book.warnings


def test_a_table_of_slips_builds_as_plain_text_in_japanese(book):
    page(book, "```{slips} A4\n```", builder="text", language="ja")
    assert "エージェント企業" in book.text(f"{READING}.txt", "text")
