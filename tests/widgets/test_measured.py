"""What may be revealed for each kind of prediction, and what is refused."""

import json

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.widgets.measured import measured_record, plain, rounded

NUMBER = {"id": "glitch-steps", "kind": "number", "range": [0, 40], "step": 1}
CHOICE = {"id": "glitch-wall", "kind": "choice", "options": ["round", "through"]}
CURVE = {"id": "glitch-curve", "kind": "curve", "x": {"values": [1, 2, 4]}, "y": {"range": [0, 1]}}


@pytest.mark.parametrize("value", [8, 8.0, np.float32(8), np.int64(8), np.array(8.0)])
def test_numbers_of_numpy_are_as_good_as_pythons(value):
    assert measured_record(NUMBER, value, np.float64(0.5)) == {"value": 8, "spread": 0.5}


@pytest.mark.parametrize("values", [
    [0.1, 0.2, 0.4], (0.1, 0.2, 0.4), np.array([0.1, 0.2, 0.4], dtype="float32"),
])
def test_curve_takes_lists_tuples_and_arrays_without_float_dust(values):
    record = measured_record(CURVE, values, np.array([0.01, 0.02, 0.03]))
    assert record == {"value": [0.1, 0.2, 0.4], "spread": [0.01, 0.02, 0.03]}


def test_one_spread_may_serve_all_points():
    assert measured_record(CURVE, [0, 0.5, 1], 0.1)["spread"] == 0.1


@pytest.mark.parametrize("bad", [
    float("nan"), float("inf"), np.nan, "8", None, True, [8.0], np.array([1.0, 2.0]),
])
def test_number_that_is_none_is_refused(bad):
    with pytest.raises(BookError, match="glitch-steps: measured must be a finite number, got"):
        measured_record(NUMBER, bad)


def test_unknown_option_is_refused_with_the_known_ones():
    with pytest.raises(BookError, match="must be one of round, through, got 'over'"):
        measured_record(CHOICE, "over")


def test_choice_has_no_spread():
    with pytest.raises(BookError, match="a choice has no spread, got 0.1"):
        measured_record(CHOICE, "round", 0.1)


@pytest.mark.parametrize("values", [[0.1, 0.2], [0.1] * 4, 0.5, "abc", np.ones((3, 3)).tolist()[:2]])
def test_curve_of_wrong_length_is_refused_with_the_wanted_places(values):
    wanted = "measured needs one number for each of 3 x values.*\nMeasure at x = 1, 2, 4"
    with pytest.raises(BookError, match=wanted):
        measured_record(CURVE, values)


def test_hole_in_a_curve_is_refused():
    with pytest.raises(BookError, match="measured must be a finite number, got nan"):
        measured_record(CURVE, [0.1, float("nan"), 0.2])


@pytest.mark.parametrize(("spec", "spread"), [(NUMBER, -1), (CURVE, -0.1), (CURVE, [0, 0, -1])])
def test_negative_spread_is_refused(spec, spread):
    measured = 8 if spec is NUMBER else [0, 0.5, 1]
    with pytest.raises(BookError, match="spread must be 0 or more"):
        measured_record(spec, measured, spread)


def test_spread_of_wrong_length_is_refused():
    with pytest.raises(BookError, match="spread needs one number for each of 3 x values, got 2 numbers"):
        measured_record(CURVE, [0, 0.5, 1], [0.1, 0.1])


@pytest.mark.parametrize("seed", range(5))
def test_plain_values_are_ready_for_json(seed):
    array = np.random.default_rng(seed).normal(size=(2, 3))
    assert np.allclose(json.loads(json.dumps(plain({"a": array, "b": (np.int8(3), [array[0]])})))["a"], array)


@pytest.mark.parametrize(("number", "digits", "kept"), [
    (0.1 + 0.2, 6, 0.3), (123456.7, 3, 123000.0), (7, 2, 7),
])
def test_rounding_keeps_significant_digits(number, digits, kept):
    assert rounded(number, digits) == kept
