"""The role ``{claim}`` and the list of claims: what an article says, with its source at hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..content import CLAIM_WORDS, Claim
from ..errors import BookError
from .book import CLAIMS, Book, book_of, depend_on
from .in_print import has_scripts
from .parts import BookDirective, Mark, bullets, paragraph
from .words import words

LOG = logging.getLogger(__name__)


class ClaimWords(nodes.inline):
    """The mark of a claim before its target is known; ``claim`` is its id."""


def row_id(claim: str) -> str:
    """The anchor of a claim on the scoreboard.

    Examples
    --------
    >>> row_id("A4-C23")
    'a4-c23'
    """
    return claim.lower()


def claim_mark(claim: str, docname: str) -> ClaimWords:
    """A mark for a page; a short id shows, the whole id is read aloud."""
    return ClaimWords("", claim, claim=claim, docname=docname)


class ClaimRole(SphinxRole):
    """``{claim}`A4-C23```."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The mark; plain text and a warning if the ledger has no such claim."""
        claim = self.text.strip()
        if claim not in book_of(self.config).claims:
            LOG.warning("claim: '%s' is not in %s.\nCorrect the id, or add the claim.", claim, CLAIMS,
                        location=self.get_location(), type="beyondtoken")
            return [nodes.inline(self.rawtext, claim)], []
        depend_on(self.env, CLAIMS)
        return [claim_mark(claim, self.env.docname)], []


class ClaimList(BookDirective):
    """``{claim-list}`` with ids in its body: what the article also says, each with its mark."""

    has_content = True

    def build(self, book: Book) -> list[nodes.Node]:
        """A list; an id that nobody knows is named."""
        depend_on(self.env, CLAIMS)
        texts = {claim: book.claims[claim].text.text(book.lang) for claim in listed_claims(self.content, book)}
        items = [[paragraph(text, " ", claim_mark(claim, self.env.docname))] for claim, text in texts.items()]
        return [bullets(items, "bt-claim-list")]


def listed_claims(lines: Iterable[str], book: Book) -> list[str]:
    """The claim ids in the body of a directive.

    Raises
    ------
    BookError
        If there is none, or the ledger does not have one of them.
    """
    ids = " ".join(lines).replace(",", " ").split()
    unknown = [claim for claim in ids if claim not in book.claims]
    if unknown or not ids:
        wanted = f"{', '.join(unknown)} not in {CLAIMS}" if unknown else "the body names no claim"
        raise BookError(f"{wanted}.", "Write ids such as A4-C23, one a line.")
    return ids


class LinkClaims(SphinxPostTransform):
    """Links every mark to its row of the scoreboard; after the choice of output type, before references."""

    default_priority = 6

    def run(self, **options: Any) -> None:
        """Replace the marks of one page."""
        book = book_of(self.config)
        for node in list(self.document.findall(ClaimWords)):
            node.replace_self(linked(node, self.app, self.env, book))


def linked(node: ClaimWords, app: Sphinx, env: BuildEnvironment, book: Book) -> nodes.Node:
    """A mark with its address; in print, the whole id in brackets."""
    claim, address = node["claim"], scoreboard_address(app, env, node)
    if not has_scripts(app.builder):
        text = nodes.Text(f"[{claim}]")
        words_of_link = nodes.inline("", "", text)
        return nodes.reference("", "", words_of_link, internal=True, **address) if address else text
    name = claim_name(book.claims[claim], book.lang)
    shown = nodes.Text(shown_id(claim, node["docname"], book))
    return Mark("", "", shown, kind="claim", tip=claim, name=name, internal=True, **address)


def shown_id(claim: str, docname: str, book: Book) -> str:
    """What a mark shows: "C23" in the chapter of the claim's own article, "A4 C23" anywhere else."""
    article, _, number = claim.partition("-")
    own = article in book.articles and docname.startswith(f"chapters/{book.articles[article].chapter}/")
    return number if own else f"{article} {number}"


def scoreboard_address(app: Sphinx, env: BuildEnvironment, node: ClaimWords) -> dict[str, str]:
    """``refuri`` or ``refid`` of a claim's row; nothing if this book has no scoreboard."""
    from .records import records_of
    page = records_of(env).page_of("scoreboard")
    if page is None or page not in env.found_docs:
        return {}
    row = row_id(node["claim"])
    if page == node["docname"] and app.builder.format == "html":
        return {"refid": row}
    try:
        return {"refuri": f"{app.builder.get_relative_uri(node['docname'], page)}#{row}"}
    except NoUri:
        return {}


def claim_name(claim: Claim, lang: str) -> str:
    """What a mark is called when read aloud: claim, speaker, status."""
    status = CLAIM_WORDS[claim.status].text(lang)
    return words("mark", lang, id=claim.id, speaker=claim.said_by.text(lang), status=status)


def place_words(claim: Claim, lang: str) -> str:
    """Article and paragraphs, such as ``A4, paragraphs 23, 24``."""
    numbers = [paragraph_id.removeprefix("P") for paragraph_id in claim.paragraphs]
    key = "place" if len(numbers) == 1 else "places"
    return words(key, lang, article=claim.article, paragraphs=("、" if lang == "ja" else ", ").join(numbers))
