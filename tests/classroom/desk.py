"""A teacher's desk: a tiny book with one small exercise, what a class handed in, and ways to grade it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import beyondtoken
from beyondtoken.classroom import Master, read_masters
from beyondtoken.classroom.assignment.notebooks import student_notebook
from beyondtoken.classroom.class_run import ClassRun, Wishes, grade_class
from beyondtoken.classroom.gradebook import Gradebook
from beyondtoken.classroom.marking.mark import Task
from beyondtoken.classroom.marking.notebook import read_submission
from beyondtoken.classroom.outcome import Outcome, Student, Submission
from tests.notebooks.tiny_book import write_book

from .tiny_master import MASTER, write_master

QUICK = MASTER.replace("  minutes: 10\n", "  minutes: 10\n  seconds: 2\n")
RIGHT = "def steps(path):\n    return len(path) - 1"
WRONG = "def steps(path):\n    return 2"                      # passes the visible test, 1 of 3 points
LOOPS = "def steps(path):\n    while True:\n        pass"
SLOW = "import time\ntime.sleep(0.3)\n" + RIGHT
ENDS = "import os\nos._exit(3)"


@dataclass
class Desk:
    """Everything below one folder."""

    place: Path
    master_text: str = QUICK

    def __post_init__(self) -> None:
        write_book(self.root, {})
        write_master(self.root, self.master_text)
        self.source.mkdir(exist_ok=True)

    @property
    def root(self) -> Path:
        return self.place / "book"

    @property
    def source(self) -> Path:
        return self.place / "class"

    @property
    def out(self) -> Path:
        return self.place / "class-graded"

    @property
    def master(self) -> Master:
        return read_masters(self.root)["steps"]

    @property
    def task(self) -> Task:
        return Task(self.master, tuple(read_submission(student_notebook(self.master, self.root))))

    def notebook(self, code: str = RIGHT, text: str = "") -> bytes:
        """The student's notebook, filled in."""
        return filled(student_notebook(self.master, self.root), {"count": code, "why": text})

    def hands_in(self, *names: str, code: str = RIGHT, text: str = "") -> None:
        content = self.notebook(code, text)
        for name in names:
            (self.source / f"{name}.ipynb").write_bytes(content)

    def submissions(self, count: int, code: str = RIGHT) -> list[Submission]:
        content = self.notebook(code)
        return [Submission(student=Student(key=f"s{n:02}", name=f"s{n:02}"), content=content) for n in range(count)]

    def grade(self, **wishes: Any) -> ClassRun:
        return grade_class(self.root, Wishes(self.source, **wishes))

    def results(self) -> dict[str, Outcome]:
        """What the gradebook holds."""
        with Gradebook(str(self.out / "gradebook.sqlite"), create=False) as book:
            return {one.student.key: one for one in book.outcomes("steps")}

    def command(self, *arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
        """The command line as a process, in a session of its own so that it can be interrupted whole."""
        settings = {**os.environ, "BEYONDTOKEN_ROOT": str(self.root),
                    "PYTHONPATH": str(Path(beyondtoken.__file__).parent.parent), **options.pop("environment", {})}
        program = [sys.executable, "-c", "from beyondtoken.commands import app; app()", *map(str, arguments)]
        return subprocess.Popen(program, cwd=self.place, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, start_new_session=True, **options)


def filled(notebook: bytes, answers: dict[str, str]) -> bytes:
    """A notebook with answers in the cells of those names; what is empty stays as it was."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        answer = answers.get(cell["metadata"].get("nbgrader", {}).get("grade_id"), "")
        cell["source"] = answer or cell["source"]
    return json.dumps(content).encode()
