"""Terms of the glossary."""

from __future__ import annotations

import re

from pydantic import Field

from .bilingual import Bilingual
from .record import ArticleId, ParagraphId, Record, Slug

_ASIDE = re.compile(r"\s*([（(][^）)]*[）)]|[/／].*)")


class FirstUse(Record):
    """Where a term first stands in the articles, in the order of the book's sources."""

    article: ArticleId
    paragraph: ParagraphId


class Term(Record):
    """A term in both languages.

    ``first_use`` is None where the articles have only related wording and the term is ours.
    ``forms_in_text`` are the printed forms; ``reference`` is a key of ``references.bib``. ``definition`` is
    written ``def`` in the file.

    Examples
    --------
    >>> from beyondtoken.content import find_root, read_terms
    >>> read_terms(find_root())[0].text("ja")
    '世界モデル'
    """

    key: Slug
    en: str
    ja: str
    kana: str
    definition: Bilingual = Field(alias="def")
    first_use: FirstUse | None
    forms_in_text: tuple[str, ...]
    reference: str
    note: Bilingual | None = None

    def text(self, language: str) -> str:
        """The term in ``"en"`` or ``"ja"``."""
        return self.ja if language == "ja" else self.en

    def short(self, language: str) -> str:
        """The term without what stands in brackets or after a stroke, for running text.

        Examples
        --------
        >>> from beyondtoken.content import find_root, read_terms
        >>> next(term for term in read_terms(find_root()) if term.key == "weights").short("en")
        'weights'
        """
        return _ASIDE.sub("", self.text(language)).strip()
