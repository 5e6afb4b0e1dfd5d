"""Every kind of question in every format: native, rewritten, or left out. The writers and the report read this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from ...content import Question

State = Literal["native", "rewritten", "left out"]
SPLIT = "one multiple choice (MC) for each item"
KINDS = ("single", "multiple", "number", "order", "match", "text")

CONDITIONS: dict[str, Callable[[Question], bool]] = {
    "always": lambda question: True,
    "it has feedback for particular wrong answers": lambda question: bool(question.scoring().get("traps")),
    "two items belong to the same answer": lambda question: len({*_answer(question).values()}) < len(_answer(question)),
    "more than ten options are right": lambda question: len(_answer(question)) > 10,
    "an answer holds “->” or “&&0”": lambda question: any(
        sign in words for words in _words(question) for sign in ("->", "&&0")),
}


@dataclass(frozen=True)
class Treatment:
    """What a format makes of a question.

    Parameters
    ----------
    state : "native", "rewritten" or "left out"
        Native: all that the book says about the question is kept.
    becomes : str
        What it is called there; empty where nothing is written.
    lost : str
        What is lost or changed, in words; empty where native.
    when : str
        The condition (a key of ``CONDITIONS``) under which this holds.

    Examples
    --------
    >>> Treatment("native", "multichoice").reason
    ''
    >>> Treatment("rewritten", "matching", "marks count places, not pairs").reason
    'rewritten as matching: marks count places, not pairs'
    """

    state: State
    becomes: str
    lost: str = ""
    when: str = "always"

    @property
    def reason(self) -> str:
        """Why a question is not native, in one line."""
        if self.state == "native":
            return ""
        return f"rewritten as {self.becomes}: {self.lost}" if self.state == "rewritten" else f"left out: {self.lost}"


_TRAPS = "it has feedback for particular wrong answers"
_SHARED = "two items belong to the same answer"
_MANY = "more than ten options are right"
_ARROW = "an answer holds “->” or “&&0”"
_JOINED = "feedback for a particular wrong answer stands with the feedback for any wrong answer"
_NO_SHARE = Treatment("left out", "", "Moodle has no share of the marks for more than ten right options", _MANY)
_PLACES = "marks count items in their place, not pairs in the right order"
_SILENT = "all feedback is lost"
_SILENT_PARTS = f"{_SILENT}, and marks for part of an answer follow the settings of the test"

TABLE: dict[str, dict[str, tuple[Treatment, ...]]] = {
    "moodle-xml": {
        "single": (Treatment("native", "multichoice, one answer"),),
        "multiple": (_NO_SHARE, Treatment("native", "multichoice, several answers")),
        "number": (Treatment("native", "numerical"),),
        "order": (Treatment("rewritten", "ordering", _JOINED, _TRAPS), Treatment("native", "ordering")),
        "match": (Treatment("rewritten", "matching", "feedback is shown for all pairs at once, not pair by pair"),),
        "text": (Treatment("native", "shortanswer"),),
    },
    "gift": {
        "single": (Treatment("native", "multiple choice"),),
        "multiple": (_NO_SHARE, Treatment("native", "multiple choice with weights")),
        "number": (Treatment("native", "numerical"),),
        "order": (Treatment("rewritten", "matching of items and places",
                            f"{_PLACES}; all feedback stands together"),),
        "match": (Treatment("rewritten", "matching", "all feedback stands together"),),
        "text": (Treatment("left out", "", "GIFT has no way to write “->” or “&&0” in an answer", _ARROW),
                 Treatment("native", "short answer")),
    },
    "qti": {
        "single": (Treatment("native", "multiple choice"),),
        "multiple": (Treatment("native", "multiple answers"),),
        "number": (Treatment("rewritten", "numerical answer", _JOINED, _TRAPS),
                   Treatment("native", "numerical answer")),
        "order": (Treatment("rewritten", "matching of items and places",
                            f"{_PLACES}; {_JOINED}", _TRAPS),
                  Treatment("rewritten", "matching of items and places", _PLACES)),
        "match": (Treatment("native", "matching"),),
        "text": (Treatment("rewritten", "fill in the blank", _JOINED, _TRAPS),
                 Treatment("native", "fill in the blank")),
    },
    "blackboard": {
        "single": (Treatment("rewritten", "multiple choice (MC)", _SILENT),),
        "multiple": (Treatment("rewritten", "multiple answers (MA)", _SILENT_PARTS),),
        "number": (Treatment("rewritten", "numeric response (NUM)", _SILENT),),
        "order": (Treatment("rewritten", "matching (MAT) of items and places", f"{_SILENT}; {_PLACES}"),),
        "match": (Treatment("rewritten", SPLIT,
                            f"{_SILENT}; one question becomes several, since MAT wants another answer for each item",
                            _SHARED),
                  Treatment("rewritten", "matching (MAT)", _SILENT_PARTS)),
        "text": (Treatment("rewritten", "fill in the blank (FIB)", _SILENT),),
    },
    "csv": {kind: (Treatment("native", "row"),) for kind in KINDS},
}
"""Format, kind, then cases: the first whose condition holds is the treatment."""


def treatment(form: str, question: Question) -> Treatment:
    """What ``form`` makes of a question.

    Examples
    --------
    >>> from beyondtoken.content import find_question
    >>> treatment("gift", find_question("glitch-update")).becomes
    'matching of items and places'
    """
    cases = TABLE[form][question.kind]
    return next(case for case in cases if CONDITIONS[case.when](question))


def rows(form: str) -> list[tuple[str, str, str]]:
    """What a format makes of each kind, in words: kind (and condition), state, what is lost or changed.

    Examples
    --------
    >>> rows("moodle-xml")[0]
    ('single', 'native: multichoice, one answer', '')
    """
    return [(kind if case.when == "always" else f"{kind}, where {case.when}",
             f"{case.state}: {case.becomes}" if case.becomes else case.state, case.lost)
            for kind, cases in TABLE[form].items() for case in cases]


def overview() -> list[tuple[str, ...]]:
    """A row a kind: the states it can have in each format.

    Examples
    --------
    >>> overview()[3]
    ('order', 'rewritten, native', 'rewritten', 'rewritten', 'rewritten', 'native')
    """
    return [(kind, *(", ".join(dict.fromkeys(case.state for case in TABLE[form][kind])) for form in TABLE))
            for kind in KINDS]


def _words(question: Question) -> list[str]:
    """All words that an answer is compared with."""
    record = question.scoring()
    return [words for one in (record, *record.get("traps", ())) for words in one.get("accept", ())]


def _answer(question: Question) -> dict[str, str]:
    """The answer as a mapping: what a match says, or each right option to itself."""
    answer = question.scoring().get("answer")
    if isinstance(answer, dict):
        return answer
    return {one: one for one in answer} if isinstance(answer, list) else {}
