from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from beyondtoken.classroom import find_leaks, read_masters
from beyondtoken.classroom.assignment.assigning import assign
from beyondtoken.errors import BookError
from tests.parts import need

from ..desk import RIGHT, WRONG, Desk, filled
from ..tiny_master import MASTER

SET = ["students/steps-handout.html", "students/steps.ipynb", "teacher/nbgrader/source/steps/steps.ipynb",
       "teacher/steps-key.ipynb"]
TASK, SECRET = "Count the steps of a path.", "corners_passed = len(path) - 1"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def names(folder):
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_set_holds_what_students_and_teacher_get(desk, tmp_path):
    done = assign([desk.master], desk.root, tmp_path / "set")
    assert names(tmp_path / "set") == SET
    assert sorted(str(file.relative_to(tmp_path / "set")) for file in done.files) == SET
    assert (done.points, done.minutes) == (4, 10)


def test_students_get_no_secret_and_the_teacher_all(desk, tmp_path):
    assign([desk.master], desk.root, tmp_path / "set")
    assert find_leaks([desk.master], tmp_path / "set/students") == []
    assert {leak.file.name for leak in find_leaks([desk.master], tmp_path / "set/teacher")} == {
        "steps-key.ipynb", "steps.ipynb"}


@pytest.mark.parametrize("prose", [f"{TASK} Hint: `{SECRET}`.", f"{TASK}\n\n{SECRET}", f"{TASK}\n\n```\n{SECRET}\n```",
                                   f"{TASK} Try assert steps([(5, 5)]) == 0."])
def test_secret_in_the_task_is_refused_and_nothing_is_written(tmp_path, prose):
    desk = Desk(tmp_path, MASTER.replace(TASK, prose))
    with pytest.raises(BookError, match="would show students a secret line"):
        assign([desk.master], desk.root, tmp_path / "set")
    assert not (tmp_path / "set").exists()


def test_files_of_other_exercises_stay(desk, tmp_path):
    other = tmp_path / "set/students/stairs.ipynb"
    other.parent.mkdir(parents=True)
    other.write_text("mine", encoding="utf-8")
    assign([desk.master], desk.root, tmp_path / "set")
    assert other.read_text(encoding="utf-8") == "mine"
    assert names(tmp_path / "set") == sorted([*SET, "students/stairs.ipynb"])


@pytest.mark.parametrize(("language", "words"), [("en", "Due: 2026-12-10 23:59"), ("ja", "締め切り: 2026-12-10 23:59")])
def test_due_date_is_on_the_handout(desk, tmp_path, language, words):
    assign([desk.master], desk.root, tmp_path / "set", due=datetime(2026, 12, 10, 23, 59), language=language)
    assert words in (tmp_path / "set/students/steps-handout.html").read_text(encoding="utf-8")


def test_folder_that_cannot_be_written_is_told(desk, tmp_path):
    (tmp_path / "set").touch()
    with pytest.raises(BookError, match="name another folder with --out"):
        assign([desk.master], desk.root, tmp_path / "set")


def test_every_exercise_of_the_book_can_be_assigned(root, tmp_path):
    masters = list(read_masters(root).values())
    done = assign(masters, root, tmp_path / "set")
    assert len(done.files) == 4 * len(masters)


def test_key_of_a_real_exercise_runs_from_top_to_bottom(root, tmp_path):
    assign([read_masters(root)["two-walls"]], root, tmp_path / "set")
    key = json.loads((tmp_path / "set/teacher/two-walls-key.ipynb").read_text(encoding="utf-8"))
    program = "\n\n".join("".join(cell["source"]) for cell in key["cells"] if cell["cell_type"] == "code")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert program.count("assert") >= 10
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A desk, and the notebook that nbgrader itself makes for students of our source."""
    program = Path(need("nbgrader"))
    desk = Desk(tmp_path_factory.mktemp("nbgrader"))
    course = desk.place / "set/teacher/nbgrader"
    assign([desk.master], desk.root, desk.place / "set")
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"         # it calls alembic by its name
    done = subprocess.run([program, "generate_assignment", "steps", f"--course-dir={course}"], cwd=course,
                          env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return desk, course / "release/steps"


def test_nbgrader_releases_our_source_without_a_secret(released):
    desk, folder = released
    assert "YOUR CODE HERE" in (folder / "steps.ipynb").read_text(encoding="utf-8")
    assert find_leaks([desk.master], folder) == []


def test_notebook_that_nbgrader_released_is_graded_like_ours(released):
    need("bubblewrap")
    desk, folder = released
    notebook = (folder / "steps.ipynb").read_bytes()
    for name, code in (("right", RIGHT), ("wrong", WRONG), ("empty", "")):
        (desk.source / f"{name}.ipynb").write_bytes(filled(notebook, {"count": code}))
    run = desk.grade()
    assert (run.exercise, {key: one.points for key, one in desk.results().items()}) == (
        "steps", {"right": 3, "wrong": 1, "empty": 0})
