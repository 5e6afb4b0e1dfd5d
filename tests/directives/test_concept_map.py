from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

from beyondtoken.content import Term
from beyondtoken.directives.concept_map import name_of
from tests.directives.tiny_book import term

MAP = "glossary/map"
PLACES = {"neighbourhoods": [{"id": "learning", "terms": ["distillation", "reward", "agent"], "links": [
    {"from": "agent", "relation": "needs", "to": "reward"}]}]}


@pytest.fixture
def mapped(book):
    book.data("glossary/map.yml", PLACES)
    book.page(MAP, "# Map\n\n```{concept-map} learning\n```\n")
    book.build()
    return book


def page(book, name=MAP):
    return BeautifulSoup(book.text(f"{name}.html"), "html.parser")


def test_list_says_each_link_in_words(mapped):
    assert page(mapped).select_one(".bt-map-list li").get_text().strip() == "agent needs reward"


def test_every_box_leads_to_the_entry_of_its_term(mapped):
    assert {link["href"] for link in page(mapped).select(".bt-map a")} == {
        f"index.html#term-{key}" for key in ("distillation", "reward", "agent")}


def test_every_term_leads_to_its_place_on_the_map(mapped):
    links = [link["href"] for link in page(mapped, "glossary/index").select(".bt-used-in a")]
    assert links.count("map.html#map-learning") == 3
    assert page(mapped).find(id="map-learning")


def test_the_map_is_no_use_of_a_term(mapped):
    uses = [link["href"] for link in page(mapped, "glossary/index").select(".bt-used-in a")]
    assert "map.html" not in uses


def test_unknown_neighbourhood_is_named(book):
    book.data("glossary/map.yml", PLACES)
    book.page(MAP, "# Map\n\n```{concept-map} earning\n```\n")
    book.build()
    assert "'earning' is not in glossary/map.yml." in book.warnings


def test_print_has_the_list_and_no_drawing(mapped):
    mapped.build("text")
    assert "agent needs reward" in mapped.text(f"{MAP}.txt", "text")


@pytest.mark.parametrize(("key", "name"), [
    ("inference", "推論（実行）"), ("reasoning", "推論（思考）"), ("agi", "汎用人工知能")])
def test_bracket_stays_only_where_two_terms_would_look_the_same(key, name):
    words = {"inference": "推論（実行）", "reasoning": "推論（思考）", "agi": "汎用人工知能（AGI）"}
    terms = {one: Term.model_validate(term(one, one, word, "よみ", "A meaning.")) for one, word in words.items()}
    assert name_of(key, SimpleNamespace(lang="ja", terms=terms)) == name
