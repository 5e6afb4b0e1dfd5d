"""The directive ``{lab-list}``: the labs of a chapter, each with what it found."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from .book import Book, book_of
from .claims import claim_mark
from .order import lab_pages, link
from .parts import BookDirective, Folded, bullets, paragraph
from .records import note_collecting
from .scoreboard import verdicts_of
from .verdict import badge, told
from .words import words


class LabListPlace(nodes.container):
    """The place of the list for ``chapter``; filled when all pages are read."""


class LabList(BookDirective):
    """``{lab-list} chapter``."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """The place."""
        note_collecting(self.env, "lab-list")
        return [LabListPlace("", chapter=self.arguments[0], docname=self.env.docname)]


class FillLabLists(SphinxPostTransform):
    """Writes the lists of one page. Runs before claim marks are linked: its lines hold some."""

    default_priority = 5

    def run(self, **options: Any) -> None:
        """Fill every place of the page."""
        for place in list(self.document.findall(LabListPlace)):
            book = book_of(self.config)
            here, lang = place["docname"], book.lang
            labs = labs_of(self.env, place["chapter"], book)
            items = [[paragraph(link(self.app, self.env, from_page=here, to_page=page)),
                      *findings_of(self.env, page, book, here)] for page in labs]
            none = paragraph(words("no_labs", lang))
            place.replace_self(bullets(items, "bt-lab-list") if items else none)


def labs_of(env: BuildEnvironment, chapter: str, book: Book) -> list[str]:
    """The lab pages of a chapter in reading order: those with a question file or a verdict; practice has neither."""
    questions = book.root / "exercises" / chapter
    judging = {page for pages in verdicts_of(env).values() for page in pages}
    return [page for lab, page in lab_pages(env).items() if page.startswith(f"chapters/{chapter}/")
            and (page in judging or (questions / f"{lab}.yml").is_file())]


def findings_of(env: BuildEnvironment, page: str, book: Book, docname: str) -> list[nodes.Node]:
    """What a lab found, one line a claim, folded: a reader on the way to the lab has not guessed yet."""
    lang = book.lang
    said = {claim: pages[page] for claim, pages in sorted(verdicts_of(env).items()) if page in pages}
    if not said:
        return [paragraph(words("no_verdict", lang))]
    lines = [paragraph(claim_mark(claim, docname), " ", badge(judgement["word"], lang), words("colon", lang),
                       told(judgement, lang))
             for claim, judgement in said.items()]
    return [Folded("", bullets([[line] for line in lines]), summary=words("what_found", lang),
                   classes=["bt-folded"])]
