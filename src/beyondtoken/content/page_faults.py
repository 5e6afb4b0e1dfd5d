"""Faults of pages: names that lead nowhere, labs nobody knows, claims that a chapter forgot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import ContentError
from .article import Article
from .bank_faults import claim_ids, mark_fault
from .book import Book, Page
from .page_marks import Mark
from .root import CHAPTERS, EXERCISES
from .source_faults import suggestion

EXERCISE_PREFIX = "exercise-"
"""Pages of exercises stand among the labs of their chapter, and are none."""


def page_faults(book: Book) -> Iterator[ContentError]:
    """Every fault of the pages that their text shows without being run.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> book = Book(find_root() / "no-such-folder")
    >>> list(page_faults(book)), book.pages
    ([], ())
    """
    known = _known_names(book)
    for page in book.pages:
        yield from _unknown_lab(book, page)
        for mark in page.marks:
            yield from _fault_of_mark(book, page, mark, known)
    yield from _forgotten_claims(book)


def _known_names(book: Book) -> dict[str, tuple[set[str], str]]:
    """Kind of mark to the names it may have, and where they are written down."""
    stems = {path.stem for path in book.questions}
    known = {
        "quiz": (set(book.question_ids("questions")), "its question file"),
        "predict": (set(book.question_ids("predictions")), "its question file"),
        "objectives": (stems, "exercises/<chapter>"),
        "misconception": (set(book.question_ids("misconceptions")), "its question file"),
    }
    if book.articles and book.articles.record:
        articles = {article.id for article in book.articles.record.articles}
        known |= {kind: (articles, "sources/articles.yml") for kind in ("source-card", "slips")}
    if book.concept_map and book.concept_map.record:
        names = {one.id for one in book.concept_map.record.neighbourhoods}
        known["concept-map"] = (names, "glossary/map.yml")
    return known


def _fault_of_mark(
    book: Book, page: Page, mark: Mark, known: dict[str, tuple[set[str], str]]
) -> Iterator[ContentError]:
    fault = mark_fault(mark, book)
    if fault is not None:
        yield page.error(mark.line, *fault)
    if mark.kind == "link" and not _is_there(book, page, mark.name):
        yield page.error(
            mark.line, f"links to '{mark.name}', which is not there.", "Write that page, or correct the link."
        )
    if mark.kind in known and mark.name not in known[mark.kind][0] and not book.is_unreadable(mark.name):
        names, where = known[mark.kind]
        yield page.error(
            mark.line, f"{mark.kind} names the unknown '{mark.name}'.", suggestion(mark.name, names, where)
        )


def _is_there(book: Book, page: Page, link: str) -> bool:
    """Whether a linked file exists. A master becomes a page of its chapter, and links from there."""
    folder = page.path.parent
    if EXERCISES in page.path.parents:
        folder = CHAPTERS.joinpath(*folder.parts[1:])
    return (book.root / folder / link).exists()


def _unknown_lab(book: Book, page: Page) -> Iterator[ContentError]:
    parts, stem = page.path.parts, page.path.stem
    is_lab = parts[0] == CHAPTERS.name and len(parts) == 3 and stem != "index"
    if is_lab and not (stem.startswith(EXERCISE_PREFIX) or book.is_lab_page(stem)):
        yield page.error(
            None,
            f"is the page of the unknown lab '{page.path.stem}'.",
            suggestion(stem, book.labs or set(), "the labs of a claim in sources/claims.yml"),
        )


def _forgotten_claims(book: Book) -> Iterator[ContentError]:
    if book.articles is None or book.articles.record is None:
        return
    for article in book.articles.record.articles:
        folder = CHAPTERS / article.chapter
        if any(page.path == folder / "index.md" for page in book.pages):
            yield from _forgotten_claims_of(book, article, folder)


def _forgotten_claims_of(book: Book, article: Article, folder: Path) -> Iterator[ContentError]:
    pages = [page for page in book.pages if page.path.parent == folder]
    marked = {mark.name for page in pages for mark in page.marks if mark.kind == "claim"}
    owned = {name for name in claim_ids(book) or () if name.startswith(article.id + "-")}
    if owned - marked:
        missing = sorted(owned - marked)
        yield ContentError(
            folder / "index.md",
            None,
            f"leaves out {len(missing)} of the {len(owned)} claims of {article.id}: {', '.join(missing)}.",
            "Mark each with {claim}`…`, or list it in a {claim-list}.",
        )
