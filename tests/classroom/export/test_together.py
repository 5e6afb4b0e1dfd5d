from __future__ import annotations

import pytest

from beyondtoken.classroom.export.together import every_answer, wrong_answers
from tests.classroom.export.meaning import of_kind, plain, words


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_feedback_is_lost_where_all_stands_together(language):
    for asked in of_kind("order", "match", language=language):
        told = words(every_answer(asked))
        for slot in (slot for slot in asked.question.slots() if slot.startswith("feedback:")):
            assert plain(asked.plain(slot)) in told


def test_feedback_for_wrong_answers_leaves_out_the_one_for_right_ones():
    for asked in of_kind("number", "text", "order", "match"):
        told = words(wrong_answers(asked))
        assert plain(asked.plain("feedback:right")) not in told
        assert all(plain(asked.plain(slot)) in told for slot in asked.question.slots()
                   if slot.startswith(("feedback:trap", "feedback:wrong", "feedback:left")))


def test_each_wrong_number_is_named_before_its_feedback():
    asked = next(one for one in of_kind("number") if one.id == "glitch-thickness")
    for number, trap in enumerate(asked.question.traps):
        told = f"If you answered {trap.value:g}: {asked.plain(f'feedback:trap:{number}')}"
        assert told in words(wrong_answers(asked))


def test_wrong_order_is_told_by_its_items():
    asked = next(one for one in of_kind("order", language="ja") if one.question.traps)
    items = [asked.html(f"item:{item}") for item in asked.question.traps[0].answer]
    assert f"<em>順序が{' → '.join(items)}なら:</em>" in wrong_answers(asked)
