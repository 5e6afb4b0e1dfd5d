from docutils import nodes

DEBATES = "chapters/debates"


def items(book, ids):
    book.page(DEBATES, f"# Debates\n\n```{{findings}}\n{ids}\n```\n")
    return [item.astext() for item in book.doctree(DEBATES).findall(nodes.list_item)]


def test_a_claim_that_a_lab_judged_shows_word_lab_and_measurement(book):
    assert items(book, "A4-C23") == [
        "A4 C23 Text of A4-C23.\n\nsupported only if the wall is thin\n\nGlitch: 8 steps, 20 of 20 runs"]


def test_a_claim_that_no_lab_judged_shows_how_it_could_be_tested(book):
    assert items(book, "A1-C01") == ["A1 C01 Text of A1-C01.\n\nA reason."]


def test_an_unknown_claim_is_named(book):
    items(book, "A9-C99")
    assert "A9-C99 not in sources/claims.yml" in book.warnings


def test_a_new_verdict_shows_although_the_page_has_not_changed(book):
    items(book, "A4-C23")
    book.run("chapters/beyond-imitation/glitch", key="2", verdicts={"A4-C23": {
        "word": "supported", "measured": {"en": "7 steps", "ja": "7歩"}, "condition": None}})
    book.build()
    assert "7 steps" in book.text(f"{DEBATES}.html")
