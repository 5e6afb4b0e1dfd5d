from docutils import nodes

READING = "chapters/beyond-imitation/index"


def test_objectives_end_in_their_level(book):
    book.page(READING, "# Reading\n\n```{objectives} glitch\n```\n")
    items = [item.astext() for item in book.doctree(READING).findall(nodes.list_item)]
    assert items == ["Say what a reward buys. apply"]


def test_an_unknown_file_is_named(book):
    book.page(READING, "# Reading\n\n```{objectives} glitches\n```\n")
    book.build()
    assert "index.md:3: WARNING: objectives: exercises: there is no file glitches.yml." in book.warnings
