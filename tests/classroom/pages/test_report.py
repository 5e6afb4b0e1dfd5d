from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.outcome import Student
from beyondtoken.classroom.pages import ExerciseInfo, class_report
from beyondtoken.content import Bilingual

from .a_class import EXERCISE, a_class, an_outcome, code_question, text_question
from .conftest import LOOKS
from .skeleton import hostile_text, is_ours, read, skeleton


def filled(text: str) -> str:
    """A report on which every free text is ``text``."""
    title = Bilingual(en=text, ja="壁")
    code = code_question([False, False, True], gave=text, note=text).model_copy(update={"title": title})
    outcomes = [an_outcome(number, "partly", code, student=Student(key=f"{number}", name=text), shown=text, reason=text)
                for number in range(3)]
    return class_report(outcomes, ExerciseInfo("two-walls", title, 10, datetime(2026, 1, 1, tzinfo=UTC)), [text])


def words_of(page: str) -> str:
    return " ".join(" ".join(read(page).text).split())


@pytest.mark.parametrize("seed", range(60))
def test_page_has_the_same_skeleton_whatever_anybody_wrote(seed):
    text = hostile_text(seed)
    assert skeleton(filled(text)) == skeleton(filled("x"))
    assert is_ours(filled(text))


def test_every_link_leads_to_a_feedback_page():
    assert {link.split("/")[0] for link in read(class_report(a_class(50), EXERCISE)).links} == {"feedback"}


@pytest.mark.parametrize("size", [1, 30, 1000])
def test_every_student_is_on_the_page(size):
    links = set(read(class_report(a_class(size), EXERCISE)).links)
    assert links == {f"feedback/s{number:05d}.html" for number in range(size)}


def test_ten_thousand_students_take_seconds_and_ten_times_a_thousand():
    small, large = a_class(1000), a_class(10_000)
    start = time.process_time()
    class_report(small, EXERCISE)
    middle = time.process_time()
    page = class_report(large, EXERCISE)
    end = time.process_time()
    assert end - middle < 30 * (middle - start) + .5
    assert len(page) < 8_000_000


def test_nothing_handed_in_by_anyone_still_makes_a_report():
    said = words_of(class_report([an_outcome(0, "missing", shown="", handed_in=None, seconds=0)], EXERCISE))
    assert "Nobody has points yet." in said
    assert "No submission could be graded" in said


def test_no_student_and_no_file_say_what_to_check():
    assert "Check the folder that was graded" in words_of(class_report([], EXERCISE))


def test_before_hand_marks_the_points_so_far_are_drawn():
    waiting = [an_outcome(n, "needs a person", code_question([True] * 3), text_question(None, "…")) for n in range(3)]
    said = words_of(class_report(waiting, EXERCISE))
    assert "Points so far, without what waits" in said
    assert "mean 6, median 6, lowest 6, highest 6, of 6 points" in said


def test_students_without_a_total_are_in_no_mean_and_counted_beside_it():
    done = an_outcome(0, "graded", code_question([True] * 3), text_question(2, "…"))
    said = words_of(class_report([done, an_outcome(1, "unreadable")], EXERCISE))
    assert "1 student: mean 8" in said
    assert "for want of a total: 1" in said


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_page_is_accessible_fits_and_asks_for_nothing(show, theme, width, language):
    report = class_report(a_class(40), EXERCISE, ["holiday.jpg"], language=language)
    with show(report, theme=theme, width=width) as seen:
        assert seen.violations() == []
        assert (seen.overflow(), seen.errors, seen.foreign) == (0, [], [])
