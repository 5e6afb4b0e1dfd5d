from __future__ import annotations

from beyondtoken.classroom.pages.class_figures import class_figures
from beyondtoken.classroom.pages.report_students import students_part
from beyondtoken.classroom.pages.words import Words

from .a_class import a_class, an_outcome, code_question, text_question
from .skeleton import read


def said(outcomes):
    part = students_part(outcomes, class_figures(outcomes), Words("en"))
    return " ".join(" ".join(read(part).text).split())


def test_row_holds_state_total_points_and_time():
    one = an_outcome(0, "graded", code_question([True, True, False]), text_question(1.5, "…"), late=True)
    assert "Ada Adams Graded 5.5 4 1.5 2026-12-10 19:59 UTC late 0.3" in said([one])


def test_what_has_no_points_is_a_dash_and_never_0():
    assert "Ada Adams Could not be read broken – 2026" in said([an_outcome(0, "unreadable", reason="broken")])


def test_points_table_goes_from_most_to_none_and_ends_with_those_without_total():
    graded = [an_outcome(n, "graded", text_question(points, "…")) for n, points in enumerate((1, 4, 0, 4))]
    text = said([*graded, an_outcome(4, "missing")])
    assert text.endswith("4 2 Ben Adams , Dilek Adams 1 1 Ada Adams 0 1 Chie Adams no total yet 1 Emil Adams")


def test_everybody_is_in_both_tables():
    part = students_part(a_class(200), class_figures(a_class(200)), Words("en"))
    assert len(read(part).links) == 400


def test_other_attempts_are_named_and_the_rest_counted():
    assert "1 other attempt not graded: a.ipynb" in said([an_outcome(0, other_attempts=("a.ipynb",))])
    text = said([an_outcome(0, other_attempts=tuple(f"{n}.ipynb" for n in range(5)))])
    assert "5 other attempts not graded: 0.ipynb , 1.ipynb , 2.ipynb , and 2 more files" in text
