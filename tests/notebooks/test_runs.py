from __future__ import annotations

import pytest

from beyondtoken.notebooks import PageRun, Runs
from beyondtoken.notebooks.runs import index_path, write_whole


def test_runs_come_back_as_they_were_kept(tmp_path):
    page = PageRun("key", "outputs", 1.5, {"x": "8"}, {"A4-C23": {"word": "supported"}}, {"a": "b"})
    kept = Runs({"page": page})
    kept.save(tmp_path)
    assert Runs.load(tmp_path) == kept


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pages": {"page": {"unknown": 1}}}', '{"pages": 3}'])
def test_index_that_cannot_be_read_counts_as_empty(tmp_path, text):
    write_whole(index_path(tmp_path), text)
    assert Runs.load(tmp_path) == Runs()


def test_editions_keep_their_runs_apart(tmp_path, monkeypatch):
    Runs({"page": PageRun("key", "outputs")}).save(tmp_path)
    monkeypatch.setenv("BEYONDTOKEN_LANGUAGE", "ja")
    assert Runs.load(tmp_path) == Runs()


def test_verdicts_of_two_pages_on_one_claim_are_both_kept():
    runs = Runs({name: PageRun("", "", verdicts={"A4-C23": name}) for name in ("one", "two")})
    assert runs.verdicts() == {"A4-C23": {"one": "one", "two": "two"}}


def test_writing_whole_leaves_no_draft_behind(tmp_path):
    write_whole(tmp_path / "a" / "file", "text")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["file"]


def test_file_that_does_not_fit_leaves_the_old_one_and_nothing_beside_it(tmp_path):
    resource = pytest.importorskip("resource")
    write_whole(tmp_path / "page.txt", "old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="large"):
            write_whole(tmp_path / "page.txt", "new" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"page.txt": "old"}
