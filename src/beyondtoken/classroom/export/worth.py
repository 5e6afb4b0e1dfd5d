"""What each part of an answer is worth, by the book's own rule, and numbers as files want them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ...content import Question


def worth(question: Question) -> dict[str, Fraction]:
    """Option id to its share of the marks.

    A right option of *n* earns 1/*n* and a wrong one costs as much, as in `beyondtoken.grading.score`; the sum
    never counts below 0. With one right option, wrong ones are worth nothing.

    Examples
    --------
    >>> from beyondtoken.content import find_question
    >>> {option: str(share) for option, share in worth(find_question("glitch-sharing-cure")).items()}
    {'leave': '1/3', 'cluster': '1/3', 'turn': '1/3', 'often': '-1/3', 'weigh': '-1/3'}
    """
    record = question.scoring()
    if record["kind"] == "single":
        return {option: Fraction(option == record["answer"]) for option in record["options"]}
    share = Fraction(1, len(record["answer"]))
    return {option: share if option in record["answer"] else -share for option in record["options"]}


def percent(share: Fraction) -> str:
    """A share in per cent with the five decimals by which Moodle knows it.

    Examples
    --------
    >>> percent(Fraction(-1, 3)), percent(Fraction(1)), percent(Fraction(1, 8))
    ('-33.33333', '100', '12.5')
    """
    return decimal(round(float(100 * share), 5))


def decimal(number: float) -> str:
    """A number in plain digits: no exponent, no needless zero.

    Examples
    --------
    >>> decimal(27.0), decimal(1e-7), decimal(-0.5)
    ('27', '0.0000001', '-0.5')
    """
    text = f"{Decimal(repr(float(number) + 0.0)):f}"     # + 0.0: zero has no sign
    return text.rstrip("0").rstrip(".") if "." in text else text


def limits(value: float, tolerance: float) -> tuple[str, str]:
    """The lowest and the highest number that still count.

    Examples
    --------
    >>> limits(0.4, 0.1)
    ('0.3', '0.5')
    """
    centre, margin = Decimal(repr(float(value))), Decimal(repr(float(tolerance)))
    return decimal(float(centre - margin)), decimal(float(centre + margin))
