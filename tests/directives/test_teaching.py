import pytest
from docutils import nodes

GUIDE = "chapters/scoreboard"
TOC = """root: index
chapters:
- file: chapters/beyond-imitation/index
- file: chapters/beyond-imitation/glitch
- file: chapters/beyond-imitation/exercise-walls
"""
MASTER = """---
exercise: {id: walls, title: {en: Thick walls, ja: 厚い壁}, bloom: apply, minutes: 30,
  questions: [{id: a, tests: [{points: 3}]}]}
---
"""


@pytest.fixture
def guide(book):
    """A function that puts text on a page of a tiny book and gives the page's doctree."""
    book.write("_toc.yml", TOC)

    def built(text, **config):
        book.page(GUIDE, f"# Guide\n\n{text}\n")
        return book.doctree(GUIDE, **config)

    return built


def rows(doctree):
    return [[entry.astext() for entry in row.findall(nodes.entry)] for row in doctree.findall(nodes.row)]


def test_plan_has_a_row_for_every_page_and_one_for_the_sum(book, guide):
    asked = "```{code-cell}\nquiz('glitch-intent')\n```"
    book.page("chapters/beyond-imitation/glitch", f"# Glitch\n\n{'word ' * 299}\n\n{asked}\n")
    assert rows(guide("```{chapter-plan} beyond-imitation\n```"))[1:] == [
        ["Reading", "1", "0", "0", "0"], ["Glitch", "3", "0", "1", "1"], ["together", "4", "0", "1", "1"]]


def test_plan_lists_exercises_with_minutes_and_points(book, guide):
    book.write("exercises/beyond-imitation/walls.md", MASTER)
    assert rows(guide("```{chapter-plan} beyond-imitation\n```"))[-1] == ["Thick walls", "apply", "30", "3"]


def test_page_of_a_plan_is_a_link(guide):
    links = [link["refuri"] for link in guide("```{chapter-plan} beyond-imitation\n```").findall(nodes.reference)]
    assert "beyond-imitation/glitch.html" in links


def test_plan_follows_a_question_whose_minutes_change(book, guide):
    book.page("chapters/beyond-imitation/glitch", "# Glitch\n\n```{code-cell}\nquiz('glitch-intent')\n```\n")
    guide("```{chapter-plan} beyond-imitation\n```")
    path = book.root / "exercises/beyond-imitation/glitch.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 1\n", "minutes: 7\n"), encoding="utf-8")
    assert rows(book.doctree(GUIDE))[-1][-1] == "7"


def test_objectives_stand_below_their_page_with_their_level(guide):
    items = [item.astext() for item in guide("```{chapter-objectives} beyond-imitation\n```").findall(nodes.list_item)]
    assert items == ["Glitch\n\nSay what a reward buys. apply", "Say what a reward buys. apply"]


def test_misconceptions_name_the_questions_that_catch_them(guide):
    assert rows(guide("```{chapter-misconceptions} beyond-imitation\n```"))[1:] == [
        ["The agent cheats.", "glitch-intent, glitch-kept"]]


def test_misconception_is_quoted_in_the_language_of_the_page(guide):
    found = [guide("{misconception}`glitch-m`", language=lang).next_node(nodes.emphasis) for lang in ("en", "ja")]
    assert [node.astext() for node in found] == ["The agent cheats.", "日本語の文"]


@pytest.mark.parametrize(("said", "minutes"), [("glitch", 5), ("glitch, exercise-walls", 35), ("exercise-walls/4", 10)])
def test_minutes_are_summed_and_rounded_up_to_five(book, guide, said, minutes):
    book.write("exercises/beyond-imitation/walls.md", MASTER)
    assert guide(f"It takes {{minutes}}`{said}` min.").next_node(nodes.inline).astext() == str(minutes)


@pytest.mark.parametrize(("text", "warning"), [
    ("{minutes}`sleep`", "there is no page 'sleep'"), ("{minutes}`glitch/0`", "wants a whole number"),
    ("{misconception}`glitch-m-x`", "there is no misconception 'glitch-m-x'"),
    ("{misconception}`sleep-m-x`", "no file has a name that 'sleep-m-x'"),
    ("```{chapter-plan} sleep\n```", "names no page of a chapter 'sleep'")])
def test_name_that_leads_nowhere_is_warned_of(book, guide, text, warning):
    guide(text)
    assert warning in book.warnings
