"""Properties that hold for every record of the book."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from beyondtoken.content import (
    CLAIM_WORDS,
    find_root,
    read_articles,
    read_claims,
    read_references,
    read_terms,
)
from beyondtoken.content.claim import DATED_STATUSES

ROOT = find_root()
CLAIMS = read_claims(ROOT)
TERMS = read_terms(ROOT)
ARTICLES = read_articles(ROOT)
WORKS = read_references(ROOT)
SLIPS = [slip for article in ARTICLES for slip in article.slips]


def test_there_are_172_claims_and_100_terms():
    assert (len(CLAIMS), len(TERMS)) == (172, 100)


def test_claims_of_each_article_are_numbered_without_gaps():
    counts = Counter(claim.article for claim in CLAIMS)
    assert counts == {"A1": 30, "A2": 27, "A3": 32, "A4": 52, "A5": 31}
    assert [claim.id for claim in CLAIMS] == [
        f"{article}-C{number:02d}" for article in sorted(counts) for number in range(1, counts[article] + 1)]


def test_slips_of_each_article_are_numbered_without_gaps():
    assert [len(article.slips) for article in ARTICLES] == [7, 8, 17, 34, 6]
    assert [slip.id for slip in SLIPS] == [
        f"{article.id}-S{number:02d}" for article in ARTICLES for number in range(1, len(article.slips) + 1)]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_claim_is_dated_and_says_what_changed(claim):
    assert claim.note is not None or claim.status not in DATED_STATUSES
    assert claim.as_of <= "2026-06"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_words_of_the_claim_can_be_shown_in_both_languages(claim):
    words = {claim.kind, claim.status, claim.test, *(page.relation for page in claim.corroboration)}
    assert words <= set(CLAIM_WORDS)


def test_contradicted_claims_are_never_said_to_hold():
    relations = {(claim.status, page.relation) for claim in CLAIMS for page in claim.corroboration}
    assert relations.isdisjoint({(status, "contradicts") for status in ("holds", "opinion", "unverified")})


def test_every_lab_is_named_by_a_claim():
    assert len({lab for claim in CLAIMS for lab in claim.labs}) == 17


def test_every_work_that_is_named_is_there():
    named = {key for claim in CLAIMS for key in claim.literature} | {term.reference for term in TERMS}
    assert named <= set(WORKS)


@pytest.mark.parametrize("key", WORKS)
def test_work_has_title_and_year(key):
    assert WORKS[key].title
    assert re.fullmatch(r"\d{4}", WORKS[key].year)


@pytest.mark.parametrize("file", ["sources/articles.yml", "sources/claims.yml", "glossary/terms.yml",
                                  "sources/references.bib"])
def test_data_name_labs_by_slug_and_no_machine(file):
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"\bL(0\d|1[0-8])\b|text_file|/work/|/tmp/|\.txt\b", text)


@pytest.mark.parametrize("file", ["sources/articles.yml", "sources/claims.yml", "glossary/terms.yml"])
def test_hand_edited_files_have_short_lines(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    longest = max((line for line in lines if line.isascii() and "http" not in line), key=len)
    assert len(longest) <= 110


@pytest.mark.parametrize(("key", "japanese"), [
    ("inference", "推論（実行）"), ("reasoning", "推論（思考）"), ("foundation-model", "基盤モデル"),
    ("gradient-descent", "勾配降下法"), ("diffusion-of-innovations", "普及（技術の拡散）"),
])
def test_terms_that_the_articles_confuse_are_set_right(key, japanese):
    term = next(term for term in TERMS if term.key == key)
    assert term.ja == japanese
    assert term.note is not None


def test_terms_without_first_use_say_so():
    assert {term.key for term in TERMS if term.first_use is None} == {
        "self-play", "distribution-shift", "open-weights", "open-washing", "reward-hacking", "dual-use",
        "reduced-openness", "mixture-of-experts"}
    assert all(term.note for term in TERMS if term.first_use is None)
