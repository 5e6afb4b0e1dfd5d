"""What the guide tells a teacher to copy works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from beyondtoken.classroom import read_masters
from beyondtoken.classroom.assignment.notebooks import student_notebook
from beyondtoken.classroom.class_run import check_key
from beyondtoken.classroom.export import export_bank
from beyondtoken.classroom.marking.mark import Marker, Task
from beyondtoken.classroom.marking.notebook import read_submission
from tests.parts import need

ROOT = Path(__file__).resolve().parents[2]


def pattern(page: str, fence: str) -> str:
    """The text that a page shows in its first fence that begins so."""
    found = re.search(rf"^(`{{3,}}){fence}\n(.*?)^\1$", (ROOT / "guide" / page).read_text(encoding="utf-8"),
                      re.DOTALL | re.MULTILINE)
    assert found
    return found.group(2)


def test_private_tests_of_the_guide_pass_the_solution(tmp_path: Path) -> None:
    need("bubblewrap")
    (tmp_path / "two-walls.md").write_text(pattern("class.md", r"text(?=\n---)"), encoding="utf-8")
    master = read_masters(ROOT, tmp_path)["two-walls"]
    assert "search-mine" in master.head.tests
    with Marker(Task(master, tuple(read_submission(student_notebook(master, ROOT))))) as marker:
        check_key(marker)


def test_question_for_examinations_of_the_guide_is_written(tmp_path: Path) -> None:
    (tmp_path / "week4.yml").write_text(pattern("exports.md", "yaml"), encoding="utf-8")
    export_bank(ROOT, tmp_path / "quiz", forms=["gift"], private=tmp_path)
    assert "glitch-exam-wall" in (tmp_path / "quiz/exam-gift.txt").read_text(encoding="utf-8")
