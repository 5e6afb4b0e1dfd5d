"""HTML made of elements. Text becomes text whatever it holds: nothing here takes ready markup."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from pathlib import Path

from ...errors import BookError
from .harmless import harmless

QUOTE = '"'
VOID = ("meta",)                     # elements without an end
STYLE = Path(__file__).with_name("desk.css")
ELEMENTS = frozenset((
    "a", "article", "aside", "b", "bdi", "body", "code", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "head", "header", "html", "li", "line", "main", "meta", "ol", "p", "pre", "rect", "section",
    "small", "span", "strong", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul"))
"""Every element a page may hold. ``script`` and ``style`` are not among them: their text is not escaped."""


class Element(str):
    """An element as it is written; only `tag` and `page` make any."""

    __slots__ = ()


Child = Element | str | None


def tag(name: str, /, *children: Child, **attributes: object) -> Element:
    """An element around elements and text; None is left out.

    Attributes are written as in Python (``class_``, ``aria_label``); None and False are left out.

    Raises
    ------
    BookError
        If the element is not one that pages hold.

    Examples
    --------
    >>> print(tag("p", "a < b & ", tag("b", "<script>"), class_='x"y'))
    <p class="x&quot;y">a &lt; b &amp; <b>&lt;script&gt;</b></p>
    """
    if name not in ELEMENTS:
        raise BookError(f"a page of the desk may not hold <{name}>.", "Use one of markup.ELEMENTS.")
    shown = "".join(f' {_attribute(key)}="{_text(str(value)).replace(QUOTE, "&quot;")}"'
                    for key, value in attributes.items() if value is not None and value is not False)
    inside = "".join(child if isinstance(child, Element) else _text(child)
                     for child in children if child is not None)
    return Element(f"<{name}{shown}>{inside}" + ("" if name in VOID else f"</{name}>"))


def _text(text: str) -> str:
    return escape(harmless(text), quote=False)


def _attribute(name: str) -> str:
    if name.startswith("on"):
        raise BookError(f"a page of the desk may not hold the attribute '{name}'.", "Pages have no script.")
    return name.rstrip("_").replace("_", "-")


def with_code(text: str) -> list[Child]:
    """Our own sentence, with what stands between backquotes as code.

    Examples
    --------
    >>> print(tag("p", *with_code("Give `None`.")))
    <p>Give <code>None</code>.</p>
    """
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return [text]
    return [tag("code", piece) if number % 2 else piece for number, piece in enumerate(pieces) if piece]


@cache
def _head() -> tuple[tuple[Element, ...], Element]:
    """What stands in the head of every page: its policy, and the style sheet whose hash the policy names."""
    sheet = STYLE.read_text(encoding="utf-8")
    fingerprint = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"
    return (tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=policy),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="referrer", content="no-referrer"),
            tag("meta", name="robots", content="noindex"),
            tag("meta", name="color-scheme", content="light dark")), Element(f"<style>{sheet}</style>")


def page(title: str, *body: Child, language: str) -> str:
    """A whole page: one file, no script, and a policy that lets nothing run and nothing be fetched.

    Examples
    --------
    >>> made = page("Two walls", tag("main", "…"), language="en")
    >>> made.startswith("<!doctype html>"), "default-src 'none'" in made
    (True, True)
    """
    policy, style = _head()
    head = tag("head", *policy, tag("title", title), style)
    return f"<!doctype html>\n{tag('html', head, tag('body', *body), lang=language)}\n"
