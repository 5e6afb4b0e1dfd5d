"""``guess = predict("glitch-steps")``: commit before the experiment, see the gap after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..content import find_prediction
from ..settings import LANGUAGE
from .hosts import PagePart, directive, in_book
from .measured import measured_record

if TYPE_CHECKING:
    from .predict_widget import PredictWidget


@dataclass(frozen=True)
class PagePrediction(PagePart):
    """A prediction on a page of the book: the reader's guess stays in the browser, so ``value`` is None."""

    spec: Mapping[str, Any] = field(default_factory=dict)
    value: None = None

    def reveal(self, measured: Any, spread: Any = None) -> PagePart:
        """What was measured, as its own output: the page lays it over the guess of the same id."""
        return PagePart(directive("reveal", self.spec["id"], measured_record(self.spec, measured, spread)))


def predict(name: str) -> PagePrediction | PredictWidget:
    """Ask for a guess before the experiment.

    Parameters
    ----------
    name : str
        A prediction's id, such as ``"glitch-steps"``.

    Returns
    -------
    PagePrediction or PredictWidget
        Both have ``value`` (None until the reader commits) and ``reveal(measured, spread=None)``, where
        measured is a number, an option's id, or an array of one number for each x value of a curve.

    Raises
    ------
    ContentError
        If the bank has no such prediction.

    Examples
    --------
    >>> guess = predict("glitch-steps")
    >>> guess.reveal(8.0, spread=0.0)
    glitch-steps: measured 8.0 ± 0.0
    """
    prediction = find_prediction(name)
    if in_book():
        return PagePrediction(directive("predict", name), spec=prediction.spec())
    # Only here: a page of the book must neither make a widget nor wait for the import.
    from .predict_widget import PredictWidget
    lang = LANGUAGE.read()
    return PredictWidget(prediction.spec(), prediction.texts(lang), lang=lang)
