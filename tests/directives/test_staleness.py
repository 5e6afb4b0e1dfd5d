import pytest
from sphinx.errors import ExtensionError

from tests.directives.tiny_book import CLAIMS, JUDGEMENT, both

LAB, READING = "chapters/beyond-imitation/glitch", "chapters/beyond-imitation/index"


def test_a_page_is_read_again_when_it_has_run_again(book):
    book.page(LAB, "# Glitch\n\n{eval}`gap`\n")
    book.run(LAB, key="1", values={"gap": "8.0"}, verdicts={"A4-C23": JUDGEMENT})
    book.build()
    book.run(LAB, key="2", values={"gap": "9.5"}, verdicts={"A4-C23": JUDGEMENT})
    book.build()
    assert "9.5" in book.text(f"{LAB}.html")


def test_the_scoreboard_follows_a_new_verdict(book):
    book.build()
    book.run(LAB, key="2", verdicts={"A4-C23": JUDGEMENT | {"word": "not supported", "condition": None}})
    book.build()
    assert 'data-verdict="not-supported"' in book.text("chapters/scoreboard.html")


def test_tips_follow_the_ledger(book):
    book.build()
    changed = CLAIMS[0] | {"text": both("Another text.")}
    book.data("sources/claims.yml", {"labs_without_claim": [], "claims": [changed, *CLAIMS[1:]]})
    book.build()
    assert "Another text." in book.tips(f"{READING}.html")["claim:A4-C23"]["html"]


def test_nothing_is_written_when_nothing_has_changed(book):
    book.build()
    page = book.root / "_build/html/chapters/scoreboard.html"
    before = page.stat().st_mtime_ns
    book.build()
    assert page.stat().st_mtime_ns == before


def test_marks_follow_a_scoreboard_that_moves(book):
    book.build()
    (book.root / "chapters/scoreboard.md").rename(book.root / "board.md")
    book.build()
    assert 'href="../../board.html#a4-c23"' in book.text(f"{READING}.html")


def test_a_broken_ledger_stops_the_build_with_file_and_line(book):
    book.write("sources/claims.yml", "claims: [\n")
    with pytest.raises(ExtensionError, match="sources/claims.yml:"):
        book.build()
