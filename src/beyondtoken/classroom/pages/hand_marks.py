"""The page a person marks texts from: codes for names, the rubric beside the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from ...content.bilingual import Bilingual
from ..outcome import RubricLine
from .harmless import cut, one_line
from .markup import Child, Element, page, tag, with_code
from .people import said
from .words import Words, number

LONGEST_ANSWER = 20_000


class HandRow(Protocol):
    """One text that waits for marks. ``code`` stands in for the student; nothing here tells who it is."""

    @property
    def code(self) -> str:
        """What stands in for the name, the same as in the file of marks."""

    @property
    def exercise(self) -> str:
        """Id of the exercise."""

    @property
    def question(self) -> str:
        """Id of the question."""

    @property
    def title(self) -> Bilingual:
        """Title of the question."""

    @property
    def answer(self) -> str:
        """What the student wrote."""

    @property
    def rubric(self) -> Sequence[RubricLine]:
        """What earns how many points."""

    @property
    def out_of(self) -> float:
        """Points to be had."""


def hand_mark_page(rows: Iterable[HandRow], *, language: str = "en",
                   model_answers: Mapping[str, str] | None = None) -> str:
    """All texts that wait for marks, by question, then by code; no name, no file, no time.

    Parameters
    ----------
    rows : iterable of HandRow
        The texts.
    language : str
        ``"en"`` or ``"ja"``.
    model_answers : mapping from question to text, optional
        Shown beside the rubric.

    Examples
    --------
    >>> "No text waits for marks." in hand_mark_page([])
    True
    """
    say, models = Words(language), model_answers or {}
    ordered = sorted(rows, key=lambda row: (row.exercise, row.question, row.code))
    parts = [question_part(list(group), models.get(question, ""), say)
             for (_, question), group in groupby(ordered, key=lambda row: (row.exercise, row.question))]
    rules = [tag("p", say("hand_rules")), tag("p", say("hand_warning"), class_="warn")]
    top = tag("header", tag("p", say.count("answers", len(ordered)), class_="kicker"), tag("h1", say("hand_marks")),
              *(rules if ordered else [tag("p", say("hand_none"))]))
    return page(say("hand_marks"), tag("main", top, *parts), language=language)


def question_part(rows: Sequence[HandRow], model: str, say: Words) -> Element:
    """One question: its answers, and beside them what to look for."""
    first = rows[0]
    head = tag("div", tag("h2", tag("small", f"{first.exercise} / {first.question}"), " ", say.title(first.title)),
               tag("span", f"{number(first.out_of)} {say('points')}", class_="points"), class_="head")
    papers = tag("div", *[paper(row, say) for row in rows], class_="papers")
    return tag("section", head, tag("div", papers, beside(first, model, say), class_="marking"))


def paper(row: HandRow, say: Words) -> Element:
    """One answer under its code."""
    answer = whole_text(row.answer, say)
    return tag("article", tag("h3", one_line(row.code, characters=60)),
               tag("p", say("blank_answer"), class_="quiet") if answer is None else answer)


def whole_text(text: str, say: Words) -> Element | None:
    """A text that is to be read whole; None where it is blank."""
    part = cut(text, characters=LONGEST_ANSWER, lines=400)
    return said(part, say, is_prose=True) if part.text.strip() else None


def beside(row: HandRow, model: str, say: Words) -> Element:
    """Rubric and model answer; they stay in view while the answers move."""
    lines: list[Child] = [tag("li", tag("span", number(line.points), class_="points"),
                              tag("span", *with_code(say.title(line.text)))) for line in row.rubric]
    text = whole_text(model, say)
    return tag("aside", tag("h3", say("rubric_beside")), tag("ul", *lines, class_="rubric"),
               tag("h3", say("model_answer")) if text is not None else None, text,
               tabindex=0, aria_label=f"{say('rubric_beside')}: {say.title(row.title)}")
