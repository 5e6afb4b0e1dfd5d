"""People on a page: their names, lists of names that stay readable, and what they wrote."""

from __future__ import annotations

from collections.abc import Sequence

from ..html import Child, Cut, Element, one_line, tag
from ..outcome import Student
from .file_names import feedback_file_name
from .words import Words

FOLDER = "feedback"
MOST_NAMES = 60


def called(student: Student) -> str:
    """What to call a student: the name, or the key where there is none."""
    return one_line(student.name, characters=80) or one_line(student.key, characters=80)


def feedback_link(student: Student) -> Element:
    """The student's name, leading to the feedback page beside the report."""
    return tag("a", tag("bdi", called(student)), href=f"{FOLDER}/{feedback_file_name(student)}")


def names(students: Sequence[Student], say: Words, *, most: int = MOST_NAMES, rest: str = "more") -> Element:
    """Names with their links, separated by commas; ``rest`` names the words for those left out."""
    parts: list[Child] = []
    for student in students[:most]:
        parts += [", " if parts else None, feedback_link(student)]
    left = len(students) - most
    return tag("p", *parts, f", {say(rest, n=f'{left:,}')}" if left > 0 else None, class_="names")


def said(part: Cut, say: Words, *, is_prose: bool = False) -> Element:
    """What somebody wrote or a program printed, as it stands; a notice follows where its end was left out."""
    notice = tag("p", say("cut", n=f"{part.whole:,}"), class_="quiet") if part.whole else None
    return tag("div", tag("pre", f"\n{part.text}", dir="auto" if is_prose else "ltr"), notice,
               class_="said prose" if is_prose else "said")
