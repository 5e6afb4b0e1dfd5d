"""The part of the report that comes first: who needs a person, and why."""

from __future__ import annotations

from collections.abc import Sequence

from ..html import Child, Element, one_line, tag
from ..outcome import Outcome, Student
from .people import names
from .words import Words

ACT = ("unreadable", "partly", "needs a person", "missing")
"""States that ask something of the teacher, the most surprising first."""

MOST_REASONS = 25
MOST_FILES = 200


def actions_part(outcomes: Sequence[Outcome], left_aside: Sequence[str], say: Words, hand_file: str) -> Element:
    """Everything that waits for the teacher, laid open; marks by hand are written into ``hand_file``."""
    if not outcomes and not left_aside:
        return tag("section", tag("h2", say("needs_you")), tag("p", say("no_students")))
    cards = [state_card(state, [one for one in outcomes if one.state == state], say, hand_file) for state in ACT]
    late = [outcome.student for outcome in outcomes if outcome.late]
    shown = [card for card in (*cards, late_card(late, say), files_card(left_aside, say)) if card is not None]
    nothing = tag("p", say("nothing_needs_you"), class_="fine")
    return tag("section", tag("h2", say("needs_you")), tag("div", *shown, class_="act") if shown else nothing)


def state_card(state: str, outcomes: Sequence[Outcome], say: Words, hand_file: str) -> Element | None:
    """The students in one state, by reason, the most common reason first."""
    if not outcomes:
        return None
    key = state.replace(" ", "_")
    by_reason: dict[str, list[Student]] = {}
    for outcome in outcomes:
        by_reason.setdefault(one_line(outcome.reason, characters=300) or say("no_reason"), []).append(outcome.student)
    groups = sorted(by_reason.items(), key=lambda one: -len(one[1]))
    rest = sum(len(students) for _, students in groups[MOST_REASONS:])
    lines: list[Child] = [reason_line(reason, students, say) for reason, students in groups[:MOST_REASONS]]
    return card(key, len(outcomes), say("do_" + key, file=hand_file),
                tag("ul", *lines, tag("li", say("more_reasons", n=f"{rest:,}")) if rest else None), say)


def reason_line(reason: str, students: Sequence[Student], say: Words) -> Element:
    """One reason, and who has it."""
    return tag("li", tag("b", reason), tag("span", f" · {say.count('students', len(students))}", class_="what"),
               names(students, say, rest="more_in_table"))


def late_card(students: Sequence[Student], say: Words) -> Element | None:
    """Who handed in late."""
    if not students:
        return None
    return card("late", len(students), say("do_late"), names(students, say, rest="more_in_table"), say)


def files_card(files: Sequence[str], say: Words) -> Element | None:
    """Files that belong to no one."""
    if not files:
        return None
    rest = len(files) - MOST_FILES
    return card("left_aside", len(files), say("do_left_aside"),
                tag("ul", *[tag("li", tag("bdi", one_line(file, characters=300))) for file in files[:MOST_FILES]],
                    tag("li", say.count("more_files", rest)) if rest > 0 else None), say)


def card(key: str, n: int, what_to_do: str, content: Element, say: Words) -> Element:
    """A heading with its count, what to do, and whom it is about."""
    heading = tag("h3", f"{say('label_' + key)}: {n:,}")
    return tag("article", heading, tag("p", what_to_do), content, class_=key.replace("late", "late_ones"))
