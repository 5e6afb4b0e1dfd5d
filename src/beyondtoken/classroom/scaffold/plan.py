"""What is to be written: whole texts by path, and what to do next. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template

TEMPLATES = Path(__file__).resolve().parent / "templates"
MARKS = ("REPLACE ME", "要差替")
"""Every text of a scaffold that waits for its author says so, in English or Japanese."""

LOOK_FOR = ('Replace every text that says so: git grep --untracked -n -e "REPLACE ME" -e 要差替 -- '
            "chapters exercises sources src/beyondtoken/labs tests/labs")


@dataclass(frozen=True)
class Plan:
    """Files to write (relative path to whole text) and the next steps for a person.

    Examples
    --------
    >>> Plan({Path("intro.md"): "# Hello"}, ("Read it.",)).steps
    ('Read it.',)
    """

    files: dict[Path, str]
    steps: tuple[str, ...]


class _Blanks(Template):
    """A text with blanks such as ``@{slug}``: dollars are needed for mathematics."""

    delimiter = "@"


def filled(name: str, **words: str) -> str:
    """A text of ``templates/`` with its blanks filled.

    Examples
    --------
    >>> filled("lab-verdict.md", id="A4-C23").splitlines()[1]
    'verdict({"A4-C23": lab.judge(means, rules=rules)})'
    """
    return _Blanks((TEMPLATES / name).read_text(encoding="utf-8")).substitute(words)


def in_words(slug: str) -> str:
    """A slug as words.

    Examples
    --------
    >>> in_words("open-science")
    'open science'
    """
    return slug.replace("-", " ")
