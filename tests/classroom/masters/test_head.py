from __future__ import annotations

from ..tiny_master import master_in


def test_points_are_the_sum_over_tests_and_rubric(tmp_path):
    head = master_in(tmp_path).head
    assert [(question.id, question.kind, question.points) for question in head.questions] == [
        ("count", "code", 3), ("why", "text", 1)]


def test_test_knows_its_question(tmp_path):
    assert master_in(tmp_path).head.question_of("count-place").id == "count"
