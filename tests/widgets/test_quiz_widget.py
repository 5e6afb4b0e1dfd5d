"""A question as a widget, without a browser."""

import pytest

from beyondtoken.widgets.quiz_widget import QuizWidget
from tests.assets.quiz_page import QUESTIONS


def widget(kind: str) -> QuizWidget:
    record, texts = QUESTIONS[kind]
    return QuizWidget(record, texts, lang="en")


@pytest.mark.parametrize(("kind", "right", "wrong"), [
    ("single", "b", "a"), ("multiple", ["c", "a"], ["a"]), ("number", "8", "9"),
    ("order", ["x", "y", "z"], ["y", "x", "z"]), ("match", {"l": "r", "m": "s"}, {"l": "s", "m": "r"}),
    ("text", "Reward Hacking.", "cheating"),
])
def test_answer_from_the_browser_is_marked_in_python(kind, right, wrong):
    q = widget(kind)
    q.answer = right
    was_right = q.correct
    q.answer = wrong
    assert (was_right, q.correct) == (True, False)


def test_two_of_the_same_question_share_no_ids():
    assert widget("single").uid != widget("single").uid


def test_every_id_and_radio_group_starts_with_the_uid():
    q = widget("single")
    assert q.html.count(f'name="{q.uid}"') == 3


def test_widget_loads_the_bundled_module():
    assert "render" in str(widget("single")._esm)
