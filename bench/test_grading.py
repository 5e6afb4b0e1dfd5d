"""`beyondtoken grade`, in its sandbox, beside `nbgrader autograde`: the same notebooks, the same points, one run.

The notebooks are those that nbgrader itself released from our source, filled in. Processor time is counted with all
processes: what the sandbox used says the grader (its processes end outside the reach of ``getrusage``).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbgrader.api import Gradebook as TheirGradebook

from beyondtoken.classroom import nbgrader_source, read_masters
from beyondtoken.classroom.assignment.notebooks import notebook_of
from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.classroom.marking.sorting import defined_names
from beyondtoken.classroom.masters.master import Master

from .conftest import Cost, cost_of

EXERCISES = ("two-walls", "where-the-hours-went", "outvoted")
STUDENTS, FIRST = 24, 4
IN_THE_STUDY = 12
MANY = (100, 500)
LINEAR = (1000, 10_000)


def nbgrader(course: Path, *words: str) -> Cost:
    """A command of nbgrader's, which calls another by its name."""
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "OMP_NUM_THREADS": "1"}
    return cost_of([str(programs / "nbgrader"), *words, f"--CourseDirectory.root={course}"], course, environment)


@pytest.fixture(params=EXERCISES)
def master(request: pytest.FixtureRequest, root: Path) -> Master:
    return read_masters(root)[request.param]


@pytest.fixture
def course(master: Master, root: Path, tmp_path: Path) -> Path:
    """A course of nbgrader with the exercise released and a class handed in."""
    name = master.head.id
    source = tmp_path / "source" / name / f"{name}.ipynb"
    source.parent.mkdir(parents=True)
    source.write_bytes(notebook_of(nbgrader_source(master), master, root))
    nbgrader(tmp_path, "generate_assignment", name)
    released = (tmp_path / "release" / name / f"{name}.ipynb").read_text(encoding="utf-8")
    hand_in(released, master, tmp_path / "submitted", STUDENTS)
    return tmp_path


def hand_in(released: str, master: Master, folder: Path, count: int) -> None:
    """Right answers, and of every kind of wrong one that both graders survive."""
    for number in range(count):
        place = folder / f"student{number:05d}" / master.head.id / f"{master.head.id}.ipynb"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(answered(json.loads(released), master, number)), encoding="utf-8")


def answered(notebook: dict, master: Master, number: int) -> dict:
    """One student's notebook: two in three are right; others end in errors, do not parse, are blank, or give numbers
    of their own, as no other does.
    """
    programs = {cell.question: cell.program for cell in master.of_role("starter")}
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if name in programs:
            numbers = "".join(f"{one} = lambda *_, **__: {number}\n" for one in defined_names(programs[name]))
            wrong = {2: "raise ValueError('not done')", 5: "def unfinished(:", 8: cell["source"], 11: numbers}
            cell["source"] = wrong.get(number % 12, programs[name])
    return notebook


def points_of_nbgrader(course: Path, name: str) -> dict[tuple[str, str], float]:
    """Student and test -> points, from its gradebook."""
    with TheirGradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        return {(submission.student.id, grade.name): grade.auto_score or 0.0
                for submission in book.assignment_submissions(name) for notebook in submission.notebooks
                for grade in notebook.grades if grade.cell.cell_type == "code"}


def points_of_ours(out: Path) -> dict[tuple[str, str], float]:
    """The same from ours."""
    with Gradebook(str(out / "gradebook.sqlite"), create=False) as book:
        return {(one.student.key, test.test): test.points for kept in book.exercises() for one in book.outcomes(kept.id)
                for question in one.questions for test in question.tests}


def cost_of_nbgrader(course: Path, name: str) -> tuple[float, float]:
    """CPU seconds of a command of nbgrader's, and of each submission in it: from one for a few and one for more."""
    few = nbgrader(course, "autograde", name, f"--student=student0000[0-{FIRST - 1}]").cpu
    others = nbgrader(course, "autograde", name).cpu
    each = (others - few) / (STUDENTS - 2 * FIRST)
    return few - FIRST * each, each


def graded(beyondtoken: Callable[..., Cost], folder: Path, master: Master, *words: str) -> tuple[float, float, Path]:
    """CPU seconds of all processes, seconds on the clock, and where results are."""
    out = folder.with_name(f"{folder.name}-out")
    shutil.rmtree(out, ignore_errors=True)
    done = beyondtoken("grade", str(folder), "--exercise", master.head.id, "--out", str(out), "--json", *words)
    return done.cpu + json.loads(done.output)["box_cpu_seconds"], done.wall, out


def test_processor_time_of_a_submission_beside_nbgrader(
        beyondtoken: Callable[..., Cost], course: Path, master: Master) -> None:
    start, theirs = cost_of_nbgrader(course, master.head.id)
    ours, _, out = graded(beyondtoken, course / "submitted", master, "--workers", "1")
    assert points_of_ours(out) == points_of_nbgrader(course, master.head.id)
    few, many = (larger(course, master, count) for count in MANY)
    costs = [graded(beyondtoken, folder, master, "--workers", "1")[0] for folder in (few, many)]
    each = (costs[1] - costs[0]) / (MANY[1] - MANY[0])
    pages = nbgrader(course, "generate_feedback", master.head.id).cpu / STUDENTS
    together = start / IN_THE_STUDY + theirs
    print(f"\n{master.head.id}: CPU of each further submission: nbgrader autograde {theirs:.2f} s, beyondtoken grade "
          f"{1000 * each:.1f} ms (from {MANY[0]} and {MANY[1]} of them): {theirs / each:.0f} times less. With both "
          f"starts: {(start + STUDENTS * theirs) / ours:.0f} times for a class of {STUDENTS}, "
          f"{(start + MANY[1] * theirs) / costs[1]:.0f} times for {MANY[1]}. As the study counted, with nbgrader's "
          f"start ({start:.1f} s) shared by {IN_THE_STUDY} and without ours: {together:.2f} s, {together / each:.0f} "
          f"times. Ours writes a page for each student, which costs nbgrader {pages:.2f} s more")


def larger(course: Path, master: Master, count: int) -> Path:
    """A larger class of the same answers."""
    released = (course / "release" / master.head.id / f"{master.head.id}.ipynb").read_text(encoding="utf-8")
    folder = course / f"class-of-{count}"
    hand_in(released, master, folder, count)
    return folder


def test_throughput_with_one_and_two_workers_and_with_ten_times_the_class(
        beyondtoken: Callable[..., Cost], course: Path, master: Master) -> None:
    if master.head.id != EXERCISES[1]:
        pytest.skip("one exercise is enough for this")
    classes = {count: larger(course, master, count) for count in LINEAR}
    for workers in ("1", "2"):
        cpu, wall, _ = graded(beyondtoken, classes[LINEAR[0]], master, "--workers", workers)
        print(f"\n{LINEAR[0]} submissions, {workers} workers: {LINEAR[0] / wall:.0f} a second, {cpu:.1f} CPU s")
    ten = graded(beyondtoken, classes[LINEAR[1]], master, "--workers", "2")
    print(f"{LINEAR[1]} submissions, 2 workers: {LINEAR[1] / ten[1]:.0f} a second, {ten[0]:.1f} CPU s")
