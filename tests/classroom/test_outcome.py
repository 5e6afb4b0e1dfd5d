from __future__ import annotations

import pytest

from beyondtoken.classroom.outcome import Outcome, QuestionOutcome, Student

TITLE = {"en": "Two walls", "ja": "二つの壁"}


def outcome(*points):
    questions = [QuestionOutcome(question=f"q{number}", title=TITLE, kind="code", points=one, out_of=5)
                 for number, one in enumerate(points)]
    return Outcome(student=Student(key="adams", name="Ada"), exercise="two-walls", title=TITLE, state="graded",
                   questions=tuple(questions), out_of=5 * len(points))


@pytest.mark.parametrize(("points", "total", "so_far"), [
    ((5, 2), 7, 7), ((5, None), None, 5), ((0, 0), 0, 0), ((), None, 0)])
def test_total_is_known_only_when_every_question_has_points(points, total, so_far):
    assert (outcome(*points).points, outcome(*points).points_so_far) == (total, so_far)


def test_plain_form_comes_back_unchanged():
    assert Outcome.from_plain(outcome(1.5, None).to_plain()) == outcome(1.5, None)
