"""How long a page or an exercise takes: counted from its text and summed from its data, never typed."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import ContentError
from .bilingual import Bilingual
from .finding import find_question
from .located_yaml import read_text
from .page_marks import page_marks
from .question import BloomLevel, Question
from .root import CHAPTERS, EXERCISES, shown_path

WORDS_A_MINUTE = 150
"""Of prose that one stops and thinks over."""

PREDICTION_MINUTES = 2
"""To commit to a guess, and to hold the result against it."""

EXERCISE_PREFIX = "exercise-"

GRADE_COMMAND = "beyondtoken grade FILE"
"""How somebody without a teacher has a notebook of an exercise marked."""

ExerciseKind = Literal["extend", "break", "explain", "compare"]
"""What the student does with a lab: extend it, break its mechanism, explain it, compare it with a paper."""

_FENCED = re.compile(r"^(`{3,}|:{3,}).*?^\1$", re.DOTALL | re.MULTILINE)
_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class PageWork:
    """What a page asks of a reader: words to read, predictions to make, questions to answer.

    Examples
    --------
    >>> work = PageWork(words=1500, predictions=3, questions=())
    >>> work.reading_minutes, work.quiz_minutes, work.minutes
    (16, 0, 16)
    """

    words: int
    predictions: int
    questions: tuple[Question, ...]

    @property
    def reading_minutes(self) -> int:
        """Reading with its predictions, rounded up."""
        return math.ceil(self.words / WORDS_A_MINUTE + PREDICTION_MINUTES * self.predictions)

    @property
    def quiz_minutes(self) -> int:
        """The questions, rounded up."""
        return math.ceil(sum(question.minutes for question in self.questions))

    @property
    def minutes(self) -> int:
        """All of it."""
        return self.reading_minutes + self.quiz_minutes


class ExerciseWork(BaseModel):
    """The part of an exercise's head that a plan needs; what else stands there is the desk's business.

    Examples
    --------
    >>> title = {"en": "Walls", "ja": "壁"}
    >>> ExerciseWork(id="walls", title=title, bloom="apply", minutes=30, questions=[
    ...     {"tests": [{"points": 2}, {"points": 1}]}, {"rubric": [{"points": 1}]}]).points
    4.0
    """

    model_config = ConfigDict(extra="ignore", frozen=True)
    id: str
    title: Bilingual
    bloom: BloomLevel
    minutes: int
    questions: tuple[dict[str, object], ...] = ()

    @property
    def points(self) -> float:
        """Sum over all tests and rubrics."""
        parts = [part for question in self.questions for name in ("tests", "rubric")
                 for part in _mappings(question.get(name))]
        return sum(float(str(part.get("points", 0))) for part in parts)


def page_work(path: Path, root: Path) -> PageWork:
    """What one page asks.

    Raises
    ------
    ContentError
        If the page is not there, or asks a question that no file holds.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> root = find_root()
    >>> page_work(root / "chapters/beyond-imitation/glitch.md", root).predictions
    3
    """
    text = read_text(path, shown_as=shown_path(path, root))
    marks = list(page_marks(text))
    asked = dict.fromkeys(mark.name for mark in marks if mark.kind == "quiz")
    return PageWork(words=len(_FENCED.sub("", _HEAD.sub("", text)).split()),
                    predictions=len({mark.name for mark in marks if mark.kind == "predict"}),
                    questions=tuple(find_question(name, root) for name in asked))


def exercise_work(path: Path, root: Path) -> ExerciseWork:
    """What one exercise asks, from the head of its master.

    Raises
    ------
    ContentError
        If the head is not there or lacks something.
    """
    shown = shown_path(path, root)
    head = _HEAD.match(read_text(path, shown_as=shown))
    try:
        front = yaml.safe_load(head[1]) if head else {}
        return ExerciseWork.model_validate(front["exercise"])
    except (yaml.YAMLError, ValidationError, TypeError, KeyError) as problem:
        raise ContentError(shown, 1, "has no head 'exercise:' that a plan could use.",
                           "Run: beyondtoken check") from problem


def exercises_of(chapter: str, root: Path) -> list[ExerciseWork]:
    """The exercises of a chapter, by name.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> exercises_of("no-such-chapter", find_root())
    []
    """
    return [exercise_work(path, root) for path in sorted((root / EXERCISES / chapter).glob("*.md"))]


def minutes_of(name: str, root: Path) -> int:
    """Minutes for a page by its short name: a chapter (its reading), a lab's page, ``exercise-…``.

    Raises
    ------
    ContentError
        If there is no page of that name.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> minutes_of("glitch", find_root()) > 10
    True
    """
    if name.startswith(EXERCISE_PREFIX):
        masters = list((root / EXERCISES).glob(f"*/{name.removeprefix(EXERCISE_PREFIX)}.md"))
        if masters:
            return exercise_work(masters[0], root).minutes
    pages = [*(root / CHAPTERS).glob(f"{name}/index.md"), *(root / CHAPTERS).glob(f"*/{name}.md")]
    if not pages:
        raise ContentError(CHAPTERS, None, f"there is no page '{name}' whose minutes could be counted.",
                           "Name a chapter, a page of one, or 'exercise-' with an exercise's id.")
    return page_work(pages[0], root).minutes


def _mappings(value: object) -> list[dict[str, object]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list | tuple) else []
