"""The directive ``{glossary-list}``: every term in both languages, its source, and where it is used."""

from __future__ import annotations

import re
from typing import Any, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.std import StandardDomain
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..content import Term
from .book import TERMS, Book, book_of, depend_on
from .order import link, reading_order
from .parts import BookDirective, paragraph, parsed
from .records import note_collecting, records_of
from .tips import ruby
from .words import words


class JapaneseName(nodes.inline):
    """A Japanese term with its reading: ``ruby`` above it in HTML, brackets behind it elsewhere."""


class UsedIn(nodes.paragraph):
    """The place for the back-references of the term ``key``; filled when all pages are read."""


class GlossaryList(BookDirective):
    """``{glossary-list}``, once in a book: a term can have one target only."""

    def build(self, book: Book) -> list[nodes.Node]:
        """A definition list in the order of the page's language."""
        depend_on(self.env, TERMS)
        note_collecting(self.env, "glossary-list")
        items = [self.entry(term, book.lang) for term in sorted(book.terms.values(), key=sort_key(book.lang))]
        terms = nodes.definition_list("", *items, classes=["bt-glossary"])
        return [addnodes.glossary("", terms, sorted=False)]        # Sphinx would sort by code point

    def entry(self, term: Term, lang: str) -> nodes.definition_list_item:
        """Names, both definitions, first use, source, and the place for "used in"."""
        other = "en" if lang == "ja" else "ja"
        body = nodes.definition(
            "", paragraph(term.definition.text(lang)),
            paragraph(term.definition.text(other), classes=(f"language-{other}", "bt-other-language")),
            *self.origin(term, lang),
            UsedIn("", key=term.key, docname=self.env.docname, translatable=False))
        return nodes.definition_list_item("", self.names(term, lang), body)

    def names(self, term: Term, lang: str) -> nodes.term:
        """Both names, and the target that ``{term}`` finds."""
        anchor = f"term-{term.key}"
        japanese = JapaneseName("", f"{term.ja}({term.kana})" if term.kana != term.ja else term.ja,
                                 html=ruby(term), classes=["language-ja"])
        english = nodes.inline("", term.en, classes=["language-en"])
        both = (japanese, english) if lang == "ja" else (english, japanese)
        names = nodes.term("", "", both[0], nodes.Text(" · "), both[1], ids=[anchor], translatable=False)
        self.set_source_info(names)
        standard = cast(StandardDomain, self.env.get_domain("std"))
        standard.note_object("term", term.key, anchor, location=names)
        return names

    def origin(self, term: Term, lang: str) -> list[nodes.Node]:
        """First use in the articles, and the work that the definition rests on."""
        use = term.first_use
        first = words("our_term", lang) if use is None else " ".join((words("first_use", lang), words(
            "place", lang, article=use.article, paragraphs=use.paragraph.removeprefix("P"))))
        source = self.citation(term.reference)
        return [paragraph(first, words("stop", lang), words("source", lang), " ", *source)]

    def citation(self, key: str) -> list[nodes.Node]:
        """A citation where the book has a bibliography, else the key."""
        if "cite" not in self.env.domains:
            return [nodes.literal("", key)]
        return list(parsed(self, "source", f"{{cite:p}}`{key}`").children[0].children)


class FillUsedIn(SphinxPostTransform):
    """Writes "Used in: …" under each term: the pages that use it, in reading order."""

    default_priority = 7

    def run(self, **options: Any) -> None:
        """Fill every place of one page."""
        places = list(self.document.findall(UsedIn))
        lang, pages = book_of(self.config).lang, users(self.env) if places else {}
        for place in places:
            using = [page for page in pages.get(place["key"], []) if page != place["docname"]]
            links = [link(self.app, self.env, from_page=place["docname"], to_page=page) for page in using]
            told: list[nodes.Node | str] = [words("used_in", lang), " ", *_with_commas(links, lang)]
            told = told if links else [words("not_used", lang)]
            on_map = self.link_to_map(place["key"], place["docname"])
            told += [" · ", on_map] if on_map else []
            place.replace_self(paragraph(*told, classes=("bt-used-in",)))

    def link_to_map(self, key: str, here: str) -> nodes.Node | None:
        """A link to the neighbourhood where a term is at home, if the book shows the map."""
        book, page = book_of(self.config), records_of(self.env).page_of("concept-map")
        home = next((place.id for place in book.neighbourhoods.values() if key in place.terms), None)
        if home is None or page is None:
            return None
        text = nodes.inline("", words("on_map", book.lang))
        try:
            address = f"{self.app.builder.get_relative_uri(here, page)}#map-{home}"
        except NoUri:
            return None
        return nodes.reference("", "", text, refuri=address, internal=True)


def users(env: Any) -> dict[str, list[str]]:
    """Term to the pages that use it, in reading order."""
    table = records_of(env).terms
    found: dict[str, list[str]] = {}
    for page in reading_order(env):
        for key in table.get(page, ()):
            found.setdefault(key, []).append(page)
    return found


def sort_key(lang: str) -> Any:
    """English by the alphabet, Japanese by the kana: katakana stand among hiragana, as in a dictionary.

    Words in brackets do not count: "(technological) sovereignty" stands under S.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> sort_key("en")(SimpleNamespace(en="(technological) Sovereignty"))
    'sovereignty'
    """
    if lang == "ja":
        return lambda term: term.kana.translate(_HIRAGANA)
    return lambda term: re.sub(r"\([^)]*\)", "", term.en).casefold().strip()


_HIRAGANA = {ord("ァ") + step: ord("ぁ") + step for step in range(ord("ヶ") - ord("ァ") + 1)}


def _with_commas(links: list[nodes.Node], lang: str) -> list[nodes.Node]:
    comma = nodes.Text("、" if lang == "ja" else ", ")
    return [node for each in links for node in (comma.copy(), each)][1:]


def visit_japanese_name(translator: Any, node: JapaneseName) -> None:
    """The name with its reading above."""
    translator.body.append(f"{translator.starttag(node, 'span', '')}{node['html']}</span>")
    raise nodes.SkipNode
