from __future__ import annotations

import pytest

from beyondtoken.classroom.pages.report_actions import MOST_FILES, MOST_REASONS, actions_part
from beyondtoken.classroom.pages.words import Words

from .a_class import an_outcome
from .skeleton import read


def said(outcomes, left_aside=(), language="en", file="hand-marks.csv"):
    return " ".join(" ".join(read(actions_part(outcomes, left_aside, Words(language), file)).text).split())


@pytest.mark.parametrize(("state", "heading"), [
    ("unreadable", "Could not be read: 1"), ("partly", "Partly graded: 1"),
    ("needs a person", "Wait for marks by hand: 1"), ("missing", "Nothing handed in: 1")])
def test_who_needs_a_person_is_named_with_the_reason(state, heading):
    text = said([an_outcome(0, state, reason="the zip is broken")])
    assert heading in text
    assert "the zip is broken · 1 student Ada Adams" in text


@pytest.mark.parametrize("language", ["en", "ja"])
def test_file_that_marks_go_into_is_named(language):
    text = said([an_outcome(0, "needs a person")], language=language, file="hand-marks-2.csv")
    assert ("hand-marks-2.csv" in text, "hand-marks.csv" in text) == (True, False)


def test_graded_class_needs_nothing():
    assert "Nothing: every submission is graded." in said([an_outcome(0), an_outcome(1)])


def test_most_common_reason_comes_first():
    outcomes = [an_outcome(n, "unreadable", reason="rare" if n == 0 else "common") for n in range(3)]
    text = said(outcomes)
    assert text.index("common") < text.index("rare")


def test_students_with_many_reasons_are_counted_where_they_are_not_named():
    outcomes = [an_outcome(n, "unreadable", reason=f"reason {n}") for n in range(MOST_REASONS + 7)]
    assert "and 7 more students with reasons of their own" in said(outcomes)


def test_late_work_is_named():
    assert "Handed in late: 1" in said([an_outcome(0, late=True)])


def test_files_left_aside_are_listed_and_the_rest_counted():
    text = said([], [f"file {n}" for n in range(MOST_FILES + 3)])
    assert "file 0" in text
    assert "and 3 more files" in text
