"""``verdict({"A4-C23": judged(...)})``: what a lab found for each claim, to read and for the scoreboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..content import VERDICT_TEXTS, Claim, Judgement, find_root, read_claims, read_verdict
from ..errors import BookError
from ..settings import LANGUAGE
from .hosts import PagePart, directive, in_book
from .measured import plain

VERDICT_MIME = "application/vnd.beyondtoken.verdict+json"

HEADS = {"en": ("Claim", "Verdict", "Measured"), "ja": ("主張", "判定", "測定結果")}


def verdict(judgements: Mapping[str, Mapping[str, Any]]) -> PagePart:
    """State what the arrays say of each claim that the lab tests.

    Parameters
    ----------
    judgements : mapping from claim id to judgement
        A judgement is what ``labs.judgement.judged`` returns: one of four words, what was measured in both
        languages, and the condition where the word needs one.

    Raises
    ------
    BookError
        If a word is unknown, a condition is missing or too many, or no claim has that id.

    Examples
    --------
    >>> verdict({"A4-C23": {"word": "proved", "measured": {"en": "8 steps", "ja": "8歩"}}})
    Traceback (most recent call last):
    beyondtoken.errors.BookError: ...
    """
    found = plain(judgements)
    checked = read_verdict(found)
    if in_book():
        # The directive looks the ids up: a page must not run again because a claim was reworded.
        return PagePart(directive("verdict", body=found), {VERDICT_MIME: found})
    claims = {claim.id: claim for claim in read_claims(find_root())}
    _refuse_unknown(checked, claims)
    return PagePart(as_table(checked, claims, LANGUAGE.read()), {VERDICT_MIME: found})


def _refuse_unknown(checked: Mapping[str, Judgement], claims: Mapping[str, Claim]) -> None:
    unknown = sorted(checked.keys() - claims.keys())
    if unknown:
        raise BookError(f"sources/claims.yml has no claim '{unknown[0]}'.",
                        "Correct the id; claims are listed on the scoreboard page.")


def as_table(judgements: Mapping[str, Judgement], claims: Mapping[str, Claim], lang: str) -> str:
    """The verdicts as a Markdown table, one row a claim."""
    head = f"| {' | '.join(HEADS[lang])} |\n|:--|:--|:--|"
    return "\n".join([head, *(_row(name, one, claims[name], lang) for name, one in judgements.items())])


def _row(name: str, judgement: Judgement, claim: Claim, lang: str) -> str:
    word = f"**{VERDICT_TEXTS[judgement.word].text(lang)}**"
    condition = f": {judgement.condition.text(lang)}" if judgement.condition else ""
    cells = (f"**{name}** {claim.text.text(lang)}", word + condition, judgement.measured.text(lang))
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in cells) + " |"
