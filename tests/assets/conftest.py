"""Pages made by hand, opened from disk in a real browser."""

import pytest

from tests.assets.quiz_page import written


@pytest.fixture
def open_page(browser, tmp_path):
    """A function that opens HTML as a page; ``page.faults`` collects the errors of its scripts."""
    contexts = []

    def opened(html, **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.faults = []
        page.on("pageerror", lambda fault: page.faults.append(str(fault)))
        page.on("console", lambda said: page.faults.append(said.text) if said.type == "error" else None)
        page.goto(written(tmp_path, html))
        return page

    yield opened
    for context in contexts:
        context.close()
