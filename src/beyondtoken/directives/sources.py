"""The directives ``{source-card}`` and ``{slips}``: where an article comes from, and what it misprints."""

from __future__ import annotations

from docutils import nodes

from ..content import Article, Slip
from ..errors import ContentError
from .book import ARTICLES, Book, depend_on
from .parts import BookDirective, Part, inline, paragraph
from .tables import table
from .words import words


class SourceCard(BookDirective):
    """``{source-card} A4``."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """A list of facts about the article, each with how it is known."""
        article = article_of(self, book)
        facts = [definition(words(key, book.lang), children) for key, children in card(article, book.lang)]
        return [Part("", nodes.definition_list("", *facts), classes=["bt-source-card"])]


class Slips(BookDirective):
    """``{slips} A4``."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """A table of printed forms and how to read them."""
        article, lang = article_of(self, book), book.lang
        head = [words(key, lang) for key in ("where", "printed", "read_as", "why", "confidence")]
        rows = [[[paragraph(text)] for text in slip_cells(slip, lang)] for slip in article.slips]
        return [table(head, rows, anchor=f"slips-{article.id.lower()}", caption=words("slip_table", lang),
                      classes=["bt-slips"])]


def article_of(directive: BookDirective, book: Book) -> Article:
    """The article that a directive names.

    Raises
    ------
    ContentError
        If there is none of that name.
    """
    depend_on(directive.env, ARTICLES)
    name = directive.arguments[0]
    if name not in book.articles:
        raise ContentError(directive.env.docname, directive.lineno, f"article '{name}' is not in {ARTICLES}.",
                           f"Use one of: {', '.join(book.articles) or 'none yet'}.")
    return book.articles[name]


def card(article: Article, lang: str) -> list[tuple[str, list[nodes.Node]]]:
    """Word key and text of each fact, in the order of the card."""
    original, dated = article.original, article.published
    facts: list[tuple[str, list[nodes.Node]]] = [
        ("title", inline(*_both_titles(article, lang))),
        ("genre", inline(article.genre.text(lang))),
        ("publisher", inline(article.publisher.text(lang))),
        ("author", inline(article.author.text(lang))),
        ("date", inline(words("aside", lang, text=dated.date, aside=dated.known.text(lang)))),
        ("cut", inline(article.truncated.text(lang) if article.truncated else words("whole", lang))),
        ("reliability", inline(article.reliability.text(lang))),
        ("address", [nodes.reference("", article.url, refuri=article.url, internal=False)]),
    ]
    if original:
        told = f"{original.title}, {original.publisher}, {original.date}"
        text = words("aside", lang, text=told, aside=original.known.text(lang))
        facts.insert(-3, ("original", inline(text)))
    return facts


def _both_titles(article: Article, lang: str) -> list[nodes.Node | str]:
    """The title in the page's language, then in the other."""
    other = "en" if lang == "ja" else "ja"
    return [nodes.strong("", article.title.text(lang)), " / ", article.title.text(other)]


def definition(term: str, children: list[nodes.Node]) -> nodes.definition_list_item:
    """One fact: its name and its text."""
    name = nodes.term("", term, translatable=False)
    return nodes.definition_list_item("", name, nodes.definition("", paragraph(*children)))


def slip_cells(slip: Slip, lang: str) -> list[str]:
    """Place, printed form, reading, reason, confidence."""
    place = ", ".join(slip.paragraphs) or words("beside_text", lang)
    return [place, slip.as_printed.text(lang), slip.reading.text(lang), slip.why.text(lang),
            words(slip.confidence, lang)]
