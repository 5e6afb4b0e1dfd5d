"""A score sheet on a reading page repeats the ledger: cells may not read it, so tests hold the two together."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

from beyondtoken.content import Claim, find_root, read_claims

PAGE = find_root() / "chapters" / "many-senses" / "index.md"


def claims_of_article() -> list[Claim]:
    return [claim for claim in read_claims(find_root()) if claim.article == "A5"]


def came_out() -> dict[str, list[str]]:
    """The dictionary that a cell of the page spells out."""
    found = re.search(r"^came_out = (\{.*?^\})", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert found
    return dict(ast.literal_eval(found.group(1)))


def test_score_sheet_agrees_with_the_ledger() -> None:
    ledger = defaultdict(list)
    for claim in claims_of_article():
        if claim.test == "document":
            ledger[claim.status].append(claim.id.removeprefix("A5-"))
    assert came_out() == ledger


def test_number_of_all_claims_agrees_with_the_ledger() -> None:
    assert f"all_claims, checkable = {len(claims_of_article())}," in PAGE.read_text(encoding="utf-8")


def test_table_gives_each_checkable_claim_the_status_of_the_ledger() -> None:
    rows = re.findall(r"^\| \{claim\}`(A5-C\d\d)`.*\| ([\w-]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows) == {claim.id: claim.status for claim in claims_of_article() if claim.test == "document"}
