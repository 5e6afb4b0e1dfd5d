"""Faults of the concept map: terms that nobody knows, without a home or with two, links in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError

from ..errors import ContentError
from .book import Book
from .concept_map import MapFile, Neighbourhood
from .located_yaml import LocatedYaml
from .root import CONCEPT_MAP
from .source_faults import suggestion


def map_faults(book: Book) -> Iterator[ContentError]:
    """Every fault of ``glossary/map.yml`` that a single record cannot show.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> list(map_faults(Book(find_root())))
    []
    """
    read, terms = book.concept_map, book.terms
    if read is None or read.record is None or terms is None or terms.record is None:
        return
    known = {term.key for term in terms.record.terms}
    yield from _faults_of_homes(read.source, read.record, known)
    for number, place in enumerate(read.record.neighbourhoods):
        yield from _faults_of_links(read.source, place, number, known)


def _faults_of_homes(source: LocatedYaml, record: MapFile, known: set[str]) -> Iterator[ContentError]:
    homes: dict[str, str] = {}
    for number, place in enumerate(record.neighbourhoods):
        for position, term in enumerate(place.terms):
            where = ("neighbourhoods", number, "terms", position)
            if term not in known:
                yield source.error(where, f"'{place.id}' names the unknown term '{term}'.",
                                   suggestion(term, known, "glossary/terms.yml"))
            if term in homes:
                yield source.error(where, f"the term '{term}' is at home in '{homes[term]}' and in '{place.id}'.",
                                   "Keep one home; a link may name a term that is at home elsewhere.")
            homes.setdefault(term, place.id)
    homeless = sorted(known - homes.keys())
    if homeless:
        yield ContentError(CONCEPT_MAP, None, f"has no home for {', '.join(homeless)}.",
                           "Add each to the 'terms' of one neighbourhood.")


def _faults_of_links(source: LocatedYaml, place: Neighbourhood, number: int,
                     known: set[str]) -> Iterator[ContentError]:
    for position, link in enumerate(place.links):
        for side, term in (("from", link.start), ("to", link.end)):
            if term not in known:
                yield source.error(("neighbourhoods", number, "links", position, side),
                                   f"a link of '{place.id}' names the unknown term '{term}'.",
                                   suggestion(term, known, "glossary/terms.yml"))
        if not {link.start, link.end} & set(place.terms):
            yield source.error(("neighbourhoods", number, "links", position),
                               f"'{place.id}' links '{link.start}' and '{link.end}', and neither is at home there.",
                               "Move the link to the home of one of them.")
    try:
        place.layers()
    except CycleError as problem:
        yield source.error(("neighbourhoods", number, "links"),
                           f"the links of '{place.id}' go round in a circle: {' → '.join(problem.args[1])}.",
                           "Turn one of them round, or make it a contrast.")
