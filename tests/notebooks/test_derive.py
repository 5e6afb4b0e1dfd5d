from __future__ import annotations

import json

import pytest

from beyondtoken.errors import ContentError
from beyondtoken.notebooks import check_derived, derive_pages

from .tiny_book import USES_LAB, fence, put, write_book


@pytest.fixture
def root(tmp_path):
    root = write_book(tmp_path, {"pages/lab": USES_LAB})
    derive_pages(root)
    return root


def notebook(root):
    return json.loads((root / "pages/lab.ipynb").read_text())


def change(root, old, new):
    page = root / "pages/lab.md"
    page.write_text(page.read_text().replace(old, new))


def test_prose_with_a_number_becomes_a_folded_cell_that_says_it(root):
    cell = notebook(root)["cells"][2]
    assert "say(\n" in "".join(cell["source"])
    assert cell["metadata"] == {"jupyter": {"source_hidden": True}, "tags": ["hide-input"]}


def test_tags_and_kernel_are_kept(root):
    assert "hide-input" in notebook(root)["cells"][1]["metadata"]["tags"]
    assert notebook(root)["metadata"]["kernelspec"]["name"] == "python3"


def test_notebook_holds_no_outputs_and_no_pairing_that_could_overwrite_the_page(root):
    assert all(cell.get("outputs", []) == [] for cell in notebook(root)["cells"])
    assert "jupytext" not in notebook(root)["metadata"]


def test_second_derivation_writes_nothing(root):
    assert derive_pages(root) == []


def test_changed_cell_changes_no_other_id(root):
    before = [cell["id"] for cell in notebook(root)["cells"]]
    change(root, "steps = wall.STEPS", "steps = wall.STEPS + 1")
    derive_pages(root)
    after = [cell["id"] for cell in notebook(root)["cells"]]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True, True]


def test_equal_cells_get_different_ids(root):
    change(root, "It took", fence("1") + "\n" + fence("1") + "\nIt took")
    derive_pages(root)
    ids = [cell["id"] for cell in notebook(root)["cells"]]
    assert len(ids) == len(set(ids))


def test_check_finds_a_page_changed_after_its_notebook(root):
    change(root, "It took", "One needs")
    assert [error.path for error in check_derived(root)] == ["pages/lab.ipynb"]


def test_check_overlooks_ids_alone(root):
    book = notebook(root)
    book["cells"][0]["id"] = "another"
    put(root / "pages/lab.ipynb", json.dumps(book))
    assert check_derived(root) == []


def test_check_finds_a_notebook_without_its_page(root):
    put(root / "pages/old.ipynb", "{}")
    assert ["no page of the book" in str(error) for error in check_derived(root)] == [True]


def test_page_that_cannot_be_shown_leaves_every_notebook_as_it_was(root):
    before = notebook(root)
    change(root, "print(", "print(1 + ")
    put(root / "other.md", (root / "pages/lab.md").read_text() + "\n{numref}`x`\n")
    put(root / "_toc.yml", "root: intro\nchapters: [{file: pages/lab}, {file: other}]\n")
    with pytest.raises(ContentError, match="numref"):
        derive_pages(root)
    assert notebook(root) == before
