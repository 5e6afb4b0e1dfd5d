import json

from bs4 import BeautifulSoup

READING = "chapters/beyond-imitation/index"


def test_progress_lists_pages_that_ask_with_the_names_a_browser_stores(book):
    book.page(READING, "# Reading\n\n```{progress}\n```\n\n```{predict} glitch-steps\n```\n")
    book.build()
    panel = BeautifulSoup(book.text(f"{READING}.html"), "html.parser").select_one(".bt-progress")
    pages = json.loads(panel.find("script").string)["pages"]
    assert pages == [["predict:glitch-steps"], ["quiz:glitch-intent"]]


def test_print_has_nothing_to_keep_count_of(book):
    book.page(READING, "# Reading\n\n```{progress}\n```\n")
    assert book.doctree(READING, "latex").astext().strip() == "Reading"
