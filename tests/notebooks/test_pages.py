from __future__ import annotations

import pytest

from beyondtoken.errors import ContentError
from beyondtoken.notebooks.pages import read_page, read_pages

from .tiny_book import HEAD, fence, put, write_book


def page_of(tmp_path, text):
    put(tmp_path / "page.md", HEAD + text)
    return read_page(tmp_path, "page")


def test_contents_are_read_through_parts_chapters_and_sections(tmp_path):
    first = "chapters: [{file: a, sections: [{file: b.md}]}]"
    toc = f"root: intro\nparts:\n- {first}\n- chapters: [{{file: c}}]\n"
    for name in ("intro", "a", "b", "c"):
        put(tmp_path / f"{name}.md", "# Page\n")
    put(tmp_path / "_toc.yml", toc)
    assert [page.docname for page in read_pages(tmp_path)] == ["intro", "a", "b", "c"]


def test_page_that_is_not_there_is_named(tmp_path):
    write_book(tmp_path, {"gone": "text"})
    (tmp_path / "gone.md").unlink()
    with pytest.raises(ContentError, match="names 'gone', but there is no gone.md"):
        read_pages(tmp_path)


def test_page_without_kernel_does_not_run(tmp_path):
    put(tmp_path / "page.md", "# Words\n\n" + fence("1"))
    assert not read_page(tmp_path, "page").runs


def test_cell_shown_inside_a_longer_fence_is_no_cell(tmp_path):
    page = page_of(tmp_path, f"````md\n{fence('shown')}````\n\n{fence('run')}")
    assert [cell.line for cell in page.cells] == [14]


def test_expression_knows_how_many_cells_stand_before_it(tmp_path):
    page = page_of(tmp_path, "{eval}`a`\n\n" + fence("1") + "\nText {eval}``f\"{b}`\"`` and\n{eval}`c`.\n")
    assert [(one.text, one.line, one.cells_before) for one in page.expressions] == [
        ("a", 8, 0), ('f"{b}`"', 14, 1), ("c", 15, 1)]


def test_expression_inside_an_admonition_counts_and_inside_program_text_does_not(tmp_path):
    page = page_of(tmp_path, fence("1") + "\n```{note}\n{eval}`a`\n```\n\n```text\n{eval}`b`\n```\n")
    assert [one.text for one in page.expressions] == ["a"]


def test_expression_over_two_lines_is_read_as_one(tmp_path):
    page = page_of(tmp_path, fence("1") + "\nText {eval}`a +\nb` text.\n")
    assert page.expressions[0].text == "a + b"


def test_expression_that_is_no_python_is_refused_with_its_line(tmp_path):
    with pytest.raises(ContentError, match=r"page.md:12: \{eval\}`len\(people\):,` is no Python"):
        page_of(tmp_path, fence("1") + "\n{eval}`len(people):,`\n")


@pytest.mark.parametrize(("text", "line"), [
    ("---\nkernelspec: {\n---\n", "page.md:2"), ("---\nkernelspec: 1\n", "page.md:1")])
def test_broken_head_is_named_with_its_line(tmp_path, text, line):
    put(tmp_path / "page.md", text)
    with pytest.raises(ContentError, match=line):
        read_page(tmp_path, "page")
