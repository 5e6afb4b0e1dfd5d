from __future__ import annotations

import pytest

from beyondtoken.classroom.outcome import Outcome, Student
from beyondtoken.classroom.pages import feedback_page
from beyondtoken.content import Bilingual

from .a_class import a_class, a_mark, a_test, an_outcome, code_question, text_question
from .conftest import LOOKS
from .skeleton import HOSTILE, hostile_text, is_ours, read, skeleton

SECRET = "the hidden answer 4711"


def filled(text: str) -> str:
    """A page on which every free text is ``text``."""
    code = code_question([False, False, True], gave=text, note=text, output=text)
    tests = tuple(test.model_copy(update={"shown": text, "hint": Bilingual(en=text, ja="壁")}) for test in code.tests)
    code = code.model_copy(update={"tests": tests, "title": Bilingual(en=text, ja="壁")})
    outcome = an_outcome(0, "partly", code, text_question(1, text), student=Student(key="a", name=text), shown=text,
                         reason=text, other_attempts=(text, text))
    return feedback_page(outcome, hand_marks={"explain": a_mark(1, (.5, .5), text)})


def words_of(page: str) -> str:
    return " ".join("".join(read(page).text).split())


@pytest.mark.parametrize("seed", range(60))
def test_page_has_the_same_skeleton_whatever_anybody_wrote(seed):
    text = hostile_text(seed)
    assert skeleton(filled(text)) == skeleton(filled("x"))
    assert is_ours(filled(text))
    assert read(filled(text)).links == []


def test_a_megabyte_in_every_field_makes_a_page_smaller_than_one_of_them():
    assert len(filled("<&" * 500_000)) < 1_000_000


def test_hidden_test_shows_its_hint_and_neither_name_nor_what_the_answer_gave():
    hidden = a_test("hidden-name", False, visible=False, gave=SECRET, shown=SECRET)
    question = code_question([True, True, True]).model_copy(update={"tests": (hidden,)})
    said = words_of(feedback_page(an_outcome(0, "graded", question)))
    assert "Hint: Count the start as step 0" in said
    assert SECRET not in said
    assert "hidden-name" not in said


def test_hidden_test_that_passed_shows_no_hint():
    hidden = a_test("hidden-name", True, visible=False)
    question = code_question([True, True, True]).model_copy(update={"tests": (hidden,)})
    assert "Count the start" not in words_of(feedback_page(an_outcome(0, "graded", question)))


def test_visible_test_shows_what_went_wrong_and_not_what_is_for_the_teacher():
    visible = a_test("seen", False, visible=True, gave=SECRET, shown="gave 9, not 8")
    question = code_question([True, True, True]).model_copy(update={"tests": (visible,)})
    said = words_of(feedback_page(an_outcome(0, "graded", question)))
    assert "gave 9, not 8" in said
    assert SECRET not in said


def test_no_page_of_a_class_shows_what_is_for_the_teacher():
    for outcome in a_class(60):
        plain = outcome.to_plain()
        for test in [test for question in plain["questions"] for test in question["tests"]]:
            test["gave"] = SECRET
        assert SECRET not in feedback_page(Outcome.from_plain(plain))


@pytest.mark.parametrize("state", ["unreadable", "missing", "partly", "needs a person"])
def test_what_is_not_graded_shows_no_total_of_0(state):
    questions = [text_question(None, "…")] if state in ("partly", "needs a person") else []
    said = words_of(feedback_page(an_outcome(0, state, *questions)))
    assert "–" in said
    assert "0 / " not in said


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("state", ["graded", "partly", "needs a person", "unreadable", "missing"])
def test_every_state_says_what_to_do_next(state, language):
    said = words_of(feedback_page(an_outcome(0, state, text_question(2, "…")), language))
    assert {"en": "What to do next: ", "ja": "次にすること："}[language] in said


def test_full_marks_ask_for_nothing():
    best = an_outcome(0, "graded", code_question([True] * 3), text_question(4, "…"))
    assert "Nothing: every question is right." in words_of(feedback_page(best))


def test_rubric_is_shown_with_its_marks_only():
    outcome = an_outcome(0, "graded", text_question(3, "two cells"))
    assert "top speed" not in words_of(feedback_page(outcome))
    marked = words_of(feedback_page(outcome, hand_marks={"explain": a_mark(3, (2, 1), "Well put.")}))
    assert "2 / 2names the top speed" in marked
    assert "1 / 2names a change" in marked
    assert "Well put." in marked


def test_comment_of_a_person_is_shown_once():
    commented = text_question(3, "two cells").model_copy(update={"note": "Well put."})
    page = feedback_page(an_outcome(0, "graded", commented), hand_marks={"explain": a_mark(3, (2, 1), "Well put.")})
    assert page.count("Well put.") == 1


def test_mark_for_the_whole_shows_what_each_line_is_worth():
    page = feedback_page(an_outcome(0, "graded", text_question(3, "…")), hand_marks={"explain": a_mark(3)})
    assert "How it was marked2names the top speed" in words_of(page)


@pytest.mark.parametrize("points", [None, 0])
def test_mark_for_an_earlier_answer_stays_out(points):
    outcome = an_outcome(0, "needs a person", text_question(points, "two cells"))
    assert "Well put." not in words_of(feedback_page(outcome, hand_marks={"explain": a_mark(3, (2, 1), "Well put.")}))


def test_long_output_says_that_it_was_cut():
    page = feedback_page(an_outcome(0, "graded", code_question([True] * 3, output="line\n" * 1000)))
    assert "the whole text has 5,000 characters" in page
    assert page.count("line\n") < 70


def test_late_work_and_other_attempts_are_named():
    said = words_of(feedback_page(an_outcome(0, late=True, other_attempts=("first.ipynb",))))
    assert "UTC late" in said
    assert "Other attempts, not gradedfirst.ipynb" in said


def test_student_without_a_name_is_called_by_the_key():
    nameless = an_outcome(0, student=Student(key="s17", name=" "))
    assert "s17" in words_of(feedback_page(nameless))


def whole() -> Outcome:
    return an_outcome(0, "needs a person", code_question([True, False, True], note="cell 4 stopped", output="8\n" * 90),
                      text_question(2, "two cells"), late=True, reason="a text waits", other_attempts=("a.ipynb",))


@pytest.mark.parametrize(("theme", "width"), LOOKS)
def test_page_is_accessible_fits_and_asks_for_nothing(show, theme, width):
    page = feedback_page(whole(), hand_marks={"explain": a_mark(2, (1, 1), "Good.")})
    with show(page, theme=theme, width=width) as seen:
        assert seen.violations() == []
        assert (seen.overflow(), seen.errors, seen.foreign) == (0, [], [])


def test_hostile_page_does_nothing_in_a_browser(show):
    with show(filled("".join(HOSTILE)), width=390) as seen:
        names = set(seen.page.evaluate("[...document.querySelectorAll('body *')].map(one => one.localName)"))
        assert names.isdisjoint({"script", "img", "style", "iframe", "svg", "a"})
        assert (seen.overflow(), seen.errors, seen.foreign) == (0, [], [])
