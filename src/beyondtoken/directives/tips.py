"""The tips of a page: what a term means and where a claim comes from, in one script element of data."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from ..content import CLAIM_WORDS, Claim, Term
from .book import Book, book_of
from .claims import place_words
from .in_print import has_scripts
from .parts import Mark
from .words import words


def add_tips(app: Sphinx, pagename: str, template: str, context: dict[str, Any],
             doctree: nodes.document | None) -> None:
    """Put the tips used on a page at its end, those inside quizzes too, and no others."""
    if doctree is None or not has_scripts(app.builder):
        return
    tips = tips_of(doctree, book_of(app.config))
    if tips:
        context["body"] += tips_script(tips)


def tips_of(doctree: nodes.document, book: Book) -> dict[str, dict[str, str]]:
    """``kind:name`` to title and HTML, for every mark of a page, in page order."""
    used = dict.fromkeys((node["kind"], node["tip"]) for node in doctree.findall(Mark))
    return {f"{kind}:{name}": term_tip(book.terms[name], book.lang) if kind == "term"
            else claim_tip(book.claims[name], book.lang) for kind, name in used}


def tips_script(tips: dict[str, dict[str, str]]) -> str:
    """The element; no text in it can close it.

    Examples
    --------
    >>> tips_script({"term:a": {"title": "</script>"}})
    '<script type="application/json" id="bt-tips">{"term:a": {"title": "\\\\u003c/script>"}}</script>\\n'
    """
    data = json.dumps(tips, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="bt-tips">{data}</script>\n'


def term_tip(term: Term, lang: str) -> dict[str, str]:
    """The definition in the page's language, the name in the other, the reading of the Japanese name."""
    other = f'<p lang="en">{escape(term.en)}</p>' if lang == "ja" else f'<p lang="ja">{ruby(term)}</p>'
    title = f"{term.ja}({term.kana})" if lang == "ja" and term.kana != term.ja else term.text(lang)
    return {"title": title, "html": f"<p>{escape(term.definition.text(lang))}</p>{other}"}


def ruby(term: Term) -> str:
    """The Japanese name with its reading above it; kana alone need none."""
    if term.kana == term.ja:
        return escape(term.ja)
    return f"<ruby>{escape(term.ja)}<rp>(</rp><rt>{escape(term.kana)}</rt><rp>)</rp></ruby>"


def claim_tip(claim: Claim, lang: str) -> dict[str, str]:
    """Our paraphrase; kind, speaker, article and paragraph, status, as of when, and the note on it."""
    rows = {"kind": CLAIM_WORDS[claim.kind].text(lang), "said_by": claim.said_by.text(lang),
            "article": place_words(claim, lang), "status": CLAIM_WORDS[claim.status].text(lang),
            "as_of": claim.as_of}
    listed = "".join(f"<dt>{words(key, lang)}</dt><dd>{escape(text)}</dd>" for key, text in rows.items())
    note = f"<p>{escape(claim.note.text(lang))}</p>" if claim.note else ""
    return {"title": words("claim_id", lang, id=claim.id),
            "html": f"<p>{escape(claim.text.text(lang))}</p><dl>{listed}</dl>{note}"}
