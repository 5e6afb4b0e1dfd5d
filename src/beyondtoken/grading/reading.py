"""Reading what a person typed: numbers and short texts."""

from __future__ import annotations

import math
import re
import unicodedata
from numbers import Real

# Written out, since Python and JavaScript do not agree on what \s matches.
_SPACES = re.compile("[\t-\r \x1c-\x1f\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_DIGIT_OR_POINTED = re.compile(r"[+-]?\.?[0-9]")


def read_number(given: object) -> float | None:
    """The number that a person wrote, or None where there is none.

    Full-width digits, a true minus sign, thousands commas and powers of ten are understood. A decimal
    comma is not: "1,5" could be meant in two ways.

    Examples
    --------
    >>> [read_number(text) for text in ("8", "１，０００", "1e3", "−0.5", "eight", "inf")]
    [8.0, 1000.0, 1000.0, -0.5, None, None]
    """
    if isinstance(given, Real) and not isinstance(given, bool):
        return _finite(given)
    if not isinstance(given, str):
        return None
    text = unicodedata.normalize("NFKC", str(given)).replace("\u2212", "-")
    text = _SPACES.sub(" ", text).strip(" ")
    if not (_NUMBER.fullmatch(text) and _DIGIT_OR_POINTED.match(text)):
        return None
    return _finite(text.replace(",", ""))


def _finite(given: Real | str) -> float | None:
    try:
        value = float(given)
    except OverflowError:  # a whole number beyond what a float holds
        return None
    return value if math.isfinite(value) else None


def folded(text: str) -> str:
    """A short text as it is compared: NFKC, case folded, spaces collapsed, final full stops dropped.

    Examples
    --------
    >>> folded("  Reward　HACKING. ")
    'reward hacking'
    """
    # NFKC once more: case folding can leave a letter and its accent apart.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"[ .。]+$", "", _SPACES.sub(" ", text)).strip(" ")
