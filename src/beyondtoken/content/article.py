"""The five articles, and the slips that they print."""

from __future__ import annotations

from typing import Literal

from .bilingual import Bilingual, Printed
from .record import ArticleId, ParagraphId, PartialDate, Record, SlipId, Slug, WebAddress


class DatedFact(Record):
    """A date and how it is known."""

    date: PartialDate
    known: Bilingual


class Original(Record):
    """What an article was translated from."""

    title: str
    publisher: str
    author: Bilingual | None = None
    date: PartialDate
    url: WebAddress | None = None
    known: Bilingual


class Slip(Record):
    """Something that an article prints and that should be read otherwise.

    ``as_printed`` is the printed form, as short as will identify it, or a description of the place.

    Examples
    --------
    >>> from beyondtoken.content import find_root, read_articles
    >>> slip = read_articles(find_root())[3].slips[0]
    >>> slip.as_printed.ja, slip.reading.ja
    ('アジア企業', 'エージェント企業（agent / agentic company）')
    """

    id: SlipId
    paragraphs: tuple[ParagraphId, ...]
    as_printed: Printed
    reading: Printed
    why: Bilingual
    confidence: Literal["high", "medium", "low"]
    type: str


class Article(Record):
    """One article: who, where, when, how that is known, what is missing, what is misprinted.

    Examples
    --------
    >>> from beyondtoken.content import find_root, read_articles
    >>> article = read_articles(find_root())[3]
    >>> article.id, article.chapter, article.paragraph_count
    ('A4', 'beyond-imitation', 115)
    """

    id: ArticleId
    chapter: Slug
    title: Bilingual
    genre: Bilingual
    publisher: Bilingual
    author: Bilingual
    published: DatedFact
    url: WebAddress
    original: Original | None
    truncated: Bilingual | None
    reliability: Bilingual
    paragraph_count: int
    slips: tuple[Slip, ...]
