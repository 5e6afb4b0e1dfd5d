"""A tiny book in a temporary folder: pages with cells, a data file, a package of its own with a lab."""

from __future__ import annotations

from pathlib import Path

HEAD = """---
jupytext:
  formats: ipynb,md:myst
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""
USES_LAB = """# Uses the lab

```{code-cell} ipython3
:tags: [hide-input]
from beyondtoken.labs import wall
steps = wall.STEPS
```

It took {eval}`steps` steps.

```{code-cell} ipython3
print(f"steps: {steps}")
```
"""
USES_DATA = """# Uses data

```{code-cell} ipython3
from pathlib import Path
words = Path("../words.txt").read_text().split()
print(words)
```

There are {eval}`len(words)` words.
"""
CONFIG = """title: Tiny
execute: {execute_notebooks: cache}
exclude_patterns: ["**/*.ipynb", "src/**", _build]
sphinx:
  extra_extensions: [beyondtoken.directives]
"""


def fence(code: str, options: str = "") -> str:
    """A code cell."""
    return f"```{{code-cell}} ipython3\n{options}{code}\n```\n"


def write_book(root: Path, pages: dict[str, str]) -> Path:
    """A book of an introduction and ``pages`` (docname -> Markdown below the head)."""
    put(root / "_config.yml", CONFIG)
    put(root / "intro.md", "# A tiny book\n\nWords only.\n")
    put(root / "requirements.txt", "numpy==2.0\n")
    for docname, text in pages.items():
        put(root / f"{docname}.md", HEAD + text)
    write_toc(root, list(pages))
    return root


def write_toc(root: Path, docnames: list[str]) -> None:
    """The table of contents."""
    entries = "".join(f"\n- file: {name}" for name in docnames)
    put(root / "_toc.yml", f"format: jb-book\nroot: intro\nchapters:{entries or ' []'}\n")


def write_package(root: Path) -> Path:
    """A package of the tiny book's own, with one lab. Gives its source folder."""
    put(root / "src/beyondtoken/__init__.py", '"""Tiny."""\n')
    put(root / "src/beyondtoken/labs/__init__.py", '"""Labs."""\n')
    put(root / "src/beyondtoken/labs/wall.py", "STEPS = 8\n")
    return root / "src"


def put(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
