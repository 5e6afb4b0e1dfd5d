"""The class: a roster as a learning platform exports it, or as a teacher types it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from ...errors import ContentError
from ..outcome import Student
from .columns import PEOPLE, UNIQUE, can_name, fields_of
from .spelling import plain, readable

DELIMITERS = (",", ";", "\t")
LARGEST = 50 << 20
HEAD_LINES = 10
NOBODY = {"points possible", "overall average"}
BLANK_NAMES = {"_", "-", "."}
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
EXPORT = ("Give the CSV that your learning platform exports, or a table with the columns name and email "
          "(key, name, email if you want to choose keys).")


def read_roster(path: Path) -> list[Student]:
    """Read a class from a CSV: of Canvas, Moodle, Blackboard or Brightspace, or simply with ``name`` and ``email``.

    Commas, semicolons or tabs; UTF-8, UTF-16, or the older encodings of Windows, with or without a byte order mark.

    Returns
    -------
    list of Student
        In the order of the file. ``key`` is the column "key", else the first of username, login, student number and
        so on (`columns.UNIQUE`) that every student has, else the name. ``ids`` holds, where the file has them:

        ``canvas_id``, ``sis_id``, ``login``, ``section``
            Canvas: ID, SIS User ID, SIS Login ID, Section.
        ``moodle_id``, ``student_id``, ``username``
            Moodle: the number of "Participant 123" in the grading worksheet, ID number, Username.
        ``username``, ``student_id``
            Blackboard: Username, Student ID.
        ``org_defined_id``, ``username``
            Brightspace: OrgDefinedId, Username, both without the number sign.

    Raises
    ------
    ContentError
        If the file cannot be read, no column says who a student is, or one key stands for two students.
    """
    rows = list(read_rows(path))
    line, headings = headed(path, rows)
    fields = fields_of(headings)
    people = [(at, found) for at, cells in rows if at > line
              if (found := person(path, at, fields, cells)) is not None]
    if not people:
        raise ContentError(path, line, "the roster holds no student below this line.", EXPORT)
    return students_from(path, people)


def headed(path: Path, rows: list[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """The row that names the columns, with its line."""
    found = next(((line, cells) for line, cells in rows if can_name(fields_of(cells))), None)
    if found is None:
        raise ContentError(path, 1, "no line names columns that say who a student is.", EXPORT)
    return found


def columns_of(path: Path) -> tuple[list[str], list[str]]:
    """Headings of the columns that say who a student is, and of those that do not."""
    _, headings = headed(path, list(read_rows(path)))
    fields = fields_of(headings)
    return ([heading for heading, name in zip(headings, fields, strict=True) if name],
            [heading for heading, name in zip(headings, fields, strict=True) if heading and not name])


def read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, each with its line."""
    text = table_text(path)
    head = [line for line in text.splitlines() if line.strip()][:HEAD_LINES]
    first = head[0] if head else ""
    if found := re.fullmatch(r'"?sep=([,;\t|])"?', first.strip(" \r\n")):
        text = text.partition(first)[2]
        delimiter = found[1]
    else:
        delimiter = max(DELIMITERS, key=lambda one: max((known_columns(line, one) for line in head), default=(0, 0)))
    others = csv.field_size_limit(LARGEST)       # one limit for the whole process: it is put back
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip().strip("\ufeff") for cell in cells]
    except csv.Error as problem:
        raise ContentError(path, reader.line_num, f"this line is no table ({problem}).", EXPORT) from problem
    finally:
        csv.field_size_limit(others)


def known_columns(line: str, delimiter: str) -> tuple[int, int]:
    """How many columns of a line are known, and how many there are, if this letter parts them."""
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return sum(1 for name in fields_of(cells) if name), len(cells)


def table_text(path: Path) -> str:
    """The text of a table, whatever its encoding."""
    try:
        if not path.is_file():
            raise ContentError(path, None, "there is no such roster.", "Give the file your learning platform exported.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as problem:
        raise ContentError(path, None, f"the roster cannot be read ({problem.strerror}).",
                           "Check its name and that you may read it.") from problem
    if len(content) > LARGEST or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise ContentError(path, None, "the roster is no CSV.", "Save it as CSV: in a spreadsheet, File, Save As, CSV.")
    return as_table(content, path)


def as_table(content: bytes, path: Path) -> str:
    """Bytes as text: by byte order mark, by the zeros of UTF-16, else the first encoding that fits."""
    codes = ["utf-8-sig", "cp932", "cp1252"]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codes = ["utf-16"]
    elif b"\x00" in content[:200]:
        codes = ["utf-16-le" if content[1:200:2].count(0) > content[:200:2].count(0) else "utf-16-be"]
    for code in codes:
        try:
            text = content.decode(code)
        except UnicodeDecodeError:
            continue
        if code != "cp932" or IDEOGRAPHS.search(text):
            return text
    raise ContentError(path, None, "the roster is not text.", "Save it as CSV in UTF-8.")


def person(path: Path, line: int, fields: list[str], cells: list[str]) -> dict[str, str] | None:
    """What a row says of one student; None for rows that are no student."""
    found = {name: cell for name, cell in zip(fields, cells, strict=False) if name and cell}
    for name in ("org_defined_id", "username"):
        if name in found:
            found[name] = found[name].removeprefix("#")
    if "moodle_id" in found and (number := re.search(r"\d+", found["moodle_id"])):
        found["moodle_id"] = number[0]
    name = full_name(found)
    if plain(name) in NOBODY or is_test_student(name, found):
        return None
    if not name and not any(one in found for one in UNIQUE):
        if "canvas_id" in fields:          # Canvas writes how grades are posted into a row of its own
            return None
        raise ContentError(path, line, "this row names no student.", "Give the row a name, or delete it.")
    return {**found, "name": name or found.get("email", "")}


def is_test_student(name: str, found: dict[str, str]) -> bool:
    """Whether a row is the student that Canvas makes up for teachers to try things."""
    return name == "Test Student" and "sis_id" not in found


def full_name(found: dict[str, str]) -> str:
    """The name as a person is called: family name first in Chinese, Japanese and Korean writing, else last.

    Examples
    --------
    >>> full_name({"name": "Adams, Ada"}), full_name({"first": "太郎", "last": "山田"})
    ('Ada Adams', '山田 太郎')
    """
    if "name" in found:
        last, comma, first = found["name"].partition(",")
        turned = f"{first.strip()} {last.strip()}" if comma and "," not in first else found["name"]
        return readable(turned).strip()
    parts = [found.get(name, "") for name in ("first", "last")]
    if IDEOGRAPHS.search("".join(parts)):
        parts.reverse()
    return readable(" ".join(part for part in parts if part and part not in BLANK_NAMES)).strip()


def students_from(path: Path, people: list[tuple[int, dict[str, str]]]) -> list[Student]:
    """Students with keys; a row that stands there twice, word for word, counts once."""
    distinct: dict[tuple[tuple[str, str], ...], tuple[int, dict[str, str]]] = {}
    for line, found in people:
        distinct.setdefault(tuple(sorted(found.items())), (line, found))
    rows = list(distinct.values())
    refuse_twins(path, rows)
    key_field = next((name for name in UNIQUE if all(name in found for _, found in rows)), "name")
    return keyed(path, rows, key_field)


def refuse_twins(path: Path, rows: list[tuple[int, dict[str, str]]]) -> None:
    """Refuse one user name, number or address for two students."""
    for name in UNIQUE:
        lines: dict[str, int] = {}
        for line, found in rows:
            value = found.get(name, "").casefold()
            if value and lines.setdefault(value, line) != line:
                raise ContentError(path, line, f"{name} '{found[name]}' stands for another student in line "
                                   f"{lines[value]} too.", "Delete one of the two rows, or correct it.")


def keyed(path: Path, rows: list[tuple[int, dict[str, str]]], key_field: str) -> list[Student]:
    """Students, each with a key of its own."""
    lines: dict[str, int] = {}
    students = []
    for line, found in rows:
        key = next(readable(found[name]) for name in (key_field, *UNIQUE, "name") if found.get(name))
        if lines.setdefault(key.casefold(), line) != line:
            raise ContentError(path, line, f"'{key}' stands for another student in line {lines[key.casefold()]} too.",
                               "Add a column 'key' or 'email' that tells them apart.")
        ids = {name: readable(value) for name, value in found.items() if name not in PEOPLE}
        students.append(Student(key=key, name=found["name"] or key, email=found.get("email", ""), ids=ids))
    return students
