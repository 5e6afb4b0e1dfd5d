"""Adding pages to the table of contents, as text."""

from __future__ import annotations

import re

from ...errors import ContentError

TOC = "_toc.yml"
ENTRY = re.compile(r"^(?P<space>\s*)- file:\s*[\"']?(?P<name>[^\s\"'#]+?)(\.md)?[\"']?\s*(#.*)?$")


def with_chapter(text: str, slug: str) -> str:
    """The table of contents with a new chapter after the last one.

    Raises
    ------
    ContentError
        If it names no chapter to stand after.

    Examples
    --------
    >>> print(with_chapter("chapters:\\n- file: chapters/one/index\\n  sections:\\n  - file: a\\n", "two"), end="")
    chapters:
    - file: chapters/one/index
      sections:
      - file: a
    - file: chapters/two/index
    """
    lines = text.splitlines()
    readings = [at for at, line in enumerate(lines) if re.fullmatch("chapters/.+/index", named(line) or "")]
    if not readings:
        raise ContentError(TOC, None, "names no chapter, so that the new one has no place.",
                           f"Add the line '- file: chapters/{slug}/index' where chapters stand, and try again.")
    end = end_of_entry(lines, readings[-1])
    return joined([*lines[:end], f"{space_of(lines[readings[-1]])}- file: chapters/{slug}/index", *lines[end:]])


def with_section(text: str, chapter: str, page: str) -> str:
    """The table of contents with a page at the end of a chapter.

    Raises
    ------
    ContentError
        If the chapter's reading is not in it.

    Examples
    --------
    >>> print(with_section("chapters:\\n- file: chapters/one/index\\n", "one", "dice"), end="")
    chapters:
    - file: chapters/one/index
      sections:
      - file: chapters/one/dice
    """
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if named(line) == f"chapters/{chapter}/index"), None)
    if start is None:
        raise ContentError(TOC, None, f"does not name the reading 'chapters/{chapter}/index'.",
                           "Add it; the new page is listed below it.")
    end, space = end_of_entry(lines, start), space_of(lines[start]) + "  "
    below = lines[start + 1:end]
    head = [] if any(re.match(rf"{space}sections:", line) for line in below) else [f"{space}sections:"]
    deep = next((space_of(line) for line in below if named(line)), space)
    return joined([*lines[:end], *head, f"{deep}- file: chapters/{chapter}/{page}", *lines[end:]])


def named(line: str) -> str | None:
    """The page that a line of the table names."""
    found = ENTRY.match(line)
    return found["name"] if found else None


def space_of(line: str) -> str:
    """The space that a line begins with."""
    return line[:len(line) - len(line.lstrip())]


def end_of_entry(lines: list[str], start: int) -> int:
    """Index after the last line below the entry on line ``start``."""
    deep, end = len(space_of(lines[start])), start + 1
    for at in range(start + 1, len(lines)):
        if lines[at].strip() and len(space_of(lines[at])) <= deep:
            break
        end = at + 1 if lines[at].strip() else end
    return end


def joined(lines: list[str]) -> str:
    """Lines as a file."""
    return "\n".join(lines) + "\n"
