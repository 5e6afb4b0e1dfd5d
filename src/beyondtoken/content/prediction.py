"""What a reader commits to before an experiment: a number, a choice or a curve."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .bilingual import Bilingual
from .question import Item
from .record import ClaimId, Record, Slug


class Prediction(Record):
    """What all predictions have; the kinds below say what is guessed.

    Examples
    --------
    >>> from beyondtoken.content import find_prediction
    >>> find_prediction("glitch-steps").spec()
    {'id': 'glitch-steps', 'kind': 'number', 'range': [0.0, 40.0], 'step': 1.0}
    >>> list(find_prediction("glitch-steps").texts("en"))
    ['prompt', 'unit']
    """

    id: Slug
    kind: str
    prompt: Bilingual
    claim: ClaimId | None = None
    objective: Slug

    def slots(self) -> dict[str, Bilingual]:
        """Every text of the prediction, by slot name: ``prompt``, ``option:a``, ``unit``, ``x``, ``y``."""
        return {"prompt": self.prompt, **self._guess_slots()}

    def texts(self, language: str) -> dict[str, str]:
        """Slot name to Markdown in ``"en"`` or ``"ja"``."""
        return {slot: text.text(language) for slot, text in self.slots().items()}

    def spec(self) -> dict[str, Any]:
        """Plain record without texts: id, kind and what can be guessed."""
        return {"id": self.id, "kind": self.kind, **self._guess_record()}

    def _guess_slots(self) -> dict[str, Bilingual]:
        raise NotImplementedError

    def _guess_record(self) -> dict[str, Any]:
        raise NotImplementedError


class NumberPrediction(Prediction):
    """A number on a slider from ``range[0]`` to ``range[1]``."""

    kind: Literal["number"]
    unit: Bilingual | None = None
    range: tuple[float, float]
    step: float = Field(gt=0)

    def _guess_slots(self) -> dict[str, Bilingual]:
        return {"unit": self.unit} if self.unit else {}

    def _guess_record(self) -> dict[str, Any]:
        return {"range": list(self.range), "step": self.step}


class ChoicePrediction(Prediction):
    """One of several outcomes."""

    kind: Literal["choice"]
    options: tuple[Item, ...] = Field(min_length=2)

    def _guess_slots(self) -> dict[str, Bilingual]:
        return {f"option:{option.id}": option.text for option in self.options}

    def _guess_record(self) -> dict[str, Any]:
        return {"options": [option.id for option in self.options]}


class CurveX(Record):
    """Where the curve is guessed."""

    label: Bilingual
    values: tuple[float, ...] = Field(min_length=2)
    scale: Literal["linear", "log"] = "linear"


class CurveY(Record):
    """What is guessed there."""

    label: Bilingual
    range: tuple[float, float]
    step: float = Field(gt=0)
    unit: Bilingual | None = None


class CurvePrediction(Prediction):
    """One y for every value of x."""

    kind: Literal["curve"]
    x: CurveX
    y: CurveY

    def _guess_slots(self) -> dict[str, Bilingual]:
        unit = {"unit": self.y.unit} if self.y.unit else {}
        return {"x": self.x.label, "y": self.y.label, **unit}

    def _guess_record(self) -> dict[str, Any]:
        x = {"values": list(self.x.values), "scale": self.x.scale}
        return {"x": x, "y": {"range": list(self.y.range), "step": self.y.step}}


AnyPrediction = Annotated[
    NumberPrediction | ChoicePrediction | CurvePrediction, Field(discriminator="kind")
]
