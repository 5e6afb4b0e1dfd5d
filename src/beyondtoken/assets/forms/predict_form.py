"""One template for a prediction, for the page and for the notebook; ``predict.mjs`` brings it to life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from ..words import word
from .guess_texts import Slots, known_kind, plain_texts, slot
from .markup import attributes, data_script

Spec = Mapping[str, Any]


def predict_form(spec: Spec, slots: Slots, *, lang: str, uid: str) -> str:
    """The form of one prediction, readable (and on paper, answerable) without a script.

    Parameters
    ----------
    spec : mapping
        What can be guessed, as ``Prediction.spec()`` gives it.
    slots : mapping from slot name to HTML
        Ready HTML for every text (``Prediction.texts`` has the names). It is trusted: whoever renders
        it escapes it. All the rest is escaped here.
    lang : str
        ``"en"`` or ``"ja"``.
    uid : str
        First part of every ``id`` in the form; its own for every form on a page.

    Raises
    ------
    BookError
        If the kind is unknown, or a text is missing.

    Examples
    --------
    >>> spec = {"id": "steps", "kind": "number", "range": [0, 40], "step": 1}
    >>> form = predict_form(spec, {"prompt": "How many?"}, lang="en", uid="p-1")
    >>> form.startswith('<form class="bt-predict"')
    True
    """
    fields = known_kind(spec, _FIELDS)(spec, slots, lang, uid)
    start = attributes(class_="bt-predict", id=uid, method="dialog", lang=lang, autocomplete="off",
                       novalidate=True, data_id=spec["id"], data_kind=spec["kind"])
    data = {"id": spec["id"], "kind": spec["kind"], "spec": dict(spec), "texts": plain_texts(slots, lang)}
    return (f'<form{start}><p class="bt-kicker">{word("predict_title", lang)}</p>'
            f'<fieldset><legend><span class="bt-stem">{slot(slots, "prompt", spec["id"])}</span></legend>'
            f'{fields}</fieldset><div class="bt-actions" hidden>'
            f'<button type="submit" class="bt-button bt-lock">{word("predict_lock", lang)}</button></div>'
            f'<div class="bt-status" role="status"></div>'
            f'<noscript><p class="bt-hint">{word("predict_without_script", lang)}</p></noscript>'
            f"{data_script(data)}</form>")


def _limits(values: tuple[float, float], step: float) -> str:
    # A phone's decimal keypad has no minus sign.
    keypad = "decimal" if values[0] >= 0 else None
    return attributes(min=values[0], max=values[1], step=step, inputmode=keypad)


def _number(spec: Spec, slots: Slots, lang: str, uid: str) -> str:
    limits = _limits(spec["range"], spec["step"])
    unit = f'<span class="bt-unit">{slots["unit"]}</span>' if "unit" in slots else ""
    name = attributes(aria_label=word("predict_line", lang))
    return (f'<label class="bt-field"><span class="bt-field-name">{word("predict_yours", lang)}</span>'
            f'<span class="bt-field-box"><input type="number" id="{escape(uid)}-field"{limits}>{unit}</span>'
            '</label><div class="bt-number-line" hidden>'
            f'<input type="range" class="bt-range"{limits}{name}></div>')


def _choice(spec: Spec, slots: Slots, lang: str, uid: str) -> str:
    return '<div class="bt-options">' + "".join(
        f"<label class=\"bt-option\"><input{attributes(type='radio', name=uid, value=one)}>"
        f'<span class="bt-option-text">{slot(slots, "option:" + one, spec["id"])}</span></label>'
        for one in spec["options"]
    ) + "</div>"


def _curve(spec: Spec, slots: Slots, lang: str, uid: str) -> str:
    across, _ = (slot(slots, axis, spec["id"]) for axis in "xy")
    up = escape(plain_texts(slots, lang)["y"])
    limits = _limits(spec["y"]["range"], spec["y"]["step"])
    fields = "".join(
        f'<label class="bt-curve-value"><span><span class="bt-unseen">{across} = </span>{place:,.6g}</span>'
        f'<input type="number"{limits}></label>' for place in spec["x"]["values"])
    title = f"{escape(uid)}-values"
    return (f'<p class="bt-hint">{word("predict_draw", lang)}</p>'
            '<div class="bt-canvas" aria-hidden="true"></div>'
            f'<p class="bt-curve-title" id="{title}">{word("predict_values", lang, x=across, y=up)}</p>'
            f'<div class="bt-curve-values" role="group" aria-labelledby="{title}">{fields}</div>')


_FIELDS: dict[str, Callable[[Spec, Slots, str, str], str]] = {
    "number": _number, "choice": _choice, "curve": _curve,
}
