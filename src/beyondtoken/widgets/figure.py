"""``live_figure("fig-glitch-training", spec)``: frames that the cell computed, moved by the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..content import LiveFigure, read_figure
from ..errors import BookError
from ..settings import LANGUAGE
from .hosts import PagePart, directive, in_book
from .measured import plain, rounded

if TYPE_CHECKING:
    from .figure_widget import FigureWidget

FEWEST_FRAMES = 10
"""Fewer are pictures to compare, not a figure to move."""

DIGITS = 4
"""Significant digits of every number in a figure: finer than a pixel."""


def live_figure(name: str, spec: Mapping[str, Any]) -> PagePart | FigureWidget:
    """Show a figure with a control or two; all its frames were computed by the cell.

    Parameters
    ----------
    name : str
        Starts with ``fig-``, as in ``"fig-glitch-training"``.
    spec : mapping
        Title, alt, controls, panels, frames (row-major over the controls, the first slowest) and, if a
        panel stays the same, static. Arrays are welcome; numbers are rounded to 4 significant digits.

    Returns
    -------
    PagePart or FigureWidget
        In a live notebook the figure has ``index``, the frame that is shown.

    Raises
    ------
    BookError
        If something is missing, too large, or does not agree; the message names it.

    Examples
    --------
    >>> live_figure("training", {})
    Traceback (most recent call last):
    beyondtoken.errors.BookError: a figure's name starts with 'fig-', got 'training'.
    Name it by page and content, as in 'fig-glitch-training'.
    """
    if not name.startswith("fig-"):
        raise BookError(f"a figure's name starts with 'fig-', got '{name}'.",
                        "Name it by page and content, as in 'fig-glitch-training'.")
    small = coarse(plain(spec))
    _refuse_misfits(name, read_figure(name, small))
    if in_book():
        return PagePart(directive("live-figure", name, small))
    # Only here: a page of the book must neither make a widget nor wait for the import.
    from .figure_widget import FigureWidget
    return FigureWidget(small, lang=LANGUAGE.read())


def coarse(value: Any) -> Any:
    """The same record with every number rounded to so many digits as a drawing needs.

    Examples
    --------
    >>> coarse({"xy": [[1, 0.123456]]})
    {'xy': [[1, 0.1235]]}
    """
    if isinstance(value, dict):
        return {key: coarse(one) for key, one in value.items()}
    if isinstance(value, list):
        return [coarse(one) for one in value]
    return rounded(value, DIGITS) if isinstance(value, float) else value


def _refuse_misfits(name: str, figure: LiveFigure) -> None:
    if len(figure.frames) < FEWEST_FRAMES:
        raise BookError(f"{name} needs at least {FEWEST_FRAMES} frames, got {len(figure.frames)}.",
                        "Compute more values of a control, or show a static figure.")
    for panel in figure.panels:
        for drawn in _drawings(figure, panel.id):
            _PANEL_CHECKS[panel.kind](name, panel, drawn)


def _drawings(figure: LiveFigure, panel: str) -> list[Any]:
    found = [frame.panels[panel] for frame in figure.frames if panel in frame.panels]
    return found + [figure.static[panel]] if panel in figure.static else found


def _refuse_grid(name: str, panel: Any, drawn: Any) -> None:
    widths = {len(row) for row in drawn.cells or ()}
    if drawn.cells and (len(drawn.cells) != panel.rows or widths != {panel.cols}):
        came = f"{len(drawn.cells)} rows of {', '.join(map(str, sorted(widths)))}"
        raise BookError(f"{name}: panel '{panel.id}' wants {panel.rows} rows of {panel.cols}, got {came}.",
                        "Correct 'rows' and 'cols', or the cells.")


def _refuse_bars(name: str, panel: Any, drawn: Any) -> None:
    wanted = len(panel.categories)
    for part in ("values", "lo", "hi", "colors"):
        given = len(getattr(drawn, part))
        if given != wanted and (given or part == "values"):
            raise BookError(f"{name}: panel '{panel.id}' has {wanted} categories, got {given} {part}.",
                            "Give one for each category, in the same order.")


def _refuse_axes(name: str, panel: Any, drawn: Any) -> None:
    for axis in (panel.x, panel.y):
        low, high = axis.domain
        if not low < high or (axis.scale == "log" and low <= 0):
            raise BookError(f"{name}: panel '{panel.id}' has a {axis.scale} axis from {low:g} to {high:g}.",
                            "Give the lower end first; a log axis starts above 0.")


_PANEL_CHECKS = {"grid": _refuse_grid, "bars": _refuse_bars, "xy": _refuse_axes}
