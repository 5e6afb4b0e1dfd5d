"""A real JupyterLab, started from Binder's files, in a real browser: the answer reaches the next cell."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from tests.book.rehearsal import Rehearsal
from tests.parts import need

QUESTION = "beyond-imitation-distance"
CELLS = [
    f'from beyondtoken.widgets import quiz\nq = quiz("{QUESTION}")\nq',
    'print("ANSWER", q.answer, q.correct, q.attempts)',
]


@pytest.fixture(scope="module")
def lab(rehearsal: Rehearsal, tmp_path_factory) -> Iterator[str]:
    """Address of a running JupyterLab."""
    need("jupyterlab")
    home = tmp_path_factory.mktemp("home")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, rehearsal.tree / "chapters" / "two-cells.ipynb")
    log = home / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [rehearsal.program("jupyter"), "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0",
             "--IdentityProvider.token=", "--ServerApp.disable_check_xsrf=True",
             "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
             f"--ServerApp.root_dir={rehearsal.tree}"],
            stdout=out, stderr=out, stdin=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime")})
    yield address_of(log, server)
    server.terminate()
    server.wait(20)


def address_of(log: Path, server: subprocess.Popen) -> str:
    """The address that the server says it listens on."""
    for _ in range(120):
        found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(encoding="utf-8"))
        if found:
            return found.group()
        if server.poll() is not None:
            break
        time.sleep(0.5)
    pytest.fail("JupyterLab did not start: " + log.read_text(encoding="utf-8")[-1500:])


def run_selected_cell(page: Page) -> None:
    page.keyboard.press("Shift+Enter")


def test_answer_given_in_jupyterlab_reaches_the_next_cell(lab: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{lab}/lab/tree/chapters/two-cells.ipynb", timeout=90_000)
    page.locator(".jp-Notebook .jp-CodeCell").first.click(timeout=90_000)
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
    run_selected_cell(page)
    form = page.locator("form.bt-quiz").first
    form.locator("input[value=b]").check(timeout=90_000)
    form.locator("button[type=submit]").click()
    page.locator(".jp-Notebook .jp-CodeCell .cm-content").nth(1).click()
    run_selected_cell(page)
    output = page.locator(".jp-RenderedText", has_text="ANSWER")
    output.wait_for(timeout=30_000)
    assert output.inner_text().strip() == "ANSWER b True 1"
    page.close()
