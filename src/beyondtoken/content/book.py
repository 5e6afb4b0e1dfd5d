"""Everything the book consists of, read as far as it can be, with every error met on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ..errors import ContentError
from .claim import ClaimFile
from .concept_map import MapFile
from .located_yaml import LocatedYaml, Place, read_text
from .page_marks import Mark, page_marks
from .question_faults import question_faults
from .question_file import QuestionFile
from .reading import ArticleFile, TermFile, located, question_files
from .record_errors import record_from
from .references import read_reference_keys
from .root import ARTICLES, CHAPTERS, CLAIMS, CONCEPT_MAP, EXERCISES, TERMS, shown_path

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class ReadFile(Generic[AnyRecord]):
    """A data file: where its parts stand, and its record (None if that could not be made)."""

    source: LocatedYaml
    record: AnyRecord | None


@dataclass(frozen=True)
class Page:
    """A page and what it refers to; ``path`` is relative to the root.

    Examples
    --------
    >>> page = Page(Path("intro.md"), tuple(page_marks("See {term}`agent`.")))
    >>> page.marks[0].name
    'agent'
    """

    path: Path
    marks: tuple[Mark, ...]

    def error(self, line: int | None, problem: str, remedy: str) -> ContentError:
        """A `ContentError` on this page."""
        return ContentError(self.path, line, problem, remedy)


@dataclass
class Book:
    """The data files and pages below ``root``. A part that cannot be read is None and has left its errors.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> book = Book(find_root())
    >>> book.is_lab_page("glitch"), book.is_lab_page("no-such-lab"), book.errors
    (True, False, [])
    """

    root: Path
    errors: list[ContentError] = field(default_factory=list)

    @cached_property
    def articles(self) -> ReadFile[ArticleFile] | None:
        """``sources/articles.yml``."""
        return self._read(self.root / ARTICLES, ArticleFile)

    @cached_property
    def claims(self) -> ReadFile[ClaimFile] | None:
        """``sources/claims.yml``."""
        return self._read(self.root / CLAIMS, ClaimFile)

    @cached_property
    def terms(self) -> ReadFile[TermFile] | None:
        """``glossary/terms.yml``."""
        return self._read(self.root / TERMS, TermFile)

    @cached_property
    def concept_map(self) -> ReadFile[MapFile] | None:
        """``glossary/map.yml``; a book may be without."""
        path = self.root / CONCEPT_MAP
        return self._read(path, MapFile) if path.is_file() else None

    @cached_property
    def work_keys(self) -> set[str] | None:
        """Keys of the bibliography."""
        keys = self._try(lambda: read_reference_keys(self.root))
        return None if keys is None else set(keys)

    @cached_property
    def questions(self) -> dict[Path, ReadFile[QuestionFile]]:
        """Question files that are YAML at all, by path."""
        read = {path: self._read_questions(path) for path in question_files(self.root)}
        return {path: file for path, file in read.items() if file is not None}

    def is_unreadable(self, name: str) -> bool:
        """Whether ``name`` may stand in a question file that is no YAML, so that nobody can tell."""
        lost = {path.stem for path in question_files(self.root)} - {path.stem for path in self.questions}
        return any(name == stem or name.startswith(stem + "-") for stem in lost)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Chapters, masters of exercises, and every other page of the table of contents."""
        read = [self._read_page(path) for path in sorted(self._page_paths())]
        return tuple(page for page in read if page is not None)

    @cached_property
    def labs(self) -> set[str] | None:
        """Labs that a claim names, and those that say why none does."""
        if self.claims is None or self.claims.record is None:
            return None
        named = {lab for claim in self.claims.record.claims for lab in claim.labs}
        return named | {entry.lab for entry in self.claims.record.labs_without_claim}

    def is_lab_page(self, stem: str) -> bool:
        """Whether a page of this name is a lab's: ``glitch``, or ``glitch-practice``, its second page."""
        return self.labs is None or any(stem == lab or stem.startswith(lab + "-") for lab in self.labs)

    def question_ids(self, group: str) -> dict[str, tuple[LocatedYaml, Place]]:
        """Ids of one group (``questions``, …) in all files, even those with other faults."""
        return {name: (source, place) for name, source, place in self.named_entries(group)}

    def named_entries(self, group: str) -> Iterator[tuple[str, LocatedYaml, Place]]:
        """Every id of one group with its file and place, repeated ones too."""
        for file in self.questions.values():
            entries = file.source.value.get(group) if isinstance(file.source.value, dict) else None
            for number, entry in enumerate(entries if isinstance(entries, list) else ()):
                if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                    yield entry["id"], file.source, (group, number, "id")

    def _read(self, path: Path, model: type[AnyRecord]) -> ReadFile[AnyRecord] | None:
        source = self._try(lambda: located(path, self.root))
        if source is None:
            return None
        record, errors = record_from(source, model)
        self.errors += errors
        return ReadFile(source, record)

    def _read_questions(self, path: Path) -> ReadFile[QuestionFile] | None:
        file = self._read(path, QuestionFile)
        if file is not None and file.record is not None:
            self.errors += question_faults(file.record, file.source)
        return file

    def _read_page(self, path: Path) -> Page | None:
        shown = shown_path(path, self.root)
        text = self._try(lambda: read_text(path, shown_as=shown))
        return None if text is None else Page(Path(shown), tuple(page_marks(text)))

    def _page_paths(self) -> set[Path]:
        listed = {self.root / f"{name}.md" for name in self._listed_pages()}
        written = {*(self.root / CHAPTERS).glob("**/*.md"), *(self.root / EXERCISES).glob("**/*.md")}
        return {path for path in listed if path.is_file()} | written

    def _listed_pages(self) -> list[str]:
        path = self.root / "_toc.yml"
        source = self._try(lambda: located(path, self.root)) if path.is_file() else None
        texts: Iterator[tuple[Place, Any]] = source.texts() if source else iter(())
        return [text.removesuffix(".md") for place, text in texts if place[-1] in ("file", "root")]

    def _try(self, read: Callable[[], _Result]) -> _Result | None:
        """What ``read`` gives, or None with its error noted."""
        try:
            return read()
        except ContentError as error:
            self.errors.append(error)
            return None
