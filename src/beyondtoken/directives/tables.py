"""Tables that every builder can write, with data attributes on rows in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes

Cell = Sequence[nodes.Node]


_WIDTH = 16
"""Columns are this wide, in characters, where a writer counts them (text)."""


class DataRow(nodes.row):
    """A row whose ``data`` becomes ``data-…`` attributes."""


def table(head: list[str], rows: Sequence[Sequence[Cell]], *, anchor: str, caption: str, classes: list[str],
          data: list[dict[str, str]] | None = None, ids: list[str] | None = None,
          widths: list[int] | None = None) -> nodes.table:
    """A table with a caption, whose first column heads its row.

    Letters: R rows, C columns.

    Parameters
    ----------
    head : list of C texts
    rows : list of R lists of C cells; a cell is a list of block nodes
    anchor : str
        The table's own id; Sphinx asks for one wherever there is a caption.
    data, ids : lists of length R, or None
        Attributes (without ``data-``) and anchor of each row.
    widths : list of C shares of the width, or None for equal ones
    """
    shares = widths or [_WIDTH] * len(head)
    columns = [nodes.colspec(colwidth=share, stub=1 if at == 0 else 0) for at, share in enumerate(shares)]
    titles = nodes.row("", *(nodes.entry("", _text(title)) for title in head))
    body = [DataRow("", *(nodes.entry("", *cell) for cell in cells), data=(data or [{}] * len(rows))[at],
                     ids=[ids[at]] if ids else []) for at, cells in enumerate(rows)]
    group = nodes.tgroup("", *columns, nodes.thead("", titles), nodes.tbody("", *body), cols=len(head))
    title = nodes.title("", caption, translatable=False)
    given = ["colwidths-given"] if widths else []
    return nodes.table("", title, group, ids=[anchor], classes=[*classes, *given, "longtable"])


def _text(words: str) -> nodes.paragraph:
    return nodes.paragraph("", words, translatable=False)


def visit_data_row(translator: Any, node: DataRow) -> None:
    """A table row with its attributes."""
    data: dict[str, str] = node.get("data", {})
    attributes = {f"data-{name}": value for name, value in data.items()}
    translator.body.append(translator.starttag(node, "tr", "", **attributes))
    node.column = 0                             # type: ignore[attr-defined]  # where the writer counts cells


def depart_data_row(translator: Any, node: DataRow) -> None:
    """Close the row."""
    translator.body.append("</tr>\n")
