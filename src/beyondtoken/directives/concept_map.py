"""The directive ``{concept-map}``: one neighbourhood of the map, drawn and as a list."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..assets.forms import Box, map_drawing
from ..content import RELATION_WORDS, Neighbourhood
from ..errors import BookError
from .book import CONCEPT_MAP, TERMS, Book, book_of, depend_on
from .in_print import has_scripts
from .parts import BookDirective, Part, bullets, paragraph
from .records import note_collecting, records_of
from .words import words

BLANK = re.compile(r"(\{[ab]\})")


class ConceptMap(BookDirective):
    """``{concept-map} agents``."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """The place; a neighbourhood that nobody knows is named."""
        depend_on(self.env, CONCEPT_MAP)
        depend_on(self.env, TERMS)
        name = self.arguments[0]
        if name not in book.neighbourhoods:
            raise BookError(f"'{name}' is not in {CONCEPT_MAP}.",
                            f"Write one of {', '.join(book.neighbourhoods)}, or add it.")
        note_collecting(self.env, "concept-map")
        return [MapPlace("", name=name, docname=self.env.docname)]


class MapPlace(nodes.container):
    """The place of the neighbourhood ``name``; filled when the page of the glossary is known."""


class MapDrawing(Part):
    """A drawing, ready as ``html``."""


class FillMaps(SphinxPostTransform):
    """Draws and lists every neighbourhood of one page."""

    default_priority = 7

    def run(self, **options: Any) -> None:
        """Fill every place."""
        for place in list(self.document.findall(MapPlace)):
            book = book_of(self.config)
            shown = book.neighbourhoods[place["name"]]
            sentences = bullets([[paragraph(*self.sentence(link.relation, link.start, link.end, place["docname"]))]
                                 for link in shown.links], "bt-map-list")
            drawn = [MapDrawing("", html=self.drawing(shown, book, place["docname"]))]
            place.replace_self(Part("", *(drawn if has_scripts(self.app.builder) else []), sentences,
                                    ids=[anchor(shown.id)], classes=["bt-map-part"]))

    def sentence(self, relation: str, start: str, end: str, here: str) -> list[nodes.Node | str]:
        """"Distillation is a kind of model compression", both terms linked."""
        book = book_of(self.config)
        terms = {"{a}": start, "{b}": end}
        return [self.term(terms[part], here) if part in terms else part
                for part in BLANK.split(RELATION_WORDS[relation].text(book.lang)) if part]

    def term(self, key: str, here: str) -> nodes.Node:
        """A link to the term's entry; its words alone in a book without a glossary."""
        text, address = nodes.Text(name_of(key, book_of(self.config))), self.address(key, here)
        return nodes.reference("", "", nodes.inline("", "", text), refuri=address, internal=True) if address else text

    def address(self, key: str, here: str) -> str:
        """Where the term's entry stands, or nothing."""
        page = records_of(self.env).page_of("glossary-list")
        try:
            return f"{self.app.builder.get_relative_uri(here, page)}#term-{key}" if page else ""
        except NoUri:
            return ""

    def drawing(self, shown: Neighbourhood, book: Book, here: str) -> str:
        """The SVG."""
        boxes = {key: Box(name_of(key, book), self.address(key, here), key in shown.terms)
                 for key in (*shown.terms, *shown.guests())}
        links = [(link.start, link.end, link.relation == "contrasts") for link in shown.links]
        title = words("map_of", book.lang, terms=", ".join(name_of(key, book) for key in shown.terms[:3]))
        return map_drawing(shown.layers(), boxes, links, lang=book.lang, title=title,
                           uid=anchor(shown.id))


def anchor(name: str) -> str:
    """Where a neighbourhood stands on its page.

    Examples
    --------
    >>> anchor("agents")
    'map-agents'
    """
    return f"map-{name}"


def name_of(key: str, book: Book) -> str:
    """A term's name without brackets and second names; whole where another term would have the same."""
    short = {name: term.short(book.lang) for name, term in book.terms.items()}
    alone = list(short.values()).count(short[key]) == 1
    return short[key] if alone else book.terms[key].text(book.lang)


def visit_map_drawing(translator: Any, node: MapDrawing) -> None:
    """The drawing as it is."""
    translator.body.append(node["html"])
    raise nodes.SkipNode
