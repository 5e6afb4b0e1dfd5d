"""What the terminal says after a class was graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..html import one_line
from ..outcome import Outcome
from .people import called
from .report import STATES
from .report_actions import ACT
from .words import Words, number

MOST_LINES = 20


def summary_lines(outcomes: Sequence[Outcome], language: str = "en") -> list[str]:
    """Counts, the mean, and who needs a person: at most 20 of them, the most surprising first.

    Lines are plain text without control characters. They may hold square brackets: print them as they are.

    Examples
    --------
    >>> summary_lines([])
    ['    0  Graded', 'Nobody has a total yet', 'Nothing needs you.']
    """
    say = Words(language)
    count = Counter(outcome.state for outcome in outcomes)
    lines = [f"{count[state]:5,}  {say('label_' + state.replace(' ', '_'))}" for state in STATES
             if count[state] or state == "graded"]
    late = sum(outcome.late for outcome in outcomes)
    lines += [f"{late:5,}  {say('label_late')}"] if late else []
    return [*lines, mean_line(outcomes, say), *action_lines(outcomes, say)]


def mean_line(outcomes: Sequence[Outcome], say: Words) -> str:
    """The mean of those who have a total."""
    known = [(outcome.points, outcome.out_of) for outcome in outcomes if outcome.points is not None]
    if not known:
        return say("summary_no_mean")
    mean = sum(points for points, _ in known) / len(known)
    out_of = max(out_of for _, out_of in known)
    return say("summary_mean", n=f"{len(known):,}", mean=number(mean), out_of=number(out_of))


def action_lines(outcomes: Sequence[Outcome], say: Words) -> list[str]:
    """Who needs a person, and why. Texts that wait for marks are only counted: there may be one a student."""
    waiting = sorted((one for one in outcomes if one.state in ACT and one.state != "needs a person"),
                     key=lambda one: (ACT.index(one.state), one.student.name.casefold(), one.student.key))
    if not waiting:
        return [] if any(one.state in ACT for one in outcomes) else [say("summary_nothing")]
    rest = len(waiting) - MOST_LINES
    lines = [action_line(outcome, say) for outcome in waiting[:MOST_LINES]]
    return [say("summary_act"), *lines, *([f"  {say('summary_more', n=f'{rest:,}')}"] if rest > 0 else [])]


def action_line(outcome: Outcome, say: Words) -> str:
    """One student: name, state, reason."""
    state = say("label_" + outcome.state.replace(" ", "_"))
    reason = one_line(outcome.reason, characters=100)
    return f"  {called(outcome.student)}: {state}" + (f" ({reason})" if reason else "")
