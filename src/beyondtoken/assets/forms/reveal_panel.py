"""One template for what was measured after a prediction; ``reveal.mjs`` lays it over the guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from ..words import word
from .guess_texts import Slots, known_kind, measured_text, plain_texts, slot, without_stop
from .markup import attributes, data_script

Spec = Mapping[str, Any]
Measured = Mapping[str, Any]

_DRAWING = '<div class="bt-drawing" aria-hidden="true"></div>'


def reveal_panel(spec: Spec, slots: Slots, measured: Measured, *, lang: str, uid: str) -> str:
    """The measured result of one prediction: plain without a script, covered by it until a guess is made.

    Parameters
    ----------
    spec, slots, lang, uid
        As for ``predict_form``.
    measured : mapping
        ``{"value": number | option id | list of numbers, "spread": number | list | None}``.

    Raises
    ------
    BookError
        If the kind is unknown, or a text is missing.

    Examples
    --------
    >>> spec = {"id": "steps", "kind": "number", "range": [0, 40], "step": 1}
    >>> panel = reveal_panel(spec, {"unit": "steps"}, {"value": 8.0, "spread": 0.0}, lang="en", uid="r-1")
    >>> "Measured: 8.0 ± 0.0 steps." in panel
    True
    """
    sentence, body = known_kind(spec, _RESULTS)(spec, slots, measured, lang)
    start = attributes(class_="bt-reveal", id=uid, lang=lang, data_id=spec["id"], data_kind=spec["kind"],
                       role="group", aria_labelledby=f"{uid}-title")
    data = {"id": spec["id"], "kind": spec["kind"], "spec": dict(spec), "texts": plain_texts(slots, lang),
            "measured": {"value": measured["value"], "spread": measured.get("spread")}}
    return (f'<div{start}>{_cover(lang)}'
            f'<div class="bt-result" tabindex="-1">'
            f'<p class="bt-kicker" id="{escape(uid)}-title">{word("reveal_title", lang)}</p>'
            f'<p class="bt-sentence">{sentence}</p>{body}</div>{data_script(data)}</div>')


def _cover(lang: str) -> str:
    return (f'<div class="bt-cover" hidden><p class="bt-cover-title">{word("reveal_first", lang)}</p>'
            f'<p class="bt-cover-why">{word("reveal_why", lang)}</p><div class="bt-cover-actions">'
            f'<button type="button" class="bt-button bt-go">{word("reveal_go", lang)}</button>'
            f'<button type="button" class="bt-button bt-quiet bt-show">{word("reveal_show", lang)}</button>'
            "</div></div>")


def _number(spec: Spec, slots: Slots, measured: Measured, lang: str) -> tuple[str, str]:
    unit = slots.get("unit", "")
    text = measured_text(measured["value"], measured.get("spread"), step=spec["step"], unit=unit, lang=lang)
    return word("reveal_alone", lang, measured=text), _DRAWING


def _choice(spec: Spec, slots: Slots, measured: Measured, lang: str) -> tuple[str, str]:
    texts = {one: slot(slots, "option:" + one, spec["id"]) for one in spec["options"]}
    items = "".join(_outcome(one, text, one == measured["value"], lang) for one, text in texts.items())
    sentence = word("reveal_alone", lang, measured=without_stop(texts[measured["value"]]))
    return sentence, f'<ul class="bt-outcomes">{items}</ul>'


def _outcome(option: str, text: str, is_measured: bool, lang: str) -> str:
    kind, tag = "bt-outcome", ""
    if is_measured:
        kind += " bt-was-measured"
        tag = f'<span class="bt-tag bt-measured-tag">{word("reveal_measured_tag", lang)}</span>'
    return (f'<li class="{kind}" data-option="{escape(option)}"><span class="bt-option-text">{text}</span>'
            f'<span class="bt-tags">{tag}<span class="bt-tag bt-yours-tag"></span></span></li>')


def _curve(spec: Spec, slots: Slots, measured: Measured, lang: str) -> tuple[str, str]:
    across, _ = (slot(slots, axis, spec["id"]) for axis in "xy")
    up = escape(plain_texts(slots, lang)["y"])
    rows = "".join(_row(place, i, measured, spec) for i, place in enumerate(spec["x"]["values"]))
    heads = "".join(f'<th scope="col">{text}</th>'
                    for text in (across, word("predict_yours", lang), word("reveal_title", lang)))
    table = (f'<details class="bt-numbers" open><summary>{word("reveal_numbers", lang)}</summary><table>'
             f"<caption>{up}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></details>")
    return word("reveal_curve_alone", lang), _DRAWING + _key(lang) + table


def _key(lang: str) -> str:
    entries = (("bt-key-guess", "predict_yours"), ("bt-key-measured", "reveal_title"))
    items = "".join(f'<li><span class="{kind}"></span>{word(words, lang)}</li>' for kind, words in entries)
    return f'<ul class="bt-legend" aria-hidden="true">{items}</ul>'


def _row(place: float, i: int, measured: Measured, spec: Spec) -> str:
    spread = measured.get("spread")
    here = spread[i] if isinstance(spread, (list, tuple)) else spread
    text = measured_text(measured["value"][i], here, step=spec["y"]["step"])
    return f'<tr><th scope="row">{place:,.6g}</th><td class="bt-your-cell">–</td><td>{text}</td></tr>'


_RESULTS: dict[str, Callable[[Spec, Slots, Measured, str], tuple[str, str]]] = {
    "number": _number, "choice": _choice, "curve": _curve,
}
