"""A question in a live notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Any as AnyValue
from traitlets import Bool, Dict, Int, observe

from ..assets.forms import quiz_form
from ..grading import score
from .part_widget import PartWidget, new_uid
from .text import rendered


class QuizWidget(PartWidget):
    """One question: after a click on Check, Python has ``answer``, ``correct`` and ``attempts``.

    Parameters
    ----------
    record : mapping
        The question's scoring record.
    texts : mapping from slot name to Markdown
    lang : str
        ``"en"`` or ``"ja"``.

    Examples
    --------
    >>> texts = {"stem": "Well?", "feedback:right": "Good.", "feedback:wrong": "No."}
    >>> q = QuizWidget({"id": "q", "kind": "text", "accept": ["yes"]}, texts, lang="en")
    >>> q.answer = "Yes."
    >>> q.correct
    True
    """

    record = Dict().tag(sync=True)
    answer = AnyValue(None, allow_none=True).tag(sync=True)
    correct = Bool(False).tag(sync=True)
    attempts = Int(0).tag(sync=True)

    def __init__(self, record: Mapping[str, Any], texts: Mapping[str, str], *, lang: str) -> None:
        """Render the form once; the module answers for all that follows."""
        uid = new_uid()
        slots = {name: rendered(text, lang) for name, text in texts.items()}
        html = quiz_form(record, slots, lang=lang, uid=uid)
        super().__init__(kind="quiz", record=dict(record), html=html, uid=uid, lang=lang)

    @observe("answer")
    def _mark(self, change: Mapping[str, Any]) -> None:
        mark = score(self.record, change["new"])
        self.correct = mark is not None and mark.correct
