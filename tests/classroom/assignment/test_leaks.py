from __future__ import annotations

import html
import json
import zipfile

import pytest

from beyondtoken.classroom import answer_key, find_leaks, secret_lines, student_copy

from ..tiny_master import MASTER, master_in

SECRET = "corners_passed = len(path) - 1"


def found_in(tmp_path, content, name="page.html"):
    master = master_in(tmp_path / "book")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_text(content, encoding="utf-8")
    return {leak.line for leak in find_leaks([master], tmp_path / "site")}


def test_what_students_get_leaks_nothing(tmp_path):
    assert found_in(tmp_path, student_copy(master_in(tmp_path / "book")), "exercise.md") == set()


def test_answer_key_leaks_every_secret_line(tmp_path):
    master = master_in(tmp_path / "book")
    assert found_in(tmp_path, answer_key(master), "key.md.txt") == set(secret_lines(master))


@pytest.mark.parametrize("content", [
    SECRET, html.escape(SECRET), json.dumps({"source": [SECRET + "\n"]}),
    '<span class="n">corners_passed</span> <span class="o">=</span> <span>len</span>(path) - <b>1</b>'])
def test_solution_is_found_in_every_form(tmp_path, content):
    assert found_in(tmp_path, content) == {SECRET}


def test_hidden_test_is_found_in_bytes_that_are_no_text(tmp_path):
    test = "assert steps([(5, 5)]) == 0"
    assert found_in(tmp_path, f"\x00\x01{test}\x02", "data.bin") == {test}


def test_solution_in_prose_is_found_when_it_is_set(tmp_path):
    line = "A path of *n* places has one step fewer."
    assert found_in(tmp_path, f"<p>{line.replace('*n*', '<em>n</em>')}</p>") == {line}


def test_secret_inside_an_archive_is_found(tmp_path):
    master = master_in(tmp_path / "book")
    (tmp_path / "site").mkdir()
    with zipfile.ZipFile(tmp_path / "site/all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.py", SECRET)
    assert [leak.line for leak in find_leaks([master], tmp_path / "site")] == [SECRET]


def test_line_that_the_student_sees_anyway_is_no_secret(tmp_path):
    shared = "path = [(0, 0), (0, 1), (0, 2)]"
    master = master_in(tmp_path, MASTER.replace("assert steps([(5, 5)]) == 0", shared))
    assert shared not in secret_lines(master)


def test_code_that_another_exercise_gives_is_no_secret(tmp_path):
    master = master_in(tmp_path / "book")
    other = master_in(tmp_path / "other", MASTER.replace("path = [(0, 0), (0, 1), (0, 2)]", f"path = []\n{SECRET}"))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.md").write_text(SECRET, encoding="utf-8")
    assert [leak.line for leak in find_leaks([master], tmp_path / "site")] == [SECRET]
    assert find_leaks([master, other], tmp_path / "site") == []


def test_code_that_stands_in_the_prose_of_the_task_stays_secret(tmp_path):
    master = master_in(tmp_path, MASTER.replace("Count the steps of a path.", f"Count.\n\n{SECRET}"))
    assert SECRET in secret_lines(master)


@pytest.mark.parametrize(("line", "is_secret"), [
    ("return corners_passed", False), ("rng = np.random.default_rng(seed)", False), ("for turn in range(20):", False),
    ("return corners_passed + 1", True), ("for turn in range(len(path)):", True)])
def test_line_that_any_program_may_hold_is_no_secret(tmp_path, line, is_secret):
    body = "\n        pass" if line.endswith(":") else ""
    master = master_in(tmp_path, MASTER.replace("return corners_passed", line + body))
    assert (line in secret_lines(master)) == is_secret
