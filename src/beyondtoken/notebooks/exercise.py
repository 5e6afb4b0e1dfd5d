"""What an exercise says of itself, as plain Markdown."""

from __future__ import annotations

from ..errors import ContentError
from .roles import plain_inline
from .sources import Place

PRACTICE = ("Practice: anybody can read the solution and the hidden tests in the book's repository. "
            "A teacher may test with others.")
HAND_IN = ("Run the cells from the top, and answer in those with three dots. "
           "Hand this notebook in where your teacher says; on your own, let `{command}` mark it.")


def exercise_facts(options: dict[str, str], place: Place, line: int) -> list[str]:
    """Kind, points, minutes, objective; that it is practice; what to do with the notebook."""
    from ..content.workload import GRADE_COMMAND

    facts = f"**{options['kind'].capitalize()} · {options['points']} points · about {options['minutes']} minutes**"
    paragraphs = [facts, *aim(options, place, line), *([PRACTICE] if "practice" in options else []),
                  HAND_IN.format(command=GRADE_COMMAND)]
    return "\n>\n".join(f"> {text}" for text in paragraphs).split("\n")


def aim(options: dict[str, str], place: Place, line: int) -> list[str]:
    """The objective in words; nothing where a teacher's own exercise names one that the book does not have."""
    from ..content import find_objective

    try:
        found = find_objective(options["objective"], place.sources.root)
    except ContentError:
        return []
    return [f"*Objective:* {plain_inline(found.text.text(place.sources.language), place, line)} (*{options['bloom']}*)"]


def tested_later(options: dict[str, str], place: Place, line: int) -> list[str]:
    """How many points are tested after handing in."""
    return [f"*Tested after you hand in: {options['points']} of the {options['of']} points.*"]
