"""The template of a reveal: the measurement in words, covered only by a script."""

import json
import re

import pytest

from tests.assets.guess_page import MEASURED, reveal


@pytest.mark.parametrize("kind", MEASURED)
def test_measurement_travels_in_the_panels_own_data(kind):
    carried = json.loads(re.search(r'class="bt-data">(.*?)</script>', reveal(kind))[1])
    assert carried["measured"] == MEASURED[kind]


@pytest.mark.parametrize("kind", MEASURED)
def test_cover_is_hidden_until_a_script_shows_it(kind):
    html = reveal(kind)
    assert '<div class="bt-cover" hidden>' in html
    assert '<div class="bt-result" tabindex="-1">' in html


def test_measured_option_is_marked_in_words():
    items = re.findall(r'<li class="([^"]*)" data-option="(\w+)">(.*?)</li>', reveal("choice"))
    marked = [name for kind, name, inner in items if "bt-was-measured" in kind and ">measured<" in inner]
    assert marked == ["through"]


@pytest.mark.parametrize(("spread", "cells"), [
    ([2, 2, 4, 4], ["10.0 ± 2.0", "20.0 ± 2.0", "40.0 ± 4.0", "80.0 ± 4.0"]),
    (3, ["10.0 ± 3.0", "20.0 ± 3.0", "40.0 ± 3.0", "80.0 ± 3.0"]),
    (None, ["10.0", "20.0", "40.0", "80.0"]),
])
def test_table_gives_every_measured_point_with_its_spread(spread, cells):
    html = reveal("curve", {"value": [10, 20, 40, 80], "spread": spread})
    assert re.findall(r'<td class="bt-your-cell">–</td><td>(.*?)</td>', html) == cells


def test_japanese_panel_speaks_japanese():
    html = reveal("number", lang="ja")
    assert "測定値：8.0 ± 0.5steps。" in html
    assert "まず予想を" in html
