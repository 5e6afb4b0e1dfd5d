"""What a cell measured, made plain for the page and held against what the prediction asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from ..errors import BookError

DIGITS = 6
"""Significant digits that travel to the page: enough for any drawing, few enough to stay readable."""


def plain(value: Any) -> Any:
    """Arrays and array scalars as Python lists and numbers, at any depth.

    Examples
    --------
    >>> import numpy as np
    >>> plain({"xy": np.array([[0, 0.5]]), "n": np.int64(3), "seen": np.True_, "id": "a"})
    {'xy': [[0.0, 0.5]], 'n': 3, 'seen': True, 'id': 'a'}
    """
    if hasattr(value, "tolist"):
        return value.tolist()
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value


def rounded(number: float, digits: int = DIGITS) -> float | int:
    """A number with so many significant digits; whole numbers stay as they are.

    Examples
    --------
    >>> rounded(1234.56789, 4), rounded(0.000123456, 4), rounded(6000, 2)
    (1235.0, 0.0001235, 6000)
    """
    return number if isinstance(number, int) else float(f"{number:.{digits}g}")


def measured_record(spec: Mapping[str, Any], measured: Any, spread: Any = None) -> dict[str, Any]:
    """What a reveal carries: ``{"value", "spread"}``, checked against the prediction.

    Parameters
    ----------
    spec : mapping
        The prediction's plain record, ``Prediction.spec()``.
    measured : number, option id, or array of one number for each of the curve's x values
    spread : number, array as long as ``measured``, or None
        How far the measurement itself scatters, in the same unit; never negative.

    Raises
    ------
    BookError
        If kind, length or a number does not fit.

    Examples
    --------
    >>> measured_record({"id": "steps", "kind": "number"}, 8, 0.5)
    {'value': 8, 'spread': 0.5}
    """
    return _RECORDS[spec["kind"]](spec, plain(measured), plain(spread))


def _number(spec: Mapping[str, Any], measured: Any, spread: Any) -> dict[str, Any]:
    value = _finite(spec["id"], "measured", measured)
    return {"value": value, "spread": None if spread is None else _wide(spec["id"], spread)}


def _choice(spec: Mapping[str, Any], measured: Any, spread: Any) -> dict[str, Any]:
    if measured not in spec["options"]:
        known = ", ".join(spec["options"])
        raise BookError(f"{spec['id']}: measured must be one of {known}, got {measured!r}.",
                        "Reveal the id of the option that was measured.")
    if spread is not None:
        raise BookError(f"{spec['id']}: a choice has no spread, got {spread!r}.", "Leave the spread out.")
    return {"value": measured, "spread": None}


def _curve(spec: Mapping[str, Any], measured: Any, spread: Any) -> dict[str, Any]:
    name, places = spec["id"], spec["x"]["values"]
    values = [_finite(name, "measured", one) for one in _as_long(name, "measured", measured, places)]
    if isinstance(spread, list):
        spread = [_wide(name, one) for one in _as_long(name, "spread", spread, places)]
    elif spread is not None:
        spread = _wide(name, spread)
    return {"value": values, "spread": spread}


def _finite(name: str, what: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise BookError(f"{name}: {what} must be a finite number, got {value!r}.",
                        "Reveal a number: take a mean, and see why a value is missing.")
    return rounded(value)


def _wide(name: str, value: Any) -> float:
    spread = _finite(name, "spread", value)
    if spread < 0:
        raise BookError(f"{name}: spread must be 0 or more, got {value!r}.",
                        "Reveal a standard deviation or the like.")
    return spread


def _as_long(name: str, what: str, values: Any, places: list[float]) -> list[Any]:
    if not isinstance(values, list) or len(values) != len(places):
        came = f"{len(values)} numbers" if isinstance(values, list) else repr(values)
        raise BookError(f"{name}: {what} needs one number for each of {len(places)} x values, got {came}.",
                        f"Measure at x = {', '.join(f'{place:g}' for place in places)}.")
    return values


_RECORDS: dict[str, Callable[[Mapping[str, Any], Any, Any], dict[str, Any]]] = {
    "number": _number, "choice": _choice, "curve": _curve,
}
