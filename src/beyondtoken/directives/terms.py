"""The role ``{term}``: a word of the glossary, with its tip and a link to its entry.

It is the role of Sphinx's own standard domain, so that links, back-references and translation checks work as
everywhere; only the words differ: without words of its own, a term shows its name in the page's language.
"""

from __future__ import annotations

from difflib import get_close_matches

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging

from .book import TERMS, book_of, depend_on
from .in_print import has_scripts
from .parts import Mark

LOG = logging.getLogger(__name__)


class TermWords(nodes.inline):
    """The words of a term on a page; ``key`` is its key in the glossary."""


class TermRole(XRefRole):
    """``{term}`key``` or ``{term}`words <key>```."""

    def __init__(self) -> None:
        """The settings of the role that this one replaces."""
        super().__init__(lowercase=True, innernodeclass=TermWords, warn_dangling=True)

    def create_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The reference; plain words and a warning if the glossary has no such key."""
        terms, key = book_of(self.config).terms, self.target.lower()
        if key in terms:
            depend_on(self.env, TERMS)
            return super().create_xref_node()
        near = get_close_matches(key, terms, n=3)
        LOG.warning("%s: term '%s' is not in %s.\n%s", "term", key, TERMS,
                    f"Did you mean {', '.join(near)}?" if near else "Add it, or correct the key.",
                    location=self.get_location(), type="beyondtoken")
        return [nodes.inline(self.rawtext, self.title)], []

    def process_link(self, env: BuildEnvironment, refnode: nodes.Element, has_explicit_title: bool,
                     title: str, target: str) -> tuple[str, str]:
        """The term's name where the page gives no words."""
        book = book_of(env.config)
        return (title if has_explicit_title else book.terms[target].short(book.lang)), target

    def result_nodes(self, document: nodes.document, env: BuildEnvironment, node: nodes.Element,
                     is_ref: bool) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Hand the key on to the words: they outlive the reference."""
        for found in node.findall(TermWords):
            found["key"] = node["reftarget"]
        return [node], []


def keep_words(app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref,
               words: nodes.TextElement) -> nodes.Node | None:
    """A known term in a book without its glossary page keeps words and tip; there is nothing to link to."""
    return words if isinstance(words, TermWords) else None


def mark_terms(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Where a script can show tips, turn resolved references to terms into marks."""
    if not has_scripts(app.builder):
        return
    for words in list(doctree.findall(TermWords)):
        link = words.parent if isinstance(words.parent, nodes.reference) else None
        address = {name: link[name] for name in ("refuri", "refid") if name in link} if link else {}
        term = Mark("", "", *words.children, kind="term", tip=words["key"], internal=True, **address)
        (link or words).replace_self(term)
