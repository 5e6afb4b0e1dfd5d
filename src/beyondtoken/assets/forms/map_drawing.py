"""The drawing of one neighbourhood of the concept map: boxes in rows, links between them, as SVG."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from .markup import node

BOX_WIDTH, BOX_HEIGHT = 144, 52
GAP, ROW_GAP = 14, 46
PER_ROW = 4
LINE_HEIGHT = 17
LETTERS = {"en": 18, "ja": 10}
"""How many letters of a name fit into one line of a box."""


@dataclass(frozen=True)
class Box:
    """A term on the map: its words, where it leads, whether it is at home here."""

    words: str
    address: str
    at_home: bool


def map_drawing(rows: Sequence[Sequence[str]], boxes: Mapping[str, Box],
                links: Sequence[tuple[str, str, bool]], *, lang: str, title: str, uid: str) -> str:
    """Draw boxes row by row, and a line for each link.

    Parameters
    ----------
    rows : sequence of rows of names, the first on top
    boxes : mapping of name to Box
    links : sequence of (from, to, dashed)
        An arrow each; a dashed one is a contrast, and has no head.
    title : str
        What the drawing is called when read aloud.
    uid : str
        First part of every ``id`` in the drawing.

    Examples
    --------
    >>> boxes = {"a": Box("agent", "#a", True), "p": Box("planning", "#p", False)}
    >>> drawn = map_drawing([["p"], ["a"]], boxes, [("a", "p", False)], lang="en", title="Agents", uid="m")
    >>> drawn.count("<rect"), drawn.count("<line")
    (2, 1)
    """
    short = [list(row[at:at + PER_ROW]) for row in ordered(rows, links) for at in range(0, len(row), PER_ROW)]
    width = max(map(len, short)) * (BOX_WIDTH + GAP)
    height = _top(len(short)) - ROW_GAP + 4
    places = {name: (width / 2 + (at - (len(row) - 1) / 2) * (BOX_WIDTH + GAP), _top(number))
              for number, row in enumerate(short) for at, name in enumerate(row)}
    lines = [_line(places[start], places[end], dashed, f"{uid}-head") for start, end, dashed in links]
    drawn = [_box(boxes[name], *place, lang) for name, place in places.items()]
    svg = node("svg", node("defs", _arrow_head(f"{uid}-head")), *lines, *drawn, viewBox=f"0 0 {width} {height}",
               width=width, height=height, role="group", aria_label=title)
    return node("div", svg, class_="bt-map", tabindex="0", role="region", aria_label=title)


def ordered(rows: Sequence[Sequence[str]], links: Sequence[tuple[str, str, bool]]) -> list[list[str]]:
    """The rows, each sorted by the mean place of the neighbours in the rows above: fewer lines cross.

    Examples
    --------
    >>> ordered([["a", "b"], ["c", "d"]], [("c", "b", False), ("d", "a", False)])
    [['a', 'b'], ['d', 'c']]
    """
    place: dict[str, float] = {}
    sorted_rows = []
    for row in rows:
        near = {name: [place[other] for start, end, _ in links for other in (start, end)
                       if name in (start, end) and other in place] for name in row}
        middle = {name: sum(found) / len(found) if found else 0.5 for name, found in near.items()}
        line = sorted(row, key=lambda name: middle[name])
        place |= {name: (at + 0.5) / len(line) for at, name in enumerate(line)}
        sorted_rows.append(line)
    return sorted_rows


def _top(row: int) -> int:
    return 2 + row * (BOX_HEIGHT + ROW_GAP)


def _arrow_head(uid: str) -> str:
    return node("marker", node("path", d="M0 0 L8 4 L0 8 z"), id=uid, viewBox="0 0 8 8", refX=8, refY=4,
                markerWidth=7, markerHeight=7, orient="auto")


def _line(start: tuple[float, float], end: tuple[float, float], dashed: bool, head: str) -> str:
    """From the edge of one box to the edge of the other that lies nearest."""
    (x1, top1), (x2, top2) = start, end
    y1, y2 = top1, top2 + BOX_HEIGHT
    if top1 < top2:
        y1, y2 = top1 + BOX_HEIGHT, top2
    if top1 == top2:
        side = BOX_WIDTH / 2 * (1 if x2 > x1 else -1)
        x1, x2, y1, y2 = x1 + side, x2 - side, top1 + BOX_HEIGHT / 2, top2 + BOX_HEIGHT / 2
    arrow = {"class_": "bt-contrast"} if dashed else {"marker_end": f"url(#{head})"}
    return node("line", x1=f"{x1:.0f}", y1=f"{y1:.0f}", x2=f"{x2:.0f}", y2=f"{y2:.0f}", **arrow)


def _box(box: Box, x: float, top: float, lang: str) -> str:
    rect = node("rect", x=f"{x - BOX_WIDTH / 2:.0f}", y=top, width=BOX_WIDTH, height=BOX_HEIGHT, rx=8)
    lines = _lines(box.words, lang)
    first = top + BOX_HEIGHT / 2 - (len(lines) - 1) * LINE_HEIGHT / 2 + 5
    spans = [node("tspan", escape(line), x=f"{x:.0f}", y=f"{first + at * LINE_HEIGHT:.0f}")
             for at, line in enumerate(lines)]
    return node("a", rect, node("text", *spans), href=box.address, class_=None if box.at_home else "bt-guest")


def _lines(words: str, lang: str) -> list[str]:
    """At most two lines; what is longer ends in dots."""
    if lang == "ja":
        cut = [words[at:at + LETTERS["ja"]] for at in range(0, len(words), LETTERS["ja"])]
        return cut if len(cut) <= 2 else [cut[0], cut[1][:-1] + "…"]
    return textwrap.wrap(words, LETTERS["en"], max_lines=2, placeholder=" …", break_long_words=False)
