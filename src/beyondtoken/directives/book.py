"""The data files of the book, as one build sees them: its root, its language, its claims and terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from ..content import (
    Article,
    Claim,
    Neighbourhood,
    Term,
    read_articles,
    read_claims,
    read_concept_map,
    read_terms,
)
from ..errors import BookError

CLAIMS = "sources/claims.yml"
TERMS = "glossary/terms.yml"
ARTICLES = "sources/articles.yml"
CONCEPT_MAP = "glossary/map.yml"


@dataclass(frozen=True)
class Book:
    """What every page may refer to. A file that is not there reads as empty."""

    root: Path
    lang: str
    claims: dict[str, Claim]
    terms: dict[str, Term]
    articles: dict[str, Article]
    neighbourhoods: dict[str, Neighbourhood]


def book_of(config: Config) -> Book:
    """The book of a build, read once for each state of its files.

    Raises
    ------
    ContentError
        If one of the files cannot be read.
    """
    root = root_of(config)
    return _read_book(root, language_of(config), _stamps(root))


def root_of(config: Config) -> Path:
    """The folder that holds ``sources``, ``glossary`` and ``exercises``."""
    return Path(config.beyondtoken_root)


def language_of(config: Config) -> str:
    """``"ja"`` for the Japanese edition, else ``"en"``."""
    return "ja" if str(config.language or "en").startswith("ja") else "en"


def depend_on(env: BuildEnvironment, name: str) -> None:
    """Read the current page again whenever a data file changes. ``name`` is relative to the root."""
    env.note_dependency(str(root_of(env.config) / name))


def set_root(app: Sphinx, config: Config) -> None:
    """Without a root of its own, the book's data lies beside its pages."""
    if not config.beyondtoken_root:
        config.beyondtoken_root = str(app.srcdir)


def check_book_reads(app: Sphinx) -> None:
    """Stop before the first page if the book's own files cannot be read.

    Raises
    ------
    ExtensionError
        With the file, the line and the remedy.
    """
    try:
        book_of(app.config)
    except BookError as problem:
        raise ExtensionError(str(problem)) from problem


@lru_cache(maxsize=8)
def _read_book(root: Path, lang: str, stamps: tuple[int, ...]) -> Book:
    """``stamps`` only tells one state of the files from another."""
    claims, terms, articles, places = (
        read(root) if (root / name).is_file() else ()
        for name, read in ((CLAIMS, read_claims), (TERMS, read_terms), (ARTICLES, read_articles),
                           (CONCEPT_MAP, read_concept_map)))
    return Book(root, lang, _by("id", claims), _by("key", terms), _by("id", articles), _by("id", places))


def _by(field: str, records: Any) -> dict[str, Any]:
    return {getattr(record, field): record for record in records}


def _stamps(root: Path) -> tuple[int, ...]:
    paths = [root / name for name in (CLAIMS, TERMS, ARTICLES, CONCEPT_MAP)]
    return tuple(path.stat().st_mtime_ns if path.is_file() else 0 for path in paths)
