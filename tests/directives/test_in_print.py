import pytest

from tests.directives.tiny_book import QUESTION, QUESTIONS, both

PAGE = "chapters/beyond-imitation/glitch"
FEEDBACK = {"right": both("Why it is right."), "wrong": both("Why not.")}
REST = {name: QUESTION[name] for name in ("use", "objective", "bloom", "difficulty", "minutes", "rests_on")}


def left(name, feedback):
    return {"id": name, "text": both(name), "feedback": both(feedback), "misconception": "glitch-m"}


KINDS = {
    "multiple": ({"options": QUESTION["options"], "answer": ["b"]}, "Question 1: B"),
    "number": ({"answer": 8, "tolerance": 0.5, "unit": both("steps"), "feedback": FEEDBACK}, "1: 8 steps"),
    "order": ({"items": [{"id": "a", "text": both("one")}, {"id": "b", "text": both("two")}],
               "answer": ["a", "b"], "feedback": FEEDBACK}, "1: "),
    "match": ({"left": [left("x", "no"), left("y", "not so")],
               "right": [{"id": "a", "text": both("one")}, {"id": "b", "text": both("two")}],
               "answer": {"x": "a", "y": "b"}, "feedback": {"right": both("Why it is right.")}}, "1–"),
    "text": ({"accept": ["reward", "報酬"], "feedback": FEEDBACK}, "Question 1: reward / 報酬"),
}


def text(book, builder="text"):
    return book.doctree(PAGE, builder).astext()


def test_a_question_stands_with_lettered_options_and_its_answer_at_the_end(book):
    told = text(book)
    parts = ("Question 1: What is", "A: Two & three", "Answers", "Question 1: B")
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_latex_holds_prompt_and_answer_once_at_the_end_of_the_book(book):
    book.page("chapters/beyond-imitation/index", "# Reading\n\n```{quiz} glitch-intent\n```\n")
    book.build("latex")
    written = book.text("projectnamenotset.tex", "latex")
    assert written.count(r"\chapter{Answers}") == 1
    assert written.index("Question 2}: B") > written.index("Scoreboard")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_answer_in_print(book, kind):
    fields, told = KINDS[kind]
    question = {"id": "glitch-intent", "kind": kind, "stem": both("Well?")} | REST | fields
    book.data("exercises/beyond-imitation/glitch.yml", QUESTIONS | {"questions": [question]})
    assert told in text(book).split("Answers")[1]


@pytest.mark.parametrize("builder", ["text", "latex", "man"])
def test_no_form_reaches_a_builder_without_scripts(book, builder):
    assert "QuizNode" not in book.doctree(PAGE, builder).pformat()


def test_translators_are_not_asked_for_what_the_data_file_gives_in_both_languages(book):
    book.build("gettext")
    assert "What is the" not in book.text("chapters.pot", "gettext")
