from __future__ import annotations

import statistics

import pytest

from beyondtoken.classroom.pages.class_figures import class_figures, median

from .a_class import a_class, an_outcome, code_question, text_question


def class_of(*questions):
    return [an_outcome(number, "graded", question) for number, question in enumerate(questions)]


def test_questions_are_counted_as_right_partly_none_and_waiting():
    points = (4, 4, 2, 0, None)
    (one,) = class_figures(class_of(*(text_question(given, "…") for given in points)))
    assert (one.right, one.partly, one.none, one.waiting) == (2, 1, 1, 1)


def test_texts_have_a_mean_once_none_waits():
    (before,) = class_figures(class_of(text_question(0, ""), text_question(None, "…"), text_question(None, "…")))
    (after,) = class_figures(class_of(text_question(0, ""), text_question(2, "…"), text_question(4, "…")))
    assert (before.mean, after.mean) == (None, 2)


def test_code_that_could_not_be_graded_is_in_no_mean():
    lost = code_question([True, True, True]).model_copy(update={"points": None})
    (one,) = class_figures(class_of(lost, code_question([True, True, False]), code_question([True, True, True])))
    assert (one.mean, one.waiting) == (5, 1)


def test_question_that_nobody_has_points_for_has_no_mean():
    assert class_figures(class_of(text_question(None, "…")))[0].mean is None


def test_sum_with_rounding_counts_as_right():
    assert class_figures(class_of(text_question(4 * (.1 + .2) / .3 - 1e-12, "…")))[0].right == 1


def test_wrong_answers_are_grouped_most_common_first():
    gave = ["9", "7", "9", "None", "7", "9"]
    (one,) = class_figures(class_of(*(code_question([False, True, True], gave=text) for text in gave)))
    test = one.tests["search-lab"]
    assert [(text, len(students)) for text, students in test.common_wrong()] == [("9", 3), ("7", 2)]
    assert (test.single_wrong, test.passed, test.tried) == (1, 0, 6)


def test_right_answers_are_no_wrong_answers():
    (one,) = class_figures(class_of(*[code_question([True, True, True])] * 3))
    assert one.tests["search-lab"].wrong == {}


def test_every_student_with_questions_is_counted_once():
    outcomes = a_class(300)
    search = class_figures(outcomes)[0]
    assert len(search.points) + search.waiting == sum(bool(one.questions) for one in outcomes)


@pytest.mark.parametrize("values", [[1], [3, 1], [1, 2, 2, 9], [5, 5, 1, 0, 7]])
def test_median_agrees_with_the_standard_library(values):
    assert median(values) == statistics.median(values)
