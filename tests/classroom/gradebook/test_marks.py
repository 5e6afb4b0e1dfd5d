from __future__ import annotations

import pytest

from beyondtoken.classroom.gradebook.codes import fingerprint
from beyondtoken.classroom.gradebook.marks import HandMark, with_hand_marks
from beyondtoken.classroom.marking.mark import state_of as state_by_tests
from tests.classroom.gradebook.class_of import code, outcome, text, unread


def mark(question="explain", points=1.5, answer="Because of the speed.", **more):
    return HandMark(exercise="two-walls", student="adams", question=question, points=points,
                    fingerprint=fingerprint(answer), **more)


def test_mark_fills_the_points_and_the_result_is_graded():
    found = with_hand_marks(outcome(), [mark(comment="clear")])
    assert (found.state, found.reason, found.points, found.questions[1].note) == ("graded", "", 5.5, "clear")


def test_mark_overrules_the_points_of_tests():
    found = with_hand_marks(outcome(), [mark("search", 3, "def f(): ...", comment="right idea")])
    assert (found.state, found.points_so_far, found.questions[0].note) == ("needs a person", 3, "right idea")


def test_zero_is_a_mark():
    assert with_hand_marks(outcome(), [mark(points=0)]).points == 4


def test_result_without_marks_is_the_same():
    assert with_hand_marks(outcome(), []) == outcome()
    assert with_hand_marks(unread(), [mark()]) == unread()


def test_mark_for_an_earlier_text_leaves_it_to_a_person():
    found = with_hand_marks(outcome(answer="Another one."), [mark(comment="clear")])
    assert (found.state, found.questions[1].points) == ("needs a person", None)
    assert found.questions[1].note == "1.5 points by hand for an earlier answer (clear)"
    assert found.reason == "to be marked by hand: Explain"


def test_what_waits_is_said_in_the_words_of_the_grader():
    found = with_hand_marks(outcome(answer="Another one."), [mark()])
    assert (found.state, found.reason) == state_by_tests(found.questions)


def test_mark_for_earlier_code_leaves_it_its_tests():
    found = with_hand_marks(outcome(state="graded", reason="", questions=(code(1, note="stopped"),)),
                            [mark("search", 4, "other code")])
    assert (found.state, found.points) == ("graded", 1)
    assert found.questions[0].note == "stopped; 4 points by hand for an earlier answer"


def test_mark_above_what_the_question_is_worth_by_now_does_not_count():
    found = with_hand_marks(outcome(questions=(text(out_of=1),)), [mark(points=1.5)])
    assert found.questions[0].points is None
    assert "when it was worth more" in found.questions[0].note


@pytest.mark.parametrize(("marks", "state"), [
    ([], "partly"), (["explain"], "partly"), (["search"], "needs a person"), (["explain", "search"], "graded")])
def test_state_follows_from_what_still_waits(marks, state):
    answers = {"search": "def f(): ...", "explain": "Because of the speed."}
    given = [mark(question, 1, answers[question]) for question in marks]
    assert with_hand_marks(outcome(points=None, state="partly"), given).state == state


def test_marks_say_the_same_whoever_gave_them():
    assert mark(marker="Bo").says_the_same(mark(marker="Cy"))
    assert not mark().says_the_same(mark(points=1))
    assert not mark().says_the_same(None)
