"""Programs that others wrote."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.parts import need

READERS = Path(__file__).resolve().parents[1] / "readers"


@pytest.fixture(scope="session")
def reader() -> Callable[[str, str], Any]:
    """A function that hands a text to one of the small programs in ``tests/readers``, got by npm once."""
    npm, node = need("npm"), need("node")
    lock, mark = READERS / "package-lock.json", READERS / "node_modules" / ".package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--silent"], cwd=READERS, check=True)

    def read(program: str, text: str) -> Any:
        done = subprocess.run([node, str(READERS / program)], input=text, capture_output=True, text=True,
                              encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read
