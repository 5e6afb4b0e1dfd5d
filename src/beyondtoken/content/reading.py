"""Reading the data files, one kind at a time. Each stops at the first error; `check_book` collects all."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ..errors import ContentError
from .article import Article
from .claim import Claim, ClaimFile
from .concept_map import MapFile, Neighbourhood
from .located_yaml import LocatedYaml, read_located
from .question_faults import question_faults
from .question_file import QuestionFile
from .record import Record
from .record_errors import record_from
from .root import ARTICLES, CLAIMS, CONCEPT_MAP, EXERCISES, TERMS, shown_path
from .term import Term

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


class ArticleFile(Record):
    """The whole of ``sources/articles.yml``."""

    articles: tuple[Article, ...]


class TermFile(Record):
    """The whole of ``glossary/terms.yml``."""

    terms: tuple[Term, ...]


def read_articles(root: Path) -> tuple[Article, ...]:
    """The five articles, in the order of the ledger (A1 to A5).

    Raises
    ------
    ContentError
        If the file cannot be used; so for all readers here.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> [article.id for article in read_articles(find_root())]
    ['A1', 'A2', 'A3', 'A4', 'A5']
    """
    return _read(root / ARTICLES, ArticleFile, root).articles


def read_claims(root: Path) -> tuple[Claim, ...]:
    """All claims, in ledger order.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> len(read_claims(find_root()))
    172
    """
    return _read(root / CLAIMS, ClaimFile, root).claims


def read_terms(root: Path) -> tuple[Term, ...]:
    """All terms of the glossary, in the order of the file.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_terms(find_root())[0].key
    'world-model'
    """
    return _read(root / TERMS, TermFile, root).terms


def read_concept_map(root: Path) -> tuple[Neighbourhood, ...]:
    """The neighbourhoods of the concept map, in the order of the file.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_concept_map(find_root())[0].id
    'text'
    """
    return _read(root / CONCEPT_MAP, MapFile, root).neighbourhoods


def read_question_file(path: Path, root: Path | None = None) -> QuestionFile:
    """One file of ``exercises/<chapter>/``, with its questions checked for answers that cannot be right.

    Errors show the path from ``root`` on; without one, from the book that the file lies in.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> read_question_file(question_files(find_root())[0]).chapter
    'beyond-imitation'
    """
    source = located(path.absolute(), root or path.absolute().parents[2])
    found, errors = record_from(source, QuestionFile)
    if found is None:
        raise errors[0]
    for error in question_faults(found, source):
        raise error
    return found


def question_files(root: Path) -> tuple[Path, ...]:
    """The question files of every chapter, sorted by path.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> question_files(find_root())[0].parent.name
    'beyond-imitation'
    """
    return tuple(sorted((root / EXERCISES).glob("*/*.yml")))


def located(path: Path, root: Path) -> LocatedYaml:
    """A data file with its lines, shown relative to ``root``.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> root = find_root()
    >>> located(root / "sources/claims.yml", root).path
    'sources/claims.yml'
    """
    return read_located(path, shown_as=shown_path(path, root))


def _read(path: Path, model: type[AnyRecord], root: Path) -> AnyRecord:
    found, errors = record_from(located(path, root), model)
    if found is None:
        raise errors[0] if errors else ContentError(path, None, "cannot be read.", "Check the file.")
    return found
