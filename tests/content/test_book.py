"""Everything the book consists of, read as far as it can be."""

from __future__ import annotations

import re

import pytest

from beyondtoken.content import find_root
from beyondtoken.content.book import Book

DREAM = "exercises/world-models/dream.yml"
INDEX = "chapters/world-models/index.md"


def test_pages_are_chapters_masters_and_what_the_contents_list(tiny):
    for page in ("exercises/world-models/two-walls.md", "README.md"):
        (tiny / page).write_text("# More\n", encoding="utf-8")
    assert [page.path.as_posix() for page in Book(tiny).pages] == [
        "chapters/world-models/dream.md", INDEX, "exercises/world-models/two-walls.md", "intro.md"]


def test_page_knows_what_it_refers_to(tiny):
    index = next(page for page in Book(tiny).pages if page.path.as_posix() == INDEX)
    assert [mark.name for mark in index.marks] == ["world-model", "A1-C01", "ha2018world", "A1", "dream.md"]


def test_page_in_another_encoding_is_left_out_and_named(tiny):
    (tiny / INDEX).write_bytes("# 世界モデル\n".encode("shift_jis"))
    book = Book(tiny)
    assert INDEX not in [page.path.as_posix() for page in book.pages]
    assert str(book.errors[0]).startswith(f"{INDEX}:1: wanted UTF-8, got the byte 0x90.")


def test_part_that_cannot_be_read_is_none_and_leaves_one_error(tiny):
    (tiny / "sources/claims.yml").unlink()
    book = Book(tiny)
    assert (book.claims, book.claims, book.labs) == (None, None, None)
    assert [error.path for error in book.errors] == ["sources/claims.yml"]


def test_file_without_a_record_still_knows_its_lines_and_ids(tiny):
    path = tiny / DREAM
    path.write_text(path.read_text(encoding="utf-8").replace("  answer: 8\n", ""), encoding="utf-8")
    book = Book(tiny)
    source, place = book.question_ids("questions")["dream-steps"]
    assert (book.questions[path].record, source.line(place)) == (None, 24)


def test_labs_are_those_of_claims_and_those_that_say_why_they_have_none(tiny):
    path = tiny / "sources/claims.yml"
    none = "labs_without_claim:\n- {lab: likes, reason: {en: It is needed., ja: 必要である。}}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("labs_without_claim: []\n", none), encoding="utf-8")
    assert Book(tiny).labs == {"dream", "likes"}


@pytest.mark.parametrize(("stem", "known"), [("dream", True), ("dream-practice", True), ("dreams", False)])
def test_page_of_a_lab_starts_with_its_name(stem, known, tiny):
    assert Book(tiny).is_lab_page(stem) is known


@pytest.mark.parametrize(("name", "lost"), [("dream-gap", True), ("dream", True), ("dreams-gap", False)])
def test_names_of_an_unreadable_file_cannot_be_told(name, lost, tiny):
    (tiny / DREAM).write_text("a: [\n", encoding="utf-8")
    assert Book(tiny).is_unreadable(name) is lost


@pytest.mark.parametrize("file", ["sources/articles.yml", "sources/claims.yml", "glossary/terms.yml",
                                  "sources/references.bib"])
def test_data_name_labs_by_slug_and_no_machine(file):
    text = (find_root() / file).read_text(encoding="utf-8")
    assert not re.search(r"\bL(0\d|1[0-8])\b|text_file|/work/|/tmp/|\.txt\b", text)


@pytest.mark.parametrize("file", ["sources/articles.yml", "sources/claims.yml", "glossary/terms.yml"])
def test_hand_edited_files_have_short_lines(file):
    lines = (find_root() / file).read_text(encoding="utf-8").splitlines()
    longest = max((line for line in lines if line.isascii() and "http" not in line), key=len)
    assert len(longest) <= 110
