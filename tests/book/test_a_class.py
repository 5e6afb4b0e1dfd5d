"""A teacher's whole way with a real exercise: assign it, grade a class of thirty, mark by hand, grade again."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from beyondtoken.classroom import find_leaks, read_masters
from beyondtoken.commands import app
from tests.classroom.desk import filled
from tests.parts import need

SEARCH = """def fewest_steps(moves, arrived, start):
    seen, ahead, count = set(), [start], 0
    while ahead:
        if any(arrived[one] for one in ahead):
            return count
        seen.update(ahead)
        ahead = [one for one in {int(to) for here in ahead for to in moves[here]} if one not in seen]
        count += 1
"""
BUILD = """def thinnest_safe_wall(top_speed, run_up):
    fastest = 0
    while fastest < top_speed and fastest * (fastest + 1) // 2 < run_up:
        fastest += 1
    return fastest
"""
ALWAYS = BUILD.replace("fastest = 0", "return top_speed")                   # 1 of 3 points
GUESSED = "def fewest_steps(moves, arrived, start):\n    return 8"          # 1 of 5 points
LOOPS = """def fewest_steps(moves, arrived, start):
    ahead, count = {start}, 0
    while not any(arrived[one] for one in ahead):
        ahead, count = {int(to) for here in ahead for to in moves[here]}, count + 1
    return count
"""                                                                         # for ever, where there is no way: 4 of 5
WHY = "Two cells a step leave out one cell only; a higher top speed would help again."
ANSWERS = {"right": (SEARCH, BUILD, WHY), "wrong": (GUESSED, ALWAYS, WHY), "empty": ("", "", ""),
           "loops": (LOOPS, BUILD, "")}
CODE_POINTS = {"right": 8, "wrong": 2, "empty": 0, "loops": 7}
KINDS = ["right"] * 20 + ["wrong"] * 4 + ["empty"] * 2 + ["loops", "broken", "missing", "again"]
DUE = "2026-12-10"


def key_of(number: int) -> str:
    return f"u{number:02}"


@dataclass
class Teacher:
    """A folder to work in."""

    place: Path
    handed_out: bytes = b""

    def runs(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, [*arguments])

    def notebook(self, kind: str) -> bytes:
        search, build, why = ANSWERS[kind]
        return filled(self.handed_out, {"search": search, "build": build, "explain": why})

    def rows(self, name: str) -> list[list[str]]:
        with (self.place / "res" / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))

    def hands_in(self, later: dict[str, bytes]) -> None:
        """The download of the LMS, with what came later."""
        files = {}
        for number, kind in enumerate(KINDS):
            start = f"student{number:02}_{'LATE_' if number == 1 else ''}{500 + number}"
            if kind == "again":
                files[f"{start}_{900 + number}_two-walls.ipynb"] = self.notebook("empty")
                files[f"{start}_{950 + number}_two-walls-1.ipynb"] = self.notebook("right")
            elif kind != "missing":
                content = b"<!DOCTYPE html><title>Log in</title>" if kind == "broken" else self.notebook(kind)
                files[f"{start}_{900 + number}_two-walls.ipynb"] = content
        with zipfile.ZipFile(self.place / "submissions.zip", "w") as archive:
            for name, content in (files | later).items():
                archive.writestr(name, content)

    def has_a_roster(self) -> None:
        lines = [f"Student {number:02},{500 + number},s{number:02},{key_of(number)},A" for number in range(len(KINDS))]
        head = ["Student,ID,SIS User ID,SIS Login ID,Section", "    Points Possible,,,,"]
        (self.place / "class.csv").write_text("\n".join([*head, *lines]), encoding="utf-8")

    def grades(self, *arguments: str) -> dict[str, dict[str, object]]:
        """What ``grade --json`` says, results by the number of the student."""
        done = self.runs("grade", "submissions.zip", "--roster", "class.csv", "--out", "res", "--json", *arguments)
        assert done.exit_code == 0, done.stderr
        found = json.loads(done.stdout)
        found["results"] = dict(enumerate(found["results"]))
        return found


@pytest.fixture(scope="module")
def teacher(tmp_path_factory):
    """A class that was assigned the exercise and has handed it in."""
    need("bubblewrap")
    made = Teacher(tmp_path_factory.mktemp("teacher"))
    before = Path.cwd()
    os.chdir(made.place)
    made.runs("assign", "two-walls", "--out", "set", "--due", DUE)
    made.handed_out = (made.place / "set/students/two-walls.ipynb").read_bytes()
    made.has_a_roster()
    made.hands_in({})
    yield made
    os.chdir(before)


@pytest.fixture(scope="module")
def graded(teacher):
    return teacher.grades()


def points(kind: str) -> float | None:
    """The total before anybody marks by hand: a text that was written waits."""
    return CODE_POINTS[kind] if kind in ("empty", "loops") else None


def test_everybody_on_the_class_list_has_a_result(graded):
    states = [one["state"] for one in graded["results"].values()]
    assert (graded["marked"], len(states)) == (30, 30)
    assert {state: states.count(state) for state in states} == {
        "needs a person": 25, "graded": 3, "unreadable": 1, "missing": 1}


def test_points_and_lateness_are_as_made(graded):
    found = {number: (one["points"], one["late"]) for number, one in graded["results"].items()}
    assert found == {number: (points(kind), number == 1) for number, kind in enumerate(KINDS)}


def test_code_points_are_as_made(teacher, graded):
    head, *rows = teacher.rows("grades.csv")
    column = [head.index(f"two-walls: {name}") for name in ("search", "build")]
    found = [sum(float(row[place] or 0) for place in column) for row in rows]
    assert found == [CODE_POINTS.get("right" if kind == "again" else kind, 0) for kind in KINDS]


def test_second_attempt_is_graded_and_the_first_is_named(teacher, graded):
    page = next(text for text in pages(teacher) if "student29_529_979_two-walls-1.ipynb" in text)
    assert "student29_529_929_two-walls.ipynb" in page


def pages(teacher) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted((teacher.place / "res/feedback").iterdir())]


def test_feedback_shows_no_secret_and_no_other_student(teacher, graded, root):
    assert find_leaks([read_masters(root)["two-walls"]], teacher.place / "res/feedback") == []
    names = [[number for number in range(30) if f"tudent {number:02}" in page or f"student{number:02}" in page]
             for page in pages(teacher)]
    assert sorted(names) == [[number] for number in range(30)]


def give_marks(teacher: Teacher) -> None:
    """Every answer gets one line of the rubric and not the other."""
    head, *rows = teacher.rows("hand-marks.csv")
    for row in rows:
        row[head.index("earned 1")], row[head.index("earned 2")] = "1", "0"
    with (teacher.place / "res/hand-marks.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


@pytest.fixture(scope="module")
def marked(teacher, graded):
    give_marks(teacher)
    return teacher.runs("mark", "res/hand-marks.csv")


def total(kind: str) -> str:
    """What an LMS is told after marking by hand: the answers with a text earned one point for it."""
    kind = "right" if kind == "again" else kind
    return {"broken": "", "missing": ""}.get(kind, str(CODE_POINTS.get(kind, 0) + (kind in ("right", "wrong"))))


def test_marks_by_hand_are_read_once(teacher, marked):
    assert marked.stdout.startswith("25 marks read from res/hand-marks.csv: 25 new or changed; 0 rows are not marked")
    assert teacher.runs("mark", "res/hand-marks.csv").stdout.startswith(
        "25 marks read from res/hand-marks.csv: 0 new or changed; 0 rows are not marked")


def test_canvas_is_told_cell_by_cell(teacher, marked):
    title = "A wall the glitch cannot pass"
    assert teacher.rows("grades-canvas.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", title],
        ["    Points Possible", "", "", "", "", "10"],
        *[[f"Student {number:02}", str(500 + number), f"s{number:02}", key_of(number), "A", total(kind)]
          for number, kind in enumerate(KINDS)]]


def test_moodle_and_blackboard_are_told_no_grade_where_there_is_none(teacher, marked):
    moodle = {row[0]: row[2] for row in teacher.rows("grades-moodle.csv")[1:]}
    blackboard = {row[0]: row[-1] for row in teacher.rows("grades-blackboard.csv")[1:]}
    assert moodle == {key_of(number): total(kind) or "-" for number, kind in enumerate(KINDS)}
    assert blackboard == {key_of(number): total(kind) for number, kind in enumerate(KINDS)}


def test_second_run_has_nothing_to_do_and_keeps_marks(teacher, marked):
    again = teacher.grades()
    assert (again["marked"], again["as_before"], again["waiting"]) == (0, 30, 0)
    assert [one["points"] for one in again["results"].values()] == [
        float(total(kind)) if total(kind) else None for kind in KINDS]


def test_who_hands_in_again_is_graded_alone(teacher, marked):
    teacher.hands_in({"student28_528_999_two-walls.ipynb": teacher.notebook("right")})
    again = teacher.grades()
    assert (again["marked"], again["as_before"]) == (1, 29)
    assert again["results"][28]["state"] == "needs a person"
    assert again["results"][0]["points"] == 9


def test_one_student_is_graded_by_key(teacher, marked):
    teacher.hands_in({f"student{number}_5{number}_999_two-walls.ipynb": teacher.notebook("empty")
                      for number in (27, 28)})
    found = teacher.grades("--student", "u28")
    assert (found["marked"], found["results"][28]["points"]) == (1, 0)
