"""No text of a scaffold is left in the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.classroom.scaffold import MARKS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("chapters", "exercises", "sources", "glossary", "src/beyondtoken/labs", "tests/labs")
FILES = [path for folder in FOLDERS for ending in ("md", "yml", "py") for path in (ROOT / folder).rglob(f"*.{ending}")]


@pytest.mark.parametrize("folder", FOLDERS[:4])
def test_there_is_something_to_look_at(folder: str) -> None:
    assert any(path.is_relative_to(ROOT / folder) for path in FILES)


def test_every_text_that_waited_for_its_author_has_been_written() -> None:
    waiting = [str(path.relative_to(ROOT)) for path in FILES
               if any(mark in path.read_text(encoding="utf-8") for mark in MARKS)]
    assert waiting == []
