"""What a page is made of, apart from its text: for telling that no text became markup."""

from __future__ import annotations

import random
from html.parser import HTMLParser

from beyondtoken.classroom.html.markup import ELEMENTS

HOSTILE = (
    "x<script>alert(1)</script>", "x</pre></div><img src=q onerror=alert(1)>", "x\" onclick=\"alert(1)",
    "x' autofocus='", "x<!-- ", "x]]><![CDATA[", "x&lt;b&gt;&#60;i&#62;", "x</title><style>*{display:none}</style>",
    "x\u202e\u2066reversed", "x\x00\x1b[31mred\x1b[0m\x07\x08\x9b", "x\x1b]8;;https://example.org\x07link\x1b]8;;\x07",
    "x\ufffe\uffff\ufdd0", "x<svg/onload=alert(1)>", "x{n}{language}%s${x}", "x<a href=javascript:alert(1)>",
    "x\u2028</textarea>\u2029", "x<?php ?>")


class Reader(HTMLParser):
    """Reads tags with the names of their attributes, links, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self.parts.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment",))

    def unknown_decl(self, data: str) -> None:
        self.parts.append(("declaration",))

    def handle_pi(self, data: str) -> None:
        self.parts.append(("instruction",))


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def skeleton(page: str) -> list[tuple]:
    """Every tag and the names of its attributes, in order."""
    return read(page).parts


def elements(page: str) -> set[str]:
    return {part[0] for part in skeleton(page) if not part[0].startswith("/")}


def is_ours(page: str) -> bool:
    """Whether a page holds one style sheet and else only elements of the desk."""
    names = [part[0] for part in skeleton(page)]
    return names.count("style") == 1 and elements(page) <= ELEMENTS | {"style"}


def hostile_text(seed: int) -> str:
    """A few pieces that a page must show as text, in an order that the seed gives; never blank."""
    rng = random.Random(seed)
    return "x" + "".join(rng.choice([*HOSTILE, *"<>&\"'/=!-"]) for _ in range(5))
