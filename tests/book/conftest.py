"""A page of the built book in a browser that notes every error and every request to another host."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.book.rehearsal import Rehearsal, rehearse

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@dataclass
class Visit:
    """An open page and what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What axe-core finds, a line each."""
        self.page.evaluate(AXE)
        options = "{resultTypes: ['violations'], preload: false}"           # it would fetch style sheets once more
        found = self.page.evaluate(f"axe.run({options}).then(found => found.violations)")
        return [f"{one['id']} ({one['impact']}): {node['html'][:200]}" for one in found for node in one["nodes"]]

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


Visitor = Callable[..., "Iterator[Visit]"]


@pytest.fixture(scope="session")
def address(site: Path, serve) -> str:
    """Where the built book is served."""
    return serve(site)


@pytest.fixture
def visit(browser: Browser, address: str, site: Path) -> Visitor:
    """Open a page of the book: ``with visit("chapters/…/glitch.html", theme="dark", width=390) as seen:``."""

    @contextmanager
    def opened(name: str, *, theme: str = "light", width: int = 1280, from_disk: bool = False,
               javascript: bool = True) -> Iterator[Visit]:
        base = site.as_uri() if from_disk else address
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme,
                                      reduced_motion="reduce", java_script_enabled=javascript)
        seen = Visit(context.new_page())
        listen(seen, base)
        seen.page.goto(f"{base}/{name}")
        yield seen
        context.close()

    return opened


def listen(seen: Visit, base: str) -> None:
    """Note errors, failed answers and requests of a page."""
    page = seen.page
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: seen.errors.append(str(problem)))
    page.on("response", lambda answer: seen.errors.append(f"{answer.status} {answer.url}") if answer.status >= 400
            else None)

    def note(request) -> None:
        seen.requests.append(request.url)
        if not request.url.startswith((base, "data:", "blob:")):
            seen.foreign.append(request.url)

    page.on("request", note)


@pytest.fixture(scope="session")
def rehearsal(root: Path, tmp_path_factory) -> Rehearsal:
    """An environment made from Binder's files alone, once for all tests that need it."""
    return rehearse(root, tmp_path_factory.mktemp("binder"))


@pytest.fixture(scope="session")
def launch_site(root: Path, tmp_path_factory) -> Path:
    """The book built as in somebody's fork: the address comes from the environment."""
    target = tmp_path_factory.mktemp("fork")
    environment = {**os.environ, "BEYONDTOKEN_REPOSITORY": "https://github.com/reader/fork",
                   "BEYONDTOKEN_BRANCH": "main"}
    program = Path(sys.executable).with_name("jupyter-book")
    subprocess.run([program, "build", str(root), "--path-output", str(target), "-W", "-q"],
                   env=environment, check=True, capture_output=True)
    return target / "_build" / "html"
