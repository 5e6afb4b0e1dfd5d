"""Live figures: frames that a cell computed, redrawn on the page without a kernel."""

from __future__ import annotations

import json
import math
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from ..errors import BookError
from .bilingual import Bilingual
from .judgement import Judgement
from .record import ChoiceId, ClaimId, Record
from .record_errors import plain_sentence

LARGEST_FIGURE_BYTES = 50_000
"""A figure travels inside the page, so that it must be small."""

Colour = Annotated[int, Field(ge=0, le=7)]
Pair = tuple[float, float]
Triple = tuple[float, float, float]


class Control(Record):
    """A slider or a choice; ``start`` counts its values from 0."""

    id: ChoiceId
    label: Bilingual
    values: tuple[str | Bilingual, ...] = Field(min_length=1)
    start: int = Field(default=0, ge=0)
    kind: Literal["range", "choice"]


class LegendEntry(Record):
    """A colour and what it stands for."""

    name: Bilingual
    color: Colour
    dash: bool = False


class Axis(Record):
    """An axis of a panel."""

    label: Bilingual
    domain: Pair
    scale: Literal["linear", "log"] = "linear"
    ticks: tuple[float, ...] = ()


class Panel(Record):
    """What all panels have."""

    id: ChoiceId
    title: Bilingual | None = None
    legend: tuple[LegendEntry, ...] = ()


class GridPanel(Panel):
    """A map of cells, with paths over it."""

    kind: Literal["grid"]
    rows: int = Field(gt=0)
    cols: int = Field(gt=0)


class XYPanel(Panel):
    """Lines and points."""

    kind: Literal["xy"]
    x: Axis
    y: Axis


class BarsPanel(Panel):
    """One bar a category."""

    kind: Literal["bars"]
    y: Axis
    categories: tuple[str | Bilingual, ...]


AnyPanel = Annotated[GridPanel | XYPanel | BarsPanel, Field(discriminator="kind")]


class Line(Record):
    """A line through points, with a band around it where it is uncertain: x, low, high."""

    xy: tuple[Pair, ...]
    color: Colour = 1
    dash: bool = False
    band: tuple[Triple, ...] = ()


class Point(Record):
    """A point with its error bar."""

    x: float
    y: float
    lo: float | None = None
    hi: float | None = None
    color: Colour = 1
    label: Bilingual | None = None


class Drawing(Record):
    """What one panel shows in one frame; which fields count depends on the panel's kind."""

    cells: tuple[tuple[float, ...], ...] | None = None
    shade: bool = False
    paths: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()
    points: tuple[Point, ...] = ()
    values: tuple[float, ...] = ()
    lo: tuple[float, ...] = ()
    hi: tuple[float, ...] = ()
    colors: tuple[Colour, ...] = ()


class Frame(Record):
    """One setting of the controls: a sentence for it, and a drawing for each panel."""

    text: Bilingual
    panels: dict[str, Drawing]


class LiveFigure(Record):
    """A whole figure. Frames are row-major over the controls, the first control slowest.

    Examples
    --------
    >>> sorted(name for name, field in LiveFigure.model_fields.items() if field.is_required())
    ['alt', 'controls', 'frames', 'panels', 'title']
    """

    title: Bilingual
    alt: Bilingual
    controls: tuple[Control, ...] = Field(min_length=1, max_length=2)
    panels: tuple[AnyPanel, ...] = Field(min_length=1)
    static: dict[str, Drawing] = {}
    frames: tuple[Frame, ...]


def read_figure(name: str, spec: dict[str, Any]) -> LiveFigure:
    """A cell's figure, checked.

    Parameters
    ----------
    name : str
        The figure's name, as in ``fig-glitch-training``; messages show it.
    spec : dict
        Title, alt, controls, panels, frames; lists of numbers, not arrays.

    Raises
    ------
    BookError
        If something is missing, too large, or does not agree.

    Examples
    --------
    >>> both = {"en": "steps", "ja": "歩数"}
    >>> spec = {"title": both, "alt": both,
    ...         "controls": [{"id": "steps", "label": both, "values": ["0", "1k"], "kind": "range"}],
    ...         "panels": [{"id": "map", "kind": "grid", "rows": 1, "cols": 2}],
    ...         "frames": [{"text": both, "panels": {"map": {"cells": [[0, n]]}}} for n in (0, 1)]}
    >>> len(read_figure("fig-steps", spec).frames)
    2
    """
    size = len(json.dumps(spec, ensure_ascii=False, separators=(",", ":"), default=str).encode())
    if size > LARGEST_FIGURE_BYTES:
        raise BookError(
            f"{name} must fit into {LARGEST_FIGURE_BYTES} bytes, got {size}.",
            "Round its numbers, or compute fewer frames.",
        )
    figure = _from_cell(name, spec, LiveFigure)
    _refuse_disagreement(name, figure)
    return figure


def read_verdict(judgements: dict[str, Any]) -> dict[str, Judgement]:
    """A cell's verdict, claim id to `Judgement`, checked.

    Raises
    ------
    BookError
        If a claim id or a judgement cannot be used.

    Examples
    --------
    >>> judged = {"word": "supported", "measured": {"en": "8 steps", "ja": "8歩"}}
    >>> read_verdict({"A4-C23": judged})["A4-C23"].word
    'supported'
    """
    return _from_cell("verdict", {"judgements": judgements}, _Verdict).judgements


class _Verdict(Record):
    judgements: dict[ClaimId, Judgement] = Field(min_length=1)


_Checked = TypeVar("_Checked", bound=BaseModel)


def _from_cell(name: str, spec: Any, model: type[_Checked]) -> _Checked:
    try:
        return model.model_validate(spec)
    except ValidationError as error:
        detail = error.errors()[0]
        where = ".".join(str(step) for step in detail["loc"])
        problem, remedy = plain_sentence(model, detail, spec)
        raise BookError(f"{name} at {where}: {problem}", remedy) from None


def _refuse_disagreement(name: str, figure: LiveFigure) -> None:
    wanted, given = math.prod(len(control.values) for control in figure.controls), len(figure.frames)
    if given != wanted:
        raise BookError(
            f"{name} needs a frame for each of {wanted} settings of its controls, got {given}.",
            "Compute the frames in a loop over the controls' values, the first control outermost.",
        )
    for control in figure.controls:
        if control.start >= len(control.values):
            raise BookError(
                f"{name} starts its control '{control.id}' at {control.start}, but has "
                f"{len(control.values)} values, counted from 0.",
                "Start at a value that exists.",
            )
    _refuse_strange_panels(name, figure)


def _refuse_strange_panels(name: str, figure: LiveFigure) -> None:
    known = {panel.id for panel in figure.panels}
    for drawn in ({*figure.static}, *({*frame.panels} for frame in figure.frames)):
        if drawn - known:
            raise BookError(
                f"{name} draws into the panel '{min(drawn - known)}', but its panels are "
                f"{', '.join(sorted(known))}.",
                "Correct the name, or add the panel.",
            )
    for panel in figure.panels:
        if not (panel.id in figure.static or all(panel.id in frame.panels for frame in figure.frames)):
            raise BookError(
                f"{name} leaves the panel '{panel.id}' empty in some frames.",
                "Draw it in each frame, or once under 'static'.",
            )
