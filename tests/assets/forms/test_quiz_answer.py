"""The answer with its reasons, for readers without a script."""

import pytest

from beyondtoken.assets.forms.quiz_answer import answer_panel
from tests.assets.quiz_page import QUESTIONS


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_feedback_of_the_question_is_there_for_the_script(kind):
    record, slots = QUESTIONS[kind]
    html = answer_panel(record, slots, lang="en")
    missing = [name for name in slots if name.startswith("feedback:") and f'data-slot="{name}"' not in html]
    assert missing == []


def test_right_options_are_told_by_sign_and_word():
    html = answer_panel(*QUESTIONS["multiple"], lang="en")
    assert html.count("✓ Right") == 2
    assert html.count("✗ Not right") == 2


def test_order_is_given_from_first_to_last():
    html = answer_panel(*QUESTIONS["order"], lang="en")
    assert html.index("The agent explores.") < html.index("It meets the door.") < html.index("It always uses")


def test_large_number_is_written_with_commas():
    record = {"kind": "number", "answer": 1234567.0, "tolerance": 0}
    html = answer_panel(record, {"feedback:right": "", "feedback:wrong": ""}, lang="en")
    assert "<strong>1,234,567</strong>" in html


def test_feedback_for_wrong_answers_is_not_shown_with_the_answer():
    shown = answer_panel(*QUESTIONS["text"], lang="en").split("</details>")[0]
    assert "Cheating needs a rule" not in shown
