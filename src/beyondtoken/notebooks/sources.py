"""The book's data that plain Markdown is made from, each file read when first asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..errors import ContentError
from .pages import read_pages

if TYPE_CHECKING:
    from ..content import Article, Claim, Reference, Term

SCOREBOARD = "chapters/scoreboard"
GLOSSARY = "glossary/index"

Found = TypeVar("Found")


@dataclass(frozen=True)
class Sources:
    """Claims, terms, works and articles by their names, and which pages have a notebook."""

    root: Path
    language: str = "en"

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        from ..content import read_claims

        return {claim.id: claim for claim in read_claims(self.root)}

    @cached_property
    def terms(self) -> dict[str, Term]:
        """Terms by key."""
        from ..content import read_terms

        return {term.key: term for term in read_terms(self.root)}

    @cached_property
    def works(self) -> dict[str, Reference]:
        """Works cited by key."""
        from ..content import read_references

        return read_references(self.root)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        from ..content import read_articles

        return {article.id: article for article in read_articles(self.root)}

    @cached_property
    def notebooks(self) -> frozenset[str]:
        """Docnames of the pages that have a notebook beside them."""
        return frozenset(page.docname for page in read_pages(self.root) if page.runs)

    @cached_property
    def docnames(self) -> tuple[str, ...]:
        """Docnames of all pages, in the book's order."""
        return tuple(page.docname for page in read_pages(self.root))


@dataclass(frozen=True)
class Place:
    """A page on its way to plain Markdown: what it may look up, and the works it has cited so far."""

    sources: Sources
    docname: str
    cited: list[str] = field(default_factory=list)

    def error(self, line: int, problem: str, remedy: str) -> ContentError:
        """An error at a line of this page."""
        return ContentError(f"{self.docname}.md", line, problem, remedy)

    def look_up(self, table: dict[str, Found], name: str, *, kind: str, line: int) -> Found:
        """One entry of a table.

        Raises
        ------
        ContentError
            If the table has no such entry.
        """
        if name in table:
            return table[name]
        raise self.error(line, f"there is no {kind} '{name}'.", f"Correct the name, or add the {kind}.")

    def link(self, docname: str) -> str:
        """The relative address of another page: its notebook if it has one, else its text."""
        ending = ".ipynb" if docname in self.sources.notebooks else ".md"
        return posixpath.relpath(docname, posixpath.dirname(self.docname) or ".") + ending


def titled(words: str, address: str, tip: str) -> str:
    """A Markdown link with a tip, without signs that would end the tip or a cell, or start a formula.

    Examples
    --------
    >>> titled("C23", "scoreboard.md", 'the "wall"')
    '[C23](scoreboard.md "the \\'wall\\'")'
    """
    plain = " ".join(tip.translate({ord('"'): "'", ord("|"): "/", ord("\\"): None, ord("$"): None}).split())
    return f'[{words}]({address} "{plain}")'


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table.

    Examples
    --------
    >>> table(["a", "b"], [["1", "2|3"]])
    ['| a | b |', '| --- | --- |', '| 1 | 2\\\\|3 |']
    """
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return ["| " + " | ".join(" ".join(cell.split()) for cell in line) + " |" for line in lines]
