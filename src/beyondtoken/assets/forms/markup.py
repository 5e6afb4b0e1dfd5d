"""Small pieces of HTML shared by all forms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any


def attributes(**values: object) -> str:
    """HTML attributes, escaped; ``_`` becomes ``-``, True is a bare name, None and False are left out.

    Examples
    --------
    >>> attributes(class_="bt-quiz", data_id='a"b', hidden=True, lang=None)
    ' class="bt-quiz" data-id="a&quot;b" hidden'
    """
    return "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in values.items())


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def node(name: str, *children: str, **values: object) -> str:
    """An element around ready HTML.

    Examples
    --------
    >>> node("li", "a &lt; b", class_="bt-x")
    '<li class="bt-x">a &lt; b</li>'
    """
    return f"<{name}{attributes(**values)}>{''.join(children)}</{name}>"


def data_script(data: Mapping[str, Any]) -> str:
    """Data for the script, inside the part it belongs to; no text in it can close the element.

    Examples
    --------
    >>> data_script({"id": "</script>"})
    '<script type="application/json" class="bt-data">{"id":"\\\\u003c/script\\\\u003e"}</script>'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/json" class="bt-data">{text}</script>'


def plain(html: str) -> str:
    """The words of ready HTML, escaped, for places that take no markup (an ``<option>``).

    Examples
    --------
    >>> plain("<em>R</em> &amp; D")
    'R &amp; D'
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    return escape(" ".join("".join(reader.words).split()))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)
