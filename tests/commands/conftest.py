"""The command line over a tiny book."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from beyondtoken.commands import app
from tests.notebooks.tiny_book import USES_LAB, write_book


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny book that commands find."""
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path))
    return write_book(tmp_path, {"pages/lab": USES_LAB})


@pytest.fixture
def run(root: Path):
    """A function that runs a command and gives its result."""
    return lambda *arguments: CliRunner().invoke(app, arguments)
