"""The directive ``{findings}``: what the labs found for the claims of one argument, side by side."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from .book import CLAIMS, Book, book_of, depend_on
from .claims import claim_mark, listed_claims
from .order import link
from .parts import BookDirective, bullets, paragraph
from .records import note_collecting
from .scoreboard import Verdicts, verdicts_of
from .verdict import badge
from .words import words


class FindingsPlace(nodes.container):
    """The place of the list for ``claims``; filled when all pages are read."""


class Findings(BookDirective):
    """``{findings}`` with claim ids in its body."""

    has_content = True

    def build(self, book: Book) -> list[nodes.Node]:
        """The place; an id that nobody knows is named."""
        depend_on(self.env, CLAIMS)
        note_collecting(self.env, "findings")
        return [FindingsPlace("", claims=listed_claims(self.content, book), docname=self.env.docname)]


class FillFindings(SphinxPostTransform):
    """Writes the lists of one page. Runs before claim marks are linked: its lines hold some."""

    default_priority = 5

    def run(self, **options: Any) -> None:
        """Fill every place of the page."""
        places = list(self.document.findall(FindingsPlace))
        found = verdicts_of(self.env) if places else {}
        for place in places:
            items = [self.entry(claim, found, place["docname"]) for claim in place["claims"]]
            place.replace_self(bullets(items, "bt-lab-list"))

    def entry(self, claim: str, found: Verdicts, here: str) -> list[nodes.Node]:
        """One claim: its verdicts, each with the lab that gave it; else how it could be tested."""
        book = book_of(self.config)
        lang, record = book.lang, book.claims[claim]
        lines: list[nodes.Node] = [paragraph(claim_mark(claim, here), " ", record.text.text(lang))]
        for page, judgement in found.get(claim, {}).items():
            condition = judgement["condition"][lang] if judgement.get("condition") else ""
            lab = link(self.app, self.env, from_page=here, to_page=page)
            lines += [paragraph(badge(judgement["word"], lang), " ", condition),
                      paragraph(lab, words("colon", lang), judgement["measured"][lang], classes=("bt-reason",))]
        if claim not in found:
            lines.append(paragraph(record.reason.text(lang), classes=("bt-reason",)))
        return lines
