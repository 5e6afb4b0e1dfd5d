"""One answer to one question: the mark, and the feedback to show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeGuard

from ..errors import BookError
from .reading import folded, read_number

# Decimal fractions are not exact: 0.4 − 0.3 is a little more than 0.1.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Mark:
    """What an answer is worth.

    Parameters
    ----------
    score : float
        From 0 to 1.
    correct : bool
        Whether nothing is wrong or missing.
    feedback : tuple of str
        Names of the texts to show, in order: ``feedback:option:b``, ``feedback:right``, …
    """

    score: float
    correct: bool
    feedback: tuple[str, ...]


def score(record: Mapping[str, Any], answer: object) -> Mark | None:
    """Mark one answer.

    Parameters
    ----------
    record : mapping
        A question's scoring record, as ``Question.scoring()`` gives it.
    answer : object
        single: option id; multiple: list of option ids; number: number or text; order: list of item ids;
        match: mapping from left to right ids; text: text. Anything else is no answer.

    Returns
    -------
    Mark or None
        None where no answer was given, or nothing that could be read as one.

    Raises
    ------
    BookError
        If the record is of no kind that is known.

    Examples
    --------
    >>> score({"id": "q", "kind": "single", "options": ["a", "b"], "answer": "b"}, "a")
    Mark(score=0.0, correct=False, feedback=('feedback:option:a',))
    """
    try:
        mark = _KINDS[record["kind"]]
    except KeyError:
        raise BookError(
            f"question '{record.get('id')}' must be of kind {', '.join(_KINDS)}, got '{record.get('kind')}'.",
            "Correct 'kind' in the question's file.",
        ) from None
    return mark(record, answer)


def _verdict(correct: bool, *feedback: str) -> Mark:
    return Mark(float(correct), correct, feedback)


def _single(record: Mapping[str, Any], answer: object) -> Mark | None:
    if not isinstance(answer, str) or answer not in record["options"]:
        return None
    return _verdict(answer == record["answer"], f"feedback:option:{answer}")


def _multiple(record: Mapping[str, Any], answer: object) -> Mark | None:
    if not _is_list(answer) or not answer or any(one not in record["options"] for one in answer):
        return None
    right = set(record["answer"])
    chosen = [option for option in record["options"] if option in answer]
    hits = sum(option in right for option in chosen)
    points = max(0.0, (hits - (len(chosen) - hits)) / len(right))
    # Nothing about options that were left out: the reader is to find them.
    return Mark(points, set(chosen) == right, tuple(f"feedback:option:{one}" for one in chosen))


def _number(record: Mapping[str, Any], answer: object) -> Mark | None:
    given = read_number(answer)
    if given is None:
        return None
    if _is_near(given, record["answer"], record["tolerance"]):
        return _verdict(True, "feedback:right")
    return _trapped(record, lambda trap: _is_near(given, trap["value"], trap["tolerance"]))


def _is_near(given: float, wanted: float, tolerance: float) -> bool:
    return abs(wanted - given) <= tolerance + ROUNDING * max(abs(wanted), abs(given))


def _order(record: Mapping[str, Any], answer: object) -> Mark | None:
    wanted = list(record["answer"])
    if not _is_list(answer) or any(one not in wanted for one in answer):
        return None
    given = list(answer)
    if len(given) != len(wanted) or len(set(given)) != len(wanted):
        return None
    if given == wanted:
        return _verdict(True, "feedback:right")
    pairs = list(combinations(wanted, 2))
    kept = sum(given.index(first) < given.index(second) for first, second in pairs)
    return _trapped(record, lambda trap: list(trap["answer"]) == given, points=kept / len(pairs))


def _match(record: Mapping[str, Any], answer: object) -> Mark | None:
    if not isinstance(answer, Mapping) or not answer:
        return None
    if any(left not in record["left"] or right not in record["right"] for left, right in answer.items()):
        return None
    wrong = [left for left in record["left"] if answer.get(left) != record["answer"][left]]
    if not wrong:
        return _verdict(True, "feedback:right")
    points = 1 - len(wrong) / len(record["left"])
    return Mark(points, False, tuple(f"feedback:left:{left}" for left in wrong))


def _text(record: Mapping[str, Any], answer: object) -> Mark | None:
    given = folded(answer) if isinstance(answer, str) else ""
    if not given:
        return None
    if given in map(folded, record["accept"]):
        return _verdict(True, "feedback:right")
    return _trapped(record, lambda trap: given in map(folded, trap["accept"]))


def _trapped(record: Mapping[str, Any], fits: Callable[[Any], bool], *, points: float = 0.0) -> Mark:
    for place, trap in enumerate(record.get("traps") or ()):
        if fits(trap):
            return Mark(points, False, (f"feedback:trap:{place}",))
    return Mark(points, False, ("feedback:wrong",))


def _is_list(answer: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(answer, Sequence) and not isinstance(answer, (str, bytes))


_KINDS: dict[str, Callable[[Mapping[str, Any], object], Mark | None]] = {
    "single": _single,
    "multiple": _multiple,
    "number": _number,
    "order": _order,
    "match": _match,
    "text": _text,
}
