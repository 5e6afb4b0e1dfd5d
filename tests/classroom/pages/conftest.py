"""A page of the desk in a browser, as a file on disk: what goes wrong on it is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser

from tests.book.conftest import Visit, listen

LOOKS = [(theme, width) for theme in ("light", "dark") for width in (1280, 390)]


@pytest.fixture
def show(browser: Browser, tmp_path) -> Callable[..., Iterator[Visit]]:
    """Open a page: ``with show(page, theme="dark", width=390) as seen:``."""

    @contextmanager
    def opened(page: str, *, theme: str = "light", width: int = 1280) -> Iterator[Visit]:
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        seen = Visit(context.new_page())
        listen(seen, file.as_uri())
        seen.page.on("dialog", lambda dialog: (seen.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        seen.page.goto(file.as_uri())
        yield seen
        context.close()

    return opened
