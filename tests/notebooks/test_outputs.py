from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from beyondtoken.notebooks.outputs import drop_outputs, outputs_key, store_outputs
from beyondtoken.notebooks.runs import cache_path


def page_of(source):
    return new_notebook(cells=[new_code_cell(source, execution_count=1)])


@pytest.fixture
def two_pages(tmp_path):
    for source in ("one", "two"):
        store_outputs(tmp_path, page_of(source), uri=Path("page.md"), seconds=1)
    return tmp_path


def kept_in(root):
    return {folder.name for folder in (cache_path(root) / "executed").iterdir()}


def test_outputs_are_kept_under_the_name_of_their_cells(two_pages):
    assert kept_in(two_pages) == {outputs_key(two_pages, page_of(source)) for source in ("one", "two")}


def test_outputs_that_nobody_keeps_are_dropped(two_pages):
    drop_outputs(two_pages, {outputs_key(two_pages, page_of("one"))})
    assert kept_in(two_pages) == {outputs_key(two_pages, page_of("one"))}


def test_record_whose_file_went_with_a_killed_run_can_be_stored_again(two_pages):
    shutil.rmtree(cache_path(two_pages) / "executed")
    drop_outputs(two_pages, set())
    store_outputs(two_pages, page_of("one"), uri=Path("page.md"), seconds=1)
    assert len(kept_in(two_pages)) == 1
