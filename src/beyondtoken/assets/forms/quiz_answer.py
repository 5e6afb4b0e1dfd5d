"""The answer to a question and the explanations, open where no script runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from ..words import word
from .markup import node

Slots = Mapping[str, str]

SIGNS = {"right": "✓", "partly": "◐", "wrong": "✗"}
"""One sign for each verdict, always beside its word; quiz.mjs has the same."""


def answer_panel(record: Mapping[str, Any], slots: Slots, *, lang: str) -> str:
    """``<details>`` with the answer, every explanation, and the texts that the script shows when they fit.

    Examples
    --------
    >>> slots = {"feedback:right": "Good.", "feedback:wrong": "No."}
    >>> "<details" in answer_panel({"kind": "text", "accept": ["yes"]}, slots, lang="en")
    True
    """
    body = _ANSWERS[record["kind"]](record, slots, lang)
    panel = node("details", node("summary", word("answer_and_reasons", lang)),
                 node("div", body, class_="bt-answer-body"), class_="bt-answer", open=True)
    return panel if "options" in record else panel + _other_feedback(slots)


def _reason(name: str, slots: Slots) -> str:
    return node("div", slots[name], class_="bt-reason", data_slot=name)


def _verdict(key: str, lang: str) -> str:
    return node("span", f"{SIGNS[key]} {word(key, lang)}", class_=f"bt-verdict-sign bt-{key}")


def _options(record: Mapping[str, Any], slots: Slots, lang: str) -> str:
    right = record["answer"] if isinstance(record["answer"], list) else [record["answer"]]
    return node("ul", *(
        node("li", _verdict("right" if one in right else "wrong", lang), " ",
             node("span", slots[f"option:{one}"], class_="bt-answer-text"),
             _reason(f"feedback:option:{one}", slots))
        for one in record["options"]
    ), class_="bt-reasons")


def _number(record: Mapping[str, Any], slots: Slots, lang: str) -> str:
    unit = node("span", slots["unit"], class_="bt-unit") if "unit" in slots else ""
    spread = f" ± {_written(record['tolerance'])}" if record["tolerance"] else ""
    return (node("p", node("strong", _written(record["answer"]), spread), " ", unit)
            + _reason("feedback:right", slots))


def _written(value: float) -> str:
    return format(value, ",.10g")


def _order(record: Mapping[str, Any], slots: Slots, lang: str) -> str:
    items = (node("li", slots[f"item:{item}"]) for item in record["answer"])
    return node("ol", *items) + _reason("feedback:right", slots)


def _match(record: Mapping[str, Any], slots: Slots, lang: str) -> str:
    arrow = node("span", " → ", class_="bt-arrow")
    pairs = (node("li", slots[f"left:{left}"], arrow, slots[f"right:{record['answer'][left]}"])
             for left in record["left"])
    return node("ul", *pairs) + _reason("feedback:right", slots)


def _text(record: Mapping[str, Any], slots: Slots, lang: str) -> str:
    accepted = (node("li", escape(text)) for text in record["accept"])
    return node("p", word("accepted", lang)) + node("ul", *accepted) + _reason("feedback:right", slots)


def _other_feedback(slots: Slots) -> str:
    names = (name for name in slots if name.startswith("feedback:") and name != "feedback:right")
    return node("div", *(_reason(name, slots) for name in names), class_="bt-feedback-texts", hidden=True)


_ANSWERS: dict[str, Callable[[Mapping[str, Any], Slots, str], str]] = {
    "single": _options,
    "multiple": _options,
    "number": _number,
    "order": _order,
    "match": _match,
    "text": _text,
}
