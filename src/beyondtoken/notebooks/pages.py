"""What a page of the book holds that can run: its cells, its inline expressions, its kernel.

Read with the standard library and yaml only, so that "nothing changed" is answered without loading Jupyter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..errors import ContentError

QUICK_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})(?P<info>.*)$")
EVAL = re.compile(r"\{eval\}(?P<ticks>`+)(?P<expression>(?:(?!\n[ \t]*\n).)+?)(?<!`)(?P=ticks)(?!`)",
                  re.DOTALL)


@dataclass(frozen=True)
class Cell:
    """One code cell: its whole text with options, and the line where it opens."""

    text: str
    line: int


@dataclass(frozen=True)
class Expression:
    """One inline ``{eval}``, to be read after ``cells_before`` cells have run."""

    text: str
    line: int
    cells_before: int


@dataclass(frozen=True)
class Page:
    """A page of the book, as far as running it goes."""

    docname: str
    path: Path
    kernelspec: dict[str, Any] | None
    cells: tuple[Cell, ...] = field(default=())
    expressions: tuple[Expression, ...] = field(default=())

    @property
    def runs(self) -> bool:
        """True if the page names a kernel and has something for it to do."""
        return self.kernelspec is not None and bool(self.cells)


def read_pages(root: Path) -> list[Page]:
    """Every Markdown page that ``_toc.yml`` names, in its order.

    Raises
    ------
    ContentError
        If the table of contents cannot be read, or names a page that is not there.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_pages(find_root())[0].docname
    'intro'
    """
    pages = []
    for docname in toc_docnames(root):
        path = root / f"{docname}.md"
        if path.is_file():
            pages.append(read_page(root, docname))
        elif not any((root / f"{docname}{suffix}").is_file() for suffix in (".rst", ".ipynb")):
            raise ContentError("_toc.yml", None, f"names '{docname}', but there is no {docname}.md.",
                               "Write the page, or take the name out of the table of contents.")
    return pages


def toc_docnames(root: Path) -> list[str]:
    """The pages that ``_toc.yml`` names, without their endings, in its order."""
    path = root / "_toc.yml"
    if not path.is_file():
        raise ContentError("_toc.yml", None, "the table of contents is not there.",
                           "Run the command inside the book's folder.")
    try:
        toc = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise ContentError("_toc.yml", mark.line + 1 if mark else None, f"is not YAML: {problem}",
                           "Correct the line.") from problem
    names = [toc["root"]] if isinstance(toc, dict) and "root" in toc else []
    return [re.sub(r"\.(md|rst|ipynb)$", "", str(name)) for name in [*names, *files_in(toc)]]


def files_in(node: Any) -> list[str]:
    """Every ``file:`` entry below a node of the table of contents."""
    if isinstance(node, list):
        return [name for child in node for name in files_in(child)]
    if not isinstance(node, dict):
        return []
    own = [node["file"]] if "file" in node else []
    return own + [name for child in node.values() for name in files_in(child)]


def read_page(root: Path, docname: str) -> Page:
    """Read one page; nothing runs."""
    return page_of(root / f"{docname}.md", docname)


def page_of(path: Path, docname: str) -> Page:
    """Read a page that may lie anywhere, under the name it has in the book."""
    lines = path.read_text(encoding="utf-8").splitlines()
    front, start = front_matter(lines, f"{docname}.md")
    kernelspec = front.get("kernelspec")
    if kernelspec is None:
        return Page(docname, path, None)
    cells, prose = split_cells(lines, start)
    expressions = expressions_in(prose, cells)
    for expression in expressions:
        refuse_other_than_python(expression, f"{docname}.md")
    return Page(docname, path, kernelspec, tuple(cells), tuple(expressions))


def refuse_other_than_python(expression: Expression, name: str) -> None:
    """An inline expression is one expression of Python."""
    try:
        compile(expression.text, name, "eval")
    except SyntaxError as problem:
        raise ContentError(name, expression.line, f"{{eval}}`{expression.text}` is no Python expression.",
                           'Write one that gives the words to show, such as f"{gap_m:.2f}".') from problem


def front_matter(lines: list[str], name: str) -> tuple[dict[str, Any], int]:
    """The YAML head of a page, and the number of lines it takes."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        raise ContentError(name, 1, "the head opened by '---' is never closed.", "Add a line '---' below it.")
    try:
        front = parsed_head("\n".join(lines[1:end]))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise ContentError(name, mark.line + 2 if mark else 1, f"the head is not YAML: {problem}",
                           "Correct the line.") from problem
    if not isinstance(front, dict):
        raise ContentError(name, 1, "the head must be a mapping.", "Write 'name: value' lines.")
    return front, end + 1


def parsed_head(text: str) -> Any:
    """The YAML of a head; what the quick reader refuses is read again by the one that names the better line."""
    try:
        return yaml.load(text, Loader=QUICK_LOADER) or {}
    except yaml.YAMLError:
        return yaml.safe_load(text) or {}


def split_cells(lines: list[str], start: int) -> tuple[list[Cell], list[str]]:
    """Code cells, and the same lines with code cells blanked (so that line numbers stay)."""
    cells: list[Cell] = []
    prose = [""] * start + lines[start:]
    index = start
    while index < len(lines):
        fence = FENCE.match(lines[index])
        end = closing_line(lines, index, fence["mark"]) if fence else index
        if fence and fence["info"].strip().startswith("{code-cell}"):
            cells.append(Cell("\n".join(lines[index:end + 1]), index + 1))
            prose[index:end + 1] = [""] * (end + 1 - index)
        elif fence and not fence["info"].strip().startswith("{"):
            prose[index:end + 1] = [""] * (end + 1 - index)
        index = end + 1
    return cells, prose


def closing_line(lines: list[str], start: int, mark: str) -> int:
    """Index of the line that closes the fence opened at ``start`` (the last line if none does)."""
    for index in range(start + 1, len(lines)):
        bare = lines[index].strip()
        if bare and set(bare) == {mark[0]} and len(bare) >= len(mark):
            return index
    return len(lines) - 1


def expressions_in(prose: list[str], cells: list[Cell]) -> list[Expression]:
    """Inline expressions in page order, each with the number of cells that stand before it."""
    text = "\n".join(prose)
    found = []
    for match in EVAL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        before = sum(cell.line < line for cell in cells)
        found.append(Expression(one_line(match["expression"]), line, before))
    return found


def one_line(expression: str) -> str:
    """An expression as a role receives it: line ends become spaces, outer spaces go."""
    return " ".join(part.strip() for part in expression.splitlines()).strip()
