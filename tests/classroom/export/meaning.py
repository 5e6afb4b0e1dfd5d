"""What tests compare: the bank, questions of every kind with a text of one's own, words of HTML, wrong answers."""

from __future__ import annotations

import functools
import re
from html.parser import HTMLParser
from itertools import chain, combinations
from pathlib import Path

from beyondtoken.classroom.export.asked import Asked, read_bank
from beyondtoken.classroom.export.wording import Wording
from beyondtoken.content import Bilingual
from beyondtoken.content.question_file import QuestionFile

ROOT = Path(__file__).resolve().parents[3]
KINDS = ("single", "multiple", "number", "order", "match", "text")


@functools.cache
def bank(language: str = "en") -> tuple[Asked, ...]:
    """Every question of the book."""
    return read_bank(ROOT, language).study


def of_kind(*kinds: str, language: str = "en") -> list[Asked]:
    """The questions of some kinds."""
    return [asked for asked in bank(language) if asked.question.kind in kinds]


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(dict(attrs).get("data-equation-content") or "")
        if tag in ("p", "li", "ul", "br", "pre", "hr"):
            self.found.append(" ")


def words(html: str) -> str:
    """What a person reads of HTML; formulas as TeX without their delimiters."""
    reader = _Words()
    reader.feed(html)
    return plain("".join(reader.found))


def plain(text: str) -> str:
    """Text without the delimiters of formulas and without needless space."""
    return " ".join(re.sub(r"\\\(|\\\)|\$", "", text).split())


def stem(asked: Asked, *, places: bool = False) -> str:
    """The question with its unit as a person reads it; where an order is to be matched, with a word on how."""
    said = plain(asked.plain("stem"))
    unit = asked.question.slots().get("unit")
    if unit:
        said += f" (Unit: {plain(unit.en)})" if asked.language == "en" else f"(単位: {plain(unit.ja)})"
    how = {"en": " (Match each item with its place; 1 comes first.)",
           "ja": "(各項目に順番を対応させよ。1が最初である。)"}
    return said + (how[asked.language] if places and asked.question.kind == "order" else "")


def subsets(options: list[str]) -> list[tuple[str, ...]]:
    """Every choice of some options."""
    return list(chain.from_iterable(combinations(options, size) for size in range(1, len(options) + 1)))


def traps(asked: Asked) -> list[dict]:
    """The wrong answers that a question has feedback for."""
    return asked.question.scoring()["traps"]


def with_text(text: str, *, accept: str = "right") -> list[Asked]:
    """A question of every kind that says ``text`` wherever it can."""
    said = {"en": text, "ja": text}
    both = {"right": said, "wrong": said}
    options = [{"id": name, "text": said, "feedback": said} for name in "abc"]
    items = [{"id": name, "text": said} for name in "abc"]
    answers = {
        "single": {"options": options, "answer": "b"}, "multiple": {"options": options, "answer": ("a", "c")},
        "number": {"answer": -0.5, "tolerance": 0.25, "feedback": both, "unit": None,
                   "traps": [{"value": 8.0, "tolerance": 0.0, "feedback": said, "misconception": "m"}]},
        "order": {"items": items, "answer": ("c", "a", "b"), "feedback": both,
                  "traps": [{"answer": ("a", "b", "c"), "feedback": said, "misconception": "m"}]},
        "match": {"left": options, "right": items[:2], "answer": {"a": "a", "b": "b", "c": "a"},
                  "feedback": {"right": said}},
        "text": {"accept": (accept,), "feedback": both,
                 "traps": [{"accept": ("wrong",), "feedback": said, "misconception": "m"}]},
    }
    file = QuestionFile.model_validate({"chapter": "one", "page": "two", "objectives": (), "questions": [
        _plain_ok({"id": f"odd-{kind}", "use": "study", "kind": kind, "stem": said, "objective": "o", "bloom": "apply",
                   "difficulty": 1, "minutes": 1, "rests_on": {"lab": "glitch"}} | answers[kind]) for kind in KINDS]})
    return [Asked(question, "one", "two", "do it", Wording(ROOT, "en")) for question in file.questions]


def _plain_ok(value):
    """The record with its texts made without the checks of language, which odd texts would not pass."""
    if isinstance(value, dict):
        if set(value) == {"en", "ja"}:
            return Bilingual.model_construct(**value)
        if set(value) == {"right", "wrong"}:
            return {name: _plain_ok(text) for name, text in value.items()}
        return {name: _plain_ok(part) for name, part in value.items()}
    return type(value)(map(_plain_ok, value)) if isinstance(value, (list, tuple)) else value
