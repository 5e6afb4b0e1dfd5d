from __future__ import annotations

import pytest

from beyondtoken.classroom.html.markup import tag
from beyondtoken.classroom.pages.class_figures import class_figures
from beyondtoken.classroom.pages.report_questions import MOST_WRONG, parts_on_tests, questions_part
from beyondtoken.classroom.pages.words import Words

from .a_class import an_outcome, code_question, text_question
from .skeleton import read

SAY = Words("en")


def figures(*gave):
    outcomes = [an_outcome(n, "graded", code_question([False, True, True], gave=text)) for n, text in enumerate(gave)]
    return class_figures(outcomes)


def said(*parts):
    return " ".join(" ".join(read(tag("div", *parts)).text).split())


def test_question_row_holds_mean_and_facility():
    one = class_figures([an_outcome(n, "graded", text_question(n, "…")) for n in range(5)])
    assert "Explain 4 2 50 % 1 3 1 0" in said(questions_part(one, SAY))


@pytest.mark.parametrize(("waiting", "shown"), [(25, "– – (25 wait) 0 0 2 25"), (1, "– – (1 waits) 0 0 2 1")])
def test_texts_that_wait_are_counted_in_place_of_a_mean_of_blank_ones(waiting, shown):
    questions = [text_question(0, ""), text_question(0, ""), *[text_question(None, "…")] * waiting]
    one = class_figures([an_outcome(n, "needs a person", question) for n, question in enumerate(questions)])
    assert f"Explain 4 {shown}" in said(questions_part(one, SAY))


def test_common_wrong_answers_name_who_gave_them():
    text = said(*parts_on_tests(figures("9", "9", "8"), SAY))
    assert "2× 9 Ada Adams , Ben Adams Given by one student each: 1 more." in text


def test_answers_that_one_student_gave_are_not_called_common():
    assert "Common wrong answers" not in said(*parts_on_tests(figures("1", "2", "3"), SAY))


def test_less_common_wrong_answers_are_counted():
    gave = [str(number // 2) for number in range(2 * (MOST_WRONG + 3))]
    assert "given by two or more: 3 more" in said(*parts_on_tests(figures(*gave), SAY))


def test_hidden_tests_are_marked_and_come_with_their_hint():
    text = said(*parts_on_tests(figures("9"), SAY))
    assert "100 % search-patched hidden 1 of 1 passed Hint: Count the start" in text
