from __future__ import annotations

import pytest
import yaml

from beyondtoken.classroom.scaffold.contents import with_chapter, with_section
from beyondtoken.errors import ContentError

PARTS = """format: jb-book
root: intro
parts:
- caption: Chapters
  chapters:
  - file: chapters/one/index
    sections:
    - file: chapters/one/a     # the first
  - file: chapters/two/index.md

- caption: Across
  chapters:
  - file: chapters/scoreboard
"""


def chapters(text: str) -> list[dict]:
    return yaml.safe_load(text)["parts"][0]["chapters"]


def test_new_chapter_follows_the_last_one_and_not_the_pages_across_the_book():
    found = yaml.safe_load(with_chapter(PARTS, "three"))["parts"]
    assert [one["file"] for one in found[0]["chapters"]] == [
        "chapters/one/index", "chapters/two/index.md", "chapters/three/index"]
    assert len(found[1]["chapters"]) == 1


@pytest.mark.parametrize(("chapter", "place", "sections"), [
    ("one", 0, ["chapters/one/a", "chapters/one/new"]), ("two", 1, ["chapters/two/new"])])
def test_new_page_is_the_last_of_its_chapter(chapter, place, sections):
    found = chapters(with_section(PARTS, chapter, "new"))
    assert [one["file"] for one in found[place]["sections"]] == sections
    assert len(found) == 2


def test_comments_and_blank_lines_stay():
    after = with_section(PARTS, "one", "new").splitlines()
    assert [line for line in after if "/new" not in line] == PARTS.splitlines()


def test_chapter_that_is_not_listed_is_named():
    with pytest.raises(ContentError, match="does not name the reading 'chapters/nine/index'"):
        with_section(PARTS, "nine", "new")


def test_table_without_a_chapter_has_no_place_for_another():
    with pytest.raises(ContentError, match="names no chapter"):
        with_chapter("root: intro\nchapters: []\n", "one")
