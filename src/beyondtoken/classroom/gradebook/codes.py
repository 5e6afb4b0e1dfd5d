"""Codes in place of names: the same student always has the same one, and no name can be worked out from it.

They are made to pass through a spreadsheet unchanged: letters and digits take turns, so that none is read as a
number (``1E23``), a date (``MAR1``) or a formula.
"""

from __future__ import annotations

import hashlib
import hmac

LETTERS = "ABCDFGHJKMNPQRSTUVWXYZ"
DIGITS = "23456789"
CONSONANTS = "bcdfghjkmnpqrstvwxyz"


def keyed(secret: str, *words: str) -> int:
    """A number that only the holder of the secret can work out."""
    text = "\0".join(words).encode("utf-8")
    return int.from_bytes(hmac.digest(bytes.fromhex(secret), text, "sha256"), "big")


def student_code(secret: str, student: str, attempt: int = 0) -> str:
    """The code of a student. Where another student has it, the next attempt gives another; late ones are longer.

    Examples
    --------
    >>> student_code("00", "adams"), student_code("00", "adams", 1), student_code("00", "adams", 8)
    ('Y3A9', 'K2Z7', 'Y9R7C4')
    """
    number = keyed(secret, "code", student, str(attempt))
    made = ""
    for _ in range(2 + attempt // 8):
        number, letter = divmod(number, len(LETTERS))
        number, digit = divmod(number, len(DIGITS))
        made += LETTERS[letter] + DIGITS[digit]
    return made


def fingerprint(answer: str) -> str:
    """Ten letters that tell one answer from another; blanks at the ends of lines do not count.

    Examples
    --------
    >>> fingerprint("The wall is two cells thick. ") == fingerprint("The wall is two cells thick.")
    True
    """
    lines = [line.rstrip() for line in answer.strip().splitlines()]
    number = int.from_bytes(hashlib.sha256("\n".join(lines).encode("utf-8")).digest(), "big")
    made = ""
    for _ in range(10):
        number, letter = divmod(number, len(CONSONANTS))
        made += CONSONANTS[letter]
    return made
