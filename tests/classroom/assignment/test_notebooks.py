from __future__ import annotations

import nbformat
import pytest

from beyondtoken.classroom import answer_key
from beyondtoken.classroom.assignment.notebooks import handed_out, notebook_of, student_notebook
from beyondtoken.classroom.collect import exercise_of
from tests.notebooks.tiny_book import write_book

from ..desk import ENDS, RIGHT, WRONG, filled
from ..tiny_master import MASTER, master_in


@pytest.fixture
def root(tmp_path):
    return write_book(tmp_path, {})


def said(content, capsys):
    """What a student's notebook prints under plain Python."""
    space = {}
    for cell in nbformat.reads(content.decode(), 4).cells:
        if cell.cell_type == "code":
            exec(cell.source, space)
    return capsys.readouterr().out.splitlines()


def test_notebook_is_valid_and_says_its_exercise(root):
    content = student_notebook(master_in(root), root)
    nbformat.validate(nbformat.reads(content.decode(), 4))
    assert exercise_of(content) == "steps"


def test_notebook_is_the_same_each_time(root):
    assert student_notebook(master_in(root), root) == student_notebook(master_in(root), root)


@pytest.mark.parametrize(("code", "words"), [
    (RIGHT, "right"), (WRONG, "right"), ("", "not yet: The start is no step."),
    ("def steps(path):\n    return -1", "not yet: The start is no step."),
    ("def steps(path):\n    return path.length",
     "not yet (AttributeError: 'list' object has no attribute 'length'): The start is no step.")])
def test_self_check_runs_under_plain_python_and_helps(root, capsys, code, words):
    content = filled(student_notebook(master_in(root), root), {"count": code})
    assert said(content, capsys) == [words]


def test_key_passes_all_its_tests_from_top_to_bottom(root, capsys):
    master = master_in(root)
    key = notebook_of(answer_key(master), master, root)
    assert said(key, capsys) == []                       # plain asserts: none is raised, nothing is printed
    assert b"corners_passed" in key


def test_cells_keep_their_names_however_the_text_around_them_is_filled(root):
    content = filled(student_notebook(master_in(root), root), {"count": ENDS, "why": "Because."})
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source
             for cell in nbformat.reads(content.decode(), 4).cells}
    assert (cells["count"], cells["why"]) == (ENDS, "Because.")


def test_links_that_stay_in_the_book_become_words(root):
    text = MASTER.replace("Count the steps of a path.", "See [the *glitch*](glitch.md) and [a site](https://example.org/a).")
    (root / "chapters/one").mkdir(parents=True, exist_ok=True)
    (root / "chapters/one/glitch.md").write_text("# Glitch\n", encoding="utf-8")
    assert "See the *glitch* and [a site](https://example.org/a)." in handed_out(master_in(root, text), root).decode()
