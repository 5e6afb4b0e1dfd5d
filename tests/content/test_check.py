"""Checking the whole book at once: nothing missed, nothing raised, one message a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import check_book, find_root

DREAM = "exercises/world-models/dream.yml"
CLAIMS = "sources/claims.yml"
TERMS = "glossary/terms.yml"


def test_tiny_book_is_right_in_every_place(tiny):
    assert check_book(tiny) == []


def test_all_faults_are_reported_at_once(tiny, complaints):
    (tiny / TERMS).write_text("", encoding="utf-8")
    (tiny / "sources/references.bib").unlink()
    found = complaints(DREAM, "  answer: b\n", "  answer: d\n")
    assert [line.split(":")[0] for line in found] == [DREAM, TERMS, "sources/references.bib"]


@pytest.mark.parametrize("text", ["[]", "1", "null", "words", "questions: 3", "questions: {a: 1}",
                                  "questions: [1, null, {id: 2}]", "questions: [{id: dream-x, kind: [1]}]"])
def test_data_of_another_shape_are_reported_not_raised(text, tiny):
    for file in (DREAM, CLAIMS, TERMS, "sources/articles.yml"):
        (tiny / file).write_text(text, encoding="utf-8")
    assert {error.path for error in check_book(tiny)} >= {DREAM, CLAIMS, TERMS, "sources/articles.yml"}


@pytest.mark.parametrize("file", [DREAM, CLAIMS, TERMS, "sources/articles.yml"])
def test_any_line_may_be_lost_and_the_message_names_a_place_and_a_step(file, tiny):
    lines = (tiny / file).read_text(encoding="utf-8").splitlines(keepends=True)
    for lost in range(len(lines)):
        (tiny / file).write_text("".join(lines[:lost] + lines[lost + 1:]), encoding="utf-8")
        for error in check_book(tiny):
            assert error.problem.endswith(".")
            assert error.remedy.endswith(".")
            assert (error.line or 1) <= len(lines)


def test_whole_book_has_no_fault():
    assert [str(error) for error in check_book(find_root())] == []


def test_missing_book_is_reported_file_by_file(tmp_path: Path):
    assert [error.path for error in check_book(tmp_path)] == [
        "glossary/terms.yml", "sources/articles.yml", "sources/claims.yml", "sources/references.bib"]
