"""What many tests share: the built site, a browser, a server on this machine."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.parts import need

ROOT = Path(__file__).resolve().parent.parent


ONE_AFTER_ANOTHER = ("rehearsal", "postgresql", "launch_site")
"""What takes long to set up, once: tests that use it stay in one process."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put tests with a browser last: once Playwright has started, no other event loop runs in this thread.

    Where tests run in several processes, those of a file stay together, for what they set up once; those of a page
    of the book may go anywhere.
    """
    items.sort(key=has_browser)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(group_of(item)))


def has_browser(item: pytest.Item) -> bool:
    """Whether a test opens pages."""
    return "browser" in getattr(item, "fixturenames", ())


def group_of(item: pytest.Item) -> str:
    """Tests of one name run in the same process, in their order."""
    shared = [name for name in ONE_AFTER_ANOTHER if name in getattr(item, "fixturenames", ())]
    if shared:
        return shared[0]
    chosen = item.callspec.params if hasattr(item, "callspec") else {}
    page = chosen.get("name", "") if item.path.name == "test_every_page.py" else ""
    return f"{item.path.relative_to(ROOT)} {page} {'in a browser' if has_browser(item) else ''}".strip()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    program = need("chromium")
    with sync_playwright() as play:
        quiet = ["--no-sandbox", "--disable-background-networking"]
        started = play.chromium.launch(executable_path=program, args=quiet)
        yield started
        started.close()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A file server that does not write every request into the test's output."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve():
    """A function that serves a folder on this machine and gives its address."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(QuietHandler, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The built book."""
    built = root / "_build" / "html"
    if not (built / "index.html").exists():
        pytest.fail("The book is not built. Run 'make book' first ('make test' does).")
    return built
