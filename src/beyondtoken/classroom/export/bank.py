"""The question bank in the formats of learning platforms, with a report of what each made of every question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...content import LANGUAGES
from ...errors import SettingError
from ..files import write_files
from .asked import Asked, read_bank
from .blackboard import blackboard
from .canvas import canvas_qti
from .gift import gift
from .moodle_xml import moodle_xml
from .spreadsheet import spreadsheet
from .table import State, treatment


@dataclass(frozen=True)
class Format:
    """A file format: what its file is called, and what writes it."""

    file: str
    write: Callable[[Sequence[Asked]], bytes]


def _utf8(write: Callable[[Sequence[Asked]], str], *, mark: str = "") -> Callable[[Sequence[Asked]], bytes]:
    return lambda bank: (mark + write(bank)).encode()


FORMATS = {
    "moodle-xml": Format("moodle.xml", _utf8(moodle_xml)),
    "gift": Format("gift.txt", _utf8(gift)),
    "qti": Format("canvas-qti.zip", canvas_qti),
    "blackboard": Format("blackboard.txt", _utf8(blackboard)),
    "csv": Format("questions.csv", _utf8(spreadsheet, mark="\ufeff")),   # the mark tells Excel that it is UTF-8
}


@dataclass(frozen=True)
class Written:
    """One file: its format, its place, and the state of each question with the reason if it is not native."""

    form: str
    path: Path
    questions: tuple[tuple[str, State, str], ...]

    def count(self, state: State) -> int:
        """How many questions are in ``state``."""
        return Counter(found for _, found, _ in self.questions)[state]

    def reasons(self) -> dict[str, list[str]]:
        """Ids of the questions that are not native, by reason."""
        found: dict[str, list[str]] = {}
        for name, _, reason in self.questions:
            if reason:
                found.setdefault(reason, []).append(name)
        return found

    def to_plain(self) -> dict[str, Any]:
        """For programs."""
        return {"format": self.form, "path": str(self.path),
                "questions": [{"id": name, "state": state, "reason": reason} for name, state, reason in self.questions]}


@dataclass(frozen=True)
class BankReport:
    """What was written, and which questions of the book are kept back for examinations."""

    files: tuple[Written, ...]
    kept_back: tuple[str, ...]

    def to_plain(self) -> dict[str, Any]:
        """For programs."""
        return {"files": [file.to_plain() for file in self.files], "kept_back": list(self.kept_back)}


def export_bank(root: Path, out: Path, *, forms: Sequence[str] = (), chapters: Sequence[str] = (),
                private: Path | None = None, language: str = "en") -> BankReport:
    """Write the question bank into ``out``.

    Questions for study go to ``bank-…``; those of a private folder that are for examinations go to ``exam-…``.

    Parameters
    ----------
    root : Path
        The book.
    out : Path
        The folder to write to.
    forms : sequence of str
        Keys of ``FORMATS``; empty: all.
    chapters : sequence of str
        Only these; empty: all.
    private : Path, optional
        A folder with further question files.
    language : str
        ``"en"`` or ``"ja"``.

    Raises
    ------
    SettingError
        If a format, chapter, language or folder is not there. Nothing is written then.
    BookError
        If ``out`` cannot be written to; what was there is whole.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from beyondtoken.content import find_root
    >>> with TemporaryDirectory() as folder:
    ...     report = export_bank(find_root(), Path(folder), forms=["gift"])
    >>> report.files[0].path.name, report.files[0].count("native"), report.files[0].count("rewritten")
    ('bank-gift.txt', 133, 43)
    """
    _refuse_unknown("format", forms, FORMATS)
    _refuse_unknown("language", [language], LANGUAGES)
    bank = read_bank(root, language, chapters=chapters, private=private)
    edition = "" if language == "en" else f"-{language}"
    contents: dict[str, bytes] = {}
    files = []
    for name, questions in (("bank", bank.study), ("exam", bank.exam)):
        for form in forms or FORMATS:
            if questions:
                file = f"{name}{edition}-{FORMATS[form].file}"
                contents[file], states = _made(form, questions)
                files.append(Written(form, out / file, states))
    write_files(out, contents)
    return BankReport(tuple(files), bank.kept_back)


def _made(form: str, questions: Sequence[Asked]) -> tuple[bytes, tuple[tuple[str, State, str], ...]]:
    treated = [(asked, treatment(form, asked.question)) for asked in questions]
    kept = [asked for asked, case in treated if case.state != "left out"]
    return FORMATS[form].write(kept), tuple((asked.id, case.state, case.reason) for asked, case in treated)


def _refuse_unknown(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    for one in given:
        if one not in known:
            raise SettingError(f"--{what} must be one of {', '.join(known)}, got '{one}'.", f"Correct --{what}.")
