import pytest
from bs4 import BeautifulSoup

READING, GLITCH = "chapters/beyond-imitation/index", "chapters/beyond-imitation/glitch"


def used_in(book, key):
    entry = BeautifulSoup(book.text("glossary/index.html"), "html.parser").find(id=f"term-{key}")
    return [link["href"] for link in entry.find_next("p", class_="bt-used-in").find_all("a")]


def anchors(book):
    page = BeautifulSoup(book.text("glossary/index.html"), "html.parser")
    return [entry["id"] for entry in page.find_all("dt")]


def test_every_term_has_an_anchor_in_alphabetical_order(built):
    assert anchors(built) == ["term-agent", "term-distillation", "term-reward"]


def test_a_term_used_only_inside_a_question_leads_back_to_it(built):
    assert used_in(built, "reward") == ["../chapters/beyond-imitation/glitch.html"]


def test_back_references_stand_in_reading_order(book):
    book.page("chapters/a-late-page", "# Late\n\n{term}`reward`\n")
    book.page("index", "# Book\n\n```{toctree}\nchapters/beyond-imitation/glitch\nchapters/a-late-page\n"
                       "chapters/beyond-imitation/index\nchapters/scoreboard\nglossary/index\n```\n")
    book.build()
    assert used_in(book, "reward") == [f"../{page}.html" for page in (GLITCH, "chapters/a-late-page")]


def test_a_use_that_is_taken_out_leaves_no_back_reference(book):
    book.build()
    book.page(READING, "# Reading\n\nNothing.\n")
    book.build()
    assert used_in(book, "distillation") == []


def test_a_new_use_shows_although_the_glossary_itself_has_not_changed(book):
    book.build()
    book.page(READING, "# Reading\n\n{term}`agent`\n")
    book.build()
    assert used_in(book, "agent") == ["../chapters/beyond-imitation/index.html"]


def test_uses_read_in_other_processes_count(book):
    for number in range(8):                     # Sphinx reads in parallel from six pages on
        book.page(f"extra-{number}", f"# Extra {number}\n\n{{term}}`agent`\n\n:orphan:\n")
    book.build(processes=2)
    assert len(used_in(book, "agent")) == 8


@pytest.mark.parametrize("told", ["ちしきじょうりゅう", "定義の文。", "A4, paragraph 17", "hinton2015"])
def test_an_entry_gives_reading_both_definitions_first_use_and_source(built, told):
    entry = BeautifulSoup(built.text("glossary/index.html"), "html.parser").find(id="term-distillation")
    assert told in str(entry) + str(entry.find_next("dd"))


def test_the_japanese_glossary_is_sorted_by_kana_of_both_kinds(book):
    book.build(language="ja")
    assert anchors(book) == ["term-agent", "term-distillation", "term-reward"]
