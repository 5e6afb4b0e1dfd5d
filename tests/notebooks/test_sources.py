from __future__ import annotations

import pytest

from beyondtoken.errors import ContentError
from beyondtoken.notebooks.sources import titled

from .plain import place


@pytest.mark.parametrize(("docname", "address"), [
    ("chapters/one/lab", "lab.ipynb"), ("chapters/two/page", "../two/page.md"), ("intro", "../../intro.md")])
def test_link_is_relative_and_leads_to_the_notebook_where_there_is_one(docname, address):
    assert place().link(docname) == address


def test_page_at_the_top_links_downwards():
    assert place(docname="intro").link("chapters/one/lab") == "chapters/one/lab.ipynb"


@pytest.mark.parametrize("sign", ['"', "|", "\\", "$", "\n"])
def test_tip_keeps_no_sign_that_would_end_it(sign):
    tip = titled("words", "page.md", f"a{sign}b").removeprefix('[words](page.md "').removesuffix('")')
    assert sign not in tip


def test_unknown_entry_names_page_and_line():
    with pytest.raises(ContentError, match="page.md:7: there is no term 'x'"):
        place().look_up({}, "x", kind="term", line=7)
