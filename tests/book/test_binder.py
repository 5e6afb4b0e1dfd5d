"""Binder rehearsed: a fresh environment from Binder's files alone, a copied tree, every notebook run there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.rehearsal import Rehearsal

BINDER = Path(__file__).resolve().parents[2] / "binder"


def test_every_version_is_pinned_exactly() -> None:
    lines = (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "-e ."
    assert [line for line in lines[:-1] if not re.match(r"^[\w.-]+==[\w.]+( ;.*)?$", line)] == []


def test_binder_s_versions_are_those_of_the_lock() -> None:
    lock = (BINDER.parent / "requirements.txt").read_text(encoding="utf-8").splitlines()
    binder = (BINDER / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [{line.split(" ;")[0] for line in lines} for lines in (binder, lock)]     # each for its own platforms
    assert pins[0] <= pins[1]


def test_python_is_one_that_the_book_allows() -> None:
    assert re.match(r"^python-3\.(1[1-9])$", (BINDER / "runtime.txt").read_text(encoding="utf-8").strip())


def test_every_notebook_runs(rehearsal: Rehearsal) -> None:
    notebooks = sorted(str(path) for path in (rehearsal.tree / "chapters").rglob("*.ipynb"))
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "BEYONDTOKEN_HOST")}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbmake", f"--nbmake-kernel={rehearsal.kernel}", "--nbmake-timeout=300",
         "-p", "no:cacheprovider", "-q", *notebooks],
        cwd=rehearsal.tree, env={**environment, "JUPYTER_PATH": str(rehearsal.jupyter_path), "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=False)
    assert re.search(rf"^{len(notebooks)} passed", ran.stdout, re.MULTILINE), ran.stdout[-3000:]
    assert len(notebooks) >= 4


@pytest.mark.parametrize("page", sorted(path.relative_to(BINDER.parent).as_posix()
                                        for path in (BINDER.parent / "chapters").rglob("*.ipynb")))
def test_launch_link_opens_a_notebook_that_exists(page: str, launch_site: Path) -> None:
    built = (launch_site / page).with_suffix(".html").read_text(encoding="utf-8")
    link = re.search(r'href="(https://mybinder\.org/v2/gh/reader/fork/main\?urlpath=[^"]+)"', built)
    assert link
    assert link.group(1).endswith(page)
