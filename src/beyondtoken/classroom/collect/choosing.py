"""Which of a student's files is graded, and what is said of the others."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Literal

from .bounds import Bounds
from .exercise import exercise_of, looks_like_notebook
from .layout import base_and_number
from .people import Candidate, Person
from .reading import Unreadable
from .spelling import plain, words
from .times import When, in_utc, read_stamp

Attempt = Literal["last", "first"]
TIMESTAMP = "timestamp.txt"
LONGEST_AGO = datetime.min.replace(tzinfo=UTC)
TRIED = 20
VERSION = re.compile(r"/(?:version|attempt|submission|try|提出) ?_?(\d{1,3})/", re.I)
NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json| ?\(\d+\))?$", re.I)
KINDS = (
    ((".py",), "a Python script"),
    ((".html", ".htm", ".xhtml", ".mhtml", ".webarchive"), "a web page"),
    ((".pdf",), "a PDF"),
    ((".doc", ".docx", ".odt", ".rtf", ".pages", ".gdoc"), "a text document"),
    ((".txt", ".md", ".tex"), "a plain text"),
    ((".png", ".jpg", ".jpeg", ".gif", ".heic", ".webp", ".bmp", ".svg"), "a picture"),
    ((".xlsx", ".xls", ".ods", ".csv", ".tsv"), "a table"),
    ((".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"), "an archive of a kind that is not opened here"),
    ((".url", ".webloc", ".lnk", ".desktop"), "a link"),
)
BINARY = (".pdf", ".docx", ".doc", ".odt", ".png", ".jpg", ".jpeg", ".gif", ".heic", ".xlsx", ".xls", ".7z", ".rar",
          ".tar", ".gz", ".tgz", ".bz2", ".xz", ".webp", ".mp4", ".mov")


@dataclass
class Choice:
    """What is graded of a student's files; ``aside`` says of each other file why not, ``problem`` why none is."""

    candidate: Candidate | None = None
    content: bytes | None = None
    problem: str = ""
    others: list[Candidate] = field(default_factory=list)
    aside: dict[str, str] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Rules:
    """How to choose: which attempt, of which exercise ("" for any), on which clock, how much to read."""

    attempt: Attempt
    exercise: str
    zone: tzinfo | None
    bounds: Bounds


def choose(person: Person, rules: Rules) -> Choice:
    """The file of a student that is graded. Never raises for what a student did.

    A notebook that says it is of the exercise comes before one that does not say; one of another exercise is left
    aside. Of several the last attempt counts (or the first): by the platform's time, by the platform's numbers, by the
    number behind the name, by the date of the file. A file that cannot be read is passed over if another can be.
    """
    choice = Choice()
    files = in_order(person, rules)
    notebooks = [one for one in files if is_notebook(one)]
    take_notebook(notebooks, rules, choice)
    rest = [one for one in files if not is_notebook(one)]
    if choice.candidate is None:
        take_disguised(rest, rules, choice)
    if choice.candidate is None:
        say_why_none([*notebooks, *rest], choice)
    choice.aside.update({one.node.shown: "nbgrader's note of the time" for one in notes(person)})
    for one in rest:
        if one is not choice.candidate:
            choice.aside.setdefault(one.node.shown, reason_for(one))
    return choice


def take_notebook(notebooks: list[Candidate], rules: Rules, choice: Choice) -> None:
    """Choose among notebooks, which come in the order of preference."""
    certain: list[Candidate] = []
    silent: list[Candidate] = []
    contents: dict[int, bytes] = {}
    for one in notebooks:
        try:
            content = read(one, rules.bounds)
        except Unreadable as problem:
            choice.aside[one.node.shown] = problem.reason
            choice.passed_over.append(one.node.shown)
            continue
        says = exercise_of(content) if rules.exercise else None
        if says is not None and says != rules.exercise:
            choice.aside[one.node.shown] = f"is the notebook of exercise '{says}', not of '{rules.exercise}'"
            continue
        group = certain if says else silent
        if not group:
            contents[id(one)] = content
        group.append(one)
    if not certain and rules.exercise:
        silent.sort(key=lambda one: not is_called(one, rules.exercise))
    if certain or silent:
        choice.candidate, *choice.others = [*certain, *silent]
        try:
            choice.content = contents.get(id(choice.candidate)) or read(choice.candidate, rules.bounds)
        except Unreadable as problem:
            choice.problem = problem.reason


def take_disguised(rest: list[Candidate], rules: Rules, choice: Choice) -> None:
    """Look for a notebook among files that are not called so."""
    for one in [one for one in rest if not one.node.name.lower().endswith(BINARY)][:TRIED]:
        try:
            content = read(one, rules.bounds)
        except Unreadable:
            continue
        if looks_like_notebook(content) and (not rules.exercise or exercise_of(content) in (None, rules.exercise)):
            choice.candidate, choice.content = one, content
            return


def say_why_none(files: list[Candidate], choice: Choice) -> None:
    """Name the file that comes nearest to a hand-in, and why it is not graded."""
    if not files:
        return
    nearest = next((one for one in files if not one.claim.typed), files[0])
    choice.candidate = nearest
    choice.problem = choice.aside.pop(nearest.node.shown, "") or reason_for(nearest, alone=True)
    choice.passed_over = []


def read(one: Candidate, bounds: Bounds) -> bytes:
    """The bytes of a file.

    Raises
    ------
    Unreadable
        If it cannot be read, or there are none.
    """
    if one.node.trouble or one.node.place is None:
        raise Unreadable(one.node.trouble or "cannot be read")
    content = one.node.place.read(bounds.file_bytes)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("the file is empty")
    return content


def is_notebook(one: Candidate) -> bool:
    """Whether a file is called as notebooks are, or is a zip that cannot be looked into."""
    return not one.claim.typed and (one.node.is_zip or bool(NOTEBOOK.search(one.node.name)))


def is_called(one: Candidate, exercise: str) -> bool:
    """Whether a file's name holds that of the exercise."""
    return "".join(words(exercise)) in "".join(words(one.node.name))


def reason_for(one: Candidate, *, alone: bool = False) -> str:
    """Why a file that is no notebook is not graded, in plain words."""
    low = one.node.name.lower()
    kind = one.claim.typed or next((kind for suffixes, kind in KINDS if low.endswith(suffixes)), "")
    if one.node.trouble:
        return one.node.trouble
    if alone and one.node.size == 0 and not kind:
        return "the file is empty"
    what = kind or (f"a file of the kind {suffix[0]}" if (suffix := re.findall(r"\.\w{1,8}$", low)) else "a file")
    return f"{what} was handed in, not a notebook (.ipynb)" if alone else f"{what}, not a notebook"


def in_order(person: Person, rules: Rules) -> list[Candidate]:
    """A student's files, the attempt to be graded first."""
    files = [one for one in person.candidates if one.node.name != TIMESTAMP]
    one_base = len({plain(base_and_number(one.file)[0]) for one in files if is_notebook(one)}) == 1
    when = clock(person, rules.zone)

    def place(one: Candidate) -> tuple[datetime, int, int, datetime, str]:
        time = when(one)
        known = time.time if time.time and not time.is_weak else LONGEST_AGO
        version = VERSION.search(one.node.shown)
        number = int(version[1]) if version else base_and_number(one.file)[1] if one_base else 0
        return known, one.claim.order, number, time.time or LONGEST_AGO, one.node.shown

    return sorted(files, key=place, reverse=rules.attempt == "last")


def clock(person: Person, zone: tzinfo | None) -> Callable[[Candidate], When]:
    """When each file of a student was handed in."""
    known = {one.node.shown.rpartition("/")[0]: time for one in notes(person)
             if (time := note_of(one, zone)) is not None}

    def when(one: Candidate) -> When:
        if one.claim.time is not None:
            return When(in_utc(one.claim.time, zone), "name", one.claim.late)
        folder = one.node.shown.rpartition("/")[0]
        while folder and folder not in known:
            folder = folder.rpartition("/")[0]
        if folder in known:
            return When(known[folder], "timestamp.txt", one.claim.late)
        if one.claim.platform == "Canvas" or one.node.place is None:     # Canvas dates files by the download
            return When(late=one.claim.late)
        date = one.node.place.date
        return When(in_utc(date.time, zone), date.source if date.time else "", one.claim.late)

    return when


def notes(person: Person) -> list[Candidate]:
    """The files in which nbgrader keeps the time."""
    return [one for one in person.candidates if one.node.name == TIMESTAMP]


def note_of(one: Candidate, zone: tzinfo | None) -> datetime | None:
    """The time in nbgrader's file; None where it cannot be read."""
    try:
        content = one.node.place.read(200) if one.node.place else b""
    except Unreadable:
        return None
    return in_utc(read_stamp(content.decode("utf-8", "replace").strip()), zone)
