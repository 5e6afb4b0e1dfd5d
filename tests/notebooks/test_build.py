from __future__ import annotations

import subprocess
import sys

import pytest

from beyondtoken.errors import RunError
from beyondtoken.notebooks import build_book
from beyondtoken.notebooks.build import refuse_uncounted_runs

from .tiny_book import fence, put, write_book

UNCHANGED = ("import sys, pathlib; from beyondtoken.notebooks.build import build_book;"
             "built = build_book(pathlib.Path(sys.argv[1]));"
             "print(built.changed, 'sphinx' in sys.modules, 'nbclient' in sys.modules)")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A built book whose page notes each time that its cell runs."""
    folder = tmp_path_factory.mktemp("built")
    code = (f"with open({str(folder / 'counts')!r}, 'a') as file:\n    print('ran', file=file)\n"
            "print(open('words.txt').read())")
    root = write_book(folder / "book", {"page": "# Page\n\n" + fence(code)})
    put(root / "words.txt", "first words")
    build_book(root)
    return root


def test_sphinx_finds_the_outputs_and_runs_nothing_itself(built):
    assert (built.parent / "counts").read_text() == "ran\n"
    assert "first words" in (built / "_build/html/page.html").read_text()


def test_nothing_changed_loads_neither_sphinx_nor_nbclient(built):
    build_book(built)
    done = subprocess.run([sys.executable, "-c", UNCHANGED, str(built)], capture_output=True, text=True)
    assert done.stdout.split() == ["False", "False", "False"]


def test_changed_output_reaches_the_page_though_its_text_is_the_same(built):
    put(built / "words.txt", "second words")
    assert build_book(built).ran == ("page",)
    assert "second words" in (built / "_build/html/page.html").read_text()


def test_missing_page_is_built_again(built):
    page = built / "_build/html/page.html"
    page.unlink()
    build_book(built)
    assert page.is_file()


def test_warning_is_an_error_and_the_book_does_not_count_as_built(tmp_path, capsys):
    root = write_book(tmp_path, {"page": "# Page\n\n```{no-such-directive}\n```\n\n" + fence("1")})
    for _ in range(2):
        with pytest.raises(RunError, match="Sphinx warned"):
            build_book(root)
    assert "no-such-directive" in capsys.readouterr().err


def test_outputs_that_no_run_recorded_are_refused(tmp_path):
    (tmp_path / "_build/runs/cache/executed/abc").mkdir(parents=True)
    with pytest.raises(RunError, match="1 page"):
        refuse_uncounted_runs(tmp_path)


def test_front_door_is_a_whole_page_that_asks_for_no_icon(built):
    page = (built / "_build/html/index.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert '<link rel="icon" href="data:,">' in page
    assert 'http-equiv="Refresh"' in page


def test_fault_in_a_data_file_stops_the_build_before_a_cell_runs(tmp_path):
    root = write_book(tmp_path / "book", {"page": "# Page\n\n" + fence("1")})
    put(root / "sources/claims.yml", "claims: [\n")
    with pytest.raises(RunError, match="sources/claims.yml:.* is not YAML"):
        build_book(root)
    assert not (root / "_build").exists()
