"""Predictions, reveals and a live figure for hand-made pages."""

from __future__ import annotations

import copy
from typing import Any

from beyondtoken.assets.forms import live_figure_frame, predict_form, reveal_panel

PREDICTIONS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "number": (
        {"id": "glitch-steps", "kind": "number", "range": [0, 40], "step": 1},
        {"prompt": "How many steps after training?", "unit": "steps"},
    ),
    "choice": (
        {"id": "glitch-wall", "kind": "choice", "options": ["round", "through", "stop"]},
        {"prompt": "What does it do at the wall?", "option:round": "It goes round.",
         "option:through": "It goes <em>through</em>.", "option:stop": "It stops."},
    ),
    "curve": (
        {"id": "glitch-curve", "kind": "curve", "x": {"values": [1, 2, 4, 8], "scale": "log"},
         "y": {"range": [0, 100], "step": 5}},
        {"prompt": "Draw how often it arrives.", "x": "runs", "y": "arrived, %", "unit": "%"},
    ),
}

MEASURED: dict[str, dict[str, Any]] = {
    "number": {"value": 8.0, "spread": 0.5},
    "choice": {"value": "through", "spread": None},
    "curve": {"value": [10, 20, 40, 80], "spread": [2, 2, 4, 4]},
}


def form(kind: str, *, lang: str = "en") -> str:
    """The prediction of one kind."""
    spec, slots = PREDICTIONS[kind]
    return predict_form(spec, slots, lang=lang, uid=f"bt-{kind}")


def reveal(kind: str, measured: dict[str, Any] | None = None, *, lang: str = "en") -> str:
    """Its reveal."""
    spec, slots = PREDICTIONS[kind]
    return reveal_panel(spec, slots, measured or MEASURED[kind], lang=lang, uid=f"bt-{kind}-reveal")


def both(kind: str, measured: dict[str, Any] | None = None) -> str:
    """Prediction and reveal, in the order of a page."""
    return form(kind) + reveal(kind, measured)


def pair(en: str, ja: str) -> dict[str, str]:
    """A text in both languages."""
    return {"en": en, "ja": ja}


def frame(door: int, steps: int) -> dict[str, Any]:
    """One frame: a path, a growing line, two bars."""
    length = 20 - steps - 3 * door
    line = [[float(i), 20.0 - i - 3 * door] for i in range(steps + 1)]
    drawing = {
        "map": {"paths": [{"xy": [[0, 1], [1, 1], [min(2 + steps, 5), 1]], "color": 1}]},
        "length": {"lines": [{"xy": line, "color": 1, "band": [[x, y - 1, y + 1] for x, y in line]}],
                   "points": [{"x": steps, "y": length, "lo": length - 1, "hi": length + 1}]},
        "bars": {"values": [length / 20, 1 - length / 20], "lo": [0.1, 0.1], "hi": [0.9, 0.9]},
    }
    return {"text": pair(f"door {door}, after {steps}: {length} steps", f"扉{door}、{steps}回後：{length}歩"),
            "panels": drawing}


FIGURE: dict[str, Any] = {
    "title": pair("Training finds a way", "訓練が道を見つける"),
    "alt": pair("A map; the path gets shorter.", "地図。経路が短くなる。"),
    "controls": [
        {"id": "door", "label": pair("Door", "扉"), "values": ["open", "shut"], "start": 0, "kind": "choice"},
        {"id": "steps", "label": pair("Runs", "回数"), "kind": "range", "start": 2,
         "values": [str(10**i) for i in range(6)]},
    ],
    "panels": [
        {"id": "map", "kind": "grid", "rows": 3, "cols": 6, "title": pair("Map", "地図"),
         "legend": [{"name": pair("agent", "エージェント"), "color": 1}]},
        {"id": "length", "kind": "xy", "x": {"label": pair("runs", "回数"), "domain": [0, 5]},
         "y": {"label": pair("steps", "歩数"), "domain": [0, 24]},
         "legend": [{"name": pair("mean", "平均"), "color": 1}]},
        {"id": "bars", "kind": "bars", "y": {"label": pair("share", "割合"), "domain": [0, 1]},
         "categories": ["a", pair("other", "他")]},
    ],
    "static": {"map": {"cells": [[1] * 6, [2, 0, 0, 0, 0, 3], [1] * 5 + [4]]}},
    "frames": [frame(door, steps) for door in range(2) for steps in range(6)],
}


def figure_spec() -> dict[str, Any]:
    """The figure's spec, to be changed at will."""
    return copy.deepcopy(FIGURE)


def figure(*, lang: str = "en", fallback: str = "") -> str:
    """The figure in its frame."""
    return live_figure_frame(FIGURE, lang=lang, uid="bt-figure", fallback=fallback)
