"""Names for something new: well formed, and not in use."""

from __future__ import annotations

import re
from pathlib import Path

from ...content import question_files, read_articles
from ...content.page_faults import EXERCISE_PREFIX
from ...content.root import CHAPTERS
from ...errors import SettingError

SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def slug(text: str, what: str) -> str:
    """The name, if it can be one.

    Raises
    ------
    SettingError
        If it is no word of small letters, digits and hyphens, or is kept for other pages.

    Examples
    --------
    >>> slug("open-science", "article")
    'open-science'
    """
    if not SLUG.fullmatch(text):
        raise SettingError(f"The name of a new {what} is small letters, digits and hyphens, starting with a letter; "
                           f"got '{text}'.", f"Write it like '{_nearest_slug(text)}'.")
    if text == "index" or text.startswith(EXERCISE_PREFIX):
        raise SettingError(f"A new {what} cannot be called '{text}': readings are index.md, and pages of exercises "
                           f"start with '{EXERCISE_PREFIX}'.", "Choose another name.")
    return text


def in_chapter(text: str, what: str, root: Path) -> tuple[str, str]:
    """Chapter and name from ``CHAPTER/NAME``.

    Raises
    ------
    SettingError
        If there are not two parts, or no article has that chapter.
    """
    chapter, slash, name = text.partition("/")
    if not slash or "/" in name:
        raise SettingError(f"A new {what} needs its chapter and its name with a slash between them, got '{text}'.",
                           f"Write it like 'world-models/{_nearest_slug(name or chapter)}'.")
    chapters = [article.chapter for article in read_articles(root)]
    if chapter not in chapters:
        raise SettingError(f"'{chapter}' is no chapter of sources/articles.yml, which has: {', '.join(chapters)}.",
                           f"Use one of them, or first run: beyondtoken new article {_nearest_slug(chapter)}")
    return chapter, name


def refuse_taken(name: str, what: str, root: Path) -> None:
    """Make sure that no chapter, lab, question file or exercise of the book has the name already.

    Raises
    ------
    SettingError
        Naming the file that has it.
    """
    taken = [path for path in question_files(root) if path.stem == name]
    taken += [*root.glob(f"exercises/*/{name}.md"), *root.glob(f"{CHAPTERS}/*/{name}.md"),
              *root.glob(f"{CHAPTERS}/*/{EXERCISE_PREFIX}{name}.md"),
              *(folder for folder in (root / CHAPTERS / name, root / "exercises" / name) if folder.exists())]
    if taken:
        raise SettingError(f"The new {what} cannot be called '{name}': {taken[0].relative_to(root).as_posix()} has "
                           "that name.", "Choose another name; names are unique over the whole book.")


def _nearest_slug(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-").lstrip("0123456789-")
    return words or "small-words-with-hyphens"
