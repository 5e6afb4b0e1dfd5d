"""Markdown as the book's data write it: commonmark, with maths between dollar signs and roles of a page."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_MATHS = re.compile(r"\$(?![\s$])((?:[^$\\]|\\.)*[^\s$\\])\$(?!\d)")
_ROLE = re.compile(r"\{(?P<role>[a-zA-Z][\w:.-]*)\}(?P<ticks>`+)(?P<text>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL)


def markdown_reader() -> MarkdownIt:
    """A reader that takes HTML for text, and knows two tokens more: ``maths`` and ``role`` (its name in ``info``).

    Whoever renders them adds the rules for both.

    Examples
    --------
    >>> tokens = markdown_reader().parseInline("an {term}`agent` at $T = 8$")[0].children
    >>> [(token.type, token.info, token.content) for token in tokens if token.type != "text"]
    [('role', 'term', 'agent'), ('maths', '', 'T = 8')]
    """
    reader = MarkdownIt("commonmark", {"html": False})
    reader.inline.ruler.before("escape", "maths", _read_maths)
    reader.inline.ruler.before("escape", "role", _read_role)
    return reader


def _read_maths(state: StateInline, silent: bool) -> bool:
    found = _MATHS.match(state.src, state.pos)
    if found and not silent:
        state.push("maths", "", 0).content = found[1]
    state.pos = found.end() if found else state.pos
    return bool(found)


def _read_role(state: StateInline, silent: bool) -> bool:
    found = _ROLE.match(state.src, state.pos)
    if found and not silent:
        token = state.push("role", "", 0)
        token.info, token.content = found["role"], found["text"]
    state.pos = found.end() if found else state.pos
    return bool(found)
