"""The question bank as a whole: large enough, of every kind, and more than memory."""

from __future__ import annotations

import difflib
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from beyondtoken.content import Question, question_files, read_question_file

ROOT = Path(__file__).resolve().parents[2]
BANK = {path: read_question_file(path).questions for path in question_files(ROOT)}
QUESTIONS: list[Question] = [one for asked in BANK.values() for one in asked if one.use == "study"]
CHAPTERS = sorted({path.parent.name for path in BANK})
KINDS = {"single", "multiple", "number", "order", "match", "text"}


def test_bank_holds_150_questions_over_five_chapters() -> None:
    assert len(QUESTIONS) >= 150
    assert len(CHAPTERS) == 5


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_kind_is_in_use_in_every_chapter(chapter: str) -> None:
    kinds = {one.kind for path, asked in BANK.items() if path.parent.name == chapter for one in asked}
    assert kinds == KINDS


def test_at_most_four_questions_in_ten_ask_for_recall() -> None:
    levels = Counter(one.bloom for one in QUESTIONS)
    assert levels["remember"] + levels["understand"] <= 0.4 * len(QUESTIONS)
    assert len(levels) >= 4


def test_readings_ask_eight_questions_or_more_and_labs_three_or_more() -> None:
    few = [path.stem for path, asked in BANK.items() if len(asked) < (8 if path.stem == path.parent.name else 3)]
    assert few == []


def test_no_two_questions_are_alike() -> None:
    stems = [one.stem.text("en") for one in QUESTIONS]
    alike = [pair for pair in combinations(stems, 2)
             if difflib.SequenceMatcher(None, *pair).quick_ratio() > 0.9
             and difflib.SequenceMatcher(None, *pair).ratio() > 0.8]
    assert alike == []


@pytest.mark.parametrize("path", [*BANK, ROOT / "glossary/terms.yml", ROOT / "glossary/map.yml"],
                         ids=lambda path: path.stem)
def test_file_reads_the_same_where_yaml_has_no_library_in_c(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader)
