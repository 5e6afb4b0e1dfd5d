"""What the articles claim, how each claim stands, and how it can be tested."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from .bilingual import Bilingual
from .record import ArticleId, ClaimId, ParagraphId, PartialDate, Record, Slug, WebAddress

ClaimKind = Literal["definition", "number", "opinion", "prediction", "reported fact"]
ClaimStatus = Literal["holds", "holds-as-of-date", "aged", "contested", "inaccurate", "unverified", "opinion"]
Relation = Literal[
    "supports", "partly supports", "qualifies", "contradicts", "later development", "same source"
]
ClaimTest = Literal["lab", "mechanism", "document", "none"]

DATED_STATUSES: tuple[ClaimStatus, ...] = ("holds-as-of-date", "aged", "contested", "inaccurate")
"""Statuses that mean little without a date and one sentence on what changed or who disagrees."""

CLAIM_WORDS: dict[str, Bilingual] = {
    "definition": Bilingual(en="definition", ja="定義"),
    "number": Bilingual(en="number", ja="数値"),
    "prediction": Bilingual(en="prediction", ja="予測"),
    "reported fact": Bilingual(en="reported fact", ja="報じられた事実"),
    "holds": Bilingual(en="holds", ja="確認できる"),
    "holds-as-of-date": Bilingual(en="holds as of its date", ja="当時は正しい"),
    "aged": Bilingual(en="aged", ja="古くなった"),
    "contested": Bilingual(en="contested", ja="見解が分かれる"),
    "inaccurate": Bilingual(en="inaccurate", ja="不正確"),
    "unverified": Bilingual(en="unverified", ja="未確認"),
    "opinion": Bilingual(en="opinion", ja="意見"),
    "supports": Bilingual(en="supports", ja="裏づける"),
    "partly supports": Bilingual(en="partly supports", ja="一部を裏づける"),
    "qualifies": Bilingual(en="qualifies", ja="限定を加える"),
    "contradicts": Bilingual(en="contradicts", ja="食い違う"),
    "later development": Bilingual(en="later development", ja="その後の展開"),
    "same source": Bilingual(en="same source, not independent", ja="同じ出典(独立でない)"),
    "lab": Bilingual(en="a lab measures it in miniature", ja="縮小版の実験で測る"),
    "mechanism": Bilingual(en="the mechanism behind it can be run", ja="背後の仕組みを動かせる"),
    "document": Bilingual(en="documents settle it", ja="公開文書で確かめる"),
    "none": Bilingual(en="cannot be tested", ja="検証できない"),
}
"""Kinds, statuses, relations and ways of testing, as a reader sees them."""

CLAIM_STATUSES: tuple[ClaimStatus, ...] = get_args(ClaimStatus)


class Corroboration(Record):
    """A public page that bears on a claim.

    Examples
    --------
    >>> note = Bilingual(en="the same number", ja="同じ数値")
    >>> Corroboration(address="https://example.org/page", relation="supports", note=note).relation
    'supports'
    """

    address: WebAddress
    relation: Relation
    note: Bilingual


class Claim(Record):
    """One claim of one article, in our own words.

    Status: *holds* agrees with public pages or with the literature named; *holds-as-of-date* was right or
    plausible at ``as_of``; *aged* was overtaken; *contested* sources disagree; *inaccurate* a public page
    contradicts it; *unverified* nothing decisive was found; *opinion* a view, to be attributed.
    Test: *lab* a lab measures what the claim says; *mechanism* something behind it can be run; *document*
    public documents settle it; *none* opinion, policy or a forecast not yet due. ``reason`` says which, why.
    ``as_of`` is the date to print with the claim; ``note`` says what changed since or who disagrees.

    Examples
    --------
    >>> from beyondtoken.content import find_root, read_claims
    >>> claim = read_claims(find_root())[0]
    >>> claim.id, claim.kind, claim.status, claim.test
    ('A1-C01', 'reported fact', 'holds', 'document')
    """

    id: ClaimId
    article: ArticleId
    paragraphs: tuple[ParagraphId, ...] = Field(min_length=1)
    text: Bilingual
    kind: ClaimKind
    said_by: Bilingual
    status: ClaimStatus
    as_of: PartialDate
    note: Bilingual | None = None
    corroboration: tuple[Corroboration, ...]
    literature: tuple[str, ...]
    test: ClaimTest
    labs: tuple[Slug, ...]
    reason: Bilingual


class LabWithoutClaim(Record):
    """A lab that tests no article's claim, and why it is in the book all the same."""

    lab: Slug
    reason: Bilingual


class ClaimFile(Record):
    """The whole of ``sources/claims.yml``."""

    labs_without_claim: tuple[LabWithoutClaim, ...]
    claims: tuple[Claim, ...]
