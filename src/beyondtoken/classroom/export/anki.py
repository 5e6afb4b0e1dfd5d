"""The glossary as an Anki deck: each term asked from English and from Japanese."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import genanki

from ...content import Reference, Term, read_references, read_terms
from .asked import BOOK, LICENCE
from .wording import Wording, clean
from .zips import zipped

TIMESTAMP = 1_767_225_600
"""The time of the deck (2026-01-01, UTC). Not 0: Anki then looks for a note type numbered 0."""

DECK_NAME = f"{BOOK}: glossary 用語集"
FIELDS = ("English", "Japanese", "Kana", "Definition", "Definition in Japanese", "Source")

_BACK = ('<div class="def">{{Definition}}</div><div class="def" lang="ja">{{Definition in Japanese}}</div>'
         '<div class="source">{{Source}}</div>')
_ENGLISH = '<div class="term">{{English}}</div>'
_JAPANESE = '<div class="term" lang="ja">{{Japanese}}</div>'
_KANA = '<div class="kana" lang="ja">{{Kana}}</div>'
_STYLE = (".card {font-family: sans-serif; font-size: 20px; text-align: center} .term {font-size: 28px} "
          ".kana {color: #767676} .def {margin-top: 1em; text-align: left} "
          ".source {margin-top: 1.5em; font-size: 13px; color: #767676; text-align: left}")


def fixed_number(name: str) -> int:
    """The number that a name always gives, in the range Anki wants.

    Examples
    --------
    >>> fixed_number("deck") == fixed_number("deck"), 1 << 30 <= fixed_number("deck") < 1 << 31
    (True, True)
    """
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30)


class DatedNote(genanki.Note):
    """A note whose time follows from what it says.

    Anki takes a corrected note only where its time differs from that of the note it has.
    """

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        """Write the note, up to half a year after the deck."""
        said = hashlib.sha256("\x1f".join(self.fields).encode()).digest()
        super().write_to_db(cursor, timestamp + int.from_bytes(said[:4], "big") % 2**24, deck_id, id_gen)


def anki_deck(root: Path) -> bytes:
    """The deck as an ``.apkg`` file: the same bytes from the same glossary.

    A term keeps its card, and its learner's progress, as long as its key stays.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> anki_deck(find_root())[:2]
    b'PK'
    """
    deck = genanki.Deck(fixed_number("beyondtoken glossary deck"), DECK_NAME, description=_description())
    model = genanki.Model(fixed_number("beyondtoken glossary model"), f"{BOOK}: term",
                          fields=[{"name": field} for field in FIELDS], css=_STYLE, templates=_templates())
    for note in _notes(read_terms(root), read_references(root), Wording(root, "en"), model):
        deck.add_note(note)
    stream = io.BytesIO()
    genanki.Package(deck).write_to_file(stream, timestamp=TIMESTAMP)
    with zipfile.ZipFile(stream) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def _templates() -> list[dict[str, str]]:
    return [
        {"name": "English to Japanese", "qfmt": _ENGLISH,
         "afmt": f'{{{{FrontSide}}}}<hr id="answer">{_JAPANESE}{_KANA}{_BACK}'},
        {"name": "Japanese to English", "qfmt": _JAPANESE,
         "afmt": f'{{{{FrontSide}}}}<hr id="answer">{_KANA}{_ENGLISH}{_BACK}'},
    ]


def _notes(terms: Sequence[Term], works: dict[str, Reference], wording: Wording,
           model: genanki.Model) -> list[genanki.Note]:
    return [DatedNote(model=model, guid=genanki.guid_for("beyondtoken", "glossary", term.key), tags=["beyondtoken"],
                      fields=_fields(term, works.get(term.reference), wording)) for term in terms]


def _fields(term: Term, work: Reference | None, wording: Wording) -> list[str]:
    source = f"{work.authors} {work.year}. " if work else ""
    return [_shown(term.en), _shown(term.ja), _shown(term.kana), wording.html(term.definition.en),
            Wording(wording.root, "ja").html(term.definition.ja), _shown(f"{source}{BOOK}, {LICENCE}")]


def _shown(text: str) -> str:
    """Text as HTML, without the signs by which Anki parts its fields."""
    return escape(clean(text), quote=False)


def _description() -> str:
    return (f"The terms of {BOOK}, in English and Japanese. {LICENCE}: share and adapt it, with credit to “{BOOK}”, "
            "a link to https://creativecommons.org/licenses/by/4.0/ and a word on what you changed.")
