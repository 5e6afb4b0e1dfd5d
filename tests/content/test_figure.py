"""Live figures and verdicts, as cells hand them over."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from beyondtoken.content import read_figure, read_verdict
from beyondtoken.errors import BookError

BOTH = {"en": "steps", "ja": "歩数"}
FIGURE: dict[str, Any] = {
    "title": BOTH, "alt": BOTH,
    "controls": [{"id": "steps", "label": BOTH, "values": ["0", "1k"], "start": 0, "kind": "range"}],
    "panels": [{"id": "map", "kind": "grid", "rows": 1, "cols": 2},
               {"id": "len", "kind": "xy", "x": {"label": BOTH, "domain": [1, 64], "scale": "log"},
                "y": {"label": BOTH, "domain": [0, 9]}, "legend": [{"name": BOTH, "color": 1}]}],
    "static": {"len": {"lines": [{"xy": [[1, 2], [64, 3]], "color": 1, "band": [[1, 1.5, 2.5]]}]}},
    "frames": [{"text": BOTH, "panels": {"map": {"cells": [[0, 1]], "paths": [{"xy": [[0, 0], [1, 0]]}]}}},
               {"text": BOTH, "panels": {"map": {"cells": [[0, 0.5]], "shade": True}}}],
}
JUDGED = {"word": "supported", "measured": {"en": "8 steps", "ja": "8歩"}}

BROKEN = {
    "one frame too few": (lambda f: f["frames"].pop(),
                          "fig-a needs a frame for each of 2 settings of its controls, got 1."),
    "panel that is not there": (lambda f: f["frames"][0]["panels"].update(bars={}),
                                "fig-a draws into the panel 'bars', but its panels are len, map."),
    "panel never drawn": (lambda f: f["static"].clear(),
                          "fig-a leaves the panel 'len' empty in some frames."),
    "start beyond the values": (lambda f: f["controls"][0].update(start=2),
                                "fig-a starts its control 'steps' at 2, but has 2 values, counted from 0."),
    "no Japanese": (lambda f: f.update(alt={"en": "a map"}), "fig-a at alt.ja: 'alt' has no Japanese."),
    "too large": (lambda f: f.update(alt={"en": "x" * 60_000, "ja": "歩"}),
                  "fig-a must fit into 50000 bytes, got 60"),
    "colour that is not in the palette": (lambda f: f["panels"][1]["legend"][0].update(color=9),
                                          "fig-a at panels.1.xy.legend.0.color: panel 'len'"),
}


def test_whole_figure_is_read():
    assert read_figure("fig-a", FIGURE).frames[1].panels["map"].cells == ((0, 0.5),)


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_figure_that_disagrees_with_itself_is_refused(case):
    change, message = case
    figure = copy.deepcopy(FIGURE)
    change(figure)
    with pytest.raises(BookError) as caught:
        read_figure("fig-a", figure)
    assert str(caught.value).startswith(message)


def test_verdict_is_read_by_claim():
    assert read_verdict({"A4-C23": JUDGED})["A4-C23"].measured.ja == "8歩"


@pytest.mark.parametrize("judgements", [
    {}, {"A4-23": JUDGED}, {"A4-C23": {**JUDGED, "word": "proved"}},
    {"A4-C23": {**JUDGED, "condition": BOTH}},
    {"A4-C23": {**JUDGED, "word": "supported only if"}}, {"A4-C23": {"word": "supported"}},
])
def test_verdict_that_says_something_else_is_refused(judgements):
    with pytest.raises(BookError, match="^verdict at judgements"):
        read_verdict(judgements)
