from __future__ import annotations

import pytest
import yaml

from beyondtoken.classroom.scaffold.lists import with_entry, with_lab
from beyondtoken.errors import ContentError

LEDGER = "labs_without_claim: []\nclaims:\n- id: A1-C01\n  labs: []\n- id: A1-C02\n  test: lab\n  labs: [dream]\n"


@pytest.mark.parametrize("before", [
    "first:\n- a\nsecond:\n- c\n", "first:\n  - a\nsecond:\n  - c\n",
    "first: # all\n- a\n\n# of the second\nsecond:\n- c\n", "second:\n- c\nfirst:\n- a",
    "second:\n- c\nfirst:\n- a\n\n"])
def test_entry_joins_the_end_of_its_own_list(before):
    found = yaml.safe_load(with_entry(before, "first", "- b\n", "a.yml"))
    assert found == {"first": ["a", "b"], "second": ["c"]}


@pytest.mark.parametrize("before", ["first: []\nsecond: 1\n", "first: []  # none yet\nsecond: 1\n", "second: 1\n"])
def test_empty_or_missing_list_is_begun(before):
    assert yaml.safe_load(with_entry(before, "first", "- b\n", "a.yml")) == {"first": ["b"], "second": 1}


def test_every_line_that_was_there_stays_as_it_was():
    before = "# head\nfirst:   # of two\n  - a   # one\n\n  - b\n\n# tail\nsecond: 1\n"
    after = with_entry(before, "first", "- c:\n    d\n", "a.yml").splitlines()
    assert [line for line in after if line not in ("  - c:", "      d")] == [*before.splitlines()[:5], "",
                                                                         *before.splitlines()[5:]]


def test_list_on_one_line_is_refused_with_its_line():
    with pytest.raises(ContentError, match=r"a\.yml:2: the list 'first' is written on one line"):
        with_entry("second: 1\nfirst: [a]\n", "first", "- b\n", "a.yml")


@pytest.mark.parametrize(("claim", "labs"), [("A1-C01", ["sleep"]), ("A1-C02", ["dream", "sleep"])])
def test_lab_is_named_at_its_claim_alone(claim, labs):
    found = {one["id"]: one["labs"] for one in yaml.safe_load(with_lab(LEDGER, claim, "sleep", "a.yml"))["claims"]}
    assert found == {"A1-C01": [], "A1-C02": ["dream"]} | {claim: labs}


def test_claim_whose_labs_stand_in_a_block_is_refused():
    with pytest.raises(ContentError, match="has no line 'labs:"):
        with_lab("claims:\n- id: A1-C01\n  labs:\n  - dream\n- id: A1-C02\n  labs: []\n", "A1-C01", "sleep", "a.yml")
