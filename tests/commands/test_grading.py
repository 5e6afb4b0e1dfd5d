from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import time

import psutil
import pytest
from typer.testing import CliRunner

from beyondtoken.classroom import find_leaks
from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.classroom.gradebook.address import read_address, shown
from beyondtoken.commands import app
from beyondtoken.errors import BookError
from tests.classroom.desk import LOOPS, RIGHT, WRONG, Desk
from tests.parts import need

A_LITTLE = "import time\ntime.sleep(0.1)\n" + RIGHT


@pytest.fixture
def desk(tmp_path, monkeypatch):
    need("bubblewrap")
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path / "book"))
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def grade(desk):
    """A function that runs ``beyondtoken grade class``."""
    return lambda *arguments: CliRunner().invoke(app, ["grade", "class", *arguments])


def test_run_is_told_with_files_and_next_steps(desk, grade):
    desk.hands_in("ada", "bob", text="It starts there.")
    said = grade().stdout
    assert said.startswith("steps: 2 graded now, 0 as before.\n")
    assert "wrote class-graded/report.html\n" in said
    assert "wrote class-graded/grades-canvas.csv\n" in said
    assert "The gradebook is class-graded/gradebook.sqlite\n" in said
    assert said.endswith("fill in hand-marks.csv, then run: beyondtoken mark class-graded/hand-marks.csv\n")


def test_json_is_one_object_and_nothing_else(desk, grade):
    desk.hands_in("ada", code=WRONG)
    desk.hands_in("bob", text="It starts there.")
    found = json.loads(grade("--json").stdout)
    assert (found["exercise"], found["marked"], found["as_before"], found["waiting"]) == ("steps", 2, 0, 1)
    assert found["gradebook"] == str(desk.out / "gradebook.sqlite")
    assert [(one["student"], one["state"], one["points"], one["out_of"]) for one in found["results"]] == [
        ("ada", "graded", 1, 4), ("bob", "needs a person", None, 4)]


@pytest.mark.parametrize(("arguments", "said"), [
    (("--exercise", "stairs"), "There is no exercise 'stairs'."),
    (("--student", "eve"), "No student has the key 'eve'."),
    (("--due", "soon"), "--due needs a date"), (("--attempt", "best"), "--attempt is 'last' or 'first'"),
    (("--roster", "none.csv"), "none.csv"), (("--private", "none"), "none: is no folder."),
    (("--gradebook", "parrot://x"), "is no database"), (("--scheduler", "nonsense"), "No dask scheduler answers")])
def test_wish_that_cannot_be_met_is_one_clear_error(desk, grade, arguments, said):
    desk.hands_in("ada")
    done = grade(*arguments)
    assert (done.exit_code, said in done.stderr, "Traceback" in done.stderr, done.stdout) == (1, True, False, "")
    assert "Error" not in done.stderr


@pytest.mark.parametrize("arguments", [("--exercise", "stairs"), ("--student", "eve"), ("--due", "soon"),
                                       ("--attempt", "best"), ("--roster", "none.csv"), ("--private", "none")])
def test_wish_that_cannot_be_met_leaves_nothing_behind(desk, grade, arguments):
    desk.hands_in("ada")
    before = sorted(desk.place.rglob("*"))
    grade(*arguments)
    assert sorted(desk.place.rglob("*")) == before


def test_results_that_stood_under_other_keys_are_told_in_one_line(desk, grade):
    desk.hands_in("ada", "bob")
    grade()
    (desk.place / "class.csv").write_text("key,name\ns001,Ada\ns002,Bob\n", encoding="utf-8")
    said = grade("--roster", "class.csv").stdout
    assert "2 results of the same files stood under other student keys before: each is kept once now" in said


def test_due_date_that_stays_is_told_in_one_line(desk, grade):
    desk.hands_in("ada")
    grade("--due", "2026-12-10T18:00")
    said = grade().stdout
    assert "The due date of the last run stays, 2026-12-10 18:00; give another one with --due.\n" in said


@pytest.mark.parametrize("source", ["nowhere", "empty", "notes.txt"])
def test_source_that_holds_no_hand_in_is_one_clear_error(desk, source):
    (desk.place / "empty").mkdir()
    (desk.place / "notes.txt").touch()
    done = CliRunner().invoke(app, ["grade", source])
    assert (done.exit_code, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith(f"{source}: ")
    assert not (desk.place / f"{source}-graded").exists()


def test_first_or_last_attempt_is_graded_as_asked(desk, grade):
    desk.hands_in("ada_1_10_steps", "bob_2_20_steps", "cy_3_30_steps", code=WRONG)
    desk.hands_in("ada_1_11_steps-1", code=RIGHT)
    last = json.loads(grade("--json").stdout)["results"]
    first = json.loads(grade("--json", "--attempt", "first", "--out", "first").stdout)["results"]
    assert [one["points"] for one in last] == [3, 1, 1]
    assert [one["points"] for one in first] == [1, 1, 1]


def test_feedback_holds_no_secret_and_nothing_of_another_student(desk, grade):
    for name, code in (("ada", WRONG), ("bob", LOOPS), ("cy", f"print('secret of cy')\n{RIGHT}")):
        desk.hands_in(name, code=code, text=f"The answer of {name}.")
    grade()
    pages = {file.stem: file.read_text(encoding="utf-8") for file in (desk.out / "feedback").iterdir()}
    assert find_leaks([desk.master], desk.out / "feedback") == []
    assert {name: [other for other in pages if other in re.split(r"\W+", page)] for name, page in pages.items()} == {
        "ada": ["ada"], "bob": ["bob"], "cy": ["cy"]}


def test_password_of_a_gradebook_is_not_shown(desk, grade, monkeypatch):
    def on_a_server(address):
        book = Gradebook("sqlite://")
        book.shown = shown(read_address(address))
        return book

    desk.hands_in("ada")
    monkeypatch.setattr("beyondtoken.classroom.class_run.Gradebook", on_a_server)
    said = grade("--gradebook", "postgresql://me:secret@host/course").stdout
    assert "The gradebook is postgresql+psycopg://me:***@host/course\n" in said
    assert "secret" not in said


# Where there is no sandbox

def stub(desk, monkeypatch):
    """A PATH on which bwrap is only a script that fails as bubblewrap does."""
    folder = desk.place / "bin"
    folder.mkdir()
    (folder / "bwrap").write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    (folder / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_without_bubblewrap_grading_is_refused_with_advice(desk, grade, monkeypatch):
    desk.hands_in("ada")
    monkeypatch.setenv("PATH", str(desk.place))
    done = grade()
    assert (done.exit_code, desk.out.exists()) == (1, False)
    assert "no program bwrap was found" in done.stderr
    assert "sudo apt install bubblewrap" in done.stderr


def test_where_name_spaces_are_forbidden_bubblewrap_is_quoted(desk, grade, monkeypatch):
    desk.hands_in("ada")
    stub(desk, monkeypatch)
    done = grade()
    assert (done.exit_code, desk.out.exists()) == (1, False)
    assert "bwrap: No permissions to create new namespace" in done.stderr
    assert "unprivileged_userns_clone" in done.stderr


def test_unsafe_grades_without_bubblewrap_and_warns(desk, grade, monkeypatch):
    desk.hands_in("ada", code=WRONG)
    stub(desk, monkeypatch)
    done = grade("--unsafe", "--json")
    assert json.loads(done.stdout)["results"][0]["points"] == 1
    assert done.stderr.startswith("WARNING --unsafe: submissions run WITHOUT a sandbox.")


# Runs that are stopped, killed or doubled

def recorded(desk):
    """How many results the gradebook holds; 0 where there is none yet."""
    try:
        with Gradebook(str(desk.out / "gradebook.sqlite"), create=False) as book:
            return len(book.known("steps"))
    except BookError:
        return 0


def all_below(process):
    """Once some results are there: every process that the run has started."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        time.sleep(0.02)
        if recorded(process.desk):
            break
    return psutil.Process(process.pid).children(recursive=True)


@pytest.fixture
def sixty(desk):
    """A class of sixty whose grading takes some seconds."""
    desk.hands_in(*(f"s{number:02}" for number in range(60)), code=A_LITTLE)

    def start(*arguments):
        process = desk.command("grade", "class", *arguments)
        process.desk = desk
        return process

    return start


def is_whole(desk):
    with sqlite3.connect(desk.out / "gradebook.sqlite") as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_killed_run_goes_on_where_it_was(desk, sixty):
    first = sixty("--workers", "2")
    below = all_below(first)
    first.kill()
    first.communicate()
    kept = recorded(desk)
    assert psutil.wait_procs(below, timeout=10)[1] == []                # nothing of the box, no worker
    found = json.loads(sixty("--json", "--workers", "2").communicate()[0])
    assert 0 < kept < 60
    assert (found["as_before"], found["marked"]) == (kept, 60 - kept)
    assert [one.points for one in desk.results().values()] == [3] * 60
    assert is_whole(desk)


@pytest.mark.parametrize("arguments", [("--workers", "1"), ("--workers", "2"), ("--workers", "1", "--unsafe")])
def test_interrupted_run_says_what_is_kept(desk, sixty, arguments):
    process = sixty(*arguments)
    below = all_below(process)
    os.killpg(process.pid, signal.SIGINT)                               # as a terminal does for Ctrl+C
    said = process.communicate(timeout=20)[1]
    kept = recorded(desk)
    assert process.returncode == 130
    assert said.splitlines()[-1] == f"Stopped: {kept} results are kept; run the same command to go on."
    assert len(said.splitlines()) == 1 + ("--unsafe" in arguments)
    assert psutil.wait_procs(below, timeout=10)[1] == []


def test_two_runs_at_once_end_with_every_result(desk, sixty):
    runs = [sixty("--json", "--workers", "1") for _ in range(2)]
    found = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], found
    assert [one.points for one in desk.results().values()] == [3] * 60
    assert is_whole(desk)
