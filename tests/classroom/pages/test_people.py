from __future__ import annotations

from beyondtoken.classroom.html.harmless import cut
from beyondtoken.classroom.pages.people import feedback_link, names, said
from beyondtoken.classroom.pages.words import Words

from .a_class import student
from .skeleton import read


def test_link_leads_to_the_feedback_page():
    assert read(feedback_link(student(3))).links == ["feedback/s00003.html"]


def test_long_list_says_how_many_are_left_out():
    made = names([student(number) for number in range(9)], Words("en"), most=4)
    assert (made.count("<a "), "and 5 more" in made) == (4, True)


def test_list_that_fits_leaves_nobody_out():
    assert "more" not in names([student(1), student(2)], Words("en"), most=2)


def test_first_blank_line_of_what_was_said_is_kept():
    assert "<pre dir=\"ltr\">\n\nx</pre>" in said(cut("\nx"), Words("en"))
