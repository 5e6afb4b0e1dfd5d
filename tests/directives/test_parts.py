from bs4 import BeautifulSoup

from tests.directives.tiny_book import QUESTION, QUESTIONS, both

PAGE = "chapters/beyond-imitation/glitch"


def stem(book, text):
    book.data("exercises/beyond-imitation/glitch.yml",
              QUESTIONS | {"questions": [QUESTION | {"stem": both(text)}]})
    book.build()
    return BeautifulSoup(book.text(f"{PAGE}.html"), "html.parser").select_one(".bt-stem")


def test_paragraphs_of_a_text_are_parted_by_a_line_break(book):
    found = stem(book, "First thought.\n\nSecond thought.")
    assert str(found) == '<span class="bt-stem">First thought.<br/>Second thought.</span>'


def test_a_text_may_open_with_the_sign_of_percent(book):
    assert stem(book, "% of all answers").get_text() == "% of all answers"


def test_a_block_of_html_is_shown_as_text(book):
    found = stem(book, "<script>alert(1)</script>")
    assert found.find("script") is None
    assert "<script>alert(1)</script>" in found.get_text()


def test_a_part_of_ours_takes_no_class_that_themes_give_a_meaning(built):
    page = BeautifulSoup(built.text("chapters/scoreboard.html"), "html.parser")
    assert page.select_one(".bt-scoreboard")["class"] == ["bt-scoreboard"]
