"""Feedback that a format cannot tie to one answer, put together: each text with the answer it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from .asked import Asked
from .wording import Maths, listed, mathjax
from .worth import decimal

_LABELS = {
    "right": ("If all is right:", "すべて正しければ:"),
    "wrong": ("For any other answer:", "そのほかの答えには:"),
    "gave": ("If you answered {}:", "{}と答えたなら:"),
    "ordered": ("If your order was {}:", "順序が{}なら:"),
    "matched": ("If “{}” was wrong:", "「{}」を間違えたなら:"),
}


def wrong_answers(asked: Asked, maths: Maths = mathjax) -> str:
    """HTML for any answer that is not right: the text for all, then those for particular answers.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> bank = read_bank(find_root(), "en").study
    >>> number = next(asked for asked in bank if asked.id == "glitch-thickness")
    >>> wrong_answers(number).split("<ul>")[1][:38]
    '<li><em>If you answered 4:</em> One to'
    """
    entries = [(label, _html(asked, slot, maths)) for label, slot in _particular(asked, maths)]
    general = "feedback:wrong" in asked.question.slots()
    return (_html(asked, "feedback:wrong", maths) if general else "") + listed(entries)


def every_answer(asked: Asked) -> str:
    """HTML for a format whose only feedback is the same for every answer."""
    entries = [(_label(asked, "right"), asked.html("feedback:right"))]
    entries += [(label, asked.html(slot)) for label, slot in _particular(asked, mathjax)]
    if "feedback:wrong" in asked.question.slots():
        entries.append((_label(asked, "wrong"), asked.html("feedback:wrong")))
    return listed(entries)


def _particular(asked: Asked, maths: Maths) -> list[tuple[str, str]]:
    """Label in HTML and slot of each feedback for a particular wrong answer."""
    if asked.question.kind == "match":
        return [(_label(asked, "matched", _html(asked, f"left:{left}", maths)), f"feedback:left:{left}")
                for left in asked.question.scoring()["left"]]
    return [(_wrong(asked, trap, maths), f"feedback:trap:{number}")
            for number, trap in enumerate(asked.question.scoring().get("traps", ()))]


def _wrong(asked: Asked, trap: Mapping[str, Any], maths: Maths) -> str:
    """A label that names a wrong answer."""
    if "value" in trap:
        return _label(asked, "gave", decimal(trap["value"]))
    if "accept" in trap:
        return _label(asked, "gave", ", ".join(escape(words) for words in trap["accept"]))
    return _label(asked, "ordered", " → ".join(_html(asked, f"item:{item}", maths) for item in trap["answer"]))


def _label(asked: Asked, name: str, what: str = "") -> str:
    english, japanese = _LABELS[name]
    return (japanese if asked.language == "ja" else english).replace("{}", what)


def _html(asked: Asked, slot: str, maths: Maths) -> str:
    return asked.wording.html(asked.text(slot), maths)
