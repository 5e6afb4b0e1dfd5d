"""The bank as Blackboard's text upload: one line a question, fields between tabs, no feedback."""

from __future__ import annotations

from collections.abc import Sequence

from .asked import Asked, shuffled
from .table import SPLIT, treatment
from .worth import decimal

_ITEM = {"en": "{stem} Item: {left}", "ja": "{stem} 項目: {left}"}


def blackboard(bank: Sequence[Asked]) -> str:
    """The questions as one file.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> text = blackboard(read_bank(find_root(), "en").study)
    >>> sorted({line.split("\\t")[0] for line in text.splitlines()})
    ['FIB', 'MA', 'MAT', 'MC', 'NUM']
    """
    lines = [fields for asked in bank for fields in _KINDS[asked.question.kind](asked)]
    return "".join("\t".join(_field(field) for field in fields) + "\r\n" for fields in lines)


Lines = list[list[str]]


def _field(text: str) -> str:
    """One field: no tab, no line end, never empty."""
    return " ".join(text.split()) or "-"


def _choices(asked: Asked) -> Lines:
    record = asked.question.scoring()
    right = record["answer"] if isinstance(record["answer"], list) else [record["answer"]]
    fields = ["MC" if record["kind"] == "single" else "MA", asked.stem(asked.wording.plain)]
    for option in record["options"]:
        fields += [asked.plain(f"option:{option}"), "correct" if option in right else "incorrect"]
    return [fields]


def _number(asked: Asked) -> Lines:
    record = asked.question.scoring()
    return [["NUM", asked.stem(asked.wording.plain), decimal(record["answer"]), decimal(record["tolerance"])]]


def _order(asked: Asked) -> Lines:
    """Items to match with their places: the newer course view takes no order from a file."""
    right = asked.question.scoring()["answer"]
    fields = ["MAT", asked.stem(asked.wording.plain, places=True)]
    for item in shuffled(asked, right, never=right):
        fields += [asked.plain(f"item:{item}"), str(right.index(item) + 1)]
    return [fields]


def _match(asked: Asked) -> Lines:
    record = asked.question.scoring()
    if treatment("blackboard", asked.question).becomes == SPLIT:
        return [_one_of_match(asked, left) for left in record["left"]]
    fields = ["MAT", asked.stem(asked.wording.plain)]
    for left in record["left"]:
        fields += [asked.plain(f"left:{left}"), asked.plain(f"right:{record['answer'][left]}")]
    return [fields]


def _one_of_match(asked: Asked, left: str) -> list[str]:
    record = asked.question.scoring()
    stem = _ITEM[asked.language].format(stem=asked.stem(asked.wording.plain), left=asked.plain(f"left:{left}"))
    fields = ["MC", stem]
    for right in record["right"]:
        fields += [asked.plain(f"right:{right}"), "correct" if right == record["answer"][left] else "incorrect"]
    return fields


def _text(asked: Asked) -> Lines:
    return [["FIB", asked.stem(asked.wording.plain), *asked.question.scoring()["accept"]]]


_KINDS = {"single": _choices, "multiple": _choices, "number": _number, "order": _order, "match": _match, "text": _text}
