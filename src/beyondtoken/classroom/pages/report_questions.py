"""The parts of the report on what was asked: each question, each test, and the wrong answers that many gave."""

from __future__ import annotations

from collections.abc import Sequence

from ..html import Element, one_line, tag, with_code
from ..outcome import Student
from .class_figures import QuestionFigures, TestFigures
from .drawings import meter, split
from .people import names
from .words import Words, number, percent

MOST_WRONG = 8
MOST_AUTHORS = 8


def questions_part(figures: Sequence[QuestionFigures], say: Words) -> Element:
    """A row for each question."""
    heading = tag("h2", say("questions"))
    if not figures:
        return tag("section", heading, tag("p", say("no_questions")))
    columns = ("out_of", "mean", "facility", "right", "partly", "none", "waiting")
    top = tag("tr", tag("th", say("question"), scope="col"),
              *[tag("th", say(key), scope="col", class_="num") for key in columns])
    table = tag("table", tag("thead", top), tag("tbody", *[question_row(one, say) for one in figures]))
    return tag("section", heading, wide(table, say("questions")), tag("p", say("about_facility"), class_="quiet"))


def wide(table: Element, name: str) -> Element:
    """A table that may be wider than the window: moved sideways by touch or key."""
    return tag("div", table, class_="wide", role="region", aria_label=name, tabindex=0)


def question_row(one: QuestionFigures, say: Words) -> Element:
    """The figures of one question."""
    counts = (("right", one.right), ("partly", one.partly), ("none", one.none), ("open", one.waiting))
    facility = mean_waits(one, say) if one.mean is None else percent(one.mean, one.out_of)
    return tag("tr", tag("th", say.title(one.title), split(counts), scope="row"),
               *[tag("td", text, class_="num") for text in (number(one.out_of), number(one.mean), facility)],
               *[tag("td", f"{n:,}", class_="num") for _, n in counts])


def mean_waits(one: QuestionFigures, say: Words) -> str:
    """A dash, and how many must be marked before there is a mean."""
    return f"– ({say.count('wait', one.waiting)})" if one.waiting else "–"


def parts_on_tests(figures: Sequence[QuestionFigures], say: Words) -> list[Element]:
    """A section for each question that has tests."""
    return [tag("section", tag("h2", f"{say('tests')}: {say.title(one.title)}"),
                tag("ul", *[test_item(test, say) for test in one.tests.values()], class_="per-test"))
            for one in figures if one.tests]


def test_item(test: TestFigures, say: Words) -> Element:
    """How many passed, what the others are told, and what they gave."""
    facts = tag("p", tag("span", percent(test.passed, test.tried), class_="share"), meter(test.passed, test.tried),
                tag("code", test.test), tag("span", say("visible" if test.visible else "hidden"), class_="mark what"),
                tag("span", say("passed_by", passed=f"{test.passed:,}", tried=f"{test.tried:,}"), class_="what"),
                class_="line")
    hint = tag("p", tag("b", say("hint"), say("colon")), *with_code(say.title(test.hint)))
    return tag("li", facts, hint, *wrong_answers(test, say))


def wrong_answers(test: TestFigures, say: Words) -> list[Element]:
    """What two or more students gave, and how much else there was."""
    common = test.common_wrong()
    made: list[Element] = []
    if common:
        shown = [wrong_answer(gave, students, say) for gave, students in common[:MOST_WRONG]]
        made += [tag("h3", say("wrong_answers")), tag("ul", *shown, class_="given")]
    if len(common) > MOST_WRONG:
        made.append(tag("p", say("wrong_rest", n=f"{len(common) - MOST_WRONG:,}"), class_="quiet"))
    if common and test.single_wrong:
        made.append(tag("p", say("wrong_single", n=f"{test.single_wrong:,}"), class_="quiet"))
    return made


def wrong_answer(gave: str, students: Sequence[Student], say: Words) -> Element:
    """One wrong answer, how often, and by whom."""
    return tag("li", tag("span", say("times", n=f"{len(students):,}"), class_="count"),
               tag("div", tag("code", one_line(gave, characters=300)), names(students, say, most=MOST_AUTHORS)))
