"""A new exercise: its master, with a question for code and one for text, and its place in the table of contents."""

from __future__ import annotations

from pathlib import Path

from ...content import read_question_file
from ...content.root import EXERCISES
from ...errors import ContentError
from .article import text_of
from .contents import TOC, with_section
from .names import in_chapter, refuse_taken, slug
from .plan import LOOK_FOR, Plan, filled, in_words


def plan_exercise(root: Path, place: str) -> Plan:
    """The master of an exercise ``CHAPTER/NAME``; its sample task is the mean of a die.

    Raises
    ------
    BookError
        If the place or the name cannot be used, or the chapter's reading has no objective.
    """
    chapter, name = in_chapter(place, "exercise", root)
    refuse_taken(slug(name, "exercise"), "exercise", root)
    reading = EXERCISES / chapter / f"{chapter}.yml"
    if not (root / reading).is_file() or not (objectives := read_question_file(root / reading).objectives):
        raise ContentError(reading, None, "holds no objective that an exercise could serve.",
                           "Write one under 'objectives:' first.")
    first, master = objectives[0], Path(EXERCISES, chapter, f"{name}.md")
    text = filled("exercise.md", slug=name, chapter=chapter, words=in_words(name), objective=first.id,
                  bloom=first.bloom)
    return Plan({master: text, Path(TOC): with_section(text_of(root, Path(TOC)), chapter, f"exercise-{name}")},
                (LOOK_FOR, f"Choose its objective, its level and its minutes: {master.as_posix()}",
                 "Write the students' copy anew after each change: beyondtoken derive",
                 f"See what a class gets: beyondtoken assign {name} --out DIR"))
