from __future__ import annotations

import pytest

from beyondtoken.classroom.outcome import Student
from beyondtoken.classroom.pages import summary_lines
from beyondtoken.classroom.pages.summary import MOST_LINES

from .a_class import a_class, an_outcome, text_question
from .skeleton import HOSTILE


def test_counts_mean_and_who_needs_a_person():
    outcomes = [an_outcome(0, "graded", text_question(3, "…")), an_outcome(1, "graded", text_question(4, "…")),
                an_outcome(2, "unreadable", reason="the zip is broken")]
    assert summary_lines(outcomes) == [
        "    2  Graded", "    1  Could not be read", "Mean of 2 with a total: 3.5 of 10 points", "Need you:",
        "  Chie Adams: Could not be read (the zip is broken)"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_can_steer_the_terminal(text):
    lines = summary_lines([an_outcome(0, "unreadable", student=Student(key="a", name=text + "\n" * 9), reason=text)])
    assert all(not any(ord(sign) < 32 or 0x7f <= ord(sign) < 0xa0 for sign in line) for line in lines)
    assert len(lines) == 5


@pytest.mark.parametrize("language", ["en", "ja"])
def test_large_class_stays_a_screenful(language):
    assert len(summary_lines(a_class(10_000), language)) < MOST_LINES + 12


def test_those_left_out_are_counted():
    assert summary_lines([an_outcome(n, "missing") for n in range(25)])[-1] == "  and 5 more, in report.html"
