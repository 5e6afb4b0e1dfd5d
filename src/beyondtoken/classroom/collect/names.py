"""Who handed a file in, as far as its name tells: the patterns that learning platforms write.

What was checked, and where:

* Canvas: ``lib/content_zipper.rb`` of instructure/canvas-lms (``get_filename``, ``add_upload_submission``,
  ``add_text_or_url``): sortable name in one lower-case word, ``LATE``, user id, attachment id, name of the file; typed
  text ends ``_text.html``, a link ``_link.html``; anonymous marking writes ``anon_`` and five letters.
* Moodle: ``mod/assign/classes/downloader.php`` of moodle/moodle (``get_student_prefix``,
  ``load_submissionplugin_filelist``): full name, number, ``assignsubmission``, kind; as folders, or (before 3.1,
  still to be chosen) as the beginning of the file name. The number is the participant's *in this assignment*, which
  the grading worksheet lists as "Identifier"; it is not the number of the user.
* Blackboard: jupyter/nbgrader's documentation of ``zip_collect``, kwurst/bb-file-cleanup, and public scripts with the
  Dutch and Danish words for "attempt": assignment, user name, the word, time, name of the file; a receipt ends
  ``.txt``.
* Brightspace: public tools that read its downloads (two numbers, name, time; one with a student number between).
  That the first number is the learner's was read in one of them only.
* nbgrader: ``exchange`` of nbgrader 0.9.5: user, assignment, time, joined by plus signs, in the inbound folder.
* Google Drive gives no pattern: a file keeps the name that its owner gave it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from .spelling import readable
from .times import read_stamp


@dataclass(frozen=True)
class Claim:
    """What a name says of who handed in what, and when.

    ``order`` counts upwards with time where no time is given (Canvas numbers what is uploaded). ``time`` has no
    zone where the platform wrote none. ``file`` is the student's own name for the file.
    """

    platform: str = ""
    name: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    time: datetime | None = None
    order: int = 0
    late: bool = False
    file: str = ""
    typed: str = ""

    @property
    def key(self) -> str:
        """A key that no two students of one download share."""
        if "username" in self.ids:
            return self.ids["username"]
        number = next(iter(self.ids.values()), "")
        return "_".join(part for part in (self.name, number) if part)


@dataclass(frozen=True)
class Pattern:
    """How one platform names what it hands out; ``id_name`` is the column of a roster that holds its number."""

    platform: str
    id_name: str
    form: re.Pattern[str]
    distinct: bool = True


TIME = r"\d{4}(?:-\d\d){5}"
PATTERNS = (
    Pattern("Moodle", "moodle_id", re.compile(
        r"(?P<name>.+?)_(?P<id>\d+)_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?", re.S)),
    Pattern("nbgrader", "username", re.compile(
        r"(?P<id>[^+]+)\+[^+]+\+(?P<time>\d{4}-\d\d-\d\d \d\d[:_]\d\d[:_]\d\d(?:\.\d+)? [A-Z]+)(?:\+.*)?", re.S)),
    Pattern("Blackboard", "username", re.compile(
        rf"(?P<id>.+)_(?P<word>[^\W\d_]+)_(?P<time>{TIME})(?:_(?P<file>.+)|(?P<receipt>\.txt))", re.S)),
    Pattern("Brightspace", "brightspace_id", re.compile(
        r"(?P<id>\d+)-\d+ - (?:(?P<number>[A-Za-z]?\d{5,}) - )?(?P<name>.+?) ?- "
        r"(?P<time>[^-]*\b\d{4}\b[^-]*? \d{3,4}(?: ?[AaPp][Mm])?)(?: - (?P<file>.+))?", re.S)),
    Pattern("Canvas", "anonymous_id", re.compile(
        r"(?:(?P<late>LATE)_)?anon_(?P<id>[A-Za-z0-9]{5})_(?:(?P<order>\d+)_(?P<file>.+)|(?P<typed>text|link)\.html)",
        re.S), distinct=False),
    Pattern("Canvas", "canvas_id", re.compile(
        r"(?P<name>\w*?)_(?:(?P<late>LATE)_)?(?P<id>\d+)_(?:(?P<order>\d+)_(?P<file>.+)|(?P<typed>text|link)\.html)",
        re.S), distinct=False),
)
TYPED = {"onlinetext": "text typed into Moodle", "text": "text typed into Canvas", "link": "a web address",
         "receipt": "Blackboard's receipt of a hand-in"}


def read_name(name: str) -> Claim | None:
    """What a platform wrote into the name of a file or folder; None where no pattern fits.

    Examples
    --------
    >>> read_name("adamsada_LATE_123_45678_two-walls-1.ipynb").ids
    {'canvas_id': '123'}
    >>> read_name("Ada Adams_77_assignsubmission_file_").name
    'Ada Adams'
    >>> read_name("HW1_aadams_attempt_2026-12-01-10-11-12_x.ipynb").time.isoformat()
    '2026-12-01T10:11:12'
    >>> read_name("two-walls.ipynb") is None
    True
    """
    for pattern in PATTERNS:
        if found := pattern.form.fullmatch(name):
            return claim_from(pattern, found.groupdict())
    return None


def claim_from(pattern: Pattern, found: dict[str, str | None]) -> Claim | None:
    """The claim behind the groups of a match; None where its time is none."""
    time = read_stamp(found.get("time") or "")
    if found.get("time") and time is None:
        return None
    typed = "receipt" if found.get("receipt") else found.get("typed") or found.get("kind") or ""
    ids = {pattern.id_name: readable(found["id"] or "")}
    if found.get("number"):
        ids["org_defined_id"] = found["number"] or ""
    return Claim(pattern.platform, readable((found.get("name") or "").replace("_", " ").strip()), ids, time,
                 int(found.get("order") or 0), bool(found.get("late")), found.get("file") or "", TYPED.get(typed, ""))


def read_names(names: list[str]) -> list[Claim | None]:
    """What a platform wrote into the names of things that lie side by side.

    Canvas's pattern is only underscores and numbers, as anyone may write them: it counts where half of the names
    fit. Blackboard puts the assignment before the user name with an underscore between, and both may hold
    underscores: what all names begin with is the assignment.

    Examples
    --------
    >>> [claim.key for claim in read_names([f"HW_1_{who}_attempt_2026-12-01-10-11-12_x.ipynb"
    ...                                     for who in ("ada_k", "alan_t")])]
    ['ada_k', 'alan_t']
    """
    claims = [read_name(name) for name in names]
    loose = sum(claim is not None and claim.platform == "Canvas" for claim in claims)
    if 2 * loose < len(names):
        claims = [None if claim and claim.platform == "Canvas" else claim for claim in claims]
    return without_assignment(claims)


def without_assignment(claims: list[Claim | None]) -> list[Claim | None]:
    """Blackboard's user names, freed from the assignment before them."""
    fronts = {claim.ids["username"] for claim in claims if claim and claim.platform == "Blackboard"}
    if not fronts:
        return claims
    start = shared_start(fronts)
    return [renamed(claim, claim.ids["username"][start:] if start else claim.ids["username"].rpartition("_")[2])
            if claim and claim.platform == "Blackboard" else claim for claim in claims]


def shared_start(fronts: set[str]) -> int:
    """How many letters all names begin with, up to an underscore; 0 where there is one name only."""
    low, high = min(fronts), max(fronts)
    same = next((at for at, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))
    return low.rfind("_", 0, same) + 1 if len(fronts) > 1 else 0


def renamed(claim: Claim, username: str) -> Claim:
    """A claim for another user name."""
    return Claim(claim.platform, claim.name, {**claim.ids, "username": username}, claim.time, claim.order,
                 claim.late, claim.file, claim.typed)
