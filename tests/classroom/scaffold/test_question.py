from __future__ import annotations

import pytest

from beyondtoken.classroom.scaffold import KINDS, plan_question
from beyondtoken.content import find_question, read_question_file
from beyondtoken.errors import BookError, ContentError

PLACE, FILE, PAGE = "world-models/dream", "exercises/world-models/dream.yml", "chapters/world-models/dream.md"


@pytest.mark.parametrize("kind", KINDS)
def test_question_of_every_kind_is_found_and_asked(grown, book, kind):
    root = grown(plan_question(book, PLACE, "dream-more", kind=kind))
    assert find_question("dream-more", root).kind == kind
    assert 'quiz("dream-more")' in (root / PAGE).read_text(encoding="utf-8")


def test_everything_that_was_there_stays(grown, book):
    before = (book / FILE).read_text(encoding="utf-8")
    after = (grown(plan_question(book, PLACE, "dream-more")) / FILE).read_text(encoding="utf-8")
    at = after.index("- id: dream-more")
    entry = after[at:after.index("predictions:")]
    assert after.replace(entry, "") == before


def test_question_rests_on_the_lab_or_for_a_reading_on_the_claim(grown, book):
    assert find_question("dream-more", grown(plan_question(book, PLACE, "dream-more"))).rests_on.lab == "dream"
    page = book / "chapters/world-models/index.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n```{code-cell} ipython3\nquiz("dream-gap")\n```\n', "utf-8")
    root = grown(plan_question(book, "world-models/index", "world-models-more"))
    assert find_question("world-models-more", root).rests_on.claim == "A1-C01"
    assert read_question_file(root / "exercises/world-models/world-models.yml").misconceptions


@pytest.mark.parametrize(("place", "name", "said"), [
    (PLACE, "more", "starts with 'dream-'"), (PLACE, "dream-gap", "has an entry 'dream-gap'"),
    (PLACE, "dream-o-roll", "has an entry"), (PLACE, "Dream-x", "small letters"),
    ("world-models/sleep", "sleep-x", "is not there"), ("dreams/sleep", "sleep-x", "is no chapter")])
def test_question_that_has_no_place_is_refused(book, place, name, said):
    with pytest.raises(BookError, match=said):
        plan_question(book, place, name)


def test_unknown_kind_is_refused(book):
    with pytest.raises(BookError, match="--kind must be one of single"):
        plan_question(book, PLACE, "dream-more", kind="essay")


def test_page_that_asks_nothing_has_no_place_for_a_question(book):
    with pytest.raises(ContentError, match=r"has no cell that calls quiz"):
        plan_question(book, "world-models/index", "world-models-more")


def test_file_without_objective_cannot_ask(book):
    path = book / "exercises/world-models/world-models.yml"
    path.write_text("chapter: world-models\npage: world-models\nobjectives: []\n", encoding="utf-8")
    with pytest.raises(ContentError, match="has no objective to test"):
        plan_question(book, "world-models/world-models", "world-models-more")
