"""Finding one question, prediction or list of objectives by name, opening only the file that holds it.

A page's trace of what it read relies on that: it must not depend on the questions of other pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

from ..errors import ContentError
from .prediction import Prediction
from .question import Objective, Question
from .question_file import QuestionFile
from .reading import question_files, read_question_file
from .record_errors import nearest
from .root import EXERCISES, find_root, shown_path


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Named)


def find_question(name: str, root: Path | None = None) -> Question:
    """The question called ``name``.

    Raises
    ------
    ContentError
        If no file, or no question in its file, has that name; the nearest known name is given.

    Examples
    --------
    >>> find_question("no-such-page-dream")
    Traceback (most recent call last):
    beyondtoken.errors.ContentError: exercises: no file has a name that 'no-such-page-dream' starts with.
    Correct the id; ids start with the name of their file, as in 'glitch-intent' of glitch.yml.
    """
    root = root or find_root()
    path = file_of(name, root)
    return _named(name, read_question_file(path).questions, "question", shown_path(path, root))


def find_prediction(name: str, root: Path | None = None) -> Prediction:
    """The prediction called ``name``; raises like `find_question`.

    Examples
    --------
    >>> find_prediction("glitch-steps").kind
    'number'
    """
    root = root or find_root()
    path = file_of(name, root)
    return _named(name, read_question_file(path).predictions, "prediction", shown_path(path, root))


def find_objectives(stem: str, root: Path | None = None) -> tuple[Objective, ...]:
    """The objectives of the page called ``stem`` (a lab, or a chapter for its reading).

    Examples
    --------
    >>> find_objectives("glitch")[0].id
    'glitch-o-specify'
    """
    return find_question_file(stem, root).objectives


def find_objective(name: str, root: Path | None = None) -> Objective:
    """The objective called ``name``; raises like `find_question`.

    Examples
    --------
    >>> find_objective("glitch-o-specify").bloom
    'analyse'
    """
    root = root or find_root()
    path = file_of(name, root)
    return _named(name, read_question_file(path).objectives, "objective", shown_path(path, root))


def find_question_file(stem: str, root: Path | None = None) -> QuestionFile:
    """The question file of the page called ``stem``.

    Examples
    --------
    >>> find_question_file("glitch").chapter
    'beyond-imitation'
    """
    root = root or find_root()
    stems = {path.stem: path for path in question_files(root)}
    if stem not in stems:
        raise ContentError(EXERCISES, None, f"there is no file {stem}.yml.", _suggestion(stem, list(stems)))
    return read_question_file(stems[stem])


def file_of(name: str, root: Path) -> Path:
    """The question file whose stem is the longest that ``name`` starts with.

    Examples
    --------
    >>> file_of("glitch-intent", find_root()).name
    'glitch.yml'
    """
    paths = [path for path in question_files(root) if name.startswith(path.stem + "-")]
    if not paths:
        raise ContentError(
            EXERCISES, None, f"no file has a name that '{name}' starts with.",
            "Correct the id; ids start with the name of their file, as in 'glitch-intent' of glitch.yml.")
    return max(paths, key=lambda path: len(path.stem))


def _named(name: str, entries: tuple[_Entry, ...], kind: str, shown: str) -> _Entry:
    for entry in entries:
        if entry.id == name:
            return entry
    known = [entry.id for entry in entries]
    raise ContentError(shown, None, f"there is no {kind} '{name}'.", _suggestion(name, known))


def _suggestion(name: str, known: list[str]) -> str:
    close = nearest(name, known)
    return f"Write '{close}', or add '{name}'." if close else f"Add '{name}', or correct the name."
