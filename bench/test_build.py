"""What a build costs, beside what its cells cost: cold, unchanged, one page changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS_A_KERNEL, SECONDS_A_PAGE = 1.0, 0.5


def tool_start() -> float:
    """CPU seconds that Jupyter Book takes to start and do nothing."""
    code = ("import resource, jupyter_book.cli.main; used = resource.getrusage(resource.RUSAGE_SELF); "
            "print(used.ru_utime + used.ru_stime)")
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


@pytest.fixture
def untouched(root: Path):
    """Put a page back as it was."""
    page = root / "chapters" / "beyond-imitation" / "glitch.md"
    before = page.read_bytes()
    yield page
    page.write_bytes(before)


def test_cold_build_costs_little_more_than_its_cells(beyondtoken, root: Path) -> None:
    shutil.rmtree(root / "_build", ignore_errors=True)
    cost = beyondtoken("build")
    runs = json.loads((root / "_build" / "runs" / "index.json").read_text(encoding="utf-8"))["pages"]
    cells = sum(run["cpu_seconds"] for run in runs.values())
    pages = len(list((root / "_build" / "html").rglob("*.html")))
    allowed = cells + SECONDS_A_KERNEL * len(runs) + SECONDS_A_PAGE * pages + tool_start()
    print(f"\ncold build: {cost.cpu:.1f} CPU s ({cost.wall:.1f} s on the clock); its cells {cells:.1f}; "
          f"allowed {allowed:.1f}; ratio {cost.cpu / allowed:.2f}")


def test_build_with_nothing_changed_runs_nothing(beyondtoken) -> None:
    beyondtoken("build")
    cost = beyondtoken("build")
    print(f"\nnothing changed: {cost.cpu:.2f} CPU s, {cost.wall:.2f} s on the clock: {cost.output.splitlines()[0]}")
    assert "Nothing changed" in cost.output


def test_build_after_one_word_of_prose_changed(beyondtoken, untouched: Path) -> None:
    beyondtoken("build")
    text = untouched.read_text(encoding="utf-8")
    untouched.write_text(text.replace("A skater on", "One skater on", 1), encoding="utf-8")
    cost = beyondtoken("build")
    print(f"\none page changed: {cost.cpu:.2f} CPU s, {cost.wall:.2f} s on the clock")
