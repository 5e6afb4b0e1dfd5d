from __future__ import annotations

import os

import pytest

from beyondtoken.classroom.collect import collect

from .handins import first_cell, folder, notebook, zipped

ONE, TWO = notebook("one"), notebook("two")


def only(tmp_path, files, **options):
    """The one submission of a class of one; what was set aside, by file."""
    source = folder(tmp_path, {f"ada/{name}": content for name, content in files.items()} | {"tom/x.ipynb": ONE})
    for age, name in enumerate(files):
        os.utime(source / "ada" / name, (1_800_000_000 + age, 1_800_000_000 + age))
    found = collect(source, **options)
    return next(iter(found)), {one.path.removeprefix("ada/"): one.reason for one in found.left_aside}, found.warnings


@pytest.mark.parametrize(("names", "attempt", "chosen"), [
    (["x.ipynb", "x (1).ipynb", "x (2).ipynb"], "last", "x (2).ipynb"),
    (["x (2).ipynb", "x.ipynb"], "last", "x (2).ipynb"),
    (["x-1.ipynb", "x.ipynb"], "first", "x.ipynb"), (["x (10).ipynb", "x (9).ipynb"], "last", "x (10).ipynb"),
    (["Version 10/x.ipynb", "Version 9/x.ipynb"], "last", "Version 10/x.ipynb"),
    (["b.ipynb", "a.ipynb"], "last", "a.ipynb"), (["b.ipynb", "a.ipynb"], "first", "b.ipynb")])
def test_attempt_is_chosen_by_number_then_by_date(tmp_path, names, attempt, chosen):
    one, _, _ = only(tmp_path, {name: notebook(name) for name in names}, attempt=attempt)
    assert first_cell(one) == chosen
    assert len(one.other_attempts) == len(names) - 1


def test_other_attempts_are_named_newest_first(tmp_path):
    one, _, _ = only(tmp_path, {"x.ipynb": ONE, "x (2).ipynb": ONE, "x (1).ipynb": ONE})
    assert one.other_attempts == ("ada/x (1).ipynb", "ada/x.ipynb")


def test_notebook_of_the_exercise_comes_before_a_newer_one_that_does_not_say(tmp_path):
    one, _, _ = only(tmp_path, {"final.ipynb": notebook("mine", "two-walls"), "scratch.ipynb": ONE},
        exercise="two-walls")
    assert first_cell(one) == "mine"


def test_notebook_of_another_exercise_is_left_aside(tmp_path):
    one, aside, _ = only(tmp_path, {"a.ipynb": notebook("mine"), "b.ipynb": notebook("no", "other")},
        exercise="two-walls")
    assert (first_cell(one), one.other_attempts) == ("mine", ())
    assert aside["b.ipynb"] == "is the notebook of exercise 'other', not of 'two-walls'"


def test_only_another_exercise_is_said_not_graded(tmp_path):
    one, _, _ = only(tmp_path, {"b.ipynb": notebook("no", "other")}, exercise="two-walls")
    assert (one.content, one.problem) == (None, "is the notebook of exercise 'other', not of 'two-walls'")


def test_name_of_the_exercise_decides_where_no_notebook_says(tmp_path):
    one, _, _ = only(tmp_path, {"Two Walls.ipynb": notebook("mine"), "z.ipynb": ONE}, exercise="two-walls")
    assert first_cell(one) == "mine"


def test_broken_last_attempt_is_passed_over_and_named(tmp_path):
    one, aside, warnings = only(tmp_path, {"x.ipynb": ONE, "x (1).ipynb": b""})
    assert (first_cell(one), aside["x (1).ipynb"]) == ("one", "the file is empty")
    assert "ada/x (1).ipynb: the file is empty; graded instead: ada/x.ipynb." in warnings


@pytest.mark.parametrize("name", ["x.ipynb.txt", "x.ipynb.json", "x.txt", "x", "x.json", "x.ipynb.html", "X.IPYNB",
    "x.ipynb (1)"])
def test_notebook_under_a_wrong_name_is_found(tmp_path, name):
    assert first_cell(only(tmp_path, {name: TWO, "data.json": b"{}"})[0]) == "two"


def test_data_beside_a_notebook_is_no_notebook(tmp_path):
    one, aside, _ = only(tmp_path, {"x.ipynb": ONE, "newer.json": TWO, "data.csv": b"1"})
    assert first_cell(one) == "one"
    assert aside == {"newer.json": "a file of the kind .json, not a notebook", "data.csv": "a table, not a notebook"}


@pytest.mark.parametrize(("name", "content", "problem"), [
    ("x.pdf", b"%PDF", "a PDF was handed in, not a notebook (.ipynb)"),
    ("x.py", b"1", "a Python script was handed in"),
    ("x.html", b"<html>", "a web page was handed in"), ("x.docx", b"PK", "a text document was handed in"),
    ("x.ipynb", b"", "the file is empty"), ("x.ipynb", b"\xef\xbb\xbf\r\n", "the file is empty"),
    ("x", b"", "the file is empty"),
    ("x.rar", b"Rar", "an archive of a kind that is not opened here"), ("x.zip", b"PK", "the zip is broken"),
    ("x.zip", zipped({}), "the zip holds no file"), ("x.zip", zipped({"a.pdf": b"%PDF"}), "a PDF was handed in"),
    ("x.exe", b"MZ", "a file of the kind .exe was handed in")])
def test_what_is_no_notebook_is_said_in_plain_words(tmp_path, name, content, problem):
    one, _, _ = only(tmp_path, {name: content})
    assert one.content is None
    assert problem in one.problem
    assert one.shown.startswith(f"ada/{name}")


def test_file_that_goes_away_while_grading_is_a_problem_not_an_error(tmp_path):
    source = folder(tmp_path, {"ada/x.ipynb": ONE, "tom/x.ipynb": ONE})
    found = collect(source)
    (source / "ada" / "x.ipynb").unlink()
    assert [bool(one.problem) for one in found] == [True, False]


def test_folder_without_a_file_is_a_missing_submission(tmp_path):
    source = folder(tmp_path, {"tom/x.ipynb": ONE})
    (source / "ada").mkdir()
    assert next(iter(collect(source))).is_missing
