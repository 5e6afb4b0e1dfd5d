"""Markdown of a question to HTML for a notebook; on a page Sphinx does this."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape

from latex2mathml import exceptions
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from ..content import find_root, read_terms
from ..content.markdown_reader import markdown_reader

Environment = Mapping[str, str]

_WORDS_AND_KEY = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
# latex2mathml raises a dozen kinds for bad input, which share no class of their own.
_UNREADABLE = tuple(kind for kind in vars(exceptions).values()
                    if isinstance(kind, type) and issubclass(kind, Exception))


def rendered(markdown: str, lang: str) -> str:
    """Safe HTML of one text: HTML in it is shown as text, maths becomes MathML, roles become their words.

    Examples
    --------
    >>> rendered("a **bold** <b>claim</b>", "en")
    'a <strong>bold</strong> &lt;b&gt;claim&lt;/b&gt;'
    """
    html = _reader().render(markdown, {"lang": lang}).strip()
    only = re.fullmatch(r"<p>((?:(?!</?p>).)*)</p>", html, re.DOTALL)
    return only[1] if only else html


def mathml(source: str) -> str:
    """A formula as MathML; one that cannot be read is shown as code."""
    try:
        return convert(source)
    except _UNREADABLE:
        return f"<code>{escape(source)}</code>"


def role_words(role: str, text: str, lang: str) -> str:
    """The words that a reader of a notebook sees for a role of the page.

    Examples
    --------
    >>> role_words("term", "the rules <policy>", "en"), role_words("claim", "A4-C23", "en")
    ('the rules', 'A4-C23')
    """
    named = _WORDS_AND_KEY.fullmatch(text)
    if named and named[1]:
        return named[1]
    return _term_words(text, lang) if role == "term" else text


@cache
def _term_words(key: str, lang: str) -> str:
    known = {term.key: term for term in read_terms(find_root())}
    return known[key].text(lang) if key in known else key


@cache
def _reader() -> MarkdownIt:
    reader = markdown_reader()
    reader.add_render_rule("maths", _write_maths)
    reader.add_render_rule("role", _write_role)
    return reader


def _write_maths(self: RendererHTML, tokens: list[Token], at: int, options: object, env: Environment) -> str:
    return mathml(tokens[at].content)


def _write_role(self: RendererHTML, tokens: list[Token], at: int, options: object, env: Environment) -> str:
    token = tokens[at]
    if token.info == "math":
        return mathml(token.content)
    return escape(role_words(token.info, token.content, env["lang"]))
