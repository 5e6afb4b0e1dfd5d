"""Names and paragraphs between articles, claims, terms and works."""

from __future__ import annotations

import pytest

from beyondtoken.content.source_faults import suggestion

CLAIMS = "sources/claims.yml"
TERMS = "glossary/terms.yml"
ARTICLES = "sources/articles.yml"

BROKEN = {
    "claim that needs a note": (
        CLAIMS, "  note: {en: Others disagree., ja: 異論がある。}\n", "",
        ":9: claim 'A1-C01' is 'contested' and has no note.\n"
        "Add 'note:' in both languages: one sentence on what changed or who disagrees."),
    "paragraph beyond the end": (
        CLAIMS, "[P2, P3]", "[P2, P30]",
        ":5: claim 'A1-C01' names P30, but A1 ends at P9.\nCorrect the paragraph."),
    "unknown work of a claim": (
        CLAIMS, "ha2018world", "ha2019world",
        ":13: claim 'A1-C01' names the unknown work 'ha2019world'.\n"
        "Write 'ha2018world', or add 'ha2019world' to sources/references.bib."),
    "unknown work of a term": (
        TERMS, "ha2018world", "nobody1999",
        ":9: term 'world-model' names the unknown work 'nobody1999'.\n"
        "Add 'nobody1999' to sources/references.bib, or remove it."),
    "reading that is not kana": (
        TERMS, "kana: せかいモデル", "kana: 世界モデル",
        ":5: term 'world-model' has the reading '世界モデル'.\nWrite the reading in kana only."),
    "slip of another article": (
        "sources/articles.yml", "paragraphs: [P4]", "paragraphs: [P40]",
        ":16: slip 'A1-S01' names P40, but A1 ends at P9.\nCorrect the paragraph."),
    "test of documents that names a lab": (
        CLAIMS, "test: lab", "test: document",
        ":15: claim 'A1-C01' has the test 'document' and names dream.\n"
        "Write 'lab' or 'mechanism', or remove the labs."),
    "slip with the id of another article": (
        ARTICLES, "id: A1-S01", "id: A2-S01",
        ":15: slip 'A2-S01' stands under article A1.\nStart its id with 'A1-', or move it."),
    "first use beyond the end": (
        TERMS, "paragraph: P2", "paragraph: P20",
        ":7: term 'world-model' is first used in A1 P20, which does not exist.\n"
        "Correct article and paragraph, or write null."),
}
SPREADING = {
    "claim of another article": (
        CLAIMS, "- id: A1-C01", "- id: A2-C01",
        ":3: claim 'A2-C01' stands under article A1.\nStart its id with 'A1-', or move it."),
    "test without a lab": (
        CLAIMS, "labs: [dream]", "labs: []",
        ":14: claim 'A1-C01' has the test 'lab' and names none.\nName the lab under 'labs:'."),
    "claim of an article that is not there": (
        CLAIMS, "  article: A1\n", "  article: A7\n",
        ":4: claim 'A1-C01' names the unknown article 'A7'.\nKnown are A1."),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_source_that_contradicts_another_is_the_one_complaint(case, complaints):
    file, old, new, message = case
    assert complaints(file, old, new) == [file + message]


@pytest.mark.parametrize("case", SPREADING.values(), ids=SPREADING)
def test_fault_that_others_rest_on_is_named_among_them(case, complaints):
    file, old, new, message = case
    assert file + message in complaints(file, old, new)


@pytest.mark.parametrize(("file", "group", "message"), [
    (CLAIMS, "claims:\n", ":17: claim 'A1-C01' is there twice.\nKeep one of the two."),
    (TERMS, "terms:\n", ":10: term 'world-model' is there twice.\nKeep one of the two."),
], ids=["claim", "term"])
def test_entry_given_twice_is_named(file, group, message, tiny, complaints):
    entry = (tiny / file).read_text(encoding="utf-8").split(group)[1]
    assert complaints(file, entry, entry + entry) == [file + message]


@pytest.mark.parametrize(("name", "remedy"), [
    ("world-modle", "Write 'world-model', or add 'world-modle' to the list."),
    ("zzz", "Add 'zzz' to the list, or remove it."),
])
def test_suggestion_names_what_is_near(name, remedy):
    assert suggestion(name, {"world-model", "agent"}, "the list") == remedy
