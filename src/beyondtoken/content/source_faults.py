"""Faults between articles, claims, terms and works: names that lead nowhere, paragraphs that do not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import ContentError
from .article import Article
from .book import Book
from .claim import DATED_STATUSES, Claim
from .located_yaml import LocatedYaml, Place
from .record_errors import nearest
from .term import Term

Fault = tuple[Place, str, str]
_KANA = re.compile(r"[\u3040-\u30ff・/／・ ]+")


def source_faults(book: Book) -> Iterator[ContentError]:
    """Every fault in ``sources`` and ``glossary`` that a single record cannot show.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> list(source_faults(Book(find_root())))
    []
    """
    articles, works = _articles(book), book.work_keys
    if book.articles and book.articles.record:
        yield from _located(book.articles.source, _faults_of_articles(book.articles.record.articles))
    if book.claims and book.claims.record:
        source, claims = book.claims.source, book.claims.record.claims
        yield from _located(source, _repeated("claims", "claim", [claim.id for claim in claims], "id"))
        for number, claim in enumerate(claims):
            yield from _located(source, _faults_of_claim(claim, articles, works), ("claims", number))
    if book.terms and book.terms.record:
        source, terms = book.terms.source, book.terms.record.terms
        yield from _located(source, _repeated("terms", "term", [term.key for term in terms], "key"))
        for number, term in enumerate(terms):
            yield from _located(source, _faults_of_term(term, articles, works), ("terms", number))


def suggestion(name: str, known: set[str], where: str) -> str:
    """What to do about an unknown name: the nearest known one, or where to add it.

    Examples
    --------
    >>> suggestion("agnet", {"agent", "reward"}, "glossary/terms.yml")
    "Write 'agent', or add 'agnet' to glossary/terms.yml."
    """
    close = nearest(name, known)
    return (
        f"Write '{close}', or add '{name}' to {where}."
        if close
        else f"Add '{name}' to {where}, or remove it."
    )


def _articles(book: Book) -> dict[str, Article] | None:
    if book.articles is None or book.articles.record is None:
        return None
    return {article.id: article for article in book.articles.record.articles}


def _located(source: LocatedYaml, faults: Iterator[Fault], above: Place = ()) -> Iterator[ContentError]:
    for place, problem, remedy in faults:
        yield source.error(above + place, problem, remedy)


def _faults_of_articles(articles: tuple[Article, ...]) -> Iterator[Fault]:
    yield from _repeated("articles", "article", [article.id for article in articles], "id")
    yield from _repeated("articles", "chapter", [article.chapter for article in articles], "chapter")
    known = {article.id: article for article in articles}
    for number, article in enumerate(articles):
        for position, slip in enumerate(article.slips):
            for place, problem, remedy in _faults_of_place(slip.id, slip.paragraphs, known, article.id):
                yield ("articles", number, "slips", position, *place), f"slip '{slip.id}' {problem}", remedy


def _faults_of_claim(
    claim: Claim, articles: dict[str, Article] | None, works: set[str] | None
) -> Iterator[Fault]:
    named = f"claim '{claim.id}'"
    for place, problem, remedy in _faults_of_place(claim.id, claim.paragraphs, articles, claim.article):
        yield place, f"{named} {problem}", remedy
    if claim.status in DATED_STATUSES and claim.note is None:
        yield (
            ("status",),
            f"{named} is '{claim.status}' and has no note.",
            "Add 'note:' in both languages: one sentence on what changed or who disagrees.",
        )
    yield from _faults_of_test(claim)
    for number, key in enumerate(claim.literature):
        if works is not None and key not in works:
            yield (
                ("literature", number),
                f"{named} names the unknown work '{key}'.",
                suggestion(key, works, "sources/references.bib"),
            )


def _faults_of_test(claim: Claim) -> Iterator[Fault]:
    """A mechanism may still wait for its lab; a claim that a lab measures may not."""
    if claim.test == "lab" and not claim.labs:
        yield (
            ("test",),
            f"claim '{claim.id}' has the test 'lab' and names none.",
            "Name the lab under 'labs:'.",
        )
    if claim.test in ("document", "none") and claim.labs:
        yield (
            ("labs",),
            f"claim '{claim.id}' has the test '{claim.test}' and names {', '.join(claim.labs)}.",
            "Write 'lab' or 'mechanism', or remove the labs.",
        )


def _faults_of_place(
    name: str, paragraphs: tuple[str, ...], articles: dict[str, Article] | None, article: str
) -> Iterator[Fault]:
    """Faults of an id and its paragraphs within an article."""
    if not name.startswith(article + "-"):
        yield ("id",), f"stands under article {article}.", f"Start its id with '{article}-', or move it."
    if articles is None:
        return
    if article not in articles:
        yield ("article",), f"names the unknown article '{article}'.", f"Known are {', '.join(articles)}."
        return
    last = articles[article].paragraph_count
    for number, paragraph in enumerate(paragraphs):
        if int(paragraph[1:]) > last:
            yield (
                ("paragraphs", number),
                f"names {paragraph}, but {article} ends at P{last}.",
                "Correct the paragraph.",
            )


def _faults_of_term(
    term: Term, articles: dict[str, Article] | None, works: set[str] | None
) -> Iterator[Fault]:
    if not _KANA.fullmatch(term.kana):
        yield (
            ("kana",),
            f"term '{term.key}' has the reading '{term.kana}'.",
            "Write the reading in kana only.",
        )
    if works is not None and term.reference not in works:
        yield (
            ("reference",),
            f"term '{term.key}' names the unknown work '{term.reference}'.",
            suggestion(term.reference, works, "sources/references.bib"),
        )
    if term.first_use is not None and articles is not None:
        use = term.first_use
        article = articles.get(use.article)
        if article is None or int(use.paragraph[1:]) > article.paragraph_count:
            yield (
                ("first_use",),
                f"term '{term.key}' is first used in {use.article} {use.paragraph}, which does not exist.",
                "Correct article and paragraph, or write null.",
            )


def _repeated(group: str, what: str, names: list[str], key: str) -> Iterator[Fault]:
    for number, name in enumerate(names):
        if name in names[:number]:
            yield (group, number, key), f"{what} '{name}' is there twice.", "Keep one of the two."
