"""The bank as Moodle XML: every kind, feedback for every option, tags, a category a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .asked import BOOK, Asked, by_page
from .together import wrong_answers
from .worth import decimal, percent, worth

ORDERING = {"layouttype": "VERTICAL", "selecttype": "ALL",
            "gradingtype": "RELATIVE_ALL_PREVIOUS_AND_NEXT", "showgrading": "SHOW", "numberingstyle": "none"}
"""Moodle's name for the book's rule: the share of pairs in the right order. Needs Moodle 4.4 or newer."""

FOLDERS = {"study": BOOK, "exam": f"{BOOK}, examination"}


def moodle_xml(bank: Sequence[Asked]) -> str:
    """The questions as one file.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> text = moodle_xml(read_bank(find_root(), "en").study)
    >>> text.count("<question type=") - text.count('<question type="category">')
    176
    """
    quiz = Element("quiz")
    for (chapter, page), questions in by_page(bank):
        entry = SubElement(quiz, "question", type="category")
        _text(entry, "category", category(questions[0], chapter, page), form=None)
        for asked in questions:
            _KINDS[asked.question.kind](_question(quiz, asked), asked)
    indent(quiz)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(quiz, encoding="unicode")}\n'


def category(asked: Asked, chapter: str, page: str) -> str:
    """Where Moodle files the questions of a page."""
    edition = "" if asked.language == "en" else f" ({asked.language})"
    return f"$course$/top/{FOLDERS[asked.question.use]}{edition}/{chapter}/{page}"


_TYPES = {"single": "multichoice", "multiple": "multichoice", "number": "numerical", "order": "ordering",
          "match": "matching", "text": "shortanswer"}


def _question(quiz: Element, asked: Asked) -> Element:
    question = SubElement(quiz, "question", type=_TYPES[asked.question.kind])
    _text(question, "name", asked.id, form=None)
    _text(question, "questiontext", asked.stem(asked.wording.html))
    _text(question, "generalfeedback", asked.wording.html(asked.about))
    _plain(question, {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0", "idnumber": asked.id})
    tags = SubElement(question, "tags")
    for tag in asked.tags:
        _text(tags, "tag", tag, form=None)
    return question


def _choices(question: Element, asked: Asked) -> None:
    _plain(question, {"single": str(asked.question.kind == "single").lower(), "shuffleanswers": "1",
                      "answernumbering": "abc"})
    for option, share in worth(asked.question).items():
        answer = _answer(question, percent(share), asked.html(f"option:{option}"), form="html")
        _text(answer, "feedback", asked.html(f"feedback:option:{option}"))


def _number(question: Element, asked: Asked) -> None:
    record = asked.question.scoring()
    right = {"value": record["answer"], "tolerance": record["tolerance"]}
    for share, slot, one in _right_and_traps(asked, right):
        answer = _answer(question, share, decimal(one["value"]))
        _text(answer, "feedback", asked.html(slot))
        _plain(answer, {"tolerance": decimal(one["tolerance"])})
    _text(_answer(question, "0", "*"), "feedback", asked.html("feedback:wrong"))
    _plain(question, {"unitgradingtype": "0", "unitpenalty": "0.1", "showunits": "3", "unitsleft": "0"})


def _short(question: Element, asked: Asked) -> None:
    _plain(question, {"usecase": "0"})
    for share, slot, one in _right_and_traps(asked, {"accept": asked.question.scoring()["accept"]}):
        for words in one["accept"]:
            _text(_answer(question, share, literal(words)), "feedback", asked.html(slot))
    _text(_answer(question, "0", "*"), "feedback", asked.html("feedback:wrong"))


def literal(words: str) -> str:
    r"""Words as Moodle compares them: a star would stand for anything.

    Examples
    --------
    >>> print(literal("A*"))
    A\*
    """
    return words.replace("*", r"\*")


def _right_and_traps(asked: Asked, right: dict) -> Iterable[tuple[str, str, dict]]:
    """Share, slot of the feedback, and what is to be answered."""
    yield "100", "feedback:right", right
    for number, trap in enumerate(asked.question.scoring()["traps"]):
        yield "0", f"feedback:trap:{number}", trap


def _ordering(question: Element, asked: Asked) -> None:
    _plain(question, ORDERING | {"selectcount": str(len(asked.question.scoring()["answer"]))})
    _combined(question, asked)
    for item in asked.question.scoring()["answer"]:
        _answer(question, "1", asked.html(f"item:{item}"), form="html")


def _matching(question: Element, asked: Asked) -> None:
    _plain(question, {"shuffleanswers": "true"})
    _combined(question, asked)
    answer = asked.question.scoring()["answer"]
    for left in asked.question.scoring()["left"]:
        pair = SubElement(question, "subquestion", format="html")
        SubElement(pair, "text").text = asked.html(f"left:{left}")
        _text(pair, "answer", asked.plain(f"right:{answer[left]}"), form=None)


def _combined(question: Element, asked: Asked) -> None:
    wrong = wrong_answers(asked)
    _text(question, "correctfeedback", asked.html("feedback:right"))
    _text(question, "partiallycorrectfeedback", wrong)
    _text(question, "incorrectfeedback", wrong)


def _answer(question: Element, share: str, words: str, *, form: str = "moodle_auto_format") -> Element:
    answer = SubElement(question, "answer", fraction=share, format=form)
    SubElement(answer, "text").text = words
    return answer


def _text(parent: Element, name: str, words: str, *, form: str | None = "html") -> None:
    holder = SubElement(parent, name, {"format": form} if form else {})
    SubElement(holder, "text").text = words


def _plain(parent: Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        SubElement(parent, name).text = value


_KINDS = {"single": _choices, "multiple": _choices, "number": _number, "order": _ordering, "match": _matching,
          "text": _short}
