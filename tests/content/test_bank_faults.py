"""Ids, feedback and names across the question files."""

from __future__ import annotations

import pytest

from beyondtoken.content import check_book

DREAM = "exercises/world-models/dream.yml"

BROKEN = {
    "id used twice": (
        "- id: dream-word", "- id: dream-order",
        f":75: the id 'dream-order' is used twice; first at {DREAM}:41.\nRename one of the two."),
    "feedback used twice": (
        "en: Count again.", "en: They add up.",
        f":33: this feedback stands already at {DREAM}:21.\nWrite what is special about this answer."),
    "id of another file": (
        "- id: dream-word", "- id: sleep-word",
        ":75: the id 'sleep-word' stands in dream.yml.\nStart it with 'dream-', or move it to its own file."),
    "unknown misconception": (
        "misconception: dream-m-exact}\n- id: dream-steps",
        "misconception: dream-m-exakt}\n- id: dream-steps",
        ":23: question 'dream-gap' names the unknown misconception 'dream-m-exakt'.\n"
        "Write 'dream-m-exact', or add 'dream-m-exakt' to this file."),
    "unknown objective": (
        "objective: dream-o-roll\n  bloom: apply\n  answer",
        "objective: dream-o-rol\n  bloom: apply\n  answer",
        ":12: question 'dream-gap' names the unknown objective 'dream-o-rol'.\n"
        "Write 'dream-o-roll', or add 'dream-o-rol' to this file."),
    "unknown lab": (
        "rests_on: {lab: dream}", "rests_on: {lab: dreem}",
        ":17: question 'dream-gap' names the unknown lab 'dreem'.\n"
        "Write 'dream', or add 'dreem' to the labs of a claim in sources/claims.yml."),
    "unknown claim": (
        "rests_on: {claim: A1-C01}", "rests_on: {claim: A1-C02}",
        ":40: question 'dream-steps' names the unknown claim 'A1-C02'.\n"
        "Write 'A1-C01', or add 'A1-C02' to sources/claims.yml."),
    "unknown term in a text": (
        "{term}`world-model`", "{term}`world-modell`",
        ":11: names the unknown term 'world-modell'.\n"
        "Write 'world-model', or add 'world-modell' to glossary/terms.yml."),
    "exam in the open": (
        "  use: study\n", "  use: exam\n",
        ":9: question 'dream-gap' is for an exam, but lies with the book.\n"
        "Move it to the teacher's own folder, or write 'use: study'."),
    "unknown work in a text": (
        "en: How many steps?", 'en: "How many steps {cite:t}`ha2018`?"',
        ":27: names the unknown work 'ha2018'.\n"
        "Write 'ha2018world', or add 'ha2018' to sources/references.bib."),
    "unknown claim of a prediction": (
        "claim: A1-C01\n  objective", "claim: A2-C77\n  objective",
        ":106: prediction 'dream-guess' names the unknown claim 'A2-C77'.\n"
        "Add 'A2-C77' to sources/claims.yml, or remove it."),
}
MISPLACED = {
    "file in the wrong chapter": (
        "chapter: world-models", "chapter: other-models",
        ":1: gives chapter 'other-models', but lies in world-models.\n"
        "Write 'chapter: world-models', or move the file."),
    "chapter that no article has": (
        "chapter: world-models", "chapter: other-models",
        ":1: names the unknown chapter 'other-models'.\n"
        "Write 'world-models', or add 'other-models' to sources/articles.yml."),
    "page of another name": (
        "page: dream", "page: sleep",
        ":2: gives page 'sleep', but the file is dream.yml.\nWrite 'page: dream', or rename the file."),
    "page of a lab that nobody knows": (
        "page: dream", "page: sleep",
        ":2: names the unknown lab 'sleep'.\n"
        "Add 'sleep' to the labs of a claim in sources/claims.yml, or remove it."),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_name_that_leads_nowhere_is_the_one_complaint(case, complaints):
    old, new, message = case
    assert complaints(DREAM, old, new) == [DREAM + message]


@pytest.mark.parametrize("case", MISPLACED.values(), ids=MISPLACED)
def test_file_that_belongs_elsewhere_says_so(case, complaints):
    old, new, message = case
    assert DREAM + message in complaints(DREAM, old, new)


def test_same_id_in_two_files_names_both_places(tiny):
    text = (tiny / DREAM).read_text(encoding="utf-8").replace("page: dream", "page: world-models")
    (tiny / "exercises/world-models/world-models.yml").write_text(text, encoding="utf-8")
    assert ("exercises/world-models/world-models.yml:8: the id 'dream-gap' is used twice; "
            f"first at {DREAM}:8.\nRename one of the two.") in [str(error) for error in check_book(tiny)]


def test_question_file_that_nobody_reads_is_named(tiny):
    (tiny / "exercises/dream.yaml").write_text("a: 1\n", encoding="utf-8")
    assert [str(error) for error in check_book(tiny)] == [
        "exercises/dream.yaml: is not read: no page looks for it here.\n"
        "Move it to exercises/<chapter>/<page>.yml."]


@pytest.mark.parametrize("file", ["sources/claims.yml", "glossary/terms.yml", "sources/references.bib"])
def test_names_are_not_doubted_when_their_list_cannot_be_read(file, tiny):
    (tiny / file).unlink()
    assert [error.path for error in check_book(tiny)] == [file]
