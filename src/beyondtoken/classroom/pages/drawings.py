"""Small drawings inside a page: how points spread, how a question fell out, how many passed a test."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..html import Element, tag
from .words import number

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 248, 34, 46, 40
MOST_BARS = 21


@dataclass(frozen=True)
class Bar:
    """Students with ``start`` points or more, and less than ``end`` (the last bar: ``end`` as well)."""

    start: float
    end: float
    students: int


def bars(points: Sequence[float], out_of: float) -> list[Bar]:
    """Count points in bars of one, two, five, ten … points, at most 21 of them.

    Full points have a bar of their own; nothing falls beside the bars.

    Examples
    --------
    >>> [(bar.start, bar.students) for bar in bars([0, 1.5, 3, 3], 3)]
    [(0, 1), (1, 1), (2, 0), (3, 2)]
    """
    width = next(step for step in steps() if out_of / step < MOST_BARS)
    count = math.ceil(out_of / width - 1e-9) if out_of > 0 else 0
    counts = [0] * (count + 1)
    for one in points:
        counts[count if one >= out_of - 1e-9 else min(max(int(one / width + 1e-9), 0), count)] += 1
    starts = [width * place for place in range(count)] + [out_of]
    return [Bar(start, end, n) for start, end, n in zip(starts, [*starts[1:], out_of], counts, strict=True)]


def steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, …"""
    scale = 1
    while True:
        yield from (scale, 2 * scale, 5 * scale)
        scale *= 10


def histogram(shown: Sequence[Bar], *, text: str, x_label: str, y_label: str) -> Element:
    """Bars over points; ``text`` says in words what is drawn."""
    slot = (WIDTH - LEFT) / len(shown)
    most = max(max(bar.students for bar in shown), 1)
    drawn: list[Element] = []
    for place, bar in enumerate(shown):
        drawn += one_bar(bar, LEFT + place * slot, slot, (HEIGHT - TOP - BOTTOM) * bar.students / most)
    floor = HEIGHT - BOTTOM
    return tag("svg", tag("line", x1=LEFT, x2=WIDTH, y1=floor + .5, y2=floor + .5), *drawn,
               tag("text", y_label, x=0, y=13),
               tag("text", x_label, x=WIDTH, y=HEIGHT - 4, text_anchor="end"),
               viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=text)


def one_bar(bar: Bar, x: float, slot: float, height: float) -> list[Element]:
    """A bar, how many it holds, and where it starts."""
    middle, floor = x + slot / 2, HEIGHT - BOTTOM
    parts = [tag("text", number(bar.start), x=f"{middle:.1f}", y=floor + 19, text_anchor="middle")]
    if bar.students:
        parts += [tag("rect", x=f"{x + slot * .1:.1f}", y=f"{floor - height:.1f}", width=f"{slot * .8:.1f}",
                      height=f"{height:.1f}", rx=2, class_="bar"),
                  tag("text", f"{bar.students}", x=f"{middle:.1f}", y=f"{floor - height - 5:.1f}",
                      text_anchor="middle", class_="n")]
    return parts


def split(parts: Sequence[tuple[str, int]]) -> Element:
    """One bar cut in proportion; the numbers stand beside it, so it is not read aloud."""
    whole = sum(n for _, n in parts) or 1
    drawn, x = [], 0.0
    for kind, n in parts:
        if n:
            drawn.append(tag("rect", x=f"{x:.2f}", y=0, width=f"{100 * n / whole:.2f}", height=8, class_=f"s-{kind}"))
        x += 100 * n / whole
    return tag("svg", *drawn, viewBox="0 0 100 8", preserveAspectRatio="none", class_="split", aria_hidden="true")


def meter(part: float, whole: float) -> Element:
    """How much of the whole; the number stands beside it, so it is not read aloud."""
    share = 100 * part / whole if whole else 0
    return tag("svg", tag("rect", x=0, y=0, width=100, height=8, class_="room"),
               tag("rect", x=0, y=0, width=f"{share:.2f}", height=8, class_="bar"),
               viewBox="0 0 100 8", preserveAspectRatio="none", class_="meter", aria_hidden="true")
