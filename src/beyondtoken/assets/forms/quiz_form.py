"""One template for a question, for the page and for the notebook; ``quiz.mjs`` brings it to life."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...errors import BookError
from ..words import word
from .markup import attributes, data_script, node, plain
from .quiz_answer import answer_panel

Slots = Mapping[str, str]


def quiz_form(record: Mapping[str, Any], slots: Slots, *, lang: str, uid: str) -> str:
    """The form of one question, readable without a script.

    Parameters
    ----------
    record : mapping
        Its scoring record, as ``Question.scoring()`` gives it.
    slots : mapping from slot name to HTML
        Trusted HTML for every text of ``Question.texts``; all the rest is escaped here.
    lang, uid : str
        ``"en"`` or ``"ja"``; first part of every ``id``, its own for every form on a page.

    Raises
    ------
    BookError
        If the record is of unknown kind, or a text is missing.

    Examples
    --------
    >>> record = {"id": "q", "kind": "text", "accept": ["yes"]}
    >>> slots = {"stem": "Well?", "feedback:right": "Good.", "feedback:wrong": "No."}
    >>> quiz_form(record, slots, lang="en", uid="q-1").startswith('<form class="bt-quiz"')
    True
    """
    try:
        fields = _FIELDS[record["kind"]](record, slots, lang, uid)
        stem, answer = slots["stem"], answer_panel(record, slots, lang=lang)
    except KeyError as missing:
        raise BookError(f"question '{record.get('id')}' cannot be shown: {missing} is missing.",
                        "Give every text of the question a slot, and a kind that is known.") from missing
    legend = node("legend", node("span", stem, class_="bt-stem"),
                  node("span", word("kind_" + record["kind"], lang), class_="bt-hint"))
    parts = (node("p", word("question", lang), class_="bt-kicker"), node("fieldset", legend, fields),
             _buttons(lang), node("div", class_="bt-status", role="status"), answer,
             data_script({"lang": lang, "record": record}))
    # method="dialog": without a script, the Enter key in a text field must not leave the page.
    return node("form", *parts, class_="bt-quiz", id=uid, method="dialog", lang=lang, autocomplete="off",
                novalidate=True, data_id=record["id"], data_kind=record["kind"])


def _buttons(lang: str) -> str:
    later = (node("button", word(words, lang), type="button", class_="bt-button bt-quiet", data_do=do,
                  hidden=True) for do, words in (("show", "show_answer"), ("again", "start_over")))
    check = node("button", word("check", lang), type="submit", class_="bt-button")
    return node("div", check, *later, class_="bt-actions", hidden=True)


def _options(record: Mapping[str, Any], slots: Slots, lang: str, uid: str) -> str:
    kind = "radio" if record["kind"] == "single" else "checkbox"
    return node("div", *(
        node("label", f"<input{attributes(type=kind, name=uid, value=one)}>",
             node("span", slots["option:" + one], class_="bt-option-text"),
             class_="bt-option", data_part=f"option:{one}")
        for one in record["options"]
    ), class_="bt-options")


def _number(record: Mapping[str, Any], slots: Slots, lang: str, uid: str) -> str:
    unit = node("span", slots["unit"], class_="bt-unit") if "unit" in slots else ""
    return _field(word("your_number", lang), unit, inputmode="decimal", id=f"{uid}-field")


def _text(record: Mapping[str, Any], slots: Slots, lang: str, uid: str) -> str:
    return _field(word("your_answer", lang), "", autocapitalize="off", spellcheck="false", id=f"{uid}-field")


def _field(name: str, unit: str, **values: str) -> str:
    field = f"<input{attributes(type='text', autocomplete='off', **values)}>"
    return node("label", node("span", name, class_="bt-field-name"),
                node("span", field, unit, class_="bt-field-box"), class_="bt-field", data_part="field")


def _order(record: Mapping[str, Any], slots: Slots, lang: str, uid: str) -> str:
    items = shuffled([name[5:] for name in slots if name.startswith("item:")], record["id"])
    if items == list(record["answer"]):
        items = items[1:] + items[:1]
    return node("ol", *(_order_item(item, slots, lang, uid) for item in items), class_="bt-order")


def _order_item(item: str, slots: Slots, lang: str, uid: str) -> str:
    text = f"{uid}-item-{item}"
    # A button is named by its own label and the item's text.
    moves = [node("button", sign, type="button", data_move=way, id=f"{text}-{way}", hidden=True,
                  aria_label=word(f"move_{way}", lang), aria_labelledby=f"{text}-{way} {text}")
             for way, sign in (("up", "↑"), ("down", "↓"))]
    return node("li", node("span", class_="bt-handle", aria_hidden="true", hidden=True),
                node("span", slots[f"item:{item}"], class_="bt-item-text", id=text),
                node("span", *moves, class_="bt-moves"), data_item=item)


def _match(record: Mapping[str, Any], slots: Slots, lang: str, uid: str) -> str:
    rights = shuffled(record["right"], record["id"])
    choices = [node("option", word("choose", lang), value=""),
               *(node("option", plain(slots[f"right:{one}"]), value=one) for one in rights)]
    pairs = [node("label", node("span", slots[f"left:{left}"], class_="bt-left"),
                  node("select", *choices, data_left=left, autocomplete="off"),
                  class_="bt-pair", data_part=f"left:{left}")
             for left in record["left"]]
    return node("div", *pairs, class_="bt-match") + _rights_in_full([slots[f"right:{one}"] for one in rights])


def _rights_in_full(texts: Sequence[str]) -> str:
    """The right side as a list, for paper and where maths in it cannot stand in an ``<option>``."""
    rich = any("<" in text for text in texts)
    return node("ul", *(node("li", text) for text in texts),
                class_="bt-rights" if rich else "bt-rights bt-print-only")


def shuffled(ids: Sequence[str], question: str) -> list[str]:
    """An order that gives nothing away and is the same in every build.

    Examples
    --------
    >>> sorted(shuffled(["a", "b", "c"], "q")), shuffled(["b", "a"], "q") == shuffled(["a", "b"], "q")
    (['a', 'b', 'c'], True)
    """
    return sorted(ids, key=lambda one: hashlib.sha256(f"{question}:{one}".encode()).digest())


_FIELDS: dict[str, Callable[[Mapping[str, Any], Slots, str, str], str]] = {
    "single": _options,
    "multiple": _options,
    "number": _number,
    "order": _order,
    "match": _match,
    "text": _text,
}
