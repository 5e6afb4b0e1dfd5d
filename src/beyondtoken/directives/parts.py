"""Nodes and texts that several directives share.

Our nodes derive from nodes that every builder knows, so that text, LaTeX and EPUB writers need no visitors of
ours: a `Part` is a container, a `Slot` a container with a name, a `Mark` a reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..errors import BookError
from .book import Book, book_of

LOG = logging.getLogger(__name__)
COMMENT_SIGN = re.compile(r"^%", re.MULTILINE)


class Part(nodes.container):
    """A ``div`` of ours, without the class ``container`` that themes give a meaning of their own."""


class Folded(nodes.container):
    """What a reader opens: ``summary`` shows. In print it stands open, without its summary."""


class Slot(nodes.container):
    """One text of a question, under the name ``slot["slot"]``."""


class Mark(nodes.reference):
    """A claim mark or a term with its tip: ``kind``, ``tip``, and an address if the book holds the target."""


class BookDirective(SphinxDirective):
    """A directive that reads the book's data. A fault in the data is a warning with its remedy."""

    def run(self) -> list[nodes.Node]:
        """The nodes of the directive; none if the data cannot be used."""
        try:
            return self.build(book_of(self.config))
        except BookError as problem:
            return warn(self, str(problem))

    def build(self, book: Book) -> list[nodes.Node]:
        """The nodes of the directive."""
        raise NotImplementedError


def warn(directive: SphinxDirective, message: str) -> list[nodes.Node]:
    """Warn at the directive's own line; nothing is put on the page."""
    LOG.warning("%s: %s", directive.name, message, location=directive.get_location(),
                type="beyondtoken")
    return []


def parsed(directive: Directive, name: str, markdown: str) -> Slot:
    """A slot with a text of a data file, parsed as the page itself is; HTML in it is shown as text.

    Both languages stand in the data file, so that translators are not asked for it a second time. Inline
    nodes stay unmarked: Sphinx takes a marked one for a placeholder of its own and drops it.
    A data file has no comments, so that a line may open with the sign of percent, as the unit does.
    """
    holder = Slot(slot=name)
    lines = COMMENT_SIGN.sub(r"\\%", markdown).splitlines()
    directive.state.nested_parse(StringList(lines, source=directive.name), 0, holder)
    for raw in list(holder.findall(nodes.raw)):
        text = nodes.Text(raw.astext())
        raw.replace_self(text if isinstance(raw.parent, nodes.TextElement) else paragraph(text))
    for block in holder.findall(nodes.TextElement):
        if not isinstance(block, nodes.Inline):
            block["translatable"] = False
    return holder


def paragraph(*children: nodes.Node | str, classes: tuple[str, ...] = ()) -> nodes.paragraph:
    """A paragraph from a data file: plain text and nodes, not for translators."""
    block = nodes.paragraph("", "", *inline(*children), classes=list(classes))
    block["translatable"] = False
    return block


def inline(*children: nodes.Node | str) -> list[nodes.Node]:
    """Strings become text; nodes stay."""
    return [nodes.Text(child) if isinstance(child, str) else child for child in children]


def span(text: str, *classes: str, **attributes: Any) -> nodes.inline:
    """An inline text with classes."""
    return nodes.inline("", text, classes=list(classes), **attributes)


def bullets(items: Sequence[Sequence[nodes.Node]], *classes: str) -> nodes.bullet_list:
    """A list; each item is a list of block nodes."""
    return nodes.bullet_list("", *(nodes.list_item("", *item) for item in items), classes=list(classes))


def slot_html(translator: Any, holder: nodes.Element) -> str:
    """The HTML of a slot, by the writer of the page itself.

    Paragraphs lose their ``<p>`` and are parted by line breaks: the text stands in a label or a legend.
    """
    if all(isinstance(child, nodes.paragraph) for child in holder.children):
        return "<br>".join(_written(translator, child.children) for child in holder.children)
    return _written(translator, holder.children)


def _written(translator: Any, children: Sequence[nodes.Node]) -> str:
    start = len(translator.body)
    for child in children:
        child.walkabout(translator)
    html = "".join(translator.body[start:]).strip()
    del translator.body[start:]
    return html


def slots_html(translator: Any, node: nodes.Element) -> dict[str, str]:
    """Slot name to HTML, for all slots right below a node."""
    return {child["slot"]: slot_html(translator, child) for child in node.children if isinstance(child, Slot)}


def visit_part(translator: Any, node: Part) -> None:
    """Open the ``div``."""
    translator.body.append(translator.starttag(node, "div"))


def depart_part(translator: Any, node: Part) -> None:
    """Close it."""
    translator.body.append("</div>\n")


def visit_folded(translator: Any, node: Folded) -> None:
    """Open the ``details``."""
    translator.body.append(f"{translator.starttag(node, 'details', '')}<summary>{escape(node['summary'])}</summary>\n")


def depart_folded(translator: Any, node: Folded) -> None:
    """Close it."""
    translator.body.append("</details>\n")


def visit_mark(translator: Any, node: Mark) -> None:
    """A link with a tip; without a target in this book, words that can still be focused."""
    address = node.get("refuri") or (f"#{node['refid']}" if node.get("refid") else None)
    place = {"href": address} if address else {"tabindex": "0"}
    name = {"aria-label": node["name"]} if node.get("name") else {}
    attributes = {"CLASS": f"bt-{node['kind']}", "data-tip": f"{node['kind']}:{node['tip']}", **place, **name}
    translator.body.append(translator.starttag(node, "a" if address else "span", "", **attributes))


def depart_mark(translator: Any, node: Mark) -> None:
    """Close the link."""
    translator.body.append("</a>" if node.get("refuri") or node.get("refid") else "</span>")
