"""Tiny books for the tests of this room."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from beyondtoken.notebooks import run_pages

from .tiny_book import USES_DATA, USES_LAB, put, write_book, write_package


@pytest.fixture(scope="session")
def run_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two pages that has run: one uses a lab, the other a data file."""
    root = write_book(tmp_path_factory.mktemp("book"), {"pages/lab": USES_LAB, "pages/data": USES_DATA})
    put(root / "words.txt", "one two three")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(write_package(root)))
        run_pages(root)
    return root


@pytest.fixture
def book(run_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that book, to change."""
    root = shutil.copytree(run_once, tmp_path / "book", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(root / "src"))
    return root
