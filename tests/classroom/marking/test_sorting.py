from __future__ import annotations

import time

import pytest

from beyondtoken.classroom.marking.mark import solved
from beyondtoken.classroom.marking.notebook import HandedIn, read_submission
from beyondtoken.classroom.marking.sorting import LONGEST_PARSED, Layout, Step, blocks, defined_names, squeezed
from tests.classroom.submissions.exercise import MIDDLE, STEPS, cells_with, code, name_of, notebook


@pytest.fixture(scope="module")
def layout(task) -> Layout:
    return Layout(task.master, task.notebook)


def sorted_cells(layout, shape=lambda cells: cells, why=""):
    answers = {"middle": MIDDLE, "steps": STEPS} | ({"why": why} if why else {})
    return layout.sort(read_submission(notebook(shape(cells_with(answers)))))


def bare(cells):
    return [{**cell, "metadata": {}} for cell in cells]


def test_answers_are_taken_and_all_else_comes_from_the_master(layout):
    laid_out = sorted_cells(layout)
    assert [(step.source, step.question) for step in laid_out.steps] == [(MIDDLE, "middle"), (STEPS, "steps")]
    assert laid_out.answers == {"middle": MIDDLE, "steps": STEPS, "why": ""}


@pytest.mark.parametrize("shape", [bare, lambda cells: cells[::-1], lambda cells: bare(cells[::-1])],
                         ids=["bare", "backwards", "both"])
def test_cells_are_known_without_metadata_and_in_any_order(layout, shape):
    assert [step.question for step in sorted_cells(layout, shape).steps] == ["middle", "steps"]


def test_solution_is_laid_out_like_a_submission(layout, task):
    laid_out = layout.sort(solved(task))
    assert laid_out.answered == {"middle", "steps"}
    assert "return sum(numbers) / len(numbers)" in laid_out.answers["middle"]


def test_own_cell_runs_after_the_answer_above_it(layout):
    laid_out = sorted_cells(layout, lambda cells: [code("first = 1"), *cells, code("last = 1")])
    assert [(step.source, step.question) for step in laid_out.steps] == [
        ("first = 1", ""), (MIDDLE, "middle"), (STEPS, "steps"), ("last = 1", "steps")]


def test_empty_starter_below_the_answer_does_not_undo_it(layout):
    starter = layout.handed_out["middle"]
    laid_out = sorted_cells(layout, lambda cells: [*cells, code(starter)])
    assert starter not in [step.source for step in laid_out.steps]


def test_starter_as_handed_out_is_an_answer_where_there_is_no_other(layout, task):
    assert layout.sort(task.notebook).answered == {"middle", "steps"}


def test_missing_answer_is_not_answered(layout):
    laid_out = sorted_cells(layout, lambda cells: [cell for cell in cells if name_of(cell) != "steps"])
    assert laid_out.answered == {"middle"}


def test_text_is_taken_from_its_cell_or_else_from_anywhere(layout):
    assert sorted_cells(layout, why="A gap.").answers["why"] == "A gap."
    strewn = sorted_cells(layout, lambda cells: [*cells, {"cell_type": "markdown", "source": "Elsewhere."}])
    assert (strewn.answers["why"], strewn.notes["why"][:17]) == ("Elsewhere.", "found outside its")


def test_label_says_where_the_cell_is():
    assert (Step("x", number=4).label, Step("x").label) == ("cell 4", "a given cell")


@pytest.mark.parametrize(("source", "names"), [
    ("def f(): pass\nx = 1\nclass A: pass", ["f", "x", "A"]), ("a, b = 1, 2", ["a", "b"]), ("x: int = 3", ["x"]),
    ("x += 1", ["x"]), ("if 1:\n    y = 2", []), ("x == 1", []), ("async def f(): pass", ["f"]),
    ("def f(:\n  pass\nx = 1", ["f", "x"]), ("async  def f(\nclass A\nx == 1", ["f", "A"]), ("\0", []),
    ("x = " + "-" * 99_999 + "1", ["x"]), ("x = 1\n" + "#" * LONGEST_PARSED, ["x"])], ids=lambda one: str(one)[:20])
def test_names_that_a_cell_defines(source, names):
    assert defined_names(source) == names


HOSTILE = ["](" * 300_000, "\n" * 500_000 + "x", "a\n" * 250_000, "](x" * 200_000, "def " * 100_000, "x\n\n" * 150_000,
           "async\n" * 80_000, "_" * 500_000, "a" + " " * 400_000, "()," * 150_000]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_time_grows_with_the_length_of_a_text(layout, text):
    started = time.process_time()
    layout.sort([HandedIn("code", text, 1), HandedIn("text", text, 2)])
    blocks(text), squeezed(text), defined_names(text)
    assert time.process_time() - started < 3


def test_links_are_compared_by_their_words():
    assert squeezed("see [the page](a.md)  now") == squeezed("see [the page](https://example.org/a.ipynb) now")
