"""The teacher's page on one exercise of a class: what needs a person first, then what the class can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from ...content.bilingual import Bilingual
from ..html import Child, Element, page, tag
from ..outcome import Outcome, State
from .class_figures import class_figures, median
from .drawings import bars, histogram
from .people import feedback_link
from .report_actions import actions_part
from .report_questions import parts_on_tests, questions_part
from .report_students import students_part
from .words import Words, number

STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class ExerciseInfo:
    """What the report says of the exercise itself; ``hand_file`` is where marks by hand are written.

    Examples
    --------
    >>> ExerciseInfo(id="two-walls", title=Bilingual(en="Two walls", ja="二つの壁"), out_of=10).due is None
    True
    """

    id: str
    title: Bilingual
    out_of: float
    due: datetime | None = None
    hand_file: str = "hand-marks.csv"


def class_report(outcomes: Sequence[Outcome], exercise: ExerciseInfo, left_aside: Sequence[str] = (), *,
                 language: str = "en") -> str:
    """One page for the teacher, whole in one file; it links to ``feedback/<student>.html`` beside it.

    Parameters
    ----------
    outcomes : sequence of Outcome
        One for every student, also those who handed nothing in.
    exercise : ExerciseInfo
        Title, points and due date.
    left_aside : sequence of str
        Files that were found and belong to no one, as the teacher knows them.
    language : str
        ``"en"`` or ``"ja"``.

    Examples
    --------
    >>> made = class_report([], ExerciseInfo("two-walls", Bilingual(en="Two walls", ja="二つの壁"), 10))
    >>> "No student is known" in made
    True
    """
    say = Words(language)
    title = say.title(exercise.title)
    ordered = sorted(outcomes, key=lambda one: (one.student.name.casefold(), one.student.key))
    figures = class_figures(ordered)
    body: list[Child] = [head(ordered, exercise, len(left_aside), say),
                         actions_part(ordered, left_aside, say, exercise.hand_file)]
    if ordered:
        body += [points_part(ordered, exercise, say), questions_part(figures, say), *parts_on_tests(figures, say),
                 students_part(ordered, figures, say), time_part(ordered, say)]
    return page(f"{say('class_report')}: {title}", tag("main", *body), language=language)


def head(outcomes: Sequence[Outcome], exercise: ExerciseInfo, left_aside: int, say: Words) -> Element:
    """Title and a count for each state."""
    count = Counter(outcome.state for outcome in outcomes)
    tiles = [tile(state.replace(" ", "_"), count[state], say) for state in STATES if count[state] or state == "graded"]
    late = sum(outcome.late for outcome in outcomes)
    extra = [tile(key, n, say) for key, n in (("late", late), ("left_aside", left_aside)) if n]
    facts = [say.count("students", len(outcomes)), f"{number(exercise.out_of)} {say('points')}", exercise.id]
    if exercise.due:
        facts.append(say("due", when=say.moment(exercise.due)))
    return tag("header", tag("p", say("class_report"), class_="kicker"), tag("h1", say.title(exercise.title)),
               tag("p", " · ".join(facts), class_="quiet"), tag("ul", *tiles, *extra, class_="tiles"))


def tile(key: str, n: int, say: Words) -> Element:
    """One count."""
    kind = "late_ones" if key == "late" else key
    return tag("li", tag("b", f"{n:,}"), say(f"label_{key}"), class_=f"tile {kind}")


def points_part(outcomes: Sequence[Outcome], exercise: ExerciseInfo, say: Words) -> Element:
    """How points spread: totals, or what there is so far where nobody has a total yet."""
    totals = [outcome.points for outcome in outcomes if outcome.points is not None]
    heading, out_of = "distribution", exercise.out_of
    if not totals:
        some = [outcome for outcome in outcomes if any(one.points is not None for one in outcome.questions)]
        totals = [outcome.points_so_far for outcome in some]
        heading, out_of = "distribution_so_far", max(map(out_of_so_far, some), default=0)
    if not totals:
        return tag("section", tag("h2", say("distribution")), tag("p", say("no_distribution")))
    shown = bars(totals, out_of)
    said = say("figure_bars", bars=", ".join(say("bar", points=number(bar.start), n=bar.students) for bar in shown))
    facts = say("figure_facts", who=say.count("students", len(totals)), mean=number(sum(totals) / len(totals)),
                median=number(median(totals)), low=number(min(totals)), high=number(max(totals)), out_of=number(out_of))
    without = len(outcomes) - len(totals)
    caption = tag("figcaption", facts, " " + say("figure_without", n=without) if without else None)
    drawing = histogram(shown, text=said, x_label=say("axis_points"), y_label=say("axis_students"))
    return tag("section", tag("h2", say(heading)), tag("figure", drawing, caption))


def out_of_so_far(outcome: Outcome) -> float:
    """Points that the questions with points could have given."""
    return sum(one.out_of for one in outcome.questions if one.points is not None)


def time_part(outcomes: Sequence[Outcome], say: Words) -> Element:
    """What grading took."""
    seconds = [outcome.seconds for outcome in outcomes if outcome.seconds > 0] or [0.0]
    longest = max(outcomes, key=lambda one: one.seconds)
    text = say("time_used", total=number(sum(seconds)), median=number(median(seconds)),
               longest=number(longest.seconds), name="\0")
    before, after = text.split("\0")
    return tag("footer", tag("p", before, feedback_link(longest.student), after))
