"""Exercises as notebooks: for students, as a key, as nbgrader's source."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

from ..masters.master import Master
from .copies import copy_path, student_copy

LINK_INSIDE = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!\w+:|#)[^()\s]*\)")


def student_notebook(master: Master, root: Path) -> bytes:
    """The notebook that students get.

    Parameters
    ----------
    master : Master
        The exercise.
    root : Path
        The book, whose terms, works and pages the prose may name.

    Examples
    --------
    >>> from beyondtoken.classroom import read_masters
    >>> from beyondtoken.content import find_root
    >>> notebook = student_notebook(read_masters(find_root())["two-walls"], find_root())
    >>> b"BEGIN SOLUTION" in notebook
    False
    """
    text, page = student_copy(master), copy_path(master, root)
    derived = page.with_suffix(".ipynb")
    if page.is_file() and derived.is_file() and page.read_text(encoding="utf-8") == text:
        return derived.read_bytes()             # `beyondtoken check` holds it to its page; making it costs seconds
    return notebook_of(text, master, root)


def handed_out(master: Master, root: Path) -> bytes:
    """The student's notebook as it leaves the book: links to pages that do not go with it become plain words.

    Examples
    --------
    >>> from beyondtoken.classroom import read_masters
    >>> from beyondtoken.content import find_root
    >>> b"](glitch.ipynb)" in handed_out(read_masters(find_root())["two-walls"], find_root())
    False
    """
    notebook = json.loads(student_notebook(master, root))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = [LINK_INSIDE.sub(r"\1", line) for line in cell["source"]]
    return (json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def notebook_of(text: str, master: Master, root: Path) -> bytes:
    """The notebook of an exercise written as MyST, as if it stood beside the pages of its chapter."""
    from ...notebooks.derive import derive_page, notebook_text
    from ...notebooks.pages import page_of
    from ...notebooks.sources import Sources

    docname = copy_path(master, root).relative_to(root).with_suffix("").as_posix()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "exercise.md")
        path.write_text(text, encoding="utf-8")
        return notebook_text(derive_page(page_of(path, docname), Sources(root))).encode()
