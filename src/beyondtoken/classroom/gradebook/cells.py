"""CSV files for people and programs: written so that no cell acts as a formula, read back whole."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...errors import BookError, ContentError
from ...notebooks.runs import write_whole
from ..formulas import defused, restored

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
PLAIN_ID = re.compile(r"[-+@]?[\w.@:/#-]*")
BYTE_ORDER_MARK = "\ufeff"
SEPARATORS = (",", ";", "\t")


def identifier(text: str) -> str:
    """A number or name by which an LMS finds a student: left as it is, unless it could do harm."""
    return text if PLAIN_ID.fullmatch(text) else defused(text)


def number(points: float | None) -> str:
    """Points as every program reads them; empty where there are none.

    Examples
    --------
    >>> number(7.0), number(2.5), number(None)
    ('7', '2.5', '')
    """
    return "" if points is None else f"{points:.4f}".rstrip("0").rstrip(".")


def write_csv(path: Path, rows: Iterable[Sequence[str]], *, for_people: bool) -> None:
    """Write a CSV file in one step. For people with the mark by which Excel knows UTF-8; an LMS may trip over it.

    Raises
    ------
    BookError
        If the file cannot be written; one that was there stays as it was.
    """
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([CONTROL.sub("", cell) for cell in row] for row in rows)
    try:
        write_whole(path, (BYTE_ORDER_MARK if for_people else "") + made.getvalue())
    except OSError as problem:
        raise BookError(f"{path} cannot be written: {problem.strerror}.",
                        "Close it where it is open, and check that its folder may be written.") from problem


@dataclass(frozen=True)
class CsvRow:
    """One row below the headings: its cells by heading (lower case), and the line of the file it starts on."""

    line: int
    cells: dict[str, str]

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.cells.values())

    def cell(self, heading: str) -> str:
        """The text under a heading, without blanks around it; empty where there is none."""
        return self.cells.get(heading, "")


def read_csv(path: Path, *, wanted: Sequence[str]) -> list[CsvRow]:
    """Read a CSV file as a spreadsheet saves it: with commas, semicolons or tabs, columns in any order.

    Raises
    ------
    ContentError
        If it is missing, not in UTF-8, has no row of headings with all of ``wanted``, or a row has too many cells.
    """
    lines = list(io.StringIO(decoded(path), newline=""))
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    for separator in SEPARATORS:
        rows = numbered_rows(path, lines[skipped:], separator, skipped)
        headings = [cell.strip().lower() for cell in rows[0][1]] if rows else []
        if set(wanted) <= set(headings):
            return [row_of(path, line, headings, cells) for line, cells in rows[1:]]
    found = ", ".join(cell.strip() for cell in "".join(lines[skipped:skipped + 1]).split(",")) or "an empty file"
    raise ContentError(path, 1 + skipped,
                       f"the first row must hold the headings {', '.join(wanted)}; got {found[:200]}.",
                       "Put back the first row of the file that was written, in any order of columns.")


def decoded(path: Path) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise ContentError(path, None, f"cannot be read: {problem.strerror}.", "Correct the path.") from problem
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise ContentError(path, None, "is a workbook, not a CSV file.",
                           "Save it as CSV: in Excel 'CSV UTF-8 (comma delimited)', in LibreOffice 'Text CSV'.")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as problem:
        line = content[:problem.start].count(b"\n") + 1
        raise ContentError(path, line, "is not written in UTF-8.",
                           "Save it again: in Excel as 'CSV UTF-8 (comma delimited)', in LibreOffice with the "
                           "character set 'Unicode (UTF-8)'.") from problem


def numbered_rows(path: Path, lines: list[str], separator: str, skipped: int) -> list[tuple[int, list[str]]]:
    """Rows with the line each starts on."""
    reader = csv.reader(lines, delimiter=separator, strict=False)
    rows, start = [], 1 + skipped
    try:
        for cells in reader:
            rows.append((start, cells))
            start = reader.line_num + 1 + skipped
    except csv.Error as problem:
        raise ContentError(path, start, f"cannot be read as CSV ({problem}).", "Save it again as CSV.") from problem
    return rows


def row_of(path: Path, line: int, headings: list[str], cells: list[str]) -> CsvRow:
    """Cells under their headings."""
    if any(cell.strip() for cell in cells[len(headings):]):
        raise ContentError(path, line, f"the row has {len(cells)} cells under {len(headings)} headings.",
                           "Put quotes around cells that hold a separator: save the file from the spreadsheet again.")
    texts = [restored(cell).strip() for cell in cells]
    return CsvRow(line, {heading: text for heading, text in zip(headings, texts, strict=False) if heading})
