"""The exercises as a whole: a key earns everything, a blank copy nothing; four kinds in each chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from beyondtoken.classroom import Master, read_masters
from beyondtoken.classroom.assignment.notebooks import student_notebook
from beyondtoken.classroom.marking.mark import Marker, Task, solved
from beyondtoken.classroom.marking.notebook import read_submission
from beyondtoken.classroom.outcome import Student, Submission
from beyondtoken.notebooks.pages import toc_docnames
from tests.parts import need

ROOT = Path(__file__).resolve().parents[2]
MASTERS = read_masters(ROOT)
CHAPTERS = sorted(path.parent.name for path in (ROOT / "chapters").glob("*/index.md"))
KINDS = {"extend", "break", "explain", "compare"}


class Desk(NamedTuple):
    """A marker at work, and the notebook that students get."""

    marker: Marker
    notebook: bytes


@pytest.fixture(scope="module", params=MASTERS)
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    need("bubblewrap")
    master = MASTERS[request.param]
    notebook = student_notebook(master, ROOT)
    with Marker(Task(master, tuple(read_submission(notebook)))) as marker:
        yield Desk(marker, notebook)


def handed_in(content: bytes) -> Submission:
    return Submission(student=Student(key="s", name="S"), content=content)


def test_key_earns_every_point_of_the_code(desk: Desk) -> None:
    outcome = desk.marker.mark_cells(handed_in(b"key"), solved(desk.marker.task))
    code = [one for one in outcome.questions if one.kind == "code"]
    assert [(one.question, one.points, one.note) for one in code] == [(one.question, one.out_of, "") for one in code]


def test_untouched_copy_is_graded_and_earns_nothing(desk: Desk) -> None:
    outcome = desk.marker.mark(handed_in(desk.notebook))
    assert (outcome.state, outcome.points) == ("graded", 0)


def of(chapter: str) -> list[Master]:
    return [master for master in MASTERS.values() if master.head.chapter == chapter]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_four_to_six_exercises_of_all_kinds(chapter: str) -> None:
    assert 4 <= len(of(chapter)) <= 6
    assert {master.head.kind for master in of(chapter)} == KINDS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_exercise_is_a_page_of_its_chapter_linked_from_the_page_it_rests_on(chapter: str) -> None:
    for head in (master.head for master in of(chapter)):
        assert f"chapters/{chapter}/exercise-{head.id}" in toc_docnames(ROOT)
        page = ROOT / "chapters" / chapter / f"{head.lab or 'index'}.md"
        assert f"](exercise-{head.id}.md)" in page.read_text(encoding="utf-8"), head.id


def test_three_quarters_of_the_exercises_ask_for_analysis_or_more() -> None:
    levels = Counter(master.head.bloom for master in MASTERS.values())
    assert levels["remember"] + levels["understand"] == 0
    assert levels["analyse"] + levels["evaluate"] + levels["create"] >= 0.75 * levels.total()


@pytest.mark.parametrize("name", MASTERS)
def test_exercise_takes_ten_minutes_to_an_hour(name: str) -> None:
    assert 10 <= MASTERS[name].head.minutes <= 60


@pytest.mark.parametrize("name", MASTERS)
def test_every_text_of_a_head_is_there_in_both_languages(name: str) -> None:
    head = MASTERS[name].head
    texts = [head.title, *(question.title for question in head.questions),
             *(part.hint for part in head.tests.values()),
             *(line.text for question in head.questions for line in question.rubric)]
    assert [text.en for text in texts if not text.ja.strip() or text.ja.isascii()] == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_two_tests_of_the_book_have_one_hint(language: str) -> None:
    hints = Counter(test.hint.text(language) for master in MASTERS.values() for test in master.head.tests.values())
    assert [hint for hint, count in hints.items() if count > 1] == []
