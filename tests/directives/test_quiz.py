from bs4 import BeautifulSoup
from docutils import nodes

from beyondtoken.directives.claims import ClaimWords
from beyondtoken.directives.terms import TermWords
from tests.directives.tiny_book import QUESTION, QUESTIONS, both

PAGE = "chapters/beyond-imitation/glitch"


def page(book, name=PAGE):
    return BeautifulSoup(book.text(f"{name}.html"), "html.parser")


def test_a_book_with_a_question_builds_without_warnings(built):
    assert built.warnings == ""


def test_texts_of_a_question_are_parsed_as_the_page_is(built):
    stem = page(built).select_one("form.bt-quiz legend .bt-stem")
    assert stem.select_one("a.bt-term")["data-tip"] == "term:reward"
    assert stem.find("math") is not None


def test_a_claim_inside_an_option_links_to_the_scoreboard(built):
    link = page(built).select_one("label a.bt-claim")
    assert link["href"] == "../scoreboard.html#a4-c23"


def test_html_in_a_text_is_shown_as_text(built):
    assert "<b>" in page(built).select("label .bt-option-text")[1].get_text()


def test_one_paragraph_stands_in_its_label_without_a_paragraph_tag(built):
    assert page(built).select("form.bt-quiz label p, form.bt-quiz legend p") == []


def test_the_same_question_twice_on_a_page_has_ids_of_its_own(book):
    book.page(PAGE, "# Glitch\n\n" + "```{quiz} glitch-intent\n```\n" * 2)
    book.build()
    ids = [form["id"] for form in page(book).select("form.bt-quiz")]
    names = {field["name"] for field in page(book).select("form.bt-quiz input")}
    assert ids == ["glitch-intent", "glitch-intent-2"]
    assert names == set(ids)


def test_questions_stay_real_nodes_of_the_page(built):
    doctree = built.build(processes=1).env.get_doctree(PAGE)
    assert "What is the reward when x^2 = 4?" in doctree.astext()
    assert {type(node) for node in doctree.findall(nodes.inline)} == {TermWords, ClaimWords}


def test_the_search_index_knows_the_words_of_a_question(built):
    assert '"inde"' in built.text("searchindex.js")


def test_a_question_kept_for_examinations_is_refused_and_leaves_no_trace(book):
    book.page(PAGE, "# Glitch\n\n```{quiz} glitch-kept\n```\n")
    book.build()
    assert "glitch.md:3: WARNING: quiz: " in book.warnings
    assert "kept for examinations" in book.warnings
    assert page(book).find("form", class_="bt-quiz") is None


def test_an_unknown_question_is_named_with_its_place(book):
    book.page(PAGE, "# Glitch\n\n```{quiz} glitch-intend\n```\n")
    book.build()
    assert "glitch.md:3: WARNING: quiz: " in book.warnings
    assert "Write 'glitch-intent'" in book.warnings


def test_a_page_is_read_again_when_its_question_changes(book):
    book.build()
    changed = QUESTION | {"stem": both("A new stem.")}
    book.data("exercises/beyond-imitation/glitch.yml", QUESTIONS | {"questions": [changed]})
    book.build()
    assert "A new stem." in page(book).find("legend").get_text()


def test_the_japanese_edition_asks_in_japanese(book):
    book.build(language="ja")
    assert "報酬とは。" in page(book).find("legend").get_text()
