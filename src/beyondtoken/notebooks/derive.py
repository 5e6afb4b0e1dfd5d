"""The notebook beside each page: derived one way, without outputs, in Markdown that every reader shows."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import ContentError
from .blocks import plain_markdown
from .pages import Page, front_matter, read_pages
from .reading import read_notebook
from .runs import write_whole
from .say import parts_of, say_cell
from .sources import Place, Sources

if TYPE_CHECKING:
    from nbformat import NotebookNode

HIDDEN = {"hide-input", "hide-cell", "remove-input", "remove-cell"}
BOOK_ONLY = ("mystnb",)
OURS = "beyondtoken"                # what the head of a page says of itself to our own tools
REMEDY = "Run: beyondtoken derive"


def derive_pages(root: Path) -> list[Path]:
    """Write the notebook beside every page that runs. Gives those that changed.

    Raises
    ------
    ContentError
        If a page uses something that a notebook cannot show. Nothing is written then.

    Examples
    --------
    >>> derive_pages(find_root())                                          # doctest: +SKIP
    []
    """
    written = []
    for path, notebook in derived_notebooks(root).items():
        text = notebook_text(notebook)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_whole(path, text)
            written.append(path)
    return written


def derived_notebooks(root: Path) -> dict[Path, NotebookNode]:
    """Path of every derived notebook and what it should hold."""
    sources = Sources(root)
    pages = [page for page in read_pages(root) if page.runs]
    return {page.path.with_suffix(".ipynb"): derive_page(page, sources) for page in pages}


def derive_page(page: Page, sources: Sources) -> NotebookNode:
    """The notebook of one page.

    Code cells keep their source and tags; prose is rewritten (``plain_markdown``); a block of prose with
    numbers from the cells becomes a cell that says it. The ids of cells depend on their text only.
    """
    from nbformat.v4 import new_notebook

    text = page.path.read_text(encoding="utf-8")
    source = read_notebook(page)
    head = front_matter(text.splitlines(), f"{page.docname}.md")[1]
    place = Place(sources, page.docname)
    cells: list[NotebookNode] = []
    for start, cell in zip(source.metadata["source_map"], source.cells, strict=True):
        cells += [code_cell(cell)] if cell.cell_type == "code" else prose_cells(
            cell, place, first_line(text, max(start, head)))
    metadata = {"kernelspec": dict(page.kernelspec or {}), "language_info": {"name": "python"}}
    metadata |= {key: value for key, value in source.metadata.items() if key == OURS}
    return with_ids(new_notebook(cells=cells, metadata=metadata))


def first_line(text: str, start: int) -> int:
    """Line number of the first line with text at or after index ``start``."""
    lines = text.splitlines()
    return next((index + 1 for index in range(start, len(lines)) if lines[index].strip()), start + 1)


def code_cell(cell: NotebookNode) -> NotebookNode:
    """A code cell without what only the book reads; folded where the book folds it."""
    from nbformat.v4 import new_code_cell

    metadata = {key: value for key, value in cell.metadata.items() if key not in BOOK_ONLY}
    if HIDDEN.intersection(metadata.get("tags", [])):
        metadata["jupyter"] = {**metadata.get("jupyter", {}), "source_hidden": True}
    return new_code_cell(cell.source, metadata=metadata)


def prose_cells(cell: NotebookNode, place: Place, line: int) -> list[NotebookNode]:
    """Prose as Markdown cells, and cells that say the numbers in it; a cell of its own keeps its metadata."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    hidden = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
    return [new_code_cell(say_cell(text), metadata=hidden) if kind == "say"
            else new_markdown_cell(text, metadata=dict(cell.metadata))
            for kind, text in parts_of(plain_markdown(cell.source, place, line))]


def with_ids(notebook: NotebookNode) -> NotebookNode:
    """Ids made from each cell's text, so that a changed cell changes no other."""
    seen: dict[str, int] = {}
    for cell in notebook.cells:
        name = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:8]
        seen[name] = seen.get(name, 0) + 1
        cell["id"] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return notebook


def notebook_text(notebook: NotebookNode) -> str:
    """The bytes of a notebook file."""
    return json.dumps(json_form(notebook), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def json_form(notebook: NotebookNode) -> Any:
    """A notebook as its file holds it: sources as lists of lines."""
    from nbformat import NO_CONVERT, writes

    return json.loads(writes(notebook, version=NO_CONVERT))


def check_derived(root: Path) -> list[ContentError]:
    """Every notebook that is missing, out of date, without a page, or that shows marks of our extensions."""
    from .leftovers import check_leftovers

    errors: list[ContentError] = []
    wanted = derived_notebooks(root)
    for path, notebook in wanted.items():
        shown = path.relative_to(root).as_posix()
        if not path.is_file():
            errors.append(ContentError(shown, None, "the notebook of this page is not there.", REMEDY))
        elif without_ids(json.loads(path.read_text(encoding="utf-8"))) != without_ids(json_form(notebook)):
            errors.append(ContentError(shown, None, "the notebook is not what its page says.", REMEDY))
        else:
            errors += check_leftovers(path, shown)
    return errors + [orphan_error(path, root) for path in orphans(root, set(wanted))]


def without_ids(notebook: dict[str, Any]) -> dict[str, Any]:
    """A notebook without the ids of its cells."""
    cells = [{key: value for key, value in cell.items() if key != "id"} for cell in notebook["cells"]]
    return {**notebook, "cells": cells}


def orphans(root: Path, wanted: set[Path]) -> list[Path]:
    """Notebooks beside pages of the book's folders that no page stands for."""
    folders = {path.parent for path in wanted}
    found = {path for folder in folders for path in folder.glob("*.ipynb")}
    return sorted(found - wanted)


def orphan_error(path: Path, root: Path) -> ContentError:
    """An error for a notebook without a page."""
    return ContentError(path.relative_to(root), None, "no page of the book stands for this notebook.",
                        "Delete it, or name its page in _toc.yml.")
