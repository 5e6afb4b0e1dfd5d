PAGE = "chapters/beyond-imitation/glitch"
TEXT = '# Glitch\n\nIt took {eval}`f"{gap:.1f}"` m.\n'


def test_a_value_comes_from_the_run_of_the_page(book):
    book.page(PAGE, TEXT)
    book.run(PAGE, values={'f"{gap:.1f}"': "2.5 < 3"})
    assert "It took 2.5 < 3 m." in book.doctree(PAGE, "gettext").astext()


def test_an_expression_without_a_value_is_a_warning_with_its_remedy(book):
    book.page(PAGE, TEXT)
    book.build()
    assert "glitch.md:3: WARNING: eval: the run of this page has no value for 'f" in book.warnings
    assert "Run 'make book'" in book.warnings


def test_a_page_that_never_ran_says_so(book):
    book.page("chapters/beyond-imitation/index", TEXT)
    book.build()
    assert "index.md:3: WARNING: eval: this page has not run" in book.warnings
