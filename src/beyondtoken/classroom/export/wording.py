"""Markdown of the book as HTML or plain text for programs that know nothing of the book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from ...content import Reference, Term, read_references, read_terms
from ...content.markdown_reader import markdown_reader

Maths = Callable[[str], str]
"""TeX to HTML."""

_WORDS_AND_KEY = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_ONLY_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def clean(text: str) -> str:
    r"""Text without what XML refuses: control characters and halves of characters; line ends become ``\n``.

    Examples
    --------
    >>> clean("one\r\ntwo\x00")
    'one\ntwo'
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def mathjax(tex: str) -> str:
    r"""TeX as Moodle's own filter reads it.

    Examples
    --------
    >>> print(mathjax("a < b"))
    \(a &lt; b\)
    """
    return rf"\({escape(tex, quote=False)}\)"


class Wording:
    r"""Texts of one book in one language.

    Parameters
    ----------
    root : Path
        The book, for the names of its terms and works.
    language : str
        ``"en"`` or ``"ja"``.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> wording = Wording(find_root(), "en")
    >>> print(wording.html("an {term}`agent` at *$T = 8$* <b>"))
    an agent at <em>\(T = 8\)</em> &lt;b&gt;
    >>> wording.plain("an {term}`agent` at *$T = 8$* <b>")
    'an agent at T = 8 <b>'
    """

    def __init__(self, root: Path, language: str) -> None:
        self.root, self.language = root, language

    def html(self, markdown: str, maths: Maths = mathjax) -> str:
        """One line of safe HTML; a text of one paragraph has no paragraph around it. Web links stay links."""
        environment: MutableMapping[str, Any] = {"maths": maths, "wording": self}
        html = _READER.render(clean(markdown), environment).strip().replace("\n", " ")
        only = _ONLY_PARAGRAPH.fullmatch(html)
        return only[1] if only else html

    def plain(self, markdown: str) -> str:
        """One line without any mark. A formula with commands stays TeX between dollar signs."""
        blocks = _READER.parse(clean(markdown))
        return " ".join(" ".join(self._plain_block(block) for block in blocks).split())

    def role(self, role: str, text: str) -> str:
        """The words a reader of the page sees for a role."""
        text = " ".join(text.split())
        named = _WORDS_AND_KEY.fullmatch(text)
        if named and named[1]:
            return named[1]
        if role == "term":
            known = self._terms.get(text.lower())
            return known.short(self.language) if known else text
        return self._cited(role, text) if role.startswith("cite") else text

    def _cited(self, role: str, keys: str) -> str:
        form = "{0.authors} ({0.year})" if role.startswith("cite:t") else "{0.authors} {0.year}"
        works = [self._works.get(key.strip()) for key in keys.split(",")]
        words = "; ".join(form.format(work) for work in works if work)
        return words if role.startswith("cite:t") or not words else f"({words})"

    def _plain_block(self, block: Token) -> str:
        if block.children is None:
            return block.content
        return "".join(self._plain_inline(token) for token in block.children)

    def _plain_inline(self, token: Token) -> str:
        if token.type in ("softbreak", "hardbreak"):
            return " "
        if token.type == "role" and token.info != "math":
            return self.role(token.info, token.content)
        if token.type in ("maths", "role"):
            return f"${token.content}$" if "\\" in token.content else token.content
        return token.content

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.key: term for term in read_terms(self.root)}

    @cached_property
    def _works(self) -> dict[str, Reference]:
        return read_references(self.root)


def listed(entries: Iterable[tuple[str, str]]) -> str:
    """A list in HTML of labels, each with its text; both are HTML already.

    Examples
    --------
    >>> listed([("8", "Count again."), ("9", "Close.")])
    '<ul><li><em>8</em> Count again.</li><li><em>9</em> Close.</li></ul>'
    """
    items = [f"<li><em>{label}</em> {text}</li>" for label, text in entries]
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _write_maths(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    return env["maths"](tokens[at].content)


def _write_role(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    token = tokens[at]
    if token.info == "math":
        return env["maths"](token.content)
    return escape(env["wording"].role(token.info, token.content))


def _write_code(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    return f"<pre><code>{escape(tokens[at].content.rstrip()).replace(chr(10), '<br>')}</code></pre>"


def _write_image(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    return escape(tokens[at].content)


def _write_link(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    """Only addresses on the web lead anywhere from another program; of other links the words stay."""
    address = str(tokens[at].attrGet("href") or "")
    if address.startswith(("http://", "https://")):
        return f'<a href="{escape(address)}">'
    next(token for token in tokens[at:] if token.type == "link_close").hidden = True
    return ""


def _write_link_end(self: RendererHTML, tokens: Sequence[Token], at: int, options: object, env: Any) -> str:
    return "" if tokens[at].hidden else "</a>"


def _reader() -> MarkdownIt:
    reader = markdown_reader()
    for name, rule in {"maths": _write_maths, "role": _write_role, "code_block": _write_code, "fence": _write_code,
                       "image": _write_image, "link_open": _write_link, "link_close": _write_link_end}.items():
        reader.add_render_rule(name, rule)
    return reader


_READER = _reader()
