import pytest
from docutils import nodes
from sphinx import addnodes

PAGE = "chapters/beyond-imitation/index"
FACTS = """```{exercise-facts}
:kind: break
:points: 4
:minutes: 20
:bloom: analyse
:objective: glitch-o
:practice:
```
"""


def paragraphs(book, text, **config):
    book.page(PAGE, f"# Exercise\n\n{text}")
    return [one.astext() for one in book.doctree(PAGE, **config).findall(nodes.paragraph)]


def test_facts_say_kind_points_minutes_and_objective_with_its_level(book):
    facts, aim, *_ = paragraphs(book, FACTS)
    assert facts == "Break · 4 points · about 20 minutes"
    assert aim == "Objective: Say what a reward buys. analyse"


def test_facts_are_japanese_on_a_japanese_page(book):
    assert paragraphs(book, FACTS, language="ja")[0] == "壊す ・ 4点 ・ 約20分"


@pytest.mark.parametrize(("text", "practice"), [(FACTS, 1), (FACTS.replace(":practice:\n", ""), 0)])
def test_only_what_is_practice_is_called_so(book, text, practice):
    assert sum(one.startswith("Practice") for one in paragraphs(book, text)) == practice


def test_facts_name_the_command_that_marks(book):
    book.page(PAGE, f"# Exercise\n\n{FACTS}")
    assert book.doctree(PAGE).next_node(nodes.literal).astext() == "beyondtoken grade FILE"


def test_facts_give_the_notebook_to_download_where_there_is_one(book):
    book.page(PAGE, f"# Exercise\n\n{FACTS}")
    assert book.doctree(PAGE).next_node(addnodes.download_reference) is None
    book.write(f"{PAGE}.ipynb", "{}")
    book.page(PAGE, f"# Exercise, again\n\n{FACTS}")
    link = book.doctree(PAGE, exclude_patterns=["**/*.ipynb"]).next_node(addnodes.download_reference)
    assert link.astext() == "the notebook of this page"
    assert link["filename"].endswith("/index.ipynb")


def test_an_unknown_objective_is_named(book):
    book.page(PAGE, "# Exercise\n\n" + FACTS.replace("glitch-o\n", "glitch-x\n"))
    book.build()
    assert "exercise-facts: exercises/beyond-imitation/glitch.yml: there is no objective 'glitch-x'." in book.warnings


@pytest.mark.parametrize("kind", ["", ":kind: solve\n"])
def test_missing_or_unknown_kind_is_named(book, kind):
    book.page(PAGE, "# Exercise\n\n" + FACTS.replace(":kind: break\n", kind))
    book.build()
    assert "exercise-facts: chapters/beyond-imitation/index:3: lacks kind." in book.warnings


def test_points_tested_later_are_one_line(book):
    assert paragraphs(book, "```{tested-later}\n:points: 3\n:of: 5\n```\n") == [
        "Tested after you hand in: 3 of the 5 points."]
