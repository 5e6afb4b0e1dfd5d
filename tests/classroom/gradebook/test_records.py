from __future__ import annotations

from beyondtoken.classroom.gradebook.records import record_of
from tests.classroom.gradebook.class_of import RUBRIC, missing, outcome


def test_result_tells_its_exercise():
    told = record_of(outcome())
    assert (told.id, told.out_of) == ("two-walls", 6)
    assert [(one.question, one.kind, one.out_of, one.rubric) for one in told.questions] == [
        ("search", "code", 4, ()), ("explain", "text", 2, RUBRIC)]


def test_missing_result_tells_no_questions():
    assert record_of(missing()).questions == ()
