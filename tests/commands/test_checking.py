from __future__ import annotations

import json
from pathlib import Path

import pytest

from beyondtoken.commands.checking import all_errors, check_bundles
from beyondtoken.errors import ContentError
from tests.classroom.tiny_master import write_master


@pytest.fixture(autouse=True)
def content_without_errors(monkeypatch):
    """These tests look at the other checks: the tiny book has no ledger."""
    monkeypatch.setattr("beyondtoken.commands.checking.check_book", lambda root: [])
    monkeypatch.setattr("beyondtoken.commands.checking.stale_bundles", list)


def test_book_whose_derived_files_agree_passes(run):
    run("derive")
    assert (run("check").exit_code, run("check").stdout) == (0, "0 errors.\n")


def test_each_error_is_printed_with_its_remedy_and_counted(run):
    done = run("check")
    assert done.exit_code == 1
    assert "pages/lab.ipynb: the notebook of this page is not there.\nRun: beyondtoken derive" in done.stderr
    assert done.stdout == "1 error.\n"


def test_errors_for_programs_are_one_json_object(run):
    found = json.loads(run("check", "--json").stdout)
    assert (found["count"], found["errors"][0]["path"]) == (1, "pages/lab.ipynb")


def test_errors_of_every_check_are_collected(root, monkeypatch):
    fault = ContentError("a", 1, "b", "c")
    monkeypatch.setattr("beyondtoken.commands.checking.check_book", lambda root: [fault])
    write_master(root)
    copy = "chapters/one/exercise-steps.md"
    unknown = "exercises/one/steps.md"
    assert {error.path for error in all_errors(root)} == {"a", "pages/lab.ipynb", copy, unknown}


def test_check_that_cannot_go_on_counts_as_one_error(root):
    Path(root, "_toc.yml").write_text("root: gone\n")
    assert ["names 'gone'" in str(error) for error in all_errors(root)] == [True]


def test_bundle_made_from_other_sources_is_named(root, monkeypatch):
    monkeypatch.setattr("beyondtoken.commands.checking.stale_bundles", lambda: ["page.js"])
    assert [error.path for error in check_bundles(root)] == ["src/beyondtoken/assets/bundle/page.js"]
