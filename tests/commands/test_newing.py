"""A new article with a lab, a question and an exercise, in a copy of this book: checked, derived and built."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.book.rehearsal import copy_tree

ROOT = Path(__file__).resolve().parents[2]
STEPS = (("article", "small-models"), ("lab", "small-models/dice-throws", "--claim", "A6-C01"),
         ("question", "small-models/dice-throws", "dice-throws-more", "--kind", "order"),
         ("exercise", "small-models/more-dice"))
COMMAND = "from beyondtoken.commands import app; app()"


@dataclass(frozen=True)
class Copy:
    """A copy of the book, and its own programs."""

    folder: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python in the copy."""
        environment = {**os.environ, "BEYONDTOKEN_ROOT": str(self.folder), "PYTHONPATH": str(self.folder / "src")}
        return subprocess.run([sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True,
                              text=True, check=False)

    def told(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the copy."""
        return self.run("-c", COMMAND, *arguments)


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> Copy:
    """A copy of the book into which all four scaffolds were put."""
    copy = Copy(tmp_path_factory.mktemp("copy") / "book")
    copy_tree(ROOT, copy.folder)
    for step in STEPS:
        done = copy.told("new", *step)
        assert done.returncode == 0, done.stderr
    return copy


def test_book_passes_its_check_at_once(grown):
    done = grown.told("check")
    assert (done.stdout, done.stderr) == ("0 errors.\n", "")


def test_nothing_is_left_to_derive(grown):
    assert grown.told("derive").stdout.startswith("Nothing to write")


def test_new_pages_run_and_build_without_a_warning(grown):
    toc = grown.folder / "_toc.yml"
    pages = re.findall(r"- file: (chapters/small-models/\S+)", toc.read_text(encoding="utf-8"))
    toc.write_text("format: jb-book\nroot: chapters/small-models/index\nchapters:\n"
                   + "".join(f"- file: {page}\n" for page in pages[1:]), encoding="utf-8")
    done = grown.told("build")
    assert done.returncode == 0, done.stderr
    site = grown.folder / "_build/html/chapters/small-models"
    assert "bt-verdict-supported" in (site / "dice-throws.html").read_text(encoding="utf-8")
    assert (site / "exercise-more-dice.html").is_file()


def test_new_lab_passes_the_test_that_came_with_it(grown):
    done = grown.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/labs/test_dice_throws.py")
    assert "5 passed" in done.stdout, done.stdout


def test_name_in_use_is_told_without_a_traceback(grown):
    done = grown.told("new", "article", "small-models")
    assert (done.returncode, done.stderr) == (1, (
        "The new article cannot be called 'small-models': exercises/small-models/small-models.yml has that name.\n"
        "Choose another name; names are unique over the whole book.\n"))


@pytest.mark.parametrize("kind", ["article", "lab", "question", "exercise"])
def test_help_of_each_kind_shows_an_example(run, kind):
    assert f"beyondtoken new {kind}" in run("new", kind, "--help").stdout
