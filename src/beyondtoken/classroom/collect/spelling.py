"""Names in the spellings people and programs give them, brought to one form."""

from __future__ import annotations

import re
import unicodedata

SPACE = re.compile(r"\s+")
UNACCENTED = {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"}
LONGEST, FRONT, BACK = 300, 200, 80


def readable(text: str) -> str:
    """A name that can be shown and kept: composed, one line, nothing that cannot be printed.

    Bytes of a file name that are no UTF-8 reach Python as lone surrogates; here they become a question mark.

    Examples
    --------
    >>> readable("Zoe\\u0308  Ames\\n\\u202e")
    'Zoë Ames \ufffd'
    """
    composed = unicodedata.normalize("NFC", SPACE.sub(" ", text))
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in composed)
    return shown if len(shown) <= LONGEST else f"{shown[:FRONT]}…{shown[-BACK:]}"


def plain(text: str) -> str:
    """Text without case, width and the accents of Latin letters; those of other scripts tell words apart.

    Examples
    --------
    >>> plain("ＺＯË Straße"), plain("が")
    ('zoe strasse', 'が')
    """
    kept: list[str] = []
    for letter in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold()):
        if not (unicodedata.combining(letter) and kept and kept[-1].isascii()):
            kept.append(UNACCENTED.get(letter, letter))
    return unicodedata.normalize("NFC", "".join(kept))


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a name, plainly spelled.

    Examples
    --------
    >>> words("O'Brien, Zoë_HW1")
    ('obrien', 'zoe', 'hw1')
    """
    joined = re.sub(r"(?<=\w)['’`](?=\w)", "", plain(text))
    return tuple(re.findall(r"[^\W_]+", joined))


def squeezed(text: str) -> str:
    """All letters and digits of a name in one word, as Canvas writes it in file names.

    Examples
    --------
    >>> squeezed("Adams, Ada")
    'adamsada'
    """
    return "".join(words(text))


def squeezed_forms(name: str) -> set[str]:
    """A name in one word, beginning at any of its words: surname first, surname last.

    Examples
    --------
    >>> sorted(squeezed_forms("Ada King Noel"))
    ['adakingnoel', 'kingnoelada', 'noeladaking']
    """
    parts = words(name)
    return {"".join(parts[start:] + parts[:start]) for start in range(len(parts))}
