from __future__ import annotations

from beyondtoken.notebooks.blocks import plain_markdown

from .plain import place
from .tiny_book import put


def plain(text, **where):
    return plain_markdown(text, place(**where))


def test_claims_also_made_become_a_list_with_their_marks():
    lines = plain("```{claim-list}\nA4-C23, A4-C24\n```").splitlines()
    assert [line.split(" [")[0] for line in lines] == ["- Text of A4-C23.", "- Text of A4-C24."]


def test_slips_become_a_table():
    assert plain("```{slips} A4\n```").startswith("| Printed | Read as | Why |\n| --- | --- | --- |\n| ")


def test_source_card_says_how_the_date_is_known():
    assert "- **Date:** 2025-02 (from the page)" in plain("```{source-card} A4\n```")


def test_bibliography_lists_the_works_cited_above_it_once():
    text = "{cite:p}`sutton2018` {cite:t}`sutton2018`\n\n```{bibliography}\n```"
    assert plain(text).splitlines()[-1] == "- Sutton and Barto (2018). *Reinforcement Learning*."


def test_labs_of_a_chapter_are_linked_by_their_titles(tmp_path):
    put(tmp_path / "chapters/one/lab.md", "---\nx: 1\n---\n\n# The lab\n")
    assert plain("```{lab-list} one\n```", root=tmp_path) == "- [The lab](lab.ipynb)"


def test_chapters_are_linked_in_order_and_this_one_is_bold(tmp_path):
    for name in ("one", "two"):
        put(tmp_path / f"chapters/{name}/index.md", f"# Chapter {name}\n")
    where = place(root=tmp_path, docname="chapters/two/index")
    where.sources.__dict__["docnames"] = ("intro", "chapters/one/index", "chapters/two/index")
    assert plain_markdown("```{you-are-here}\n```", where) == "[Chapter one](../one/index.md) → **Chapter two**"
