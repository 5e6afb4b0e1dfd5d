"""Names and links of pages that lead nowhere, labs nobody knows, claims left out."""

from __future__ import annotations

import pytest

from beyondtoken.content import check_book

INDEX = "chapters/world-models/index.md"
LAB = "chapters/world-models/dream.md"

BROKEN = {
    "unknown term": (
        INDEX, "{term}`world-model`", "{term}`worlds <world-modle>`",
        ":3: names the unknown term 'world-modle'.\n"
        "Write 'world-model', or add 'world-modle' to glossary/terms.yml."),
    "unknown claim": (
        INDEX, "\n\nGo on", "\n{claim}`A1-C09`\n\nGo on",
        ":7: names the unknown claim 'A1-C09'.\nWrite 'A1-C01', or add 'A1-C09' to sources/claims.yml."),
    "unknown work": (
        INDEX, "{cite:p}`ha2018world`", "{cite:p}`ha2018world,hu2018word`",
        ":3: names the unknown work 'hu2018word'.\n"
        "Write 'ha2018world', or add 'hu2018word' to sources/references.bib."),
    "forgotten claim": (
        INDEX, "{claim}`A1-C01` ", "",
        ": leaves out 1 of the 1 claims of A1: A1-C01.\n"
        "Mark each with {claim}`…`, or list it in a {claim-list}."),
    "dead link": (
        INDEX, "(dream.md)", "(sleep.md)",
        ":8: links to 'sleep.md', which is not there.\nWrite that page, or correct the link."),
    "unknown article": (
        INDEX, "{source-card} A1", "{source-card} A7",
        ":5: source-card names the unknown 'A7'.\nAdd 'A7' to sources/articles.yml, or remove it."),
    "unknown question": (
        LAB, '"dream-steps"', '"dream-stepps"',
        ":7: quiz names the unknown 'dream-stepps'.\n"
        "Write 'dream-steps', or add 'dream-stepps' to its question file."),
    "unknown misconception": (
        INDEX, "\n\nGo on", "\nMeet {misconception}`dream-m-exakt`.\n\nGo on",
        ":7: misconception names the unknown 'dream-m-exakt'.\n"
        "Write 'dream-m-exact', or add 'dream-m-exakt' to its question file."),
    "unknown prediction": (
        LAB, '"dream-guess"', '"dream-guesses"',
        ":8: predict names the unknown 'dream-guesses'.\n"
        "Write 'dream-guess', or add 'dream-guesses' to its question file."),
    "unknown objectives": (
        LAB, "{objectives} dream", "{objectives} dreams",
        ":3: objectives names the unknown 'dreams'.\n"
        "Write 'dream', or add 'dreams' to exercises/<chapter>."),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_page_that_leads_nowhere_is_the_one_complaint(case, complaints):
    file, old, new, message = case
    assert complaints(file, old, new) == [file + message]


def test_unknown_lab_page_is_named(tiny):
    (tiny / "chapters/world-models/sleep.md").write_text("# Sleep\n", encoding="utf-8")
    assert [str(error) for error in check_book(tiny)] == [
        "chapters/world-models/sleep.md: is the page of the unknown lab 'sleep'.\n"
        "Add 'sleep' to the labs of a claim in sources/claims.yml, or remove it."]


@pytest.mark.parametrize("name", ["dream-practice", "exercise-dream"])
def test_second_page_of_a_lab_and_exercise_page_are_known(name, tiny):
    (tiny / f"chapters/world-models/{name}.md").write_text("# More\n", encoding="utf-8")
    assert check_book(tiny) == []


def test_master_of_an_exercise_links_from_its_chapter(tiny):
    master = tiny / "exercises/world-models/two-walls.md"
    master.write_text("See [the lab](dream.md) and [nothing](sleep.md).\n", encoding="utf-8")
    assert [str(error).splitlines()[0] for error in check_book(tiny)] == [
        "exercises/world-models/two-walls.md:1: links to 'sleep.md', which is not there."]


def test_question_of_an_unreadable_file_is_not_called_unknown(tiny):
    (tiny / "exercises/world-models/dream.yml").write_text("a: [\n", encoding="utf-8")
    assert [error.path for error in check_book(tiny)] == ["exercises/world-models/dream.yml"]


def test_claim_may_be_marked_on_any_page_of_its_chapter(tiny):
    index, lab = tiny / INDEX, tiny / LAB
    index.write_text(index.read_text(encoding="utf-8").replace("{claim}`A1-C01` ", ""), encoding="utf-8")
    lab.write_text(lab.read_text(encoding="utf-8") + "\nTested: {claim}`A1-C01`.\n", encoding="utf-8")
    assert check_book(tiny) == []
