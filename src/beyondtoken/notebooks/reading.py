"""A page as a notebook, by myst-nb's own reader: the cache, the book and the .ipynb see the same cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import ContentError
from .pages import Page

if TYPE_CHECKING:
    from nbformat import NotebookNode

NESTING_SYNTAX = {"colon_fence"}


def read_notebook(page: Page) -> NotebookNode:
    """The notebook of a page, not yet run; its metadata hold the line of each cell (``source_map``).

    Raises
    ------
    ContentError
        If the options of a cell cannot be read, or a cell stands where it cannot run.
    """
    from myst_nb.core.read import MystMetadataParsingError, read_myst_markdown_notebook
    from myst_parser.config.main import MdParserConfig

    try:
        notebook = read_myst_markdown_notebook(
            page.path.read_text(encoding="utf-8"), add_source_map=True, path=page.path,
            config=MdParserConfig(enable_extensions=NESTING_SYNTAX))
    except MystMetadataParsingError as problem:
        raise ContentError(f"{page.docname}.md", None, f"{problem}.",
                           "Correct the options of this cell.") from problem
    found = sum(cell.cell_type == "code" for cell in notebook.cells)
    if found != len(page.cells):
        raise ContentError(f"{page.docname}.md", None,
                           f"{len(page.cells)} code cells stand in the text, {found} can run.",
                           "Put every code cell at the left margin, outside lists and directives.")
    return notebook
