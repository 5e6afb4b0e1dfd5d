from __future__ import annotations

import pytest

from beyondtoken.notebooks.inputs import inputs_hash, is_built, note_built

from .tiny_book import put


@pytest.fixture
def root(tmp_path):
    put(tmp_path / "page.md", "text")
    return tmp_path


@pytest.mark.parametrize("name", [
    "page.md", "sources/claims.yml", "src/a.py", "requirements.txt", "a.mjs", ".git/config"])
def test_input_changes_the_hash(root, name):
    before = inputs_hash(root)
    put(root / name, "new")
    assert inputs_hash(root) != before


@pytest.mark.parametrize("name", [
    "_build/html/a.html", "tests/a.py", "page.ipynb", ".venv/a.py", "src/__pycache__/a.pyc"])
def test_what_is_no_input_does_not(root, name):
    before = inputs_hash(root)
    put(root / name, "new")
    assert inputs_hash(root) == before


def test_renamed_file_changes_the_hash(root):
    before = inputs_hash(root)
    (root / "page.md").rename(root / "pages.md")
    assert inputs_hash(root) != before


def test_built_book_counts_as_built_until_a_page_is_missing(root):
    page = root / "_build/html/page.html"
    put(page, "x")
    note_built(root, "en", inputs_hash(root))
    assert is_built(root, "en", [page])
    page.unlink()
    assert not is_built(root, "en", [page])


def test_editions_are_built_apart(root):
    note_built(root, "en", inputs_hash(root))
    assert not is_built(root, "ja", [])
