import json

from docutils import nodes

from beyondtoken.directives.parts import Mark
from tests.directives.tiny_book import JUDGEMENT

PAGE = "chapters/beyond-imitation/glitch"


def verdict(book, said, **config):
    book.page(PAGE, f"# Glitch\n\n```{{verdict}}\n{json.dumps(said)}\n```\n")
    return book.doctree(PAGE, **config)


def test_a_verdict_gives_word_claim_condition_and_measurement(book):
    lines = [line.astext() for line in verdict(book, {"A4-C23": JUDGEMENT}).findall(nodes.paragraph)]
    assert lines == ["supported only if C23", "Text of A4-C23.", "Condition: the wall is thin",
                     "Measured: 8 steps, 20 of 20 runs"]


def test_a_verdict_links_to_its_row(book):
    mark, = verdict(book, {"A4-C23": JUDGEMENT}).findall(Mark)
    assert mark["refuri"] == "../scoreboard.html#a4-c23"


def test_the_word_is_in_the_language_of_the_page(book):
    text = verdict(book, {"A4-C23": JUDGEMENT}, language="ja").astext()
    assert "条件つきで支持される" in text
    assert "8歩、20回中20回" in text


def test_an_unknown_word_is_refused(book):
    verdict(book, {"A4-C23": JUDGEMENT | {"word": "proved"}})
    assert "glitch.md:3: WARNING: verdict: " in book.warnings


def test_an_unknown_claim_is_refused(book):
    verdict(book, {"A4-C99": JUDGEMENT})
    assert "'A4-C99' is not in sources/claims.yml" in book.warnings
