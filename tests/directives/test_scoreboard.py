import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from tests.directives.tiny_book import JUDGEMENT

LAB = "chapters/beyond-imitation/glitch"


def board(book):
    return BeautifulSoup(book.text("chapters/scoreboard.html"), "html.parser")


def test_every_claim_has_a_row_with_its_anchor(built):
    assert [row["id"] for row in board(built).select("tbody tr")] == ["a4-c23", "a4-c24", "a1-c01"]


def test_a_row_can_be_sorted_and_filtered_by_its_data(built):
    row = board(built).find(id="a4-c23")
    names = ("article", "kind", "status", "test", "verdict", "lab")
    assert [row[f"data-{name}"] for name in names] == ["A4", "opinion", "holds", "lab", "only-if", "glitch"]


def test_filter_offers_what_some_row_has_and_nothing_else(built):
    offered = {field["name"]: [option["value"] for option in field.select("option")][1:]
               for field in board(built).select(".bt-filter select")}
    assert offered == {"article": ["A4"], "kind": ["opinion"], "test": ["lab", "document"],
                       "verdict": ["only-if", "none"], "lab": ["glitch"]}


def test_counts_are_computed_from_claims_and_runs(built):
    counts = [item.get_text().strip() for item in board(built).select(".bt-counts li")]
    assert counts == [
        "3 claims in all", "a lab measures it in miniature: 2", "the mechanism behind it can be run: 0",
        "documents settle it: 1", "cannot be tested: 0", "claims with the verdict “supported”: 0",
        "claims with the verdict “supported only if”: 1", "claims with the verdict “not supported”: 0",
        "claims with the verdict “cannot be tested here”: 0", "claims that name a lab not yet written: 1"]


def test_a_lab_that_exists_is_linked_by_its_title(built):
    link = board(built).find(id="a4-c23").select_one(".bt-labs a")
    assert (link["href"], link.get_text()) == ("beyond-imitation/glitch.html", "Glitch")


def test_a_lab_that_does_not_exist_is_said_not_to(built):
    assert "distillation (lab not written yet)" in board(built).find(id="a4-c24").get_text()


def test_a_claim_that_no_lab_tests_gives_its_reason(built):
    assert "A reason." in board(built).find(id="a1-c01").get_text()


def test_a_lab_of_the_book_without_a_verdict_stops_the_build(book):
    book.run(LAB, verdicts={})
    with pytest.raises(ExtensionError, match=f"{LAB}: no verdict for A4-C23"):
        book.build()


def test_any_page_of_a_lab_may_give_its_verdict(book):
    book.page(f"{LAB}-sharing", "# Sharing\n")
    book.run(LAB, verdicts={})
    book.run(f"{LAB}-sharing", verdicts={"A4-C23": JUDGEMENT})
    book.build()
    row = board(book).find(id="a4-c23")
    assert [(link["href"], link.get_text()) for link in row.select(".bt-labs a")] == [
        ("beyond-imitation/glitch-sharing.html", "Sharing")]


def test_a_page_of_another_lab_may_not(book):
    book.page(f"{LAB}es", "# Another lab\n")
    book.run(LAB, verdicts={})
    book.run(f"{LAB}es", verdicts={"A4-C23": JUDGEMENT})
    with pytest.raises(ExtensionError, match=f"{LAB}: no verdict for A4-C23"):
        book.build()


def test_collecting_texts_for_translators_asks_for_no_verdicts(book):
    book.run(LAB, verdicts={})
    book.build("gettext")
    assert book.warnings == ""


def test_the_verdict_of_a_page_that_is_gone_does_not_count(book):
    book.run("chapters/beyond-imitation/distillation", verdicts={"A4-C24": JUDGEMENT})
    book.build()
    assert board(book).find(id="a4-c24")["data-verdict"] == "none"


def test_print_gives_every_claim_as_a_list(book):
    book.build("text")
    told = book.text("chapters/scoreboard.txt", "text")
    assert "A4, paragraph 23 · opinion · Status: holds (2025-02)" in told
