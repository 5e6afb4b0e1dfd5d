"""The panel that tells what the reader has done; ``progress.mjs`` fills it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from ..words import word
from .markup import data_script, node


def progress_panel(pages: Sequence[Mapping[str, Any]], *, lang: str, uid: str = "bt-progress") -> str:
    """A table of pages with how many questions each has, readable without a script.

    Parameters
    ----------
    pages : sequence of mappings
        ``{"title": text, "href": address, "ids": ["quiz:glitch-intent", "predict:glitch-steps"]}``.

    Examples
    --------
    >>> page = {"title": "Glitch", "href": "glitch.html", "ids": ["quiz:glitch-intent"]}
    >>> '<a href="glitch.html">Glitch</a>' in progress_panel([page], lang="en")
    True
    """
    head = node("tr", *(node("th", word(key, lang), scope="col") for key in ("page", "done")))
    return node(
        "div", node("p", word("progress_without_script", lang), class_="bt-kept"),
        node("table", node("thead", head), node("tbody", *(_row(page, lang) for page in pages))),
        node("div", class_="bt-actions", hidden=True), node("div", class_="bt-status", role="status"),
        data_script({"lang": lang, "pages": [list(page["ids"]) for page in pages]}),
        class_="bt-progress", id=uid, lang=lang,
    )


def _row(page: Mapping[str, Any], lang: str) -> str:
    link = node("a", escape(page["title"]), href=page["href"])
    count = word("done_of", lang, done="–", total=len(page["ids"]))
    return node("tr", node("th", link, scope="row"), node("td", count, class_="bt-done"))
