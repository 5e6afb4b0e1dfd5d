"""A small book that a scaffold can be put into, and a function that plans, writes and checks it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from beyondtoken.classroom.scaffold import Plan, write_plan
from beyondtoken.classroom.scaffold.trial import faults

TINY = Path(__file__).resolve().parents[2] / "content" / "tiny"
READING = """chapter: world-models
page: world-models
objectives:
- {id: world-models-o-dream, bloom: analyse, text: {en: Tell a dream., ja: 夢を語る。}}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A copy of the tiny book, with a question file for its reading and a folder for programs of labs."""
    root = Path(shutil.copytree(TINY, tmp_path / "book"))
    (root / "exercises/world-models/world-models.yml").write_text(READING, encoding="utf-8")
    (root / "chapters/scoreboard.md").write_text("# Scoreboard\n", encoding="utf-8")
    labs = root / "src/beyondtoken/labs"
    labs.mkdir(parents=True)
    (labs / "__init__.py").write_text('"""Labs."""\n\n__all__ = [\n    "dream",\n]\n', encoding="utf-8")
    return root


@pytest.fixture
def grown(book: Path) -> Callable[[Plan], Path]:
    """Write a plan into the book; the book must then have no fault."""

    def grow(plan: Plan) -> Path:
        write_plan(book, plan)
        assert faults(book) == []
        return book

    return grow


def texts(root: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
