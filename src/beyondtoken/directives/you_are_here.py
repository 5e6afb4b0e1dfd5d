"""The directive ``{you-are-here}``: the chapters in order, this one marked, and the pages it holds."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from .book import Book, book_of
from .order import link, reading_order, title_of
from .parts import BookDirective, Part, paragraph
from .records import note_collecting
from .words import words


class HerePlace(nodes.container):
    """The place of the line; filled when all pages are read."""


class YouAreHere(BookDirective):
    """``{you-are-here}``, on the reading of a chapter."""

    def build(self, book: Book) -> list[nodes.Node]:
        """The place."""
        note_collecting(self.env, "you-are-here")
        return [HerePlace("", docname=self.env.docname)]


class FillHere(SphinxPostTransform):
    """Writes the chapters of the book and the pages of this one."""

    default_priority = 5

    def run(self, **options: Any) -> None:
        """Fill the place, if this page has it."""
        for place in list(self.document.findall(HerePlace)):
            lang, here = book_of(self.config).lang, place["docname"]
            chapters = chapters_of(self.env)
            path = [self.step(page, here) for page in chapters]
            count = words("chapter_of", lang, n=chapters.index(here) + 1 if here in chapters else "–",
                          total=len(chapters))
            pages = [self.step(page, here) for page in pages_of(self.env, here)]
            told = paragraph(nodes.strong("", count), words("colon", lang), *parted(path, " → "))
            inside = paragraph(words("in_chapter", lang), " ", *parted(pages, " · "))
            place.replace_self(Part("", told, *([inside] if pages else []), classes=["bt-here"]))

    def step(self, page: str, here: str) -> nodes.Node:
        """A link to another page; the words alone for this one."""
        if page == here:
            return nodes.emphasis("", title_of(self.env, page), classes=["bt-here-now"])
        return link(self.app, self.env, from_page=here, to_page=page)


def chapters_of(env: BuildEnvironment) -> list[str]:
    """The readings of all chapters, in the book's order."""
    return [page for page in reading_order(env) if page.startswith("chapters/") and page.endswith("/index")]


def pages_of(env: BuildEnvironment, reading: str) -> list[str]:
    """The other pages of a chapter, in the book's order."""
    folder = reading.removesuffix("index")
    return [page for page in reading_order(env) if page.startswith(folder) and page != reading]


def parted(items: list[nodes.Node], mark: str) -> list[nodes.Node | str]:
    """Items with a mark between them."""
    return [part for item in items for part in (mark, item)][1:]
