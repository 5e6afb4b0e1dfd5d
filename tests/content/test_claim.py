"""What the articles claim: every record of the book, and what a claim must say."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest
from pydantic import ValidationError

from beyondtoken.content import CLAIM_WORDS, Claim, find_root, read_claims
from beyondtoken.content.claim import DATED_STATUSES, ClaimKind, ClaimStatus, ClaimTest, Relation

CLAIMS = read_claims(find_root())


def test_claims_of_each_article_are_numbered_without_gaps():
    counts = Counter(claim.article for claim in CLAIMS)
    assert counts == {"A1": 30, "A2": 27, "A3": 32, "A4": 52, "A5": 31}
    assert [claim.id for claim in CLAIMS] == [
        f"{article}-C{number:02d}" for article in sorted(counts) for number in range(1, counts[article] + 1)]


def test_claim_whose_standing_changed_says_what_changed():
    silent = [claim.id for claim in CLAIMS if claim.status in DATED_STATUSES and claim.note is None]
    assert silent == []


def test_no_claim_is_dated_after_the_book():
    assert max(claim.as_of for claim in CLAIMS) <= "2026-06"


@pytest.mark.parametrize("words", [ClaimKind, ClaimStatus, ClaimTest, Relation])
def test_every_word_about_a_claim_can_be_shown_in_both_languages(words):
    assert set(get_args(words)) <= set(CLAIM_WORDS)


def test_contradicted_claims_are_never_said_to_hold():
    relations = {(claim.status, page.relation) for claim in CLAIMS for page in claim.corroboration}
    assert relations.isdisjoint({(status, "contradicts") for status in ("holds", "opinion", "unverified")})


def test_seventeen_labs_are_named_by_a_claim():
    assert len({lab for claim in CLAIMS for lab in claim.labs}) == 17


@pytest.mark.parametrize(("field", "value"), [
    ("paragraphs", ()), ("status", "true"), ("kind", "guess"), ("test", "maybe"), ("id", "A1-1"), ("as_of", "soon"),
])
def test_claim_that_says_something_else_is_refused(field, value, tiny):
    claim = read_claims(tiny)[0].model_dump()
    with pytest.raises(ValidationError, match=f"Claim\n{field}\n"):
        Claim(**{**claim, field: value})
