"""The page a person marks texts from: codes for names, the rubric beside the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..html import Child, Element, cut, one_line, page, tag, with_code
from .people import said
from .words import Words, number

if TYPE_CHECKING:
    from ..gradebook import HandRow

LONGEST_ANSWER = 20_000


def hand_mark_page(rows: Iterable[HandRow], *, language: str = "en",
                   model_answers: Mapping[str, str] | None = None, file: str = "hand-marks.csv") -> str:
    """All answers that wait for marks, question by question; no name, no file, no time.

    Within a question they keep the order of ``rows``, which is that of the file of marks.

    Parameters
    ----------
    rows : iterable of HandRow
        The answers, in an order that tells nothing of their authors.
    language : str
        ``"en"`` or ``"ja"``.
    model_answers : mapping from question to text, optional
        Shown beside the rubric.
    file : str
        Name of the file that marks are written into.

    Examples
    --------
    >>> "No text waits for marks." in hand_mark_page([])
    True
    """
    say, models = Words(language), model_answers or {}
    groups: dict[tuple[str, str], list[HandRow]] = {}
    for row in rows:
        groups.setdefault((row.exercise, row.question), []).append(row)
    parts = [question_part(group, models.get(question, ""), say) for (_, question), group in groups.items()]
    n = sum(len(group) for group in groups.values())
    rules = [tag("p", say("hand_rules", file=file)), tag("p", say("hand_warning"), class_="warn")]
    top = tag("header", tag("p", say.count("answers", n), class_="kicker"), tag("h1", say("hand_marks")),
              *(rules if n else [tag("p", say("hand_none"))]))
    return page(say("hand_marks"), tag("main", top, *parts), language=language)


def question_part(rows: Sequence[HandRow], model: str, say: Words) -> Element:
    """One question: its answers, and beside them what to look for."""
    first = rows[0]
    head = tag("div", tag("h2", tag("small", f"{first.exercise} / {first.question}"), " ", say.title(first.title)),
               tag("span", f"{number(first.out_of)} {say('points')}", class_="points"), class_="head")
    papers = tag("div", *[paper(row, say) for row in rows], class_="papers")
    return tag("section", head, tag("div", beside(first, model, say), papers, class_="marking"))


def paper(row: HandRow, say: Words) -> Element:
    """One answer under its code."""
    answer = whole_text(row.answer, say, is_prose=row.kind == "text")
    earlier = None if row.given is None else say("earlier_mark", points=number(row.given.points))
    if row.given is not None and row.given.comment.strip():
        earlier = f"{earlier} {one_line(row.given.comment, characters=1000)}"
    return tag("article", tag("h3", one_line(row.code, characters=60)),
               tag("p", one_line(row.note, characters=600), class_="quiet") if row.note.strip() else None,
               tag("p", say("blank_answer"), class_="quiet") if answer is None else answer,
               tag("p", earlier, class_="quiet") if earlier else None)


def whole_text(text: str, say: Words, *, is_prose: bool = True) -> Element | None:
    """A text that is to be read whole; None where it is blank."""
    part = cut(text, characters=LONGEST_ANSWER, lines=400)
    return said(part, say, is_prose=is_prose) if part.text.strip() else None


def beside(row: HandRow, model: str, say: Words) -> Element | None:
    """Rubric and model answer; they stay in view while the answers move."""
    lines: list[Child] = [tag("li", tag("span", number(line.points), class_="points"),
                              tag("span", *with_code(say.title(line.text)))) for line in row.rubric]
    text = whole_text(model, say)
    head: list[Child] = [tag("h3", say("rubric_beside")), tag("ul", *lines, class_="rubric")] if lines else []
    if not head and text is None:
        return None
    return tag("aside", *head,
               tag("h3", say("model_answer")) if text is not None else None, text,
               tabindex=0, aria_label=f"{say('rubric_beside')}: {say.title(row.title)}")
