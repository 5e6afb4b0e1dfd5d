from docutils import nodes

READING = "chapters/beyond-imitation/index"


def items(book, chapter, **config):
    book.page(READING, f"# Reading\n\n```{{lab-list}} {chapter}\n```\n")
    return [item.astext() for item in book.doctree(READING, **config).findall(nodes.list_item)]


def test_each_lab_of_the_chapter_says_what_it_found(book):
    lab, finding = items(book, "beyond-imitation")
    assert lab.startswith("Glitch")
    assert finding == "C23 supported only if: the wall is thin. 8 steps, 20 of 20 runs"


def test_findings_stay_folded_until_the_reader_opens_them(book):
    items(book, "beyond-imitation")
    assert '<details class="bt-folded"><summary>What it found' in book.text(f"{READING}.html")


def test_a_page_of_practice_is_no_lab(book):
    book.page("chapters/beyond-imitation/glitch-practice", "# Practice\n")
    assert not any("Practice" in item for item in items(book, "beyond-imitation"))


def test_a_second_page_of_a_lab_that_judges_stands_under_its_own_title(book):
    book.page("chapters/beyond-imitation/glitch-sharing", "# Sharing\n")
    book.run("chapters/beyond-imitation/glitch-sharing", verdicts={"A4-C24": {
        "word": "supported", "measured": {"en": "2 times", "ja": "2倍"}, "condition": None}})
    sharing, finding = items(book, "beyond-imitation")[-2:]
    assert sharing.startswith("Sharing")
    assert finding == "C24 supported: 2 times"


def test_a_chapter_without_labs_says_so(book):
    items(book, "world-models")
    assert "No lab of this chapter is written yet." in book.text(f"{READING}.html")


def test_a_new_verdict_shows_although_the_page_has_not_changed(book):
    items(book, "beyond-imitation")
    book.run("chapters/beyond-imitation/glitch", key="2", verdicts={"A4-C23": {
        "word": "supported", "measured": {"en": "7 steps", "ja": "7歩"}, "condition": None}})
    book.build()
    assert "7 steps" in book.text(f"{READING}.html")
