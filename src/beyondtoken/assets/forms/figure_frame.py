"""One template for a live figure, for the page and for the notebook; ``figure.mjs`` draws into it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from ..words import word
from .markup import attributes, data_script


def live_figure_frame(spec: Mapping[str, Any], *, lang: str, uid: str, fallback: str = "") -> str:
    """The frame of a live figure: title, description and the words of its start frame without a script.

    Parameters
    ----------
    spec : mapping
        The figure's record, checked by ``read_figure``.
    lang : str
        ``"en"`` or ``"ja"``; only this language travels with the page.
    uid : str
        First part of every ``id``; its own for every figure on a page.
    fallback : str
        Ready HTML shown where no script runs, such as a static picture.

    Examples
    --------
    >>> spec = {"title": {"en": "Maps", "ja": "地図"}, "alt": "A map.", "controls": [], "panels": [],
    ...         "frames": [{"text": "8 steps", "panels": {}}]}
    >>> "地図" in live_figure_frame(spec, lang="ja", uid="f-1")
    True
    """
    local = in_language(spec, lang)
    text = local["frames"][start_frame(local)]["text"]
    name = escape(uid)
    start = attributes(class_="bt-live-figure", id=uid, lang=lang, role="group",
                       aria_labelledby=f"{uid}-title")
    return (f'<div{start}><p class="bt-figure-title" id="{name}-title">{escape(local["title"])}</p>'
            '<div class="bt-controls" hidden></div>'
            f'<div class="bt-panels" id="{name}-panels">{fallback}</div>'
            f'<output class="bt-frame-text" aria-live="polite">{escape(text)}</output>'
            f'<details class="bt-figure-about" open><summary>{word("figure_about", lang)}</summary>'
            f'<p id="{name}-about">{escape(local["alt"])}</p></details>{data_script(local)}</div>')


def in_language(value: Any, lang: str) -> Any:
    """The same record with the words of one language in place of each pair.

    Examples
    --------
    >>> in_language({"label": {"en": "steps", "ja": "歩"}, "ticks": [1, 2]}, "ja")
    {'label': '歩', 'ticks': [1, 2]}
    """
    if isinstance(value, Mapping):
        if set(value) == {"en", "ja"}:
            return value[lang]
        return {key: in_language(one, lang) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_language(one, lang) for one in value]
    return value


def start_frame(spec: Mapping[str, Any]) -> int:
    """Index of the frame at which a figure opens: row-major, the first control slowest.

    Examples
    --------
    >>> start_frame({"controls": [{"values": ["a", "b"], "start": 1}, {"values": ["x", "y"], "start": 1}]})
    3
    """
    index = 0
    for control in spec["controls"]:
        index = index * len(control["values"]) + control.get("start", 0)
    return index
