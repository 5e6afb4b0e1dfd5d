from __future__ import annotations

import pytest

from beyondtoken.classroom.gradebook import Gradebook, HandMark, hand_rows
from beyondtoken.classroom.gradebook.codes import fingerprint
from tests.classroom.gradebook.class_of import RUBRIC, code, missing, outcome, text, unread


def mark(key="adams"):
    return HandMark(exercise="two-walls", student=key, question="explain", points=1.5)


def test_row_holds_what_a_person_needs_and_no_name(in_memory):
    in_memory.record(outcome())
    row, = hand_rows(in_memory, "two-walls")
    assert (row.code, row.question, row.answer) == (in_memory.codes()["adams"], "explain", "Because of the speed.")
    assert (row.out_of, row.rubric, row.fingerprint) == (2, RUBRIC, fingerprint("Because of the speed."))
    assert "adams" not in repr(row)


def test_only_what_waits_is_asked_for(in_memory):
    in_memory.record(outcome("adams"), unread("bob"), missing("carl"), outcome("dora", questions=(code(), text(0))))
    assert len(hand_rows(in_memory, "two-walls")) == 1
    in_memory.hand_mark(mark())
    assert hand_rows(in_memory, "two-walls") == []


def test_code_that_could_not_be_graded_may_be_marked_by_a_person(in_memory):
    in_memory.record(outcome(state="partly", questions=(code(None, note="the grader stopped"), text(2))))
    row, = hand_rows(in_memory, "two-walls")
    assert (row.kind, row.note, row.rubric) == ("code", "the grader stopped", ())


def test_changed_answer_waits_again_with_the_mark_it_had(in_memory):
    in_memory.record(outcome())
    in_memory.hand_mark(mark())
    in_memory.record(outcome(answer="Another one.", grading_key="g2"))
    row, = hand_rows(in_memory, "two-walls")
    assert (row.answer, row.given.points) == ("Another one.", 1.5)


@pytest.fixture
def of_forty(in_memory: Gradebook) -> Gradebook:
    """Forty students who answer two questions each."""
    both = (text(question="first"), text(question="second"))
    in_memory.record(*(outcome(f"s{n:02}", questions=both) for n in range(40)))
    return in_memory


def test_questions_come_one_after_the_other_each_in_an_order_of_its_own(of_forty):
    rows = hand_rows(of_forty, "two-walls")
    assert [row.question for row in rows] == ["first"] * 40 + ["second"] * 40
    first, second = [row.code for row in rows[:40]], [row.code for row in rows[40:]]
    assert sorted(first) == sorted(second)
    assert first != second


def test_order_stays_and_is_not_that_of_names_or_codes(of_forty):
    codes = of_forty.codes()
    rows = [row.code for row in hand_rows(of_forty, "two-walls")[:40]]
    assert rows == [row.code for row in hand_rows(of_forty, "two-walls")[:40]]
    assert rows not in ([codes[f"s{n:02}"] for n in range(40)], sorted(rows))
