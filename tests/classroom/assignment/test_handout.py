from __future__ import annotations

from datetime import datetime

import pytest

from beyondtoken.classroom.assignment.handout import handout

from ..tiny_master import MASTER, master_in

DUE = datetime(2026, 12, 10, 18, 0)


@pytest.fixture
def master(tmp_path):
    return master_in(tmp_path, MASTER.replace("  minutes: 10\n", "  minutes: 10\n  seconds: 2.5\n"))


@pytest.mark.parametrize(("language", "words"), [
    ("en", ("Count the steps", "Due: 2026-12-10 18:00", "4 points", "10 minutes", "Question 1. Count (3 points)",
            "tested in the notebook: 1; after you hand in: 2", "at most 2.5 seconds", "Open steps.ipynb")),
    ("ja", ("歩数を数える", "締め切り: 2026-12-10 18:00", "4 点", "10 分", "問 1. 数える (3 点)",
            "1点はノートブックの中で、2点は提出後", "1セル最長2.5秒", "steps.ipynb を"))])
def test_handout_says_all_a_student_must_know(master, language, words):
    page = handout(master, due=DUE, language=language)
    assert [one for one in words if one not in page] == []


@pytest.mark.parametrize(("language", "words"), [("en", "No due date"), ("ja", "締め切りなし")])
def test_handout_without_a_due_date_says_so(master, language, words):
    assert words in handout(master, language=language)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_handout_holds_no_rubric_hint_or_solution(master, language):
    page = handout(master, language=language)
    secrets = ("names the place where it starts", "出発点に触れている", "corners_passed", "The start is no step.")
    assert [one for one in secrets if one in page] == []


def test_text_of_the_exercise_is_escaped(tmp_path):
    master = master_in(tmp_path, MASTER.replace("en: Count the steps", "en: 'Count <b>the</b> steps'"))
    assert "Count &lt;b&gt;the&lt;/b&gt; steps" in handout(master)
