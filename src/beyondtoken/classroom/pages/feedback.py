"""The page a student gets back: points, why, and what to do next. Hidden tests show by their hint alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ...content import Bilingual
from ..html import Child, Element, cut, one_line, page, tag, with_code
from ..outcome import Outcome, QuestionOutcome, TestOutcome
from .people import said
from .words import Words, number

if TYPE_CHECKING:
    from ..gradebook import HandMark

SIGNS = {True: "✓", False: "✗"}
MOST_ATTEMPTS = 20
MOST_ALIKE = 500                     # parts that many students have alike are written once
ROUNDING = 1e-6


def feedback_page(outcome: Outcome, language: str = "en", *,
                  hand_marks: Mapping[str, HandMark] | None = None) -> str:
    """One student's page, whole in one file.

    Parameters
    ----------
    outcome : Outcome
        What came of the submission.
    language : str
        ``"en"`` or ``"ja"``.
    hand_marks : mapping from question to HandMark, optional
        What a person gave. A rubric is shown only with its marks, and marks only where they are the question's
        points: a mark for an earlier answer stays out.

    Examples
    --------
    >>> from beyondtoken.content import Bilingual
    >>> from beyondtoken.classroom.outcome import Student
    >>> gone = Outcome(student=Student(key="adams", name="<Ada>"), exercise="two-walls", out_of=10,
    ...                title=Bilingual(en="Two walls", ja="二つの壁"), state="missing")
    >>> "&lt;Ada&gt;" in feedback_page(gone), "<Ada>" in feedback_page(gone)
    (True, False)
    """
    say, marks = Words(language), hand_marks or {}
    name = one_line(outcome.student.name, characters=120) or one_line(outcome.student.key, characters=120)
    main = tag("main", header(outcome, name, say), state_part(outcome, say),
               *[question_part(one, place, marks.get(one.question), say)
                 for place, one in enumerate(outcome.questions, start=1)],
               footer(say) if outcome.questions else None, class_="narrow")
    return page(f"{say('feedback')}: {say.title(outcome.title)}, {name}", main, language=language)


@cache
def footer(say: Words) -> Element:
    """What every page says of hidden tests."""
    return tag("footer", tag("p", say("about_hidden")))


def header(outcome: Outcome, name: str, say: Words) -> Element:
    """Whose work this is, and which file."""
    when = say.moment(outcome.handed_in) if outcome.handed_in else say("not_known")
    late: list[Child] = [" ", tag("span", say("late"), class_="mark late")] if outcome.late else []
    facts: list[Child] = []
    if outcome.shown:
        facts += [tag("dt", say("file")), tag("dd", tag("bdi", one_line(outcome.shown))),
                  tag("dt", say("handed_in")), tag("dd", when, *late)]
    if outcome.other_attempts:
        facts += [tag("dt", say("other_attempts")), tag("dd", file_list(outcome.other_attempts, say))]
    return tag("header", tag("p", say("feedback"), class_="kicker"), tag("h1", say.title(outcome.title)),
               tag("p", tag("bdi", name), class_="who"), tag("dl", *facts, class_="facts") if facts else None)


def file_list(files: Sequence[str], say: Words) -> Element:
    """Names of files, at most so many."""
    rest = len(files) - MOST_ATTEMPTS
    return tag("ul", *[tag("li", tag("bdi", one_line(file))) for file in files[:MOST_ATTEMPTS]],
               tag("li", say.count("more_files", rest)) if rest > 0 else None)


def state_part(outcome: Outcome, say: Words) -> Element:
    """The total, what it means, and the next step."""
    key = outcome.state.replace(" ", "_")
    is_full = outcome.state == "graded" and outcome.points == outcome.out_of
    reason = tag("p", tag("b", say("why"), say("colon")), one_line(outcome.reason, characters=600))
    return tag("section", total(outcome, say), tag("div", tag("p", say(f"state_{key}"), class_="lead"),
               reason if outcome.reason else None, tag("p", tag("b", say("next"), say("colon")),
               say("next_full" if is_full else f"next_{key}"))), class_=f"state {key}", aria_label=say("total"))


def total(outcome: Outcome, say: Words) -> Element:
    """The points in large figures, where all are known."""
    if outcome.points is not None:
        return points(outcome.points, outcome.out_of, say, class_="total")
    has_some = any(one.points is not None for one in outcome.questions)
    waits = tag("span", say("waits" if outcome.state == "needs a person" else "no_points"))
    so_far = tag("span", say("so_far", out_of=number(outcome.out_of)))
    return tag("p", tag("strong", number(outcome.points_so_far if has_some else None)),
               *([so_far, tag("span", say("rest"), class_="mark")] if has_some else [waits]), class_="total open")


def points(given: float | None, out_of: float, say: Words, *, class_: str) -> Element:
    """Points out of points; read aloud as words."""
    return tag("p", tag("strong", number(given)), tag("span", f" / {number(out_of)} ", say("points")), class_=class_)


def question_part(question: QuestionOutcome, place: int, mark: HandMark | None, say: Words) -> Element:
    """One question: points, note, tests, what was printed, marks by hand."""
    by_hand = rubric_part(question, mark, say)
    note = None if by_hand and mark and question.note == mark.comment else note_part(question, say)
    return tag("section", question_head(question.title, question.kind, question.points, question.out_of, place, say),
               note, tests_part(question.tests, say), printed_part(question, say), answer_part(question, say), by_hand,
               class_="question")


@lru_cache(maxsize=MOST_ALIKE)
def question_head(title: Bilingual, kind: str, points: float | None, out_of: float, place: int, say: Words) -> Element:
    """Title and points on one line."""
    given: Child = tag("span", say("waits") if kind == "text" else say("no_points"), class_="points open")
    if points is not None:
        given = tag("span", say.share(points, out_of), " ", say("points"), class_="points")
    name = tag("h2", tag("small", say("question"), f" {place}"), " ", say.title(title))
    return tag("div", name, given, class_="head")


def note_part(question: QuestionOutcome, say: Words) -> Child:
    """Why the points are what they are."""
    if not question.note.strip():
        return None
    return tag("div", tag("h3", say("note")), said(cut(question.note, characters=1500, lines=25), say), class_="note")


@lru_cache(maxsize=MOST_ALIKE)
def tests_part(tests: tuple[TestOutcome, ...], say: Words) -> Child:
    """Every test, passed or not."""
    if not tests:
        return None
    hidden = [test.test for test in tests if not test.visible]
    lines = [visible_test(test, say) if test.visible else hidden_test(test, hidden.index(test.test) + 1, say)
             for test in tests]
    return tag("div", tag("h3", say("tests")), tag("ul", *lines, class_="tests"))


def visible_test(test: TestOutcome, say: Words) -> Element:
    """A test of the student's own copy, with what went wrong."""
    shown = tag("div", tag("p", say("went_wrong"), class_="quiet"),
                said(cut(test.shown, characters=1500, lines=25), say))
    return test_line(test, say("visible_test"), say, tag("p", *with_code(say.title(test.hint))),
                     shown if test.shown.strip() and not test.passed else None)


def hidden_test(test: TestOutcome, place: int, say: Words) -> Element:
    """A hidden test: never its name, its code or what the answer gave; its hint where it was not passed."""
    hint = tag("p", tag("b", say("hint"), say("colon")), *with_code(say.title(test.hint)))
    return test_line(test, say("hidden_test", n=place), say, None if test.passed else hint)


def test_line(test: TestOutcome, name: str, say: Words, *more: Child) -> Element:
    """Sign, word, name and points of a test, and what there is to say of it."""
    verdict = "right" if test.passed else "wrong"
    return tag("li", tag("p", tag("span", SIGNS[test.passed], class_="sign", aria_hidden="true"),
                         tag("b", say("passed" if test.passed else "not_passed"), class_="verdict"),
                         tag("span", name, class_="what"),
                         tag("span", say.share(test.points, test.out_of), class_="points"), class_="line"),
               *more, class_=verdict)


def printed_part(question: QuestionOutcome, say: Words) -> Child:
    """What the student's own cells printed."""
    if not question.output.strip():
        return None
    return tag("div", tag("h3", say("printed")), said(cut(question.output), say))


def answer_part(question: QuestionOutcome, say: Words) -> Child:
    """A text as it was handed in, so that marks and comment can be read beside it."""
    if question.kind != "text" or not question.answer.strip():
        return None
    return tag("div", tag("h3", say("your_answer")), said(cut(question.answer), say, is_prose=True))


def rubric_part(question: QuestionOutcome, mark: HandMark | None, say: Words) -> Child:
    """Lines of the rubric with the marks a person gave, and the comment."""
    if mark is None or question.points is None or abs(mark.points - question.points) > ROUNDING:
        return None
    by_line = len(mark.lines) == len(question.rubric)
    lines = [tag("li", tag("span", say.share(mark.lines[place], line.points) if by_line else number(line.points),
                           class_="points"), tag("span", *with_code(say.title(line.text))))
             for place, line in enumerate(question.rubric)]
    comment = [tag("p", say("comment"), class_="quiet"), said(cut(mark.comment), say, is_prose=True)]
    return tag("div", tag("h3", say("rubric")), tag("ul", *lines, class_="rubric") if lines else None,
               *(comment if mark.comment.strip() else []))
