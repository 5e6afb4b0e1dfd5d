from __future__ import annotations

import pytest

from beyondtoken.notebooks.keys import PACKAGE_FOLDER, Hashes, page_key
from beyondtoken.notebooks.pages import read_page

from .tiny_book import HEAD, fence, put


def key_of(root, text=None, reads=None):
    put(root / "page.md", text or HEAD + fence("x = 1") + "\nSay {eval}`x`.\n")
    return page_key(read_page(root, "page"), reads or {}, Hashes(root))


def test_key_stays_when_only_prose_changes(tmp_path):
    before = key_of(tmp_path)
    assert key_of(tmp_path, HEAD + fence("x = 1") + "\nWrite {eval}`x`.\n") == before


@pytest.mark.parametrize("text", [
    HEAD + fence("x = 2") + "\nSay {eval}`x`.\n",
    HEAD + fence("x = 1", ":tags: [hide-input]\n") + "\nSay {eval}`x`.\n",
    HEAD + fence("x = 1") + "\nSay {eval}`-x`.\n",
    HEAD.replace("name: python3", "name: other") + fence("x = 1") + "\nSay {eval}`x`.\n",
])
def test_key_changes_with_cell_option_expression_and_kernel(tmp_path, text):
    assert key_of(tmp_path) != key_of(tmp_path, text)


def test_key_changes_with_the_lock(tmp_path):
    before = key_of(tmp_path)
    put(tmp_path / "requirements.txt", "numpy==2.1\n")
    assert key_of(tmp_path) != before


def test_key_changes_with_the_language(tmp_path, monkeypatch):
    before = key_of(tmp_path)
    monkeypatch.setenv("BEYONDTOKEN_LANGUAGE", "ja")
    assert key_of(tmp_path) != before


def test_files_of_others_and_of_a_build_are_not_recorded(tmp_path):
    names = [f"{tmp_path}/{name}" for name in ("_build/a", ".venv/lib/b.py", "x/site-packages/c.py")]
    assert Hashes(tmp_path).recorded([*names, "/etc/hosts"]) == {}


def test_package_outside_the_book_is_recorded_under_its_own_mark(tmp_path):
    found = Hashes(tmp_path).recorded([str(PACKAGE_FOLDER / "errors.py")])
    assert list(found) == ["package:errors.py"]


def test_file_that_is_looked_for_and_missing_is_recorded(tmp_path):
    assert Hashes(tmp_path).recorded([str(tmp_path / "later.csv")]) == {"later.csv": "missing"}
