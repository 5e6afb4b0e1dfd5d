from __future__ import annotations

import ast

import pytest

from beyondtoken.classroom.scaffold import plan_lab
from beyondtoken.content import read_claims
from beyondtoken.errors import SettingError
from tests.book import test_prose as rules

PARTS = ["Predict", "Observe", "Explain", "What would change our mind", "Verdict", "Questions"]
PAGE = "chapters/world-models/dice-throws.md"


def change(book, old, new):
    path = book / "sources/claims.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_lab_of_a_claim_is_named_there_and_judges_it(grown, book):
    root = grown(plan_lab(book, "world-models/dice-throws", claim="A1-C01"))
    assert read_claims(root)[0].labs == ("dream", "dice-throws")
    assert 'verdict({"A1-C01": lab.judge(means, rules=rules)})' in (root / PAGE).read_text(encoding="utf-8")


def test_lab_without_a_claim_says_so(grown, book):
    root = grown(plan_lab(book, "world-models/dice-throws"))
    assert read_claims(root)[0].labs == ("dream",)
    assert "verdict(" not in (root / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize("claim", ["", "A1-C01"])
def test_page_keeps_the_rules_of_pages(grown, book, claim):
    page = grown(plan_lab(book, "world-models/dice-throws", claim=claim)) / PAGE
    rules.test_sentence_has_at_most_28_words(page)
    rules.test_prediction_stands_before_everything_measured(page)
    for part in PARTS:
        rules.test_lab_has_every_part_of_its_anatomy(page, part)


def test_module_joins_the_list_of_labs(grown, book):
    root = grown(plan_lab(book, "world-models/dice-throws"))
    listed = ast.parse((root / "src/beyondtoken/labs/__init__.py").read_text(encoding="utf-8")).body[-1]
    assert ast.literal_eval(listed.value) == ["dream", "dice_throws"]


@pytest.mark.parametrize(("name", "said"), [
    ("class", "Python keeps that word"), ("dream-two", "beside the lab 'dream'"), ("dream", "has that name"),
    ("world-models", "has that name")])
def test_name_that_would_lead_astray_is_refused(book, name, said):
    with pytest.raises(SettingError, match=said):
        plan_lab(book, f"world-models/{name}")


@pytest.mark.parametrize("test", ["document", "none"])
def test_claim_that_no_lab_may_judge_is_refused(book, test):
    change(book, "test: lab\n  labs: [dream]", f"test: {test}\n  labs: []")
    with pytest.raises(SettingError, match=f"Claim A1-C01 has the test '{test}'"):
        plan_lab(book, "world-models/dice-throws", claim="A1-C01")


def test_unknown_claim_is_refused_with_one_that_is_known(book):
    with pytest.raises(SettingError) as caught:
        plan_lab(book, "world-models/dice-throws", claim="A1-C10")
    assert "Write 'A1-C01'" in caught.value.remedy


def test_book_without_programs_has_no_place_for_a_lab(book):
    (book / "src/beyondtoken/labs/__init__.py").unlink()
    with pytest.raises(SettingError, match="A lab is a program too"):
        plan_lab(book, "world-models/dice-throws")
