from docutils import nodes

from beyondtoken.directives.parts import Mark

READING = "chapters/beyond-imitation/index"


def test_a_mark_shows_a_short_id_and_says_the_whole(built):
    mark = next(node for node in built.doctree(READING).findall(Mark) if node["kind"] == "claim")
    assert mark.astext() == "C23"
    assert mark["name"] == "Claim A4-C23, Luan, holds"


def test_a_mark_outside_the_chapter_of_its_article_names_the_article(book):
    book.page("chapters/a-debate", "# Debate\n\nA fact {claim}`A4-C23`.\n")
    mark = next(node for node in book.doctree("chapters/a-debate").findall(Mark) if node["kind"] == "claim")
    assert mark.astext() == "A4 C23"


def test_a_mark_links_to_the_row_of_its_claim(built):
    mark = next(node for node in built.doctree(READING).findall(Mark) if node["kind"] == "claim")
    assert mark["refuri"] == "../scoreboard.html#a4-c23"


def test_a_mark_in_a_folder_build_links_to_the_folder(book):
    mark = next(node for node in book.doctree(READING, "dirhtml").findall(Mark) if node["kind"] == "claim")
    assert mark["refuri"] == "../scoreboard/#a4-c23"


def test_without_a_scoreboard_a_mark_keeps_its_tip(book):
    book.page("chapters/scoreboard", "# Nothing\n")
    book.build()
    assert '<span aria-label="Claim A4-C23, Luan, holds" class="bt-claim"' in book.text(f"{READING}.html")


def test_an_unknown_claim_is_a_warning_with_its_place(book):
    book.page(READING, "# Reading\n\nA fact {claim}`A4-C99`.\n")
    book.build()
    assert "index.md:3: WARNING: claim: 'A4-C99' is not in sources/claims.yml." in book.warnings


def test_print_gives_the_whole_id(book):
    book.build("text")
    assert "A fact [A4-C23]." in book.text(f"{READING}.txt", "text")


def test_a_claim_list_gives_each_claim_with_its_mark(book):
    book.page(READING, "# Reading\n\n```{claim-list}\nA4-C24\nA1-C01\n```\n")
    items = [item.astext() for item in book.doctree(READING).findall(nodes.list_item)]
    assert items == ["Text of A4-C24. C24", "Text of A1-C01. A1 C01"]


def test_a_claim_list_names_what_it_does_not_know(book):
    book.page(READING, "# Reading\n\n```{claim-list}\nA4-C24\nA9-C01\n```\n")
    book.build()
    assert "claim-list: A9-C01 not in sources/claims.yml." in book.warnings
