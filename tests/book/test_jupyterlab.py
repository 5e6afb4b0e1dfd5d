"""A real JupyterLab, started from Binder's files, in a real browser: a reader runs a lab and answers in it."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.book.rehearsal import Rehearsal
from tests.parts import need

# One lab a chapter.
NOTEBOOKS = [
    "chapters/beyond-imitation/glitch.ipynb",
    "chapters/world-models/inside-the-dream.ipynb",
    "chapters/many-senses/climbing-a-leaderboard.ipynb",
    "chapters/open-or-closed/wall-in-the-weights.ipynb",
    "chapters/open-science/factory-not-alchemy.ipynb",
]
OPTIONS = ["--no-browser", "--allow-root", "--ip=127.0.0.1", "--port=0", "--IdentityProvider.token=",
           "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
# Ample: on a busy machine the experiment alone may take a minute.
PATIENCE_MS = 120_000
# Tracebacks and warnings alike.
ERROR = '[data-mime-type="application/vnd.jupyter.stderr"]'
# JupyterLab takes {term}`x` for a word and code, and a fenced directive for code in a strange language.
RAW_MYST = re.compile(r"\{[\w:-]+\}(?:`|<code)|:::|(?:```|language-)\{")
# Questions and figures have no names on their page: a reader finds them among the outputs.
LAST_CELL = """\
import json
parts = [part for out in Out.values() for part in (out if isinstance(out, list) else [out])]
first = {part.kind: part for part in reversed(parts) if hasattr(part, "kind")}
told = [first["predict"].value, first["quiz"].answer, first["quiz"].attempts, first["figure"].index]
print("TOLD", json.dumps(told))"""


@pytest.fixture
def lab(rehearsal: Rehearsal, tmp_path: Path) -> Iterator[str]:
    """Address of a JupyterLab that nobody has used yet, as on Binder."""
    need("jupyterlab")
    ours = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BEYONDTOKEN_HOST")}
    fresh = {"HOME": str(tmp_path), "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"), "OMP_NUM_THREADS": "1"}
    log = tmp_path / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [rehearsal.program("jupyter"), "lab", *OPTIONS, f"--ServerApp.root_dir={rehearsal.tree}"],
            stdout=out, stderr=out, stdin=subprocess.DEVNULL, env={**ours, **fresh})
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


def launch_path(site: Path, notebook: str) -> str:
    """What the page's launch link makes Binder open."""
    built = (site / notebook).with_suffix(".html").read_text(encoding="utf-8")
    return html.unescape(re.search(r'href="https://mybinder\.org/[^"]+\?urlpath=([^"]+)"', built).group(1))


def run_from_top_to_bottom(page: Page) -> None:
    """Choose Run All Cells; back as soon as there is a question, which stands below the experiment, or an error."""
    # Without a kernel a run is lost in silence, and the notebook's own indicator is idle even then.
    page.get_by_text(re.compile(r"^Python 3.* \| Idle$")).wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(f"form.bt-quiz[data-ready], {ERROR}").first.wait_for()


def guess(form: Locator) -> object:
    """Commit a prediction of any kind; what was guessed."""
    radios, fields = form.locator("input[type=radio]"), form.locator("input[type=number]").all()
    if radios.count():
        radios.first.check()
        values = [radios.first.get_attribute("value")]
    else:
        values = [float(field.get_attribute("min")) for field in fields]
        for field in fields:
            field.fill(field.get_attribute("min"))
    form.locator("button[type=submit]").click()
    return values if form.get_attribute("data-kind") == "curve" else values[0]


def choose(form: Locator) -> str:
    form.locator(".bt-options input").first.check()
    return form.locator(".bt-options input").first.get_attribute("value")


def write(form: Locator) -> str:
    form.locator(".bt-field input").fill("1")
    return "1"


def reorder(form: Locator) -> list[str]:
    form.locator("[data-move=down]").first.click()
    return form.locator("[data-item]").evaluate_all("items => items.map(item => item.dataset.item)")


def match(form: Locator) -> dict[str, str]:
    selects = form.locator("select[data-left]").all()
    return {one.get_attribute("data-left"): one.select_option(index=1)[0] for one in selects}


ANSWERS: dict[str, Callable[[Locator], object]] = {
    "single": choose, "multiple": lambda form: [choose(form)], "number": write, "text": write, "order": reorder,
    "match": match,
}


def answer(form: Locator) -> object:
    """Answer a question of any kind, rightly or not; the answer."""
    given = ANSWERS[form.get_attribute("data-kind")](form)
    form.locator("button[type=submit]").click()
    return given


def move(figure: Locator) -> int:
    """Move every control to its end; the number of the last frame, which is then shown."""
    for choices in figure.locator(".bt-segments").all():
        choices.locator("input").last.check()
    for slider in figure.locator("input[type=range]").all():
        slider.press("End")
    frames = json.loads(figure.locator("script.bt-data").text_content())["frames"]
    expect(figure.locator(".bt-frame-text")).to_have_text(frames[-1]["text"])
    return len(frames) - 1


def told_by_a_last_cell(page: Page) -> list[object]:
    """What Python knows of the first prediction, question and figure, as a cell typed at the end prints it."""
    page.locator(".jp-Notebook-footer").click()
    editor = page.locator(".jp-Notebook .jp-Cell").last.locator(".cm-content")
    editor.fill(LAST_CELL)
    editor.press("Control+Enter")
    printed = page.locator(".jp-OutputArea-output", has_text=re.compile("^TOLD"))
    return json.loads(printed.text_content().removeprefix("TOLD"))


def raw_myst(page: Page) -> list[str]:
    """Marks of MyST that JupyterLab could not read, with what follows them."""
    shown = page.locator(".jp-RenderedMarkdown, .jp-OutputArea-output").evaluate_all(
        "nodes => nodes.map(node => node.innerHTML)")
    return [one[mark.start():][:80] for one in shown for mark in RAW_MYST.finditer(one)]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_reader_runs_a_lab_in_jupyterlab_and_python_hears_the_answers(
        notebook: str, lab: str, launch_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{lab}/{launch_path(launch_site, notebook)}")
    run_from_top_to_bottom(page)
    assert page.locator(ERROR).all_text_contents() == []
    guessed = guess(page.locator("form.bt-predict[data-ready]").first)
    answered = answer(page.locator("form.bt-quiz[data-ready]").first)
    frame = move(page.locator(".bt-live-figure[data-ready]").first)
    assert told_by_a_last_cell(page) == [guessed, answered, 1, frame]
    assert page.locator(ERROR).all_text_contents() == []
    assert raw_myst(page) == []
    page.close()
