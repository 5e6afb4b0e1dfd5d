"""Reading one kind of data file, up to its first error."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import question_files, read_articles, read_claims, read_question_file, read_terms
from beyondtoken.errors import ContentError

DREAM = "exercises/world-models/dream.yml"
FILES = {"sources/articles.yml": read_articles, "sources/claims.yml": read_claims,
         "glossary/terms.yml": read_terms}


@pytest.mark.parametrize(("read", "names"), [
    (lambda root: [article.id for article in read_articles(root)], ["A1"]),
    (lambda root: [claim.id for claim in read_claims(root)], ["A1-C01"]),
    (lambda root: [term.key for term in read_terms(root)], ["world-model"]),
], ids=["articles", "claims", "terms"])
def test_every_entry_is_read_in_the_order_of_the_file(read, names, tiny):
    assert read(tiny) == names


@pytest.mark.parametrize("file", FILES)
def test_missing_file_is_named_below_the_root(file, tiny):
    (tiny / file).unlink()
    with pytest.raises(ContentError, match=f"^{file}: is not there"):
        FILES[file](tiny)


@pytest.mark.parametrize("file", FILES)
def test_first_error_stops_the_reading(file, tiny):
    (tiny / file).write_text("planets: []\nmoons: []\n", encoding="utf-8")
    with pytest.raises(ContentError, match=f"^{file}:1: '[a-z_]+' is missing"):
        FILES[file](tiny)


def test_question_files_of_all_chapters_are_sorted(tiny):
    for chapter in ("z-last", "a-first"):
        (tiny / "exercises" / chapter).mkdir()
        (tiny / "exercises" / chapter / "one.yml").write_text("a: 1\n", encoding="utf-8")
    assert [path.relative_to(tiny).as_posix() for path in question_files(tiny)] == [
        "exercises/a-first/one.yml", DREAM, "exercises/z-last/one.yml"]


@pytest.mark.parametrize(("old", "new", "message"), [
    ("  kind: single\n", "", f"{DREAM}:8: question 'dream-gap': 'kind' is missing"),
    ("answer: b", "answer: d", f"{DREAM}:14: question 'dream-gap' gives answer 'd'"),
], ids=["shape", "answer"])
def test_question_file_with_a_fault_is_refused_with_its_line(old, new, message, tiny):
    path = tiny / DREAM
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=f"^{message}"):
        read_question_file(path)


def test_question_file_may_be_named_from_the_folder_it_lies_in(tiny, monkeypatch):
    monkeypatch.chdir((tiny / DREAM).parent)
    assert read_question_file(Path("dream.yml")).page == "dream"
