"""A new article: its entry, a claim of it, its reading and questions, its place in the table of contents."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from ...content import QuestionFile, read_articles
from ...content.located_yaml import read_text
from ...content.root import ARTICLES, CHAPTERS, CLAIMS, EXERCISES
from ...errors import SettingError
from .contents import TOC, with_chapter
from .lists import with_entry
from .names import refuse_taken, slug
from .plan import LOOK_FOR, Plan, filled, in_words
from .question import question_text

ASKED = {"choice": "single", "choices": "multiple", "number": "number", "order": "order", "match": "match",
         "words": "text"}
"""Last part of the id of each question of a new reading, and its kind: one of every kind, as patterns."""

MOST = 9


def plan_article(root: Path, name: str) -> Plan:
    """Everything that a new article needs, with one claim, one objective and six questions as patterns.

    Raises
    ------
    BookError
        If the name cannot be used, or there are nine articles already.
    """
    chapter = slug(name, "article")
    refuse_taken(chapter, "article", root)
    words = {"slug": chapter, "page": chapter, "chapter": chapter, "words": in_words(chapter),
             "article": next_id(root), "year": str(datetime.now(UTC).year)}
    claims = with_entry(text_of(root, CLAIMS), "claims", filled_for("claim.yml", words), CLAIMS.as_posix())
    articles = with_entry(text_of(root, ARTICLES), "articles", filled_for("article.yml", words), ARTICLES.as_posix())
    questions = question_file(words, ASKED, ground=f"claim: {words['article']}-C01")
    return Plan(
        {ARTICLES: articles, CLAIMS: claims, Path(TOC): with_chapter(text_of(root, Path(TOC)), chapter),
         Path(EXERCISES, chapter, f"{chapter}.yml"): questions,
         Path(CHAPTERS, chapter, "index.md"): filled_for("reading.md", words)},
        (LOOK_FOR, f"Write every claim of the article as {words['article']}-C02, -C03 … in {CLAIMS.as_posix()}",
         "Raise the counts of articles and claims in tests/content/, and of questions in tests/book/test_bank.py",
         f"Give the chapter an experiment: beyondtoken new lab {chapter}/NAME --claim {words['article']}-C01",
         "See it: beyondtoken check && beyondtoken build"))


def question_file(words: dict[str, str], asked: dict[str, str], *, ground: str,
                  predictions: str = "article-prediction.yml") -> str:
    """The text of a new question file: an objective, a misconception, questions, a prediction."""
    page = words["page"]
    head = QuestionFile.model_validate({
        "chapter": words["chapter"], "page": page,
        "objectives": [{"id": f"{page}-o-first", "bloom": "apply", "text": {"en": "one", "ja": "一"}}]})
    questions = [question_text(kind, f"{page}-{ending}", head, ground=ground) for ending, kind in asked.items()]
    parts = {"objectives": filled("objective.yml", page=page), "misconceptions": filled("misconception.yml", page=page),
             "questions": "\n".join(questions), "predictions": filled(predictions, page=page)}
    return filled("question-file.yml", chapter=words["chapter"], page=page,
                  **{name: text.rstrip("\n") for name, text in parts.items()})


def filled_for(name: str, words: dict[str, str]) -> str:
    """A template with the words that it has blanks for."""
    return filled(name, **words)


def next_id(root: Path) -> str:
    """The id of the next article: ``A6`` after ``A5``.

    Raises
    ------
    SettingError
        If all of A1 to A9 are taken: ids have one digit.
    """
    number = max((int(article.id[1:]) for article in read_articles(root)), default=0) + 1
    if number > MOST:
        raise SettingError(f"A book holds at most {MOST} articles, A1 to A{MOST}, and all are there.",
                           "Widen ArticleId, ClaimId and SlipId in src/beyondtoken/content/record.py first.")
    return f"A{number}"


def text_of(root: Path, path: Path) -> str:
    """A file of the book."""
    return read_text(root / path, shown_as=path.as_posix())
