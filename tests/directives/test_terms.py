from beyondtoken.directives.parts import Mark

READING = "chapters/beyond-imitation/index"


def terms(book, text, **config):
    book.page(READING, f"# Reading\n\n{text}\n")
    return [node for node in book.doctree(READING, **config).findall(Mark) if node["kind"] == "term"]


def test_a_bare_key_shows_the_english_name(book):
    assert [node.astext() for node in terms(book, "On {term}`distillation`.")] == ["knowledge distillation"]


def test_a_bare_key_shows_the_japanese_name_in_the_japanese_edition(book):
    assert [node.astext() for node in terms(book, "On {term}`distillation`.", language="ja")] == ["知識蒸留"]


def test_words_of_the_page_stay_and_link_to_the_entry(book):
    mark, = terms(book, "On {term}`copying <distillation>`.")
    assert mark.astext() == "copying"
    assert mark["refuri"] == "../../glossary/index.html#term-distillation"


def test_an_unknown_term_is_a_warning_with_place_and_a_near_key(book):
    assert terms(book, "On {term}`distilation`.") == []
    assert "index.md:3: WARNING: term: term 'distilation' is not in glossary/terms.yml." in book.warnings
    assert "Did you mean distillation?" in book.warnings


def test_a_known_term_in_a_book_without_glossary_page_keeps_its_tip(book):
    book.page("glossary/index", "# Nothing\n")
    mark, = terms(book, "On {term}`reward`.")
    assert "refuri" not in mark
    assert book.warnings == ""
