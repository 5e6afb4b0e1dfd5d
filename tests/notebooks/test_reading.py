from __future__ import annotations

import pytest
from jupyter_cache import get_cache
from myst_nb.core.read import read_myst_markdown_notebook

from beyondtoken.errors import ContentError
from beyondtoken.notebooks.pages import read_page
from beyondtoken.notebooks.reading import read_notebook

from .tiny_book import HEAD, USES_LAB, fence, put


def page_of(root, text):
    put(root / "page.md", text)
    return read_page(root, "page")


@pytest.mark.parametrize("head", [HEAD, HEAD.replace("display_name: Python 3, ", "")])
@pytest.mark.parametrize("body", [
    USES_LAB, fence("x\n\n\ny  "), fence("x", "---\nmystnb: {figure: {name: f, caption: 'A: b'}}\n---\n"),
    "+++ {\"part\": \"a\"}\n\n" + fence("x", ":tags: [a]\n\n"), fence("")])
def test_cache_name_is_the_one_that_myst_nb_looks_for(tmp_path, head, body):
    cache = get_cache(tmp_path / "cache")
    page = page_of(tmp_path, head + body)
    theirs = read_myst_markdown_notebook(page.path.read_text())
    assert cache.create_hashed_notebook(read_notebook(page))[1] == cache.create_hashed_notebook(theirs)[1]


def test_options_that_cannot_be_read_name_page_and_line(tmp_path):
    with pytest.raises(ContentError, match="page.md: Code cell 0 at line 8"):
        read_notebook(page_of(tmp_path, HEAD + fence(":x")))


def test_cell_that_cannot_run_where_it_stands_is_refused(tmp_path):
    page = page_of(tmp_path, HEAD + fence("x") + "\n:::{note}\n" + fence("y") + ":::\n")
    with pytest.raises(ContentError, match="2 code cells stand in the text, 1 can run"):
        read_notebook(page)
