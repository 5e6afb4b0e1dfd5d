"""Works cited: ``sources/references.bib`` as plain records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import ContentError
from .located_yaml import read_text
from .root import REFERENCES, shown_path

_ENTRY = re.compile(r"^@\w+\{\s*([^,\s]+)", re.MULTILINE)


@dataclass(frozen=True)
class Reference:
    """One work: key, authors ("Hinton, Vinyals and Dean"), year, title, address (empty if it has none).

    Examples
    --------
    >>> Reference("ha2018world", "Ha and Schmidhuber", "2018", "World Models", "https://arxiv.org/abs/1803.10122").year
    '2018'
    """

    key: str
    authors: str
    year: str
    title: str
    address: str


def read_references(root: Path) -> dict[str, Reference]:
    """Every work in ``sources/references.bib``, by key.

    Raises
    ------
    ContentError
        If the file is missing or not BibTeX, or uses a key twice.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_references(find_root())["hinton2015distilling"].year
    '2015'
    """
    from pybtex.database import parse_string  # slow to import, and only a few callers want works cited
    from pybtex.exceptions import PybtexError

    text, shown = _bibliography(root)
    _refuse_repeated_keys(text, shown)
    try:
        entries = parse_string(text, "bibtex").entries
    except PybtexError as error:
        line = getattr(error, "lineno", None)
        raise ContentError(
            shown, line, f"is not BibTeX: {error}.", "Check braces and commas of this entry."
        ) from None
    return {key: _reference(key, entry) for key, entry in entries.items()}


def read_reference_keys(root: Path) -> dict[str, int]:
    """The keys in ``sources/references.bib`` with their lines; much quicker than reading the works.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> "hinton2015distilling" in read_reference_keys(find_root())
    True
    """
    text, shown = _bibliography(root)
    _refuse_repeated_keys(text, shown)
    return {match[1]: _line_of(text, match) for match in _ENTRY.finditer(text)}


def _bibliography(root: Path) -> tuple[str, str]:
    path = root / REFERENCES
    shown = shown_path(path, root)
    return read_text(path, shown_as=shown), shown


def _refuse_repeated_keys(text: str, shown: str) -> None:
    first: dict[str, int] = {}
    for match in _ENTRY.finditer(text):
        key, line = match[1].lower(), _line_of(text, match)
        if key in first:
            raise ContentError(
                shown,
                line,
                f"the key '{match[1]}' is used twice; first on line {first[key]}.",
                "Rename or remove one of the two entries.",
            )
        first[key] = line


def _line_of(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _reference(key: str, entry: object) -> Reference:
    fields = entry.fields  # type: ignore[attr-defined]
    return Reference(
        key,
        _authors(entry),
        _plain(fields.get("year", "")),
        _plain(fields.get("title", "")),
        _address(fields),
    )


def _authors(entry: object) -> str:
    people = entry.persons.get("author", ())  # type: ignore[attr-defined]
    names = [_plain(" ".join([*person.prelast_names, *person.last_names])) for person in people]
    if len(names) > 3:
        return f"{names[0]} et al."
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _address(fields: dict[str, str]) -> str:
    if "doi" in fields:
        return f"https://doi.org/{fields['doi']}"
    if "eprint" in fields and "url" not in fields:
        return f"https://arxiv.org/abs/{fields['eprint']}"
    return fields.get("url", "")


def _plain(latex: str) -> str:
    from pybtex.richtext import Text

    return str(Text.from_latex(latex))
