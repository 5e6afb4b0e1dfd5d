"""For the teacher's guide: what a chapter asks of a class, from the data of its pages.

The directives ``{chapter-plan}``, ``{chapter-objectives}`` and ``{chapter-misconceptions}`` list a chapter; the
roles ``{minutes}`` and ``{misconception}`` put a number or a wrong idea into a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..content import Question, QuestionFile, find_question_file
from ..content.finding import file_of
from ..content.workload import EXERCISE_PREFIX, PageWork, exercises_of, minutes_of, page_work
from ..errors import BookError, ContentError
from ..notebooks.pages import toc_docnames
from .book import Book, book_of
from .parts import BookDirective, Folded, bullets, paragraph, parsed, span
from .records import note_collecting
from .tables import Cell, table
from .words import words

LOG = logging.getLogger(__name__)
STEP = 5
"""Minutes of a plan are rounded up to this many."""


class ChapterPlan(BookDirective):
    """``{chapter-plan} chapter``: every page with minutes and questions, and every exercise."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """Two tables; the second only where the chapter has exercises."""
        chapter, lang = self.arguments[0], book.lang
        note_collecting(self.env, "chapter-plan")
        work = {page: page_work(book.root / f"{page}.md", book.root) for page in pages_of(self.env, chapter, book)}
        found: list[nodes.Node] = [plan_table(chapter, work, self.env.docname, lang)]
        exercises = exercises_of(chapter, book.root)
        rows: list[list[Cell]] = [
            [[self.exercise_name(chapter, one.id, one.title.text(lang))], [paragraph(words(one.bloom, lang))],
             [paragraph(str(one.minutes))], [paragraph(f"{one.points:g}")]] for one in exercises]
        if rows:
            head = [words(key, lang) for key in ("exercise", "level", "minutes", "points")]
            found.append(table(head, rows, anchor=f"exercises-{chapter}", caption=words("exercises_of", lang),
                               classes=["bt-plan"], widths=[50, 20, 15, 15]))
        return found

    def exercise_name(self, chapter: str, name: str, title: str) -> nodes.paragraph:
        """The title of an exercise, as a link where the book has its page."""
        page = f"chapters/{chapter}/{EXERCISE_PREFIX}{name}"
        return paragraph(page_link(page, self.env.docname, title) if page in self.env.found_docs else title)


class ChapterObjectives(BookDirective):
    """``{chapter-objectives} chapter``: what its pages teach, page by page, each with its level."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """A list of pages, each with the list of its objectives."""
        note_collecting(self.env, "chapter-objectives")
        items = []
        for page, file in files_of(self.env, self.arguments[0], book):
            inner = []
            for objective in file.objectives:
                lines = parsed(self, objective.id, objective.text.text(book.lang)).children
                inner.append([paragraph(*lines[0].children, " ", span(words(objective.bloom, book.lang), "bt-bloom"))])
            items.append([paragraph(page_link(page, self.env.docname)), bullets(inner)])
        return [bullets(items, "bt-plan-objectives")]


class ChapterMisconceptions(BookDirective):
    """``{chapter-misconceptions} chapter``: every wrong idea that its questions look for, and which do."""

    required_arguments = 1

    def build(self, book: Book) -> list[nodes.Node]:
        """A folded table."""
        chapter, lang = self.arguments[0], book.lang
        rows: list[list[Cell]] = []
        for _, file in files_of(self.env, chapter, book):
            caught = catches(file)
            for wrong in file.misconceptions:
                lines = parsed(self, wrong.id, wrong.text.text(lang)).children
                rows.append([[*lines], [paragraph(", ".join(caught.get(wrong.id, ())) or "–")]])
        head = [words("misconception", lang), words("caught_by", lang)]
        listed = table(head, rows, anchor=f"misconceptions-{chapter}", caption=words("misconceptions_of", lang),
                       classes=["bt-plan"], widths=[65, 35])
        return [Folded("", listed, summary=words("all_misconceptions", lang, n=len(rows)), classes=["bt-folded"])]


class MinutesRole(SphinxRole):
    """``{minutes}`glitch, beyond-imitation/5```: minutes for all of them, the second one's divided by five."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The number; a warning if a page is not there."""
        root = book_of(self.config).root
        depend_on_chapters(self.env, root)
        try:
            total = sum(share_of(part.strip(), root) for part in self.text.split(","))
        except BookError as problem:
            return warned(self, str(problem))
        return [nodes.inline("", str(rounded(total)), classes=["bt-minutes"])], []


class MisconceptionRole(SphinxRole):
    """``{misconception}`glitch-m-intent```: the wrong idea, in the page's language."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Its words; a warning if no question file has it."""
        book, name = book_of(self.config), self.text.strip()
        depend_on_chapters(self.env, book.root)
        try:
            file = find_question_file(file_of(name, book.root).stem, book.root)
            wrong = next((one for one in file.misconceptions if one.id == name), None)
            if wrong is None:
                raise ContentError(f"exercises/{file.chapter}/{file.page}.yml", None,
                                   f"there is no misconception '{name}'.", "Correct the id.")
        except BookError as problem:
            return warned(self, str(problem))
        return [nodes.emphasis("", wrong.text.text(book.lang), classes=["bt-misconception"])], []


def plan_table(chapter: str, work: dict[str, PageWork], here: str, lang: str) -> nodes.table:
    """One row a page, and a last one with the sums."""
    rows: list[list[Cell]] = [
        [[paragraph(page_link(page, here))], *numbers(one.reading_minutes, one.predictions, len(one.questions),
                                                      one.quiz_minutes)] for page, one in work.items()]
    total = list(work.values())
    rows.append([[paragraph(nodes.strong("", words("together", lang)))], *numbers(
        sum(one.reading_minutes for one in total), sum(one.predictions for one in total),
        sum(len(one.questions) for one in total), sum(one.quiz_minutes for one in total))])
    head = [words(key, lang) for key in ("page", "reading_minutes", "predictions", "questions", "quiz_minutes")]
    return table(head, rows, anchor=f"plan-{chapter}", caption=words("plan_of", lang), classes=["bt-plan"],
                 widths=[40, 15, 15, 15, 15])


def numbers(*values: int) -> list[Cell]:
    """Cells with a number each."""
    return [[paragraph(str(value))] for value in values]


def pages_of(env: BuildEnvironment, chapter: str, book: Book) -> list[str]:
    """The reading and the lab pages of a chapter, in the book's order.

    Raises
    ------
    ContentError
        If the book has no such chapter.
    """
    depend_on_chapters(env, book.root)
    pages = [page for page in toc_docnames(book.root) if page.startswith(f"chapters/{chapter}/")
             and not page.split("/")[-1].startswith(EXERCISE_PREFIX)]
    if not pages:
        raise ContentError("_toc.yml", None, f"names no page of a chapter '{chapter}'.", "Correct the chapter's name.")
    return pages


def files_of(env: BuildEnvironment, chapter: str, book: Book) -> Iterator[tuple[str, QuestionFile]]:
    """Pages of a chapter that have a question file of their own, with that file."""
    for page in pages_of(env, chapter, book):
        stem = chapter if page.endswith("/index") else page.split("/")[-1]
        if (book.root / "exercises" / chapter / f"{stem}.yml").is_file():
            yield page, find_question_file(stem, book.root)


def catches(file: QuestionFile) -> dict[str, list[str]]:
    """Misconception id to the questions in which somebody who holds it answers wrongly."""
    found: dict[str, list[str]] = {}
    for question in file.questions:
        for name in dict.fromkeys(wrong_ideas(question)):
            found.setdefault(name, []).append(question.id)
    return found


def wrong_ideas(question: Question) -> Iterator[str]:
    """The misconceptions that a question's wrong answers stand for."""
    for group in ("options", "left", "traps"):
        for part in getattr(question, group, ()):
            if part.misconception:
                yield part.misconception


def page_link(docname: str, here: str, title: str = "") -> addnodes.pending_xref:
    """A link to a page, in its own title unless words are given."""
    inner = nodes.inline("", title or docname, classes=["doc"])
    return addnodes.pending_xref("", inner, refdomain="std", reftype="doc", refdoc=here, reftarget=f"/{docname}",
                                 refexplicit=bool(title), refwarn=True)


def share_of(part: str, root: Path) -> float:
    """Minutes of one page, or of a share of it: ``beyond-imitation/5``.

    Raises
    ------
    ContentError
        If the share is no whole number, or there is no such page.
    """
    name, _, share = part.partition("/")
    if share and not (share.isdecimal() and int(share)):
        raise ContentError("minutes", None, f"'{part}' wants a whole number after the slash.",
                           "Write it like glitch/2.")
    return minutes_of(name, root) / int(share or 1)


def rounded(minutes: float) -> int:
    """Minutes as a plan gives them: rounded up to a multiple of five.

    Examples
    --------
    >>> rounded(21), rounded(25.0)
    (25, 25)
    """
    return STEP * math.ceil(minutes / STEP)


def depend_on_chapters(env: BuildEnvironment, root: Path) -> None:
    """Read the page again when a page, question or exercise of any chapter changes."""
    for pattern in ("_toc.yml", "chapters/*/*.md", "exercises/*/*"):
        for path in root.glob(pattern):
            env.note_dependency(str(path))


def warned(role: SphinxRole, message: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A warning at the role's own line; its own text stays on the page."""
    LOG.warning("%s: %s", role.name, message, location=role.get_location(), type="beyondtoken")
    return [nodes.inline(role.rawtext, role.text)], []
