"""The concept map: how the terms of the glossary stand to one another, in small neighbourhoods."""

from __future__ import annotations

from graphlib import TopologicalSorter
from typing import Literal

from pydantic import Field

from .bilingual import Bilingual
from .record import Record, Slug

Relation = Literal["kind-of", "part-of", "needs", "makes", "serves", "limits", "measures", "describes", "contrasts"]

RELATION_WORDS: dict[str, Bilingual] = {
    "kind-of": Bilingual(en="{a} is a kind of {b}", ja="{a}は{b}の一種"),
    "part-of": Bilingual(en="{a} is part of {b}", ja="{a}は{b}の一部"),
    "needs": Bilingual(en="{a} needs {b}", ja="{a}には{b}が要る"),
    "makes": Bilingual(en="{a} makes {b}", ja="{a}は{b}を生む"),
    "serves": Bilingual(en="{a} serves {b}", ja="{a}は{b}を支える"),
    "limits": Bilingual(en="{a} limits {b}", ja="{a}は{b}を制約する"),
    "measures": Bilingual(en="{a} measures {b}", ja="{a}は{b}を測る"),
    "describes": Bilingual(en="{a} describes {b}", ja="{a}は{b}を記述する"),
    "contrasts": Bilingual(en="{a} stands against {b}", ja="{a}は{b}と対照をなす"),
}
"""Each relation as a sentence of the list; ``{a}`` and ``{b}`` are the terms."""


class Link(Record):
    """One sentence of the map: ``start`` stands in ``relation`` to ``end``. In the file: from, relation, to.

    Examples
    --------
    >>> Link(**{"from": "distillation", "relation": "kind-of", "to": "model-compression"}).start
    'distillation'
    """

    start: Slug = Field(alias="from")
    relation: Relation
    end: Slug = Field(alias="to")


class Neighbourhood(Record):
    """Terms that belong together, and how they stand to one another and to terms elsewhere.

    Examples
    --------
    >>> link = Link(**{"from": "agent", "relation": "needs", "to": "planning"})
    >>> Neighbourhood(id="agents", terms=("agent",), links=(link,)).guests()
    ['planning']
    """

    id: Slug
    terms: tuple[Slug, ...] = Field(min_length=1)
    links: tuple[Link, ...]

    def guests(self) -> list[str]:
        """Terms at home elsewhere that some link names, in the order of the links."""
        named = dict.fromkeys(term for link in self.links for term in (link.start, link.end))
        return [term for term in named if term not in self.terms]

    def layers(self) -> list[list[str]]:
        """Terms and guests in rows: what a link starts from stands below what it leads to.

        Links of contrast put nobody above anybody.

        Raises
        ------
        CycleError
            If links go round in a circle.

        Examples
        --------
        >>> link = Link(**{"from": "agent", "relation": "needs", "to": "planning"})
        >>> Neighbourhood(id="agents", terms=("agent",), links=(link,)).layers()
        [['planning'], ['agent']]
        """
        above: dict[str, list[str]] = {term: [] for term in (*self.terms, *self.guests())}
        for link in self.links:
            if link.relation != "contrasts":
                above[link.start].append(link.end)
        depth: dict[str, int] = {}
        for term in TopologicalSorter(above).static_order():
            depth[term] = 1 + max((depth[higher] for higher in above[term]), default=-1)
        return [[term for term in above if depth[term] == row] for row in range(max(depth.values()) + 1)]


class MapFile(Record):
    """The whole of ``glossary/map.yml``."""

    neighbourhoods: tuple[Neighbourhood, ...]
