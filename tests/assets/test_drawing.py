"""Scales, ticks, strokes and distances: the functions of the front end that need no page."""

import json
import math
import subprocess
from pathlib import Path

import pytest

from beyondtoken import assets
from tests.parts import need

HERE = Path(__file__).parent


def call_all(*calls):
    run = [need("node"), HERE / "calls.mjs", assets.bundle_folder().parent, json.dumps(calls)]
    return json.loads(subprocess.run(run, capture_output=True, encoding="utf-8", check=True).stdout)


def call(module, name, *given):
    return call_all((module, name, *given))[0]


@pytest.mark.parametrize(("domain", "ticks"), [
    ([0, 40], [0, 10, 20, 30, 40]),
    ([0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ([-1, 1], [-1, -0.5, 0, 0.5, 1]),
    ([3, 9], [4, 6, 8]),
    ([0, 12000], [0, 2500, 5000, 7500, 10000]),
    ([5, 5], [5]),
])
def test_ticks_are_round_and_inside(domain, ticks):
    assert call("scale", "niceTicks", domain) == ticks


@pytest.mark.parametrize(("domain", "ticks"), [
    ([1, 1000], [1, 10, 100, 1000]), ([1, 50], [1, 2, 5, 10, 20, 50]), ([3, 4], [3, 4]),
])
def test_log_ticks_are_powers_with_two_and_five_between_few(domain, ticks):
    assert call("scale", "logTicks", domain) == ticks


@pytest.mark.parametrize(("value", "snapped"), [(-3, 0), (12.4, 10), (12.6, 15), (99.9, 98), (0.1 + 0.2, 0)])
def test_snapping_keeps_to_step_and_range(value, snapped):
    assert call("scale", "snap", value, [0, 98], 5) == snapped


def test_snapping_leaves_no_rounding_dust():
    assert call("scale", "snap", 0.29, [0, 1], 0.1) == 0.3


@pytest.mark.parametrize(("step", "digits"), [(1, 0), (5, 0), (0.5, 1), (0.05, 2), (1e-7, 7), (2.5, 1)])
def test_digits_of_a_step(step, digits):
    assert call("scale", "decimalsOf", step) == digits


@pytest.mark.parametrize(("value", "lang", "words"), [
    (6000, "en", "6,000"), (-3, "en", "−3"), (100000, "en", "100K"), (100000, "ja", "10万"),
    (0.25, "en", "0.25"),
])
def test_ticks_read_as_people_write_numbers(value, lang, words):
    assert call("scale", "tickText", value, lang) == words


@pytest.mark.parametrize(("start", "end", "drawn"), [
    ({"index": 0, "y": 0}, {"index": 3, "y": 30}, [0, 10, 20, 30]),
    ({"index": 3, "y": 30}, {"index": 1, "y": 10}, [None, 10, 20, 30]),
    ({"index": 2, "y": 7}, {"index": 2, "y": 9}, [None, None, 9, None]),
])
def test_quick_stroke_leaves_no_point_out(start, end, drawn):
    assert call("distance", "drawn", [None] * 4, start, end) == drawn


def test_curves_mean_distance_and_furthest_point_are_found():
    guess, measured = [0, 10, 20], [1, 7, 28]
    found = call("distance", "curveDistance", guess, measured)
    gaps = [abs(a - b) for a, b in zip(guess, measured, strict=True)]
    assert math.isclose(found["mean"], sum(gaps) / 3)
    assert (found["furthest"], found["exact"]) == (2, False)


@pytest.mark.parametrize(("guess", "exact", "inside"), [
    (8, True, True), (8.5, False, True), (9, False, False),
])
def test_number_is_exact_inside_the_spread_or_apart(guess, exact, inside):
    found = call("distance", "numberDistance", guess, 8, 0.5)
    assert (found["exact"], found["inside"]) == (exact, inside)


def test_frames_are_row_major_with_the_first_control_slowest():
    sizes = [2, 3, 4]
    places = call_all(*(("controls", "positionsOf", index, sizes) for index in range(24)))
    assert [12 * a + 4 * b + c for a, b, c in places] == list(range(24))
    assert call_all(*(("controls", "frameOf", place, sizes) for place in places)) == list(range(24))


@pytest.mark.parametrize(("words", "lines"), [
    ("its own judgement", ["its own ", "judgement"]), ("0", ["0"]), ("", []),
    ("自分で判断して選ぶ", ["自分で判断", "して選ぶ"]), ("incomprehensibilities", ["incomprehensibilities"]),
])
def test_names_are_broken_into_lines_that_fit(words, lines):
    assert call("axes", "wrapped", words, 65) == lines


def test_equal_cells_of_a_row_become_one_run():
    assert call("grid", "runs", [1, 1, 0, 1]) == [[0, 2, 1], [2, 1, 0], [3, 1, 1]]


@pytest.mark.parametrize(("kind", "spec", "value", "fits"), [
    ("number", {"range": [0, 9]}, 9, True), ("number", {"range": [0, 9]}, 10, False),
    ("number", {"range": [0, 9]}, "3", False), ("number", {"range": [0, 9]}, None, False),
    ("choice", {"options": ["a"]}, "a", True), ("choice", {"options": ["a"]}, "b", False),
    ("curve", {"x": {"values": [1, 2]}, "y": {"range": [0, 9]}}, [1, 2], True),
    ("curve", {"x": {"values": [1, 2]}, "y": {"range": [0, 9]}}, [1, None], False),
    ("curve", {"x": {"values": [1, 2]}, "y": {"range": [0, 9]}}, [1], False),
])
def test_stored_guess_counts_only_while_it_fits_the_question(kind, spec, value, fits):
    assert call("guess", "fits", {"kind": kind, "spec": spec}, value) is fits


def test_first_guess_is_kept_beside_a_later_one():
    second = call("guess", "nextState", {"value": 12, "seen": False}, 9)
    third = call("guess", "nextState", second, 8)
    assert second == {"value": 9, "seen": True, "first": 12}
    assert third == {"value": 8, "seen": True, "first": 12}


def sentence(kind, spec, texts, measured, state):
    about = {"kind": kind, "spec": spec, "texts": texts, "measured": measured}
    about |= {"lang": "en", "say": "stand-in"}
    return call("sentence", "sentence", about, state)


def test_sentence_of_a_number_tells_guess_measurement_and_gap():
    measured = {"value": 8.0, "spread": 0.25}
    said = sentence("number", {"step": 1, "range": [0, 40]}, {"unit": "steps"}, measured, {"value": 12})
    assert json.loads(said) == ["reveal_number", {"guess": "12", "measured": "8.0 ± 0.3 steps", "apart": "4"}]


def test_sentence_of_a_curve_tells_the_mean_and_the_worst_place():
    spec = {"x": {"values": [1, 2]}, "y": {"step": 1, "range": [0, 9]}}
    measured = {"value": [2.5, 8], "spread": None}
    key, words = json.loads(sentence("curve", spec, {"x": "n", "y": "right"}, measured, {"value": [2, 3]}))
    assert key == "reveal_curve"
    assert words == {"mean": "2.8", "y": "right", "at": "n = 2", "guess": "3", "measured": "8"}


def test_sentence_says_when_the_guess_came_after_the_result():
    state = {"value": 8, "seen": True, "first": 12}
    said = sentence("number", {"step": 1, "range": [0, 40]}, {}, {"value": 8, "spread": None}, state)
    assert "reveal_number_exact" in said
    assert "reveal_changed" in said
