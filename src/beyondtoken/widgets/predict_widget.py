"""A prediction and its reveal in a live notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Any as AnyValue
from traitlets import Bool, dlink

from ..assets.forms import predict_form, reveal_panel
from .measured import measured_record
from .part_widget import PartWidget, new_uid
from .text import rendered

Spec = Mapping[str, Any]
Slots = Mapping[str, str]


class PredictWidget(PartWidget):
    """One prediction: after a click on the button Python has the guess in ``value``.

    Parameters
    ----------
    spec : mapping
        What can be guessed, ``Prediction.spec()``.
    texts : mapping from slot name to Markdown
    lang : str
        ``"en"`` or ``"ja"``.

    Examples
    --------
    >>> spec = {"id": "steps", "kind": "number", "range": [0, 40], "step": 1}
    >>> guess = PredictWidget(spec, {"prompt": "How many?", "unit": "steps"}, lang="en")
    >>> guess.value is None, guess.reveal(8.0, spread=0.5)
    (True, steps: measured 8.0 ± 0.5)
    """

    value = AnyValue(None, allow_none=True).tag(sync=True)
    seen = Bool(False, help="whether the result had been seen before this guess").tag(sync=True)

    def __init__(self, spec: Spec, texts: Mapping[str, str], *, lang: str) -> None:
        """Render the form once; the module answers for all that follows."""
        uid = new_uid()
        self._spec = dict(spec)
        self._slots = {name: rendered(text, lang) for name, text in texts.items()}
        html = predict_form(spec, self._slots, lang=lang, uid=uid)
        super().__init__(kind="predict", html=html, uid=uid, lang=lang)

    def reveal(self, measured: Any, spread: Any = None) -> RevealWidget:
        """Lay what was measured over the guess, now or as soon as there is one.

        Raises
        ------
        BookError
            If kind or length of ``measured`` or ``spread`` does not fit the prediction.
        """
        found = measured_record(self._spec, measured, spread)
        shown = RevealWidget(self._spec, self._slots, found, lang=self.lang)
        # Where each output lives in a frame of its own, the page's event does not reach it; Python does.
        dlink((self, "value"), (shown, "guess"))
        return shown


class RevealWidget(PartWidget):
    """What was measured, covered until there is a guess."""

    guess = AnyValue(None, allow_none=True).tag(sync=True)

    def __init__(self, spec: Spec, slots: Slots, measured: Mapping[str, Any], *, lang: str) -> None:
        """Render the panel once; slots hold HTML."""
        uid = new_uid()
        self._said = f"{spec['id']}: measured {_words(measured)}"
        html = reveal_panel(spec, slots, measured, lang=lang, uid=uid)
        super().__init__(kind="reveal", html=html, uid=uid, lang=lang)

    def __repr__(self) -> str:
        """The measurement in words, for where no widget is shown."""
        return self._said


def _words(measured: Mapping[str, Any]) -> str:
    spread = "" if measured["spread"] is None else f" ± {measured['spread']}"
    return f"{measured['value']}{spread}"
