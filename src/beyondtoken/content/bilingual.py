"""One text in two languages."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, field_validator
from pydantic_core import PydanticCustomError

from .record import Record

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_NOT_PROSE = re.compile(r"\$[^$]*\$|\{\w+\}|`[^`]*`|https?://\S+")
_ENGLISH_WORD = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_LONGEST_JAPANESE_QUOTATION = 16
_JAPANESE_RUN = re.compile(rf"[\u3001\u3040-\u30ff\u4e00-\u9fff]{{{_LONGEST_JAPANESE_QUOTATION + 1},}}")


def looks_untranslated(text: str) -> bool:
    """Whether a text meant to be Japanese is an English phrase: names, maths and code may stand alone.

    Examples
    --------
    >>> looks_untranslated("the agent cheated"), looks_untranslated("$2^8$"), looks_untranslated("DAgger")
    (True, False, False)
    """
    if _JAPANESE.search(text):
        return False
    return len(_ENGLISH_WORD.findall(_NOT_PROSE.sub(" ", text))) >= 2


def holds_japanese_sentence(text: str) -> bool:
    """Whether a text meant to be English holds a Japanese sentence: single terms may be named.

    Examples
    --------
    >>> holds_japanese_sentence("printed as 梯度降下法"), holds_japanese_sentence("壁を抜けた。")
    (False, True)
    """
    return "。" in text or bool(_JAPANESE_RUN.search(text))


class Bilingual(Record):
    """The same text in English and in Japanese.

    Examples
    --------
    >>> Bilingual(en="wall", ja="壁").text("ja")
    '壁'
    """

    en: str
    ja: str

    def text(self, language: str) -> str:
        """The text in ``"en"`` or ``"ja"``."""
        return self.ja if language == "ja" else self.en

    @field_validator("en", "ja")
    @classmethod
    def _not_blank(cls, text: str) -> str:
        if not text.strip():
            raise PydanticCustomError("blank", "is blank", {"remedy": "Write the text, or remove the field."})
        return text

    @field_validator("ja")
    @classmethod
    def _is_japanese(cls, text: str) -> str:
        if looks_untranslated(text):
            raise PydanticCustomError("not_japanese", "has no Japanese characters",
                                      {"remedy": "Translate it; names, maths and code may stay as they are."})
        return text

    @field_validator("en")
    @classmethod
    def _is_english(cls, text: str) -> str:
        if holds_japanese_sentence(text):
            raise PydanticCustomError("not_english", "holds a Japanese sentence",
                                      {"remedy": "Write it in English; the Japanese belongs under 'ja'."})
        return text


def _in_both_editions(given: Any) -> Any:
    return Bilingual.model_construct(en=given, ja=given) if isinstance(given, str) else given


Printed = Annotated[Bilingual, BeforeValidator(_in_both_editions)]
"""Words as printed in Japanese, the same in both editions; or a description in both languages."""
