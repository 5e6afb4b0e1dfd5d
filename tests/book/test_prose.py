"""House rules of a page that a program can hold: short sentences, an anatomy, numbers that come from cells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHAPTERS = Path(__file__).resolve().parents[2] / "chapters"
PAGES = sorted(CHAPTERS.rglob("*.md"))
GUIDE = sorted((CHAPTERS.parent / "guide").glob("*.md"))
EXERCISES = CHAPTERS.parent / "exercises"
LABS = [page for page in PAGES if (EXERCISES / page.parent.name / f"{page.stem}.yml").is_file()]
READINGS = [page for page in PAGES if page.stem == "index"]
LONGEST_SENTENCE = 28
ROLE = re.compile(r"\{[\w:]+\}`([^`<]*?)(?:\s*<[^`>]*>)?`")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def prose_lines(page: Path) -> list[str]:
    """Lines of running text: no head, fences, tables, headings or comments."""
    text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"^(`{3,}|:{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return [line for line in text.splitlines() if line.strip() and not re.match(r"^(#|\||%|\$\$)", line)]


def sentences(line: str) -> list[str]:
    return re.split(r"(?<=[.?!:;])\s+", LINK.sub(r"\1", ROLE.sub(shown, line)))


def shown(role: re.Match[str]) -> str:
    """What a reader sees of a role: a number, a mark or its words; the first two count as one word."""
    return "N" if role.group().startswith(("{eval}", "{claim}", "{cite")) else role.group(1)


@pytest.mark.parametrize("page", [*PAGES, *GUIDE], ids=lambda page: page.stem)
def test_sentence_has_at_most_28_words(page: Path) -> None:
    long = [one for line in prose_lines(page) for one in sentences(line) if len(one.split()) > LONGEST_SENTENCE]
    assert long == []


@pytest.mark.parametrize("page", READINGS, ids=lambda page: page.parent.name)
@pytest.mark.parametrize("heading", ["The article in 100 words", "How far we are from", "The argument",
                                     "Printed slips and aged facts", "Also said", "The experiments", "Questions",
                                     "To discuss", "Further reading"])
def test_reading_has_every_part_of_its_anatomy(page: Path, heading: str) -> None:
    assert re.search(rf"^## .*{heading}", page.read_text(encoding="utf-8"), re.MULTILINE)


def section(page: Path, heading: str) -> str:
    """What a reader reads between one heading and the next of its level."""
    text = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return ROLE.sub(shown, LINK.sub(r"\1", re.sub(r"^(#|\|).*$", "", text, flags=re.MULTILINE)))


@pytest.mark.parametrize("page", READINGS, ids=lambda page: page.parent.name)
def test_summary_of_a_reading_is_as_long_as_it_says(page: Path) -> None:
    assert 90 <= len(section(page, "The article in 100 words").split()) <= 110
    assert 1200 <= len(section(page, "The argument").split()) <= 2000


@pytest.mark.parametrize("page", LABS, ids=lambda page: page.stem)
@pytest.mark.parametrize("heading", ["Predict", "Observe", "Explain", "What would change our mind", "Verdict",
                                     "Questions"])
def test_lab_has_every_part_of_its_anatomy(page: Path, heading: str) -> None:
    assert re.search(rf"^## .*{heading}", page.read_text(encoding="utf-8"), re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("page", LABS, ids=lambda page: page.stem)
def test_prediction_stands_before_everything_measured(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    last_guess = max(match.start() for match in re.finditer(r"= predict\(", text))
    assert last_guess < text.index(".reveal(")
    assert last_guess < text.index("show(", text.index("= predict("))


@pytest.mark.parametrize("page", LABS, ids=lambda page: page.stem)
def test_measured_percentage_in_prose_comes_from_a_cell_or_carries_a_source(page: Path) -> None:
    paragraphs = page.read_text(encoding="utf-8").split("\n\n")
    typed = [one for one in paragraphs if not one.startswith(("```", "|"))
             and re.search(r"(?<![`\w.])\d+\.\d+ ?(?:%|per cent)", ROLE.sub("", one)) and "{cite" not in one]
    assert typed == []
