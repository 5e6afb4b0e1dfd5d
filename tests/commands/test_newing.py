"""A new article with a lab, a question and an exercise, in a copy of this book: checked, derived and built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.rehearsal import copy_tree

STEPS = (("article", "small-models"), ("lab", "small-models/dice-throws", "--claim", "A6-C01"),
         ("question", "small-models/dice-throws", "dice-throws-more", "--kind", "order"),
         ("exercise", "small-models/more-dice"))
Told = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def told(root: Path, tmp_path_factory) -> Told:
    """Run a command in a copy of the book into which all four scaffolds were put."""
    copy = tmp_path_factory.mktemp("copy") / "book"
    copy_tree(root, copy)
    environment = {**os.environ, "BEYONDTOKEN_ROOT": str(copy), "PYTHONPATH": str(copy / "src")}

    def tell(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = "from beyondtoken.commands import app; app()"
        return subprocess.run([sys.executable, "-c", program, *arguments], cwd=copy, env=environment,
                              capture_output=True, text=True, check=False)

    for step in STEPS:
        done = tell("new", *step)
        assert done.returncode == 0, done.stderr
    return tell


@pytest.fixture(scope="module")
def copy(told: Told) -> Path:
    """The book that has grown."""
    return Path(told.__closure__[0].cell_contents)


def test_book_passes_its_check_at_once(told):
    assert told("check").stdout == "0 errors.\n"


def test_nothing_is_left_to_derive(told):
    assert told("derive").stdout.startswith("Nothing to write")


def test_new_pages_run_and_build_without_a_warning(told, copy):
    toc = (copy / "_toc.yml").read_text(encoding="utf-8")
    pages = re.findall(r"- file: (chapters/small-models/\S+)", toc)
    (copy / "_toc.yml").write_text("format: jb-book\nroot: chapters/small-models/index\nchapters:\n"
                                   + "".join(f"- file: {page}\n" for page in pages[1:]), encoding="utf-8")
    done = told("build")
    assert done.returncode == 0, done.stderr
    site = copy / "_build/html/chapters/small-models"
    assert "supported" in (site / "dice-throws.html").read_text(encoding="utf-8")
    assert (site / "exercise-more-dice.html").is_file()


def test_new_lab_passes_the_test_that_came_with_it(told, copy):
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
                           str(copy / "tests/labs/test_dice_throws.py")],
                          cwd=copy, env={**os.environ, "PYTHONPATH": str(copy / "src")}, capture_output=True, text=True,
                          check=False)
    assert "5 passed" in done.stdout, done.stdout


def test_name_in_use_is_told_without_a_traceback(told):
    done = told("new", "article", "small-models")
    assert (done.returncode, done.stderr) == (1, (
        "The new article cannot be called 'small-models': exercises/small-models/small-models.yml has that name.\n"
        "Choose another name; names are unique over the whole book.\n"))


@pytest.mark.parametrize("kind", ["article", "lab", "question", "exercise"])
def test_help_of_each_kind_shows_an_example(told, kind):
    assert f"beyondtoken new {kind}" in told("new", kind, "--help").stdout
