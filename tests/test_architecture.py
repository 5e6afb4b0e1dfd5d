"""The import table of the book: downwards, never sideways, never up."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "beyondtoken"
STANDARD = set(sys.stdlib_module_names)

OURS = {
    "errors": set(),
    "settings": {"errors"},
    "content": {"errors", "settings"},
    "labs": {"errors"},
    "grading": {"errors", "content"},
    "assets": {"errors"},
    "notebooks": {"errors", "settings", "content"},
    "widgets": {"errors", "settings", "content", "grading", "assets"},
    "directives": {"errors", "settings", "content", "notebooks", "assets"},
    "classroom": {"errors", "settings", "content", "grading", "notebooks"},
    "commands": {"errors", "settings", "content", "grading", "assets", "notebooks", "widgets", "directives",
                 "classroom"},
}
OUTSIDE = {
    "errors": set(),
    "settings": set(),
    "content": {"yaml", "pydantic", "pydantic_core", "pybtex", "markdown_it"},
    "labs": {"numpy", "scipy", "sklearn"},
    "grading": set(),
    "assets": set(),
    "notebooks": {"nbformat", "nbclient", "jupyter_book", "jupyter_cache", "jupyter_client", "myst_nb",
                  "myst_parser", "yaml"},
    "widgets": {"anywidget", "traitlets", "numpy", "latex2mathml", "markdown_it", "IPython"},
    "directives": {"docutils", "sphinx", "myst_nb", "myst_parser", "sphinxcontrib", "pybtex", "latex2mathml",
                   "fontTools"},
    "classroom": {"numpy", "nbformat", "sqlalchemy", "distributed", "text2qti", "genanki", "rich", "yaml", "pyseccomp",
                  "IPython", "markdown_it", "pydantic"},
    "commands": {"typer", "click", "rich"},
}
DESK = {                               # rooms and single files of classroom/, each below those that may use it
    "outcome": set(),
    "files": set(),
    "formulas": set(),
    "html": set(),
    "box": set(),
    "masters": {"outcome"},
    "assignment": {"files", "html", "masters"},
    "collect": {"outcome"},
    "marking": {"outcome", "box", "masters", "assignment"},
    "gradebook": {"outcome", "formulas"},
    "pages": {"outcome", "html", "gradebook"},
    "results": {"outcome", "files", "gradebook", "pages"},
    "class_run": {"outcome", "masters", "assignment", "collect", "box", "marking", "gradebook", "results"},
    "export": {"files", "formulas"},
    "scaffold": {"assignment"},
}
SHARED_LABS = {"captions", "game", "networks", "pendulum", "plots", "judgement", "spread"}
CHAPTER_CELLS = {"numpy", "sklearn", "matplotlib"}
INSIDE_THE_BOX = {"child", "forks", "locking", "wire"}  # run by path in the sandbox, where imports are bare


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def absolute_name(node: ast.ImportFrom, path: Path) -> str:
    inside = ["beyondtoken", *path.relative_to(PACKAGE).with_suffix("").parts]
    base = inside[: len(inside) - node.level]
    return ".".join([*base, *([node.module] if node.module else [])])


def imported(path: Path) -> Iterator[str]:
    """Full names of everything that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield from (f"{absolute_name(node, path)}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_imports_only_what_its_room_may(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imported(path):
        top, *rest = name.split(".")
        if top == "beyondtoken" and rest and rest[0] != room:
            assert rest[0] in OURS[room], f"{room} may not import {name}"
        elif top not in STANDARD and top != "beyondtoken":
            drawing = {"matplotlib", "matplotlib_fontja"} if path.name == "plots.py" else set()
            inside = INSIDE_THE_BOX if path.parent.name == "box" else set()
            allowed = OUTSIDE[room] | drawing | inside
            assert top in allowed, f"{room} may not import {name}"


def desk_files() -> list[Path]:
    return [path for path in sorted((PACKAGE / "classroom").rglob("*.py")) if path.parent.name + path.stem
            != "classroom__init__"]


@pytest.mark.parametrize("path", desk_files(), ids=lambda path: str(path.relative_to(PACKAGE / "classroom")))
def test_room_of_the_desk_imports_only_rooms_below_it(path: Path) -> None:
    room = path.relative_to(PACKAGE / "classroom").parts[0].removesuffix(".py")
    for name in imported(path):
        if name.startswith("beyondtoken.classroom."):
            other = name.split(".")[2]
            assert other == room or other in DESK[room], f"{room} may not import {name}"


def lab_of(stem: str) -> str:
    """The lab that a file belongs to: ``glitch_figures`` is a file of ``glitch``."""
    names = sorted((file.stem for file in (PACKAGE / "labs").glob("*.py")), key=len)
    return next(name for name in names if stem == name or stem.startswith(name + "_"))


@pytest.mark.parametrize("path", sorted((PACKAGE / "labs").glob("*.py")), ids=lambda path: path.stem)
def test_lab_imports_no_other_lab(path: Path) -> None:
    for name in imported(path):
        if name.startswith("beyondtoken.labs."):
            other = name.split(".")[2]
            assert other in SHARED_LABS or lab_of(other) == lab_of(path.stem), f"{path.stem} imports {name}"


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_and_functions_are_short_enough_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert lines_of_code(node) <= 40, f"{node.name} is too long"


def lines_of_code(function: ast.FunctionDef) -> int:
    """Lines of a function without its docstring, which may need room for an example."""
    first, *rest = function.body
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    start = rest[0].lineno if is_docstring and rest else first.lineno
    return (function.end_lineno or start) - start + 1


def pages() -> list[Path]:
    folders = ("chapters", "glossary")
    return sorted([*ROOT.glob("*.md"), *(page for folder in folders for page in (ROOT / folder).rglob("*.md"))])


def cells(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def code_of(cell: str) -> str:
    """A cell without its options."""
    cell = re.sub(r"\A---\n.*?\n---\n", "", cell, flags=re.DOTALL)
    return "\n".join(line for line in cell.splitlines() if not line.startswith(":"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_cell_imports_only_labs_widgets_and_the_three_libraries(page: Path) -> None:
    """A student's own work may also need scipy, as labs do."""
    libraries = CHAPTER_CELLS | ({"scipy"} if page.name.startswith("exercise-") else set())
    for cell in cells(page):
        for name in imported_by_text(code_of(cell)):
            top, *rest = name.split(".")
            ours = top == "beyondtoken" and rest and rest[0] in {"labs", "widgets"}
            assert ours or top in libraries | STANDARD, f"a cell imports {name}"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_cell_is_at_most_15_lines(page: Path) -> None:
    for cell in cells(page):
        if "hide-input" in cell:      # imports and plumbing stand in a hidden first cell
            continue
        lines = [line for line in code_of(cell).splitlines() if line.strip()]
        assert len(lines) <= 15, f"{len(lines)} lines, beginning {lines[0]!r}"


def imported_by_text(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_package_file_is_mirrored_by_a_test() -> None:
    """Small ``__init__`` files hold names only and need none."""
    missing = []
    for path in files():
        if path.stem == "__init__" or room_of(path) in {"errors", "settings"}:
            continue
        inside = path.relative_to(PACKAGE)
        if not (ROOT / "tests" / inside.parent / f"test_{path.stem}.py").exists():
            missing.append(str(inside))
    assert not missing
