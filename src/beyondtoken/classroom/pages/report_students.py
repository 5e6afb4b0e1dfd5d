"""The parts of the report on everybody: a table by name, and a table by points."""

from __future__ import annotations

from collections.abc import Sequence

from ..html import Child, Element, one_line, tag
from ..outcome import Outcome, QuestionOutcome, Student
from .class_figures import QuestionFigures
from .people import feedback_link, names
from .report_questions import wide
from .words import Words, number

MOST_COLUMNS = 8
MOST_ATTEMPTS = 3


def students_part(outcomes: Sequence[Outcome], figures: Sequence[QuestionFigures], say: Words) -> Element:
    """Everybody, twice: in the order given (by name), and by points."""
    columns = [one.question for one in figures][:MOST_COLUMNS]
    titles = [say.title(one.title) for one in figures][:MOST_COLUMNS]
    top = tag("tr", tag("th", say("name"), scope="col"), tag("th", say("state"), scope="col"),
              *[tag("th", text, scope="col", class_="num") for text in (say("total"), *titles)],
              tag("th", say("handed_in"), scope="col"), tag("th", say("seconds"), scope="col", class_="num"))
    rows = [student_row(one, columns, say) for one in outcomes]
    by_name = tag("table", tag("thead", top), tag("tbody", *rows), class_="everybody")
    return tag("section", tag("h2", say("all_students")), tag("h3", say("by_name")), wide(by_name, say("by_name")),
               tag("h3", say("by_points")), wide(points_table(outcomes, say), say("by_points")))


def student_row(outcome: Outcome, columns: Sequence[str], say: Words) -> Element:
    """One student."""
    given = {one.question: one for one in outcome.questions}
    reason = one_line(outcome.reason, characters=160)
    return tag("tr", tag("th", feedback_link(outcome.student), scope="row"),
               tag("td", say(f"label_{outcome.state.replace(' ', '_')}"), tag("small", reason) if reason else None),
               tag("td", number(outcome.points), class_="num"),
               *[tag("td", question_points(given.get(column)), class_="num") for column in columns],
               tag("td", *when(outcome, say)), tag("td", number(round(outcome.seconds, 1) or None), class_="num"))


def question_points(question: QuestionOutcome | None) -> str:
    """Points of one question; a dash where there are none."""
    return number(question.points if question else None)


def when(outcome: Outcome, say: Words) -> list[Child]:
    """When it was handed in, late or not, and what else there is."""
    parts: list[Child] = [tag("span", say.moment(outcome.handed_in), class_="when") if outcome.handed_in else "–"]
    if outcome.late:
        parts += [" ", tag("span", say("late"), class_="mark late")]
    if outcome.other_attempts:
        parts.append(attempts(outcome.other_attempts, say))
    return parts


def attempts(files: Sequence[str], say: Words) -> Element:
    """The files of other attempts, at most so many."""
    rest = len(files) - MOST_ATTEMPTS
    named: list[Child] = []
    for file in files[:MOST_ATTEMPTS]:
        named += [", " if named else None, tag("bdi", one_line(file, characters=100))]
    return tag("small", say.count("attempts", len(files)), say("colon"), *named,
               f", {say.count('more_files', rest)}" if rest > 0 else None)


def points_table(outcomes: Sequence[Outcome], say: Words) -> Element:
    """A row for each number of points, the most first; those without a total come last."""
    groups: dict[float | None, list[Student]] = {}
    for outcome in outcomes:
        total = outcome.points
        groups.setdefault(None if total is None else round(total, 2), []).append(outcome.student)
    order = sorted(groups, key=lambda total: (total is None, -(total or 0)))
    top = tag("tr", tag("th", say("total"), scope="col", class_="num"),
              tag("th", say("axis_students"), scope="col", class_="num"), tag("th", say("name"), scope="col"))
    return tag("table", tag("thead", top), tag("tbody", *[points_row(total, groups[total], say) for total in order]))


def points_row(total: float | None, students: Sequence[Student], say: Words) -> Element:
    """Everybody with the same points."""
    return tag("tr", tag("th", say("no_total") if total is None else number(total), scope="row", class_="num"),
               tag("td", f"{len(students):,}", class_="num"),
               tag("td", names(students, say, most=len(students))))
