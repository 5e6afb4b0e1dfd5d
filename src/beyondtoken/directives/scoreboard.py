"""The directive ``{scoreboard}``: every claim, how it can be tested, and what the labs found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..assets.forms import claim_filter
from ..content import CLAIM_WORDS, VERDICT_TEXTS, Claim
from ..content.claim import ClaimKind, ClaimTest
from ..notebooks import Runs
from .book import CLAIMS, Book, book_of, depend_on, root_of
from .claims import place_words, row_id
from .evaluation import translating
from .in_print import has_scripts
from .order import lab_pages, link, pages_of, title_of
from .parts import BookDirective, Part, bullets, paragraph
from .records import note_collecting
from .tables import table
from .verdict import VERDICT_NAMES, badge, findings
from .words import words

NO_VERDICT = "none"

Verdicts = dict[str, dict[str, Any]]
"""Claim to docname to judgement."""


class ScoreboardPlace(nodes.container):
    """The place of the scoreboard; filled when all pages are read."""


class ClaimFilter(Part):
    """The form above the rows: ``choices`` by property, and ``lang``."""


class Scoreboard(BookDirective):
    """``{scoreboard}``, once in a book: a claim has one row."""

    def build(self, book: Book) -> list[nodes.Node]:
        """The place."""
        depend_on(self.env, CLAIMS)
        note_collecting(self.env, "scoreboard")
        return [ScoreboardPlace("", docname=self.env.docname)]


class FillScoreboard(SphinxPostTransform):
    """Writes summary and rows, from the claims and from the runs of the labs."""

    default_priority = 7

    def run(self, **options: Any) -> None:
        """Fill the place, if this page has it."""
        for place in list(self.document.findall(ScoreboardPlace)):
            book, found = book_of(self.config), verdicts_of(self.env)
            labs = lab_pages(self.env)
            rows = Rows(self.app, self.env, book, found, place["docname"], labs)
            counts = [[paragraph(line)] for line in summary(book, found, labs)]
            listed = rows.for_browsers() if has_scripts(self.app.builder) else [rows.entries()]
            place.replace_self(Part("", bullets(counts, "bt-counts"), *listed, classes=["bt-scoreboard"]))


@dataclass(frozen=True)
class Rows:
    """The rows of one scoreboard, on the page ``docname``; ``labs`` is lab to its page."""

    app: Sphinx
    env: BuildEnvironment
    book: Book
    found: Verdicts
    docname: str
    labs: dict[str, str]

    def for_browsers(self) -> list[nodes.Node]:
        """The filter, and the table whose rows it shows or hides."""
        return [ClaimFilter("", choices=self.choices(), lang=self.book.lang), self.table()]

    def choices(self) -> dict[str, dict[str, str]]:
        """Property to the values that some row has, with the words for each."""
        lang, rows = self.book.lang, [row_data(claim, self.found) for claim in self.book.claims.values()]
        verdicts = {name: VERDICT_TEXTS[word].text(lang) for word, name in VERDICT_NAMES.items()}
        told = {"article": {name: article_name(self.book, name) for name in self.book.articles},
                "kind": {one_word(kind): CLAIM_WORDS[kind].text(lang) for kind in get_args(ClaimKind)},
                "test": {test: CLAIM_WORDS[test].text(lang) for test in get_args(ClaimTest)},
                "verdict": {**verdicts, NO_VERDICT: words("no_verdict_yet", lang)},
                "lab": {lab: title_of(self.env, page) for lab, page in self.labs.items()}}
        had = {part: {value for row in rows for value in row[part].split()} for part in told}
        return {part: {value: text for value, text in values.items() if value in had[part]}
                for part, values in told.items()}

    def table(self) -> nodes.table:
        """One row a claim, in ledger order."""
        claims, lang = list(self.book.claims.values()), self.book.lang
        head = [words(key, lang) for key in ("claim", "says", "article", "kind", "status", "test", "verdict")]
        return table(head, [self.cells(claim) for claim in claims], anchor="claims", classes=["bt-claims"],
                     caption=words("all_claims", lang, n=len(claims)), widths=[8, 30, 10, 8, 10, 18, 16],
                     data=[row_data(claim, self.found) for claim in claims],
                     ids=[row_id(claim.id) for claim in claims])

    def cells(self, claim: Claim) -> list[list[nodes.Node]]:
        """Id, claim and speaker, place, kind, status with date, test, verdict."""
        lang = self.book.lang
        status = words("aside", lang, text=CLAIM_WORDS[claim.status].text(lang), aside=claim.as_of)
        return [[paragraph(claim.id)],
                [paragraph(claim.text.text(lang)),
                 paragraph(claim.said_by.text(lang), classes=("bt-said-by",))],
                [paragraph(place_words(claim, lang))],
                [paragraph(CLAIM_WORDS[claim.kind].text(lang))],
                [paragraph(words("status", lang), words("colon", lang), status)],
                self.test(claim), self.verdict(claim)]

    def entries(self) -> nodes.definition_list:
        """The same as a list: on paper and in plain text, seven columns are too narrow to read."""
        return nodes.definition_list("", *(self.entry(claim) for claim in self.book.claims.values()))

    def entry(self, claim: Claim) -> nodes.definition_list_item:
        """The id with its anchor, then the cells of the row, short ones in one line."""
        _, told, *facts, test, verdict = self.cells(claim)
        line = " · ".join(fact.astext() for cell in facts for fact in cell)
        name = nodes.term("", claim.id, ids=[row_id(claim.id)], translatable=False)
        body = nodes.definition("", *told, paragraph(line), *test, *verdict)
        return nodes.definition_list_item("", name, body)

    def test(self, claim: Claim) -> list[nodes.Node]:
        """How it can be tested: the labs, or the reason why none can."""
        lang = self.book.lang
        told: list[nodes.Node] = [paragraph(CLAIM_WORDS[claim.test].text(lang))]
        if claim.labs:
            return [*told, bullets([[paragraph(each)] for lab in claim.labs for each in self.lab(lab, claim)],
                                   "bt-labs")]
        return [*told, paragraph(claim.reason.text(lang), classes=("bt-reason",))]

    def lab(self, lab: str, claim: Claim) -> list[nodes.Node]:
        """A link to each page of the lab that judged the claim, else to the lab; or that it is not written yet."""
        lang = self.book.lang
        if lab in self.labs:
            judging = [page for page in pages_of(self.labs, lab) if page in self.found.get(claim.id, {})]
            return [link(self.app, self.env, from_page=self.docname, to_page=page)
                    for page in judging or [self.labs[lab]]]
        return [nodes.Text(words("aside", lang, text=lab, aside=words("lab_missing", lang)))]

    def verdict(self, claim: Claim) -> list[nodes.Node]:
        """What each lab found; an honest blank where none has."""
        lang, found = self.book.lang, self.found.get(claim.id, {})
        if not found:
            return [paragraph(words("not_run" if claim.labs else "no_verdict_yet", lang))]
        return [block for judgement in found.values()
                for block in (paragraph(badge(judgement["word"], lang)), *findings(judgement, lang))]


def verdicts_of(env: BuildEnvironment) -> Verdicts:
    """What the runs say of each claim; runs of pages that the book no longer holds do not count."""
    found = Runs.load(root_of(env.config)).verdicts()
    kept = {claim: {page: said for page, said in pages.items() if page in env.found_docs}
            for claim, pages in found.items()}
    return {claim: pages for claim, pages in kept.items() if pages}


def row_data(claim: Claim, found: Verdicts) -> dict[str, str]:
    """Data attributes of a row, for those who sort and filter; several values stand side by side."""
    names = dict.fromkeys(VERDICT_NAMES[said["word"]] for said in found.get(claim.id, {}).values())
    return {"article": claim.article, "kind": one_word(claim.kind), "status": claim.status, "test": claim.test,
            "verdict": " ".join(names) or NO_VERDICT, "lab": " ".join(claim.labs)}


def one_word(kind: str) -> str:
    """A kind of claim as it stands in a data attribute, where spaces part values.

    Examples
    --------
    >>> one_word("reported fact")
    'reported-fact'
    """
    return kind.replace(" ", "-")


def article_name(book: Book, article: str) -> str:
    """An article's id with its title, in the page's language."""
    return f"{article} {book.articles[article].title.text(book.lang)}"


def visit_claim_filter(translator: Any, node: ClaimFilter) -> None:
    """The form that the script brings to life."""
    translator.body.append(claim_filter(node["choices"], lang=node["lang"]))
    raise nodes.SkipNode


def summary(book: Book, found: Verdicts, labs: dict[str, str]) -> list[str]:
    """The counts above the table, each computed from the claims and the runs."""
    claims, lang = list(book.claims.values()), book.lang
    said = [{judgement["word"] for judgement in found.get(claim.id, {}).values()} for claim in claims]
    tests = {test: sum(claim.test == test for claim in claims) for test in get_args(ClaimTest)}
    judged = {word: sum(word in each for each in said) for word in VERDICT_NAMES}
    waiting = sum(bool(claim.labs) and not set(claim.labs) & labs.keys() for claim in claims)
    return [words("all_claims", lang, n=len(claims)),
            *(words("of_kind", lang, words=CLAIM_WORDS[test].text(lang), n=n) for test, n in tests.items()),
            *(words("claims_with", lang, words=VERDICT_TEXTS[word].text(lang), n=n)
              for word, n in judged.items()),
            words("waiting", lang, n=waiting)]


def require_verdicts(app: Sphinx, env: BuildEnvironment) -> None:
    """Stop if no page of a lab says anything of a claim that the ledger names the lab for.

    Raises
    ------
    ExtensionError
        Naming every such lab and claim.
    """
    if translating(env):
        return
    found, labs = verdicts_of(env), lab_pages(env)
    missing = [f"{labs[lab]}: no verdict for {claim.id}, though {CLAIMS} names the lab for it."
               for claim in book_of(app.config).claims.values() for lab in claim.labs
               if lab in labs and not found.get(claim.id, {}).keys() & set(pages_of(labs, lab))]
    if missing:
        raise ExtensionError("\n".join([*missing, "Give a verdict on that page, or on another of the lab, "
                                                  "and run it again; or take the lab out of the claim."]))
