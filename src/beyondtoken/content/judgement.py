"""The verdict that a lab computes for a claim."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from .bilingual import Bilingual
from .record import Record

VerdictWord = Literal["supported", "supported only if", "not supported", "cannot be tested here"]
VERDICT_WORDS: tuple[VerdictWord, ...] = get_args(VerdictWord)

VERDICT_TEXTS: dict[str, Bilingual] = {
    "supported": Bilingual(en="supported", ja="支持される"),
    "supported only if": Bilingual(en="supported only if", ja="条件つきで支持される"),
    "not supported": Bilingual(en="not supported", ja="支持されない"),
    "cannot be tested here": Bilingual(en="cannot be tested here", ja="ここでは検証できない"),
}
"""The four words as a reader sees them."""


class Judgement(Record):
    """One word for one claim, what was measured, and the condition where the word needs one.

    Examples
    --------
    >>> Judgement(word="supported", measured=Bilingual(en="8 steps", ja="8歩")).word
    'supported'
    """

    word: VerdictWord
    measured: Bilingual
    condition: Bilingual | None = None

    @model_validator(mode="after")
    def _condition_fits_word(self) -> Judgement:
        if (self.word == "supported only if") != (self.condition is not None):
            raise PydanticCustomError(
                "condition", "has the word '{word}' and {given} condition",
                {"word": self.word, "given": "a" if self.condition else "no",
                 "remedy": "Give a condition with 'supported only if', and with no other word."})
        return self
