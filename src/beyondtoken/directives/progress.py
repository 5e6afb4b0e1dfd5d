"""The directive ``{progress}``: which questions and predictions of the book this reader has done."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..assets.forms import progress_panel
from .book import Book
from .in_print import has_scripts
from .order import reading_order, title_of
from .parts import BookDirective, Part
from .records import note_collecting, records_of


class ProgressPlace(Part):
    """The place of the panel; ``pages`` is filled when all pages are read."""


class Progress(BookDirective):
    """``{progress}``."""

    def build(self, book: Book) -> list[nodes.Node]:
        """The place."""
        note_collecting(self.env, "progress")
        return [ProgressPlace("", docname=self.env.docname, lang=book.lang)]


class FillProgress(SphinxPostTransform):
    """Lists what every page asks, in reading order. In print there is nothing to keep count of."""

    default_priority = 7

    def run(self, **options: Any) -> None:
        """Fill the place, if this page has it."""
        for place in list(self.document.findall(ProgressPlace)):
            if has_scripts(self.app.builder):
                place["pages"] = asking_pages(self.env, from_page=place["docname"])
            else:
                place.parent.remove(place)


def asking_pages(env: BuildEnvironment, *, from_page: str) -> list[dict[str, Any]]:
    """Title, address and stored names of what a page asks, for every page that asks anything."""
    asked, found = records_of(env).asked, []
    for page in reading_order(env):
        if asked.get(page):
            try:
                address = env.app.builder.get_relative_uri(from_page, page)
            except NoUri:
                continue
            found.append({"title": title_of(env, page), "href": address, "ids": list(asked[page])})
    return found


def visit_progress(translator: Any, node: ProgressPlace) -> None:
    """The panel that the script fills in."""
    translator.body.append(progress_panel(node["pages"], lang=node["lang"]))
    raise nodes.SkipNode
