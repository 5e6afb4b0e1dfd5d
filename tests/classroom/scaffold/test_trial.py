from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.classroom.scaffold import Plan, plan_article, write_plan
from beyondtoken.classroom.scaffold.trial import left_out, write_all
from beyondtoken.errors import BookError, SettingError
from tests.classroom.scaffold.conftest import texts


def test_plan_that_would_break_the_book_writes_nothing(book):
    before = texts(book)
    with pytest.raises(BookError, match=r"^Nothing was written, for .*index\.md:1: names the unknown term 'sleep'"):
        write_plan(book, Plan({Path("chapters/world-models/index.md"): "{term}`sleep`, {claim}`A1-C01`\n"}, ()))
    assert texts(book) == before


def test_fault_that_was_there_before_does_not_stop_a_plan(book):
    page = book / "chapters/world-models/dream.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{term}`sleep`\n", encoding="utf-8")
    assert write_plan(book, plan_article(book, "small-models"))


def test_plan_writes_what_it_gives_and_nothing_else(book):
    before = texts(book)
    written = write_plan(book, plan_article(book, "small-models"))
    after = texts(book)
    assert {str(path.relative_to(book)) for path in written} == {name for name in after
                                                                  if after[name] != before.get(name)}


def test_full_disk_leaves_the_book_as_it_was(book, monkeypatch):
    before = texts(book)

    def full(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.name == "index.md":
            raise OSError(28, "No space left on device")
        path.write_text(text, encoding="utf-8")

    plan = plan_article(book, "small-models")
    monkeypatch.setattr("beyondtoken.classroom.scaffold.trial.write_whole", full)
    with pytest.raises(SettingError, match="No space left on device. The book is as it was"):
        write_all(book, plan.files)
    assert texts(book) == before
    assert not (book / "chapters/small-models").exists()


def test_environment_and_hidden_folders_are_not_copied(tmp_path):
    (tmp_path / "env").mkdir()
    (tmp_path / "env/pyvenv.cfg").touch()
    assert left_out(str(tmp_path), ["env", ".git", "_build", "src", "chapters", "_toc.yml"]) == {
        "env", ".git", "_build", "src"}
