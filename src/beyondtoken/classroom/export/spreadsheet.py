"""The bank as CSV: a row a question with all that the book says, for spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ..formulas import defused
from .asked import Asked
from .worth import decimal, percent, worth

HEAD = ("id", "use", "chapter", "page", "kind", "language", "objective", "bloom", "difficulty", "minutes", "question",
        "feedback if right", "feedback otherwise")
PART = ("part {}", "answer {}", "feedback {}")

Part = tuple[str, str, str]
"""A part of the question, its right answer or worth, and the feedback that belongs to it."""


def spreadsheet(bank: Sequence[Asked]) -> str:
    """The questions as one file.

    ``part``, ``answer`` and ``feedback`` stand once for each part. Choices: the option and its share in per cent.
    Numbers and texts: an answer with its share; a tolerance follows ``±``. Order: an item and its place, then
    wrong orders with 0. Match: both sides.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> spreadsheet(read_bank(find_root(), "en").study).split(",")[:3]
    ['id', 'use', 'chapter']
    """
    rows = [(_head(asked), _KINDS[asked.question.kind](asked)) for asked in bank]
    widest = max((len(parts) for _, parts in rows), default=0)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*HEAD, *(name.format(number + 1) for number in range(widest) for name in PART)])
    for head, parts in rows:
        writer.writerow([guarded(cell) for cell in (*head, *(cell for part in parts for cell in part))])
    return file.getvalue()


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers.

    Examples
    --------
    >>> guarded("=1+1"), guarded("-33.33333")
    ("'=1+1", '-33.33333')
    """
    return cell if _is_number(cell) else defused(cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _head(asked: Asked) -> list[str]:
    question, slots = asked.question, asked.question.slots()
    general = [asked.plain(slot) if slot in slots else "" for slot in ("feedback:right", "feedback:wrong")]
    return [question.id, question.use, asked.chapter, asked.page, question.kind, asked.language, question.objective,
            question.bloom, str(question.difficulty), decimal(question.minutes),
            asked.stem(asked.wording.plain), *general]


def _choices(asked: Asked) -> list[Part]:
    return [(asked.plain(f"option:{option}"), percent(share), asked.plain(f"feedback:option:{option}"))
            for option, share in worth(asked.question).items()]


def _number(asked: Asked) -> list[Part]:
    record = asked.question.scoring()
    traps = [(f"{decimal(trap['value'])} ± {decimal(trap['tolerance'])}", "0", asked.plain(f"feedback:trap:{number}"))
             for number, trap in enumerate(record["traps"])]
    return [(f"{decimal(record['answer'])} ± {decimal(record['tolerance'])}", "100", ""), *traps]


def _order(asked: Asked) -> list[Part]:
    record = asked.question.scoring()
    items = [(asked.plain(f"item:{item}"), str(place), "") for place, item in enumerate(record["answer"], start=1)]
    traps = [(" → ".join(asked.plain(f"item:{item}") for item in trap["answer"]), "0",
              asked.plain(f"feedback:trap:{number}")) for number, trap in enumerate(record["traps"])]
    return [*items, *traps]


def _match(asked: Asked) -> list[Part]:
    record = asked.question.scoring()
    return [(asked.plain(f"left:{left}"), asked.plain(f"right:{record['answer'][left]}"),
             asked.plain(f"feedback:left:{left}")) for left in record["left"]]


def _text(asked: Asked) -> list[Part]:
    record = asked.question.scoring()
    traps = [(words, "0", asked.plain(f"feedback:trap:{number}")) for number, trap in enumerate(record["traps"])
             for words in trap["accept"]]
    return [*((words, "100", "") for words in record["accept"]), *traps]


_KINDS = {"single": _choices, "multiple": _choices, "number": _number, "order": _order, "match": _match, "text": _text}
