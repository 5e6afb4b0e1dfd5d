"""Faults across the question files: ids, feedback, objectives, misconceptions, labs, claims, terms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import ContentError
from .book import Book, ReadFile
from .located_yaml import LocatedYaml, Place
from .page_marks import Mark, marks_in_text
from .question import Question
from .question_file import QuestionFile
from .root import EXERCISES, shown_path
from .source_faults import suggestion

_GROUPS = ("objectives", "misconceptions", "questions", "predictions")
_THIS_FILE = "this file"


def bank_faults(book: Book) -> Iterator[ContentError]:
    """Every fault of the question files that one question cannot show.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> list(bank_faults(Book(find_root())))
    []
    """
    yield from _misplaced_files(book)
    yield from _repeated_ids(book)
    yield from _repeated_feedback(book)
    for path, file in book.questions.items():
        yield from _foreign_ids(path, file.source)
        yield from _marks_in_texts(book, file.source)
        if file.record is not None:
            yield from _faults_of_head(book, path, file)
            yield from _faults_of_names(book, file.record, file.source)


def mark_fault(mark: Mark, book: Book) -> tuple[str, str] | None:
    """Problem and remedy if a term, claim or work that ``mark`` names is unknown; else None.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> mark_fault(Mark("claim", "A4-C99", 1), Book(find_root()))[0]
    "names the unknown claim 'A4-C99'."
    """
    known, where, what = None, "", mark.kind
    if mark.kind == "term" and book.terms and book.terms.record:
        known, where = {term.key for term in book.terms.record.terms}, "glossary/terms.yml"
    if mark.kind == "claim":
        known, where = claim_ids(book), "sources/claims.yml"
    if mark.kind == "cite":
        known, where, what = book.work_keys, "sources/references.bib", "work"
    if known is None or mark.name in known:
        return None
    return f"names the unknown {what} '{mark.name}'.", suggestion(mark.name, known, where)


def claim_ids(book: Book) -> set[str] | None:
    """Ids of all claims, or None if they could not be read.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> "A4-C23" in claim_ids(Book(find_root()))
    True
    """
    if book.claims is None or book.claims.record is None:
        return None
    return {claim.id for claim in book.claims.record.claims}


def _misplaced_files(book: Book) -> Iterator[ContentError]:
    exercises = book.root / EXERCISES
    for path in sorted([*exercises.glob("**/*.yaml"), *exercises.glob("**/*.yml")]):
        if path not in book.questions and (path.suffix == ".yaml" or path.parent.parent != exercises):
            yield ContentError(
                shown_path(path, book.root),
                None,
                "is not read: no page looks for it here.",
                "Move it to exercises/<chapter>/<page>.yml.",
            )


def _repeated_ids(book: Book) -> Iterator[ContentError]:
    first: dict[str, str] = {}
    for group in _GROUPS:
        for name, source, place in book.named_entries(group):
            here = f"{source.path}:{source.line(place)}"
            if name in first:
                yield source.error(
                    place, f"the id '{name}' is used twice; first at {first[name]}.", "Rename one of the two."
                )
            first.setdefault(name, here)


def _repeated_feedback(book: Book) -> Iterator[ContentError]:
    first: dict[str, str] = {}
    for file in book.questions.values():
        for place, text in file.source.texts():
            if "feedback" not in place or place[-1] not in ("en", "ja"):
                continue
            words, here = " ".join(text.split()).casefold(), f"{file.source.path}:{file.source.line(place)}"
            if words in first:
                yield file.source.error(
                    place,
                    f"this feedback stands already at {first[words]}.",
                    "Write what is special about this answer.",
                )
            first.setdefault(words, here)


def _foreign_ids(path: Path, source: LocatedYaml) -> Iterator[ContentError]:
    value = source.value if isinstance(source.value, dict) else {}
    for group in _GROUPS:
        entries = value.get(group)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            name = entry.get("id") if isinstance(entry, dict) else None
            if isinstance(name, str) and not name.startswith(path.stem + "-"):
                yield source.error(
                    (group, number, "id"),
                    f"the id '{name}' stands in {path.name}.",
                    f"Start it with '{path.stem}-', or move it to its own file.",
                )


def _marks_in_texts(book: Book, source: LocatedYaml) -> Iterator[ContentError]:
    for place, text in source.texts():
        for mark in marks_in_text(text):
            fault = mark_fault(mark, book)
            if fault is not None:
                yield source.error(place, *fault)


def _faults_of_head(book: Book, path: Path, file: ReadFile[QuestionFile]) -> Iterator[ContentError]:
    record, source = file.record, file.source
    stem, folder = path.stem, path.parent.name
    if record is None:
        return
    if record.page != stem:
        yield source.error(
            ("page",),
            f"gives page '{record.page}', but the file is {path.name}.",
            f"Write 'page: {stem}', or rename the file.",
        )
    if record.chapter != folder:
        yield source.error(
            ("chapter",),
            f"gives chapter '{record.chapter}', but lies in {folder}.",
            f"Write 'chapter: {folder}', or move the file.",
        )
    chapters = (
        {a.chapter for a in book.articles.record.articles} if book.articles and book.articles.record else None
    )
    if chapters is not None and record.chapter not in chapters:
        yield source.error(
            ("chapter",),
            f"names the unknown chapter '{record.chapter}'.",
            suggestion(record.chapter, chapters, "sources/articles.yml"),
        )
    if record.page != record.chapter and not book.is_lab_page(record.page):
        yield source.error(
            ("page",),
            f"names the unknown lab '{record.page}'.",
            suggestion(record.page, book.labs or set(), "the labs of a claim in sources/claims.yml"),
        )


def _faults_of_names(book: Book, record: QuestionFile, source: LocatedYaml) -> Iterator[ContentError]:
    """Objectives, misconceptions, labs and claims that entries name and nobody knows."""
    objectives, misconceptions = (
        set(book.question_ids("objectives")),
        set(book.question_ids("misconceptions")),
    )
    for number, question in enumerate(record.questions):
        above: Place = ("questions", number)
        named = f"question '{question.id}'"
        yield from _unknown(source, (*above, "objective"), named, "objective", question.objective, objectives)
        for place, name in _misconceptions_of(source, above):
            yield from _unknown(source, place, named, "misconception", name, misconceptions)
        yield from _unknown_grounds(book, source, above, question)
        if question.use == "exam":
            yield source.error(
                (*above, "use"),
                f"{named} is for an exam, but lies with the book.",
                "Move it to the teacher's own folder, or write 'use: study'.",
            )
    for number, prediction in enumerate(record.predictions):
        above, named = ("predictions", number), f"prediction '{prediction.id}'"
        yield from _unknown(
            source, (*above, "objective"), named, "objective", prediction.objective, objectives
        )
        yield from _unknown(source, (*above, "claim"), named, "claim", prediction.claim, claim_ids(book))


def _unknown_grounds(
    book: Book, source: LocatedYaml, above: Place, question: Question
) -> Iterator[ContentError]:
    place, named = (*above, "rests_on"), f"question '{question.id}'"
    yield from _unknown(source, (*place, "lab"), named, "lab", question.rests_on.lab, book.labs)
    yield from _unknown(source, (*place, "claim"), named, "claim", question.rests_on.claim, claim_ids(book))


def _misconceptions_of(source: LocatedYaml, above: Place) -> Iterator[tuple[Place, str]]:
    for place, text in source.texts():
        if place[: len(above)] == above and place[-1] == "misconception":
            yield place, text


def _unknown(
    source: LocatedYaml, place: Place, named: str, what: str, name: str | None, known: set[str] | None
) -> Iterator[ContentError]:
    if name is not None and known is not None and name not in known:
        where = {"lab": "the labs of a claim in sources/claims.yml", "claim": "sources/claims.yml"}
        yield source.error(
            place,
            f"{named} names the unknown {what} '{name}'.",
            suggestion(name, known, where.get(what, _THIS_FILE)),
        )
