"""The directive ``{verdict}``: what a lab found for each claim that it tests."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from ..content import VERDICT_TEXTS, read_verdict
from ..errors import ContentError
from .book import CLAIMS, Book, depend_on
from .claims import claim_mark
from .parts import BookDirective, Part, paragraph, span
from .predict import json_body
from .words import words

VERDICT_NAMES = {
    "supported": "supported",
    "supported only if": "only-if",
    "not supported": "not-supported",
    "cannot be tested here": "cannot-tell",
}
"""The four words as they stand in classes and data attributes."""


class Verdict(BookDirective):
    """``{verdict}`` with one line of JSON: claim id to word, measured text and condition."""

    has_content = True

    def build(self, book: Book) -> list[nodes.Node]:
        """One block a claim."""
        depend_on(self.env, CLAIMS)
        found = json_body(self)
        unknown = read_verdict(found).keys() - book.claims.keys()
        if unknown:
            raise ContentError(self.env.docname, self.lineno, f"'{min(unknown)}' is not in {CLAIMS}.",
                               "Correct the id in the cell, or add the claim.")
        blocks = [claim_verdict(claim, said, book, self.env.docname) for claim, said in found.items()]
        return [Part("", *blocks, classes=["bt-verdicts"])]


def claim_verdict(claim: str, judgement: dict[str, Any], book: Book, docname: str) -> Part:
    """The word, the claim with its mark, what was measured, and the condition."""
    name = VERDICT_NAMES[judgement["word"]]
    lines = [
        paragraph(badge(judgement["word"], book.lang), " ", claim_mark(claim, docname),
                  classes=("bt-verdict-head",)),
        paragraph(book.claims[claim].text.text(book.lang), classes=("bt-verdict-claim",)),
        *findings(judgement, book.lang),
    ]
    return Part("", *lines, classes=["bt-verdict", f"bt-verdict-{name}"])


def badge(word: str, lang: str) -> nodes.inline:
    """The word, with a class for its colour; the word itself is always there to read."""
    return span(VERDICT_TEXTS[word].text(lang), "bt-badge", f"bt-badge-{VERDICT_NAMES[word]}")


def findings(judgement: dict[str, Any], lang: str) -> list[nodes.Node]:
    """The condition, if the word has one, and what was measured."""
    told = {key: judgement[key][lang] for key in ("condition", "measured") if judgement.get(key)}
    return [paragraph(nodes.strong("", words(key, lang)), words("colon", lang), text, classes=(f"bt-{key}",))
            for key, text in told.items()]


def told(judgement: dict[str, Any], lang: str) -> str:
    """The condition, if the word has one, and what was measured, in one line."""
    condition = [judgement["condition"][lang]] if judgement.get("condition") else []
    return words("stop", lang).join([*condition, judgement["measured"][lang]])
