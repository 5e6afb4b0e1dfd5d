"""A tiny book that is right in every place, and a way to break one place of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from beyondtoken.content import check_book

TINY = Path(__file__).parent / "tiny"
Complaints = Callable[[str, str, str], list[str]]


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The root of a copy that a test may change."""
    return Path(shutil.copytree(TINY, tmp_path / "book"))


@pytest.fixture
def complaints(tiny: Path) -> Complaints:
    """Replace a text in one file of the tiny book and say what `check_book` then says."""

    def change(file: str, old: str, new: str) -> list[str]:
        path = tiny / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{file} has no '{old}'")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [str(error) for error in check_book(tiny)]

    return change
