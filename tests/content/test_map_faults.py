from __future__ import annotations

import pytest

from beyondtoken.content import check_book

GOOD = """neighbourhoods:
- id: worlds
  terms: [world-model]
  links: []
"""
BROKEN = {
    "unknown term at home": (
        "terms: [world-model]", "terms: [world-model, word-model]",
        "glossary/map.yml:3: 'worlds' names the unknown term 'word-model'.\n"
        "Write 'world-model', or add 'word-model' to glossary/terms.yml."),
    "two homes": (
        "  links: []\n", "  links: []\n- id: more\n  terms: [world-model]\n  links: []\n",
        "glossary/map.yml:6: the term 'world-model' is at home in 'worlds' and in 'more'.\n"
        "Keep one home; a link may name a term that is at home elsewhere."),
    "no home": (
        "terms: [world-model]", "terms: [planet]",
        "glossary/map.yml: has no home for world-model.\nAdd each to the 'terms' of one neighbourhood."),
    "circle": (
        "links: []", "links: [{from: world-model, relation: needs, to: world-model}]",
        "glossary/map.yml:4: the links of 'worlds' go round in a circle: world-model → world-model.\n"
        "Turn one of them round, or make it a contrast."),
    "unknown relation": (
        "links: []", "links: [{from: world-model, relation: need, to: world-model}]", "Write needs."),
}


def said(tiny, text):
    (tiny / "glossary/map.yml").write_text(text, encoding="utf-8")
    return [str(error) for error in check_book(tiny)]


def test_map_that_is_right_gives_no_error(tiny):
    assert said(tiny, GOOD) == []


@pytest.mark.parametrize(("old", "new", "wanted"), BROKEN.values(), ids=BROKEN)
def test_fault_is_named_with_its_line_and_remedy(tiny, old, new, wanted):
    assert any(wanted in error for error in said(tiny, GOOD.replace(old, new, 1)))


def test_link_between_guests_is_refused(tiny):
    terms = tiny / "glossary/terms.yml"
    text = terms.read_text(encoding="utf-8")
    more = text.removeprefix("terms:\n").replace("key: world-model", "key: planning")
    terms.write_text(text + more, encoding="utf-8")
    errors = said(tiny, GOOD + "- id: plans\n  terms: [planning]\n"
                               "  links: [{from: world-model, relation: needs, to: world-model}]\n")
    assert any("'plans' links 'world-model' and 'world-model', and neither is at home there." in one for one in errors)
