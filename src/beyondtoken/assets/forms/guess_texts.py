"""Texts and numbers that a prediction, its reveal and their script share."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from html import unescape
from typing import Any

from ...errors import BookError
from .markup import plain

Slots = Mapping[str, str]


def plain_texts(slots: Slots, lang: str) -> dict[str, str]:
    """Every slot but the prompt as plain words, for drawings and sentences that hold no markup.

    Examples
    --------
    >>> plain_texts({"prompt": "<p>How many?</p>", "option:a": "<em>R</em> &amp; D."}, "en")
    {'option:a': 'R & D'}
    >>> plain_texts({"x": "runs", "y": "right", "unit": "%"}, "en")["y"]
    'right (%)'
    """
    texts = {slot: without_stop(unescape(plain(html))) for slot, html in slots.items() if slot != "prompt"}
    return {**texts, "y": measure(texts, lang)} if "y" in texts else texts


def measure(texts: Mapping[str, str], lang: str) -> str:
    """What a curve's y measures, with its unit where the words do not name it."""
    unit = texts.get("unit", "")
    if unit in texts["y"]:
        return texts["y"]
    return f"{texts['y']}（{unit}）" if lang == "ja" else f"{texts['y']} ({unit})"


def without_stop(text: str) -> str:
    """A text to be quoted inside a sentence, which has a full stop of its own."""
    return text.rstrip(".。")


def decimals(step: float) -> int:
    """Digits after the point that a step has.

    Examples
    --------
    >>> decimals(1), decimals(0.05), decimals(5.0)
    (0, 2, 0)
    """
    exponent = Decimal(str(step)).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def measured_text(
    value: float, spread: float | None, *, step: float, unit: str = "", lang: str = "en",
) -> str:
    """A measured number as the script writes it: one digit more than a guess can have.

    Examples
    --------
    >>> measured_text(8, 0.25, step=1, unit="steps"), measured_text(-1234.5, None, step=0.1)
    ('8.0 ± 0.3 steps', '−1,234.50')
    """
    digits = decimals(step) + 1
    both = [_rounded(number, digits) for number in (value, spread) if number is not None]
    # Japanese sets no space between a number and its unit.
    return ("" if lang == "ja" else " ").join(part for part in (" ± ".join(both), unit) if part)


def _rounded(number: float, digits: int) -> str:
    # Half away from zero, as the browser's Intl does; Python's own format takes the even neighbour.
    exact = Decimal(str(number)).quantize(Decimal(1).scaleb(-digits), rounding="ROUND_HALF_UP")
    return f"{exact:,f}".replace("-", "−")


def slot(slots: Slots, name: str, prediction: str) -> str:
    """The HTML of one text.

    Raises
    ------
    BookError
        If there is none of this name.
    """
    if name not in slots:
        raise BookError(f"prediction '{prediction}' cannot be shown: its text '{name}' is missing.",
                        "Give every text of the prediction a slot.")
    return slots[name]


def known_kind(spec: Mapping[str, Any], kinds: Mapping[str, Any]) -> Any:
    """What ``kinds`` holds for the kind of this prediction.

    Raises
    ------
    BookError
        If the kind is unknown.
    """
    if spec.get("kind") not in kinds:
        raise BookError(f"prediction '{spec.get('id')}' has the kind '{spec.get('kind')}', "
                        f"but kinds are {', '.join(kinds)}.", "Use one of them.")
    return kinds[spec["kind"]]
