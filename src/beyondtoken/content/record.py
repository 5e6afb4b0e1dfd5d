"""What every record has in common, and the small types that several of them share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


class Record(BaseModel):
    """One entry of a data file. It never changes after reading; keys that nobody knows are refused.

    Examples
    --------
    >>> class Lamp(Record):
    ...     watts: float
    >>> Lamp(watts=8)
    Lamp(watts=8.0)
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


def _form(pattern: str, wanted: str) -> Callable[[str], str]:
    """A validator for texts that must match ``pattern``, described as ``wanted``."""
    compiled = re.compile(pattern)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise PydanticCustomError("form", "must look like {wanted}, got '{text}'",
                                      {"wanted": wanted, "text": text, "remedy": f"Write it like {wanted}."})
        return text

    return check


Slug = Annotated[str, AfterValidator(_form(r"[a-z0-9]+(-[a-z0-9]+)*", "small-words-with-hyphens"))]
"""Name of a chapter, lab, term, question, option: lower case, digits and hyphens."""

ChoiceId = Annotated[str, AfterValidator(_form(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "'a' or 'two-words'"))]
"""Name of an option or item within one question."""

ArticleId = Annotated[str, AfterValidator(_form(r"A\d", "A4"))]
ClaimId = Annotated[str, AfterValidator(_form(r"A\d-C\d\d", "A4-C23"))]
SlipId = Annotated[str, AfterValidator(_form(r"A\d-S\d\d", "A4-S07"))]
ParagraphId = Annotated[str, AfterValidator(_form(r"P[1-9]\d*", "P16"))]
WebAddress = Annotated[str, AfterValidator(_form(r"https?://\S+", "https://example.org/page"))]

PartialDate = Annotated[
    str, AfterValidator(_form(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", "2025-02-19 or 2025-02"))
]
"""A date as exact as it is known: year, month or day."""
