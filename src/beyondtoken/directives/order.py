"""The pages of the book in reading order, and links to them from nodes made after reading."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode


def reading_order(env: BuildEnvironment) -> list[str]:
    """Every page once: those of the table of contents as a reader meets them, then the rest by name."""
    met = dict.fromkeys(_below(env, env.config.root_doc, frozenset()))
    return list(met | dict.fromkeys(sorted(env.found_docs - met.keys())))


def _below(env: BuildEnvironment, docname: str, above: frozenset[str]) -> Iterator[str]:
    yield docname
    for child in env.toctree_includes.get(docname, ()):
        if child not in above:
            yield from _below(env, child, above | {docname})


def lab_pages(env: BuildEnvironment) -> dict[str, str]:
    """Lab to docname, for every lab page of the book, in reading order."""
    found = {}
    for docname in reading_order(env):
        parts = docname.split("/")
        if len(parts) == 3 and parts[0] == "chapters" and parts[2] != "index":
            found[parts[2]] = docname
    return found


def pages_of(labs: dict[str, str], lab: str) -> list[str]:
    """The pages of a lab among all lab pages: its own, and those whose name goes on after a dash.

    Examples
    --------
    >>> pages_of({"glitch": "a/glitch", "glitch-sharing": "a/glitch-sharing", "glitches": "b/glitches"}, "glitch")
    ['a/glitch', 'a/glitch-sharing']
    """
    return [page for name, page in labs.items() if name == lab or name.startswith(f"{lab}-")]


def title_of(env: BuildEnvironment, docname: str) -> str:
    """A page's title, in the page's language."""
    return env.titles[docname].astext() if docname in env.titles else docname


def link(app: Sphinx, env: BuildEnvironment, *, from_page: str, to_page: str) -> nodes.Node:
    """A link with the title of its target; the title alone where a builder leaves that page out."""
    words = nodes.inline("", title_of(env, to_page))
    try:
        return make_refnode(app.builder, from_page, to_page, "", words)
    except NoUri:
        return words
