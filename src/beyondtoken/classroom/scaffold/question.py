"""A new question: its entry in the question file, and a cell that asks it on the page."""

from __future__ import annotations

from pathlib import Path

from ...content import QuestionFile, read_articles, read_claims, read_question_file
from ...content.finding import file_of
from ...content.located_yaml import read_text
from ...content.root import CHAPTERS, EXERCISES
from ...errors import ContentError, SettingError
from ...notebooks.pages import split_cells
from .lists import with_entry
from .names import in_chapter, slug
from .plan import LOOK_FOR, Plan, filled

KINDS = ("single", "multiple", "number", "order", "match", "text")


def plan_question(root: Path, place: str, name: str, *, kind: str = "single") -> Plan:
    """A question called ``name`` at the end of the page ``CHAPTER/PAGE``.

    Parameters
    ----------
    root : Path
        Folder of the book.
    place : str
        Chapter and page: a lab, or the chapter's own name (or ``index``) for its reading.
    name : str
        Id of the question; starts with the page's name.
    kind : str
        One of `KINDS`.

    Raises
    ------
    BookError
        If the kind, the place or the name cannot be used.
    """
    if kind not in KINDS:
        raise SettingError(f"--kind must be one of {', '.join(KINDS)}, got '{kind}'.", "Choose one of them.")
    chapter, page = in_chapter(place, "question", root)
    page = chapter if page == "index" else page
    path = EXERCISES / chapter / f"{page}.yml"
    if not (root / path).is_file():
        raise ContentError(path, None, "is not there, so that the page has no questions.",
                           f"Correct the page's name, or run: beyondtoken new lab {chapter}/{page}")
    file = read_question_file(root / path)
    text = read_text(root / path, shown_as=str(path))
    check_id(name, page, path, file, root)
    if not file.misconceptions:
        text = with_entry(text, "misconceptions", filled("misconception.yml", page=page), str(path))
    entry = question_text(kind, name, file, ground=ground_of(root, file))
    written = Path(CHAPTERS, chapter, "index.md" if page == chapter else f"{page}.md")
    return Plan({path: with_entry(text, "questions", entry, str(path)), written: with_quiz(root, written, name)},
                (LOOK_FOR, f"Give the question its own objective and misconceptions: {path.as_posix()}",
                 f"Move its cell to where it is asked: {written.as_posix()}",
                 "See that all is well: beyondtoken derive && beyondtoken check"))


def question_text(kind: str, name: str, file: QuestionFile, *, ground: str) -> str:
    """The entry of a question, as YAML; its objective and misconceptions are the file's first."""
    if not file.objectives:
        raise ContentError(EXERCISES / file.chapter / f"{file.page}.yml", None, "has no objective to test.",
                           "Write one under 'objectives:' first.")
    wrong = file.misconceptions[0].id if file.misconceptions else f"{file.page}-m-first"
    return filled(f"question-{kind}.yml", id=name, objective=file.objectives[0].id, misconception=wrong, ground=ground)


def check_id(name: str, page: str, path: Path, file: QuestionFile, root: Path) -> None:
    """Refuse an id that is taken, that does not start with its page, or that another file would be searched for."""
    slug(name, "question")
    if not name.startswith(f"{page}-"):
        raise SettingError(f"The id of a question on this page starts with '{page}-', got '{name}'.",
                           f"Call it '{page}-{name}'.")
    if name in {entry.id for group in (file.objectives, file.misconceptions, file.questions, file.predictions)
                for entry in group}:
        raise ContentError(path, None, f"has an entry '{name}' already.", "Choose another id.")
    if file_of(name, root) != root / path:
        raise SettingError(f"'{name}' would be looked for in {file_of(name, root).relative_to(root).as_posix()}.",
                           "Choose another id.")


def ground_of(root: Path, file: QuestionFile) -> str:
    """What the question rests on: the page's lab, or for a reading the first claim of its article."""
    if file.page != file.chapter:
        return "lab: " + next((one.rests_on.lab for one in file.questions if one.rests_on.lab), file.page)
    article = next(one.id for one in read_articles(root) if one.chapter == file.chapter)
    return "claim: " + next(claim.id for claim in read_claims(root) if claim.article == article)


def with_quiz(root: Path, page: Path, name: str) -> str:
    """The page with a cell that asks the question, after the last cell that asks one."""
    text = read_text(root / page, shown_as=str(page))
    lines = text.splitlines()
    cells = [cell for cell in split_cells(lines, 0)[0] if "quiz(" in cell.text]
    if not cells:
        raise ContentError(page, None, "has no cell that calls quiz(...), so that the question has no place.",
                           'Add a cell: from beyondtoken.widgets import quiz, and a second one that calls quiz("...").')
    end = cells[-1].line + cells[-1].text.count("\n")
    cell = ["", "```{code-cell} ipython3", ":tags: [remove-input]", "", f'quiz("{name}")', "```"]
    return "\n".join([*lines[:end], *cell, *lines[end:]]) + "\n"
