from docutils import nodes

READING, OTHER = "chapters/beyond-imitation/index", "chapters/world-models/index"
CONTENTS = ("# Book\n\n```{toctree}\nchapters/beyond-imitation/index\nchapters/beyond-imitation/glitch\n"
            "chapters/world-models/index\nchapters/scoreboard\nglossary/index\n```\n")


def line(book, page=OTHER):
    book.page("index", CONTENTS)
    for name, title in ((READING, "Reading"), (OTHER, "Worlds")):
        book.page(name, f"# {title}\n\n```{{you-are-here}}\n```\n")
    return [each.astext() for each in book.doctree(page).findall(nodes.paragraph)]


def test_chapters_stand_in_order_and_this_one_is_counted(book):
    assert line(book)[0] == "Chapter 2 of 2: Reading → Worlds"


def test_pages_of_the_chapter_are_named(book):
    assert line(book, READING)[1] == "In this chapter: Glitch"


def test_chapter_without_further_pages_has_no_second_line(book):
    assert len(line(book)) == 1


def test_the_other_chapters_are_links_and_this_one_is_not(book):
    line(book)
    html = book.text(f"{OTHER}.html")
    assert 'href="../beyond-imitation/index.html"' in html
    assert '<em class="bt-here-now">Worlds</em>' in html
