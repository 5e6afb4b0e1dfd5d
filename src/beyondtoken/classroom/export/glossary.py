"""The glossary as flash cards."""

from __future__ import annotations

from pathlib import Path

from ...content import LANGUAGES
from ..files import write_files
from .anki import anki_deck
from .term_list import term_list


def export_glossary(root: Path, out: Path) -> tuple[Path, ...]:
    """Write an Anki deck, and one list of terms a language, into ``out``.

    Raises
    ------
    ContentError
        If the glossary cannot be used. Nothing is written then.
    BookError
        If ``out`` cannot be written to.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from beyondtoken.content import find_root
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in export_glossary(find_root(), Path(folder))]
    ['glossary-anki.apkg', 'glossary-en.tsv', 'glossary-ja.tsv']
    """
    lists = {f"glossary-{language}.tsv": term_list(root, language).encode() for language in LANGUAGES}
    return write_files(out, {"glossary-anki.apkg": anki_deck(root)} | lists)
