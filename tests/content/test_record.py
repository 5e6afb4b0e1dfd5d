"""What every record has in common, and the names that several of them share."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from beyondtoken.content.record import (
    ArticleId,
    ChoiceId,
    ClaimId,
    ParagraphId,
    PartialDate,
    Record,
    SlipId,
    Slug,
    WebAddress,
)

DREAM = "exercises/world-models/dream.yml"
CLAIMS = "sources/claims.yml"
FORMS = {
    "slug": (Slug, ["glitch", "find-or-check", "2-walls"], ["Glitch", "find_or_check", "-a", "a-", "", "a\n"]),
    "choice": (ChoiceId, ["a", "B", "two-words"], ["", "a b", "a-", "壁"]),
    "article": (ArticleId, ["A4"], ["A", "A10", "a4", "B4"]),
    "claim": (ClaimId, ["A4-C23"], ["A4-23", "A4-C2", "A4-C230", "A4-S23"]),
    "slip": (SlipId, ["A4-S07"], ["A4-C07", "A4-S7"]),
    "paragraph": (ParagraphId, ["P1", "P120"], ["P0", "P", "16", "P01"]),
    "address": (WebAddress, ["https://a.example/b", "http://a.example"], ["a.example", "ftp://a", "https://a b"]),
    "date": (PartialDate, ["2025", "2025-02", "2025-02-19"], ["2025-13", "2025-2", "25", "2025-02-32", "2025-00"]),
}
RIGHT = [(kind, text) for kind, texts, _ in FORMS.values() for text in texts]
WRONG = [(kind, text) for kind, _, texts in FORMS.values() for text in texts]

BROKEN = {
    "claim that is no claim": (
        DREAM, "rests_on: {claim: A1-C01}", "rests_on: {claim: A1-1}",
        ":40: question 'dream-steps': 'claim' must look like A4-C23, got 'A1-1'.\nWrite it like A4-C23."),
    "date that is none": (
        CLAIMS, "as_of: 2026-01\n", "as_of: 2026-13\n",
        ":10: claim 'A1-C01': 'as_of' must look like 2025-02-19 or 2025-02, got '2026-13'.\n"
        "Write it like 2025-02-19 or 2025-02."),
}


class Lamp(Record):
    """A record of one number."""

    watts: float


@pytest.mark.parametrize(("kind", "text"), RIGHT, ids=[text for _, text in RIGHT])
def test_name_of_the_right_form_is_kept_as_it_is(kind, text):
    assert TypeAdapter(kind).validate_python(text) == text


@pytest.mark.parametrize(("kind", "text"), WRONG, ids=[repr(text) for _, text in WRONG])
def test_name_of_another_form_is_refused(kind, text):
    with pytest.raises(ValidationError, match="must look like"):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_message_shows_the_form_that_was_wanted(case, complaints):
    file, old, new, message = case
    assert complaints(file, old, new) == [file + message]


def test_record_never_changes():
    lamp = Lamp(watts=8)
    with pytest.raises(ValidationError, match="frozen"):
        lamp.watts = 9


def test_key_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Lamp.model_validate({"watts": 8, "volts": 100})


@pytest.mark.parametrize("watts", [float("nan"), float("inf")])
def test_number_must_be_finite(watts):
    with pytest.raises(ValidationError, match="finite number"):
        Lamp(watts=watts)
