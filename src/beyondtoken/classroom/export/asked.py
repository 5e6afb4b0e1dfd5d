"""The questions to export, each with its place, in one language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ...content import Question, QuestionFile, question_files, read_question_file
from ...errors import ContentError, SettingError
from .wording import Wording

BOOK = "Beyond the Next Token"
LICENCE = "CC BY 4.0"

_ABOUT = {
    "en": "What this question tests: {objective}. Source: {book}, {chapter}/{page} ({licence}).",
    "ja": "この問いで確かめること: {objective}。出典: {book}、{chapter}/{page}({licence})。",
}
_UNIT = {"en": " (Unit: {})", "ja": "(単位: {})"}
_PLACES = {"en": " (Match each item with its place; 1 comes first.)",
           "ja": "(各項目に順番を対応させよ。1が最初である。)"}


Render = Callable[[str], str]
"""Markdown to what a format wants."""


@dataclass(frozen=True)
class Asked:
    """A question in one language, with the page it belongs to.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> asked = read_bank(find_root(), "en", chapters=["beyond-imitation"]).study[0]
    >>> asked.chapter, asked.tags[0]
    ('beyond-imitation', 'chapter: beyond-imitation')
    """

    question: Question
    chapter: str
    page: str
    objective: str
    wording: Wording

    @property
    def id(self) -> str:
        """The id of the question."""
        return self.question.id

    @property
    def language(self) -> str:
        """``"en"`` or ``"ja"``."""
        return self.wording.language

    def text(self, slot: str) -> str:
        """Markdown of one slot (``"option:a"``)."""
        return self.question.texts(self.language)[slot]

    def stem(self, rendered: Render, *, places: bool = False) -> str:
        """What is asked, with the unit of a number; ``places``: an order as items to match with their places."""
        unit = self.question.texts(self.language).get("unit")
        return (rendered(self.text("stem")) + (_UNIT[self.language].format(rendered(unit)) if unit else "")
                + (_PLACES[self.language] if places else ""))

    def html(self, slot: str) -> str:
        """One slot as HTML."""
        return self.wording.html(self.text(slot))

    def plain(self, slot: str) -> str:
        """One slot without marks."""
        return self.wording.plain(self.text(slot))

    @property
    def about(self) -> str:
        """What the question tests and where it comes from, as Markdown: feedback for every answer."""
        return _ABOUT[self.language].format(objective=self.objective.rstrip(".。"), book=BOOK, chapter=self.chapter,
                                            page=self.page, licence=LICENCE)

    @property
    def tags(self) -> tuple[str, ...]:
        """Words to look the question up by."""
        question = self.question
        return (f"chapter: {self.chapter}", f"objective: {question.objective}", f"bloom: {question.bloom}",
                f"difficulty: {question.difficulty}")


@dataclass(frozen=True)
class Bank:
    """What may be exported.

    Parameters
    ----------
    study, exam : tuple of Asked
        Questions to practise with; questions for examinations, from a private folder only.
    kept_back : tuple of str
        Ids of questions in the book's own folder that are marked ``use: exam``.
    """

    study: tuple[Asked, ...]
    exam: tuple[Asked, ...]
    kept_back: tuple[str, ...]


def read_bank(root: Path, language: str, *, chapters: Sequence[str] = (), private: Path | None = None) -> Bank:
    """The questions of the book that are for study, and all those of a private folder.

    Parameters
    ----------
    root : Path
        The book.
    language : str
        ``"en"`` or ``"ja"``.
    chapters : sequence of str
        Only these; empty: all.
    private : Path, optional
        A folder with question files of the same form, at any depth.

    Raises
    ------
    SettingError
        If a chapter or the folder is not there.
    ContentError
        If a file cannot be used, or a private question has an id of the book.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> bank = read_bank(find_root(), "ja")
    >>> {asked.question.use for asked in bank.study}, bank.exam
    ({'study'}, ())
    """
    wording = Wording(root, language)
    own = [asked for path in question_files(root) for asked in _asked(read_question_file(path), wording)]
    hidden = _private(private, wording, {asked.id for asked in own}) if private else []
    chosen = _of_chapters([*own, *hidden], chapters)
    private_ids = {asked.id for asked in hidden}
    exam = [asked for asked in chosen if asked.question.use == "exam"]
    return Bank(tuple(asked for asked in chosen if asked.question.use == "study"),
                tuple(asked for asked in exam if asked.id in private_ids),
                tuple(asked.id for asked in exam if asked.id not in private_ids))


def shuffled(asked: Asked, ids: Sequence[str], *, never: Sequence[str] = ()) -> list[str]:
    """``ids`` in an order that is always the same and tells nothing; never the one that gives the answer away.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> asked = next(one for one in read_bank(find_root(), "en").study if one.question.kind == "order")
    >>> right = asked.question.answer
    >>> shuffled(asked, right, never=right) == list(right), sorted(shuffled(asked, right)) == sorted(right)
    (False, True)
    """
    order = sorted(ids, key=lambda one: hashlib.sha256(f"{asked.id} {one}".encode()).digest())
    return order[1:] + order[:1] if order == list(never) else order


def by_page(bank: Iterable[Asked]) -> list[tuple[tuple[str, str], list[Asked]]]:
    """The questions of each page, under ``(chapter, page)``, in the order of the bank."""
    def place(asked: Asked) -> tuple[str, str]:
        return asked.chapter, asked.page

    return [(key, list(group)) for key, group in groupby(sorted(bank, key=place), key=place)]


def _asked(file: QuestionFile, wording: Wording) -> list[Asked]:
    objectives = {objective.id: objective.text.text(wording.language) for objective in file.objectives}
    return [Asked(question, file.chapter, file.page, objectives.get(question.objective, question.objective), wording)
            for question in file.questions]


def _private(folder: Path, wording: Wording, taken: set[str]) -> list[Asked]:
    if not folder.is_dir():
        raise SettingError(f"--private must name a folder, got '{folder}'.", "Correct the path.")
    found: list[Asked] = []
    folder = folder.absolute()
    for path in sorted(folder.rglob("*.yml")):
        for asked in _asked(read_question_file(path, folder), wording):
            if asked.id in taken:
                raise ContentError(path.relative_to(folder), None, f"question '{asked.id}' has an id that is taken.",
                                   "Give it another id.")
            taken.add(asked.id)
            found.append(asked)
    return found


def _of_chapters(bank: list[Asked], chapters: Sequence[str]) -> list[Asked]:
    known = sorted({asked.chapter for asked in bank})
    for chapter in chapters:
        if chapter not in known:
            raise SettingError(f"There are no questions of a chapter '{chapter}'; chapters are {', '.join(known)}.",
                               "Correct --chapter.")
    return [asked for asked in bank if not chapters or asked.chapter in chapters]
