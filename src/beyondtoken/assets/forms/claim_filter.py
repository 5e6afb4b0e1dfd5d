"""The filter above the scoreboard; ``filter.mjs`` brings it to life, and without it every row is there."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from ..words import word
from .markup import node


def claim_filter(choices: Mapping[str, Mapping[str, str]], *, lang: str, uid: str = "bt-filter") -> str:
    """One list to choose from for each property of a claim.

    Parameters
    ----------
    choices : mapping of property to mapping of value to words
        The property is the name of a row's data attribute: "article", "kind", "test", "verdict" or "lab".

    Examples
    --------
    >>> html = claim_filter({"article": {"A4": "A4"}}, lang="en")
    >>> '<select name="article"' in html and '<option value="">all</option>' in html
    True
    """
    fields = [_field(name, values, lang, f"{uid}-{name}") for name, values in choices.items()]
    reset = node("button", word("filter_reset", lang), type="reset", class_="bt-button bt-quiet")
    return node("form", node("div", *fields, reset, class_="bt-fields"), node("p", role="status"),
                class_="bt-filter", id=uid, lang=lang, hidden=True)


def _field(name: str, values: Mapping[str, str], lang: str, uid: str) -> str:
    options = [node("option", escape(words), value=value) for value, words in values.items()]
    everything = node("option", word("filter_all", lang), value="")
    return node("label", node("span", word(f"filter_{name}", lang)),
                node("select", everything, *options, name_=name, id=uid, autocomplete="off"), for_=uid)
