from __future__ import annotations

from graphlib import CycleError

import pytest

from beyondtoken.content.concept_map import Neighbourhood


def place(*links, terms=("agent", "search", "planning")):
    named = [dict(zip(("from", "relation", "to"), link.split(), strict=True)) for link in links]
    return Neighbourhood.model_validate({"id": "agents", "terms": terms, "links": named})


def test_what_a_link_starts_from_stands_below_what_it_leads_to():
    assert place("search serves planning", "planning serves agent").layers() == [["agent"], ["planning"], ["search"]]


def test_longest_way_down_decides_the_row():
    chain = place("search serves planning", "planning serves agent", "search serves agent")
    assert chain.layers()[-1] == ["search"]


def test_contrast_puts_nobody_above_anybody():
    assert place("search contrasts planning", "planning contrasts search").layers() == [["agent", "search", "planning"]]


def test_guests_are_terms_at_home_elsewhere():
    assert place("search needs compute").guests() == ["compute"]


def test_circle_has_no_rows():
    with pytest.raises(CycleError):
        place("search needs planning", "planning needs search").layers()
