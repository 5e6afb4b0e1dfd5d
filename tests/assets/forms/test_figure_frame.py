"""The frame of a live figure: one language, words for every reader, nothing unescaped."""

import json
import re

import pytest

from beyondtoken.assets.forms import live_figure_frame
from beyondtoken.assets.forms.figure_frame import in_language, start_frame
from tests.assets.guess_page import figure, figure_spec

EVIL = "</script><script>alert(1)</script>"


def test_only_the_language_of_the_page_travels():
    html = figure(lang="en")
    assert "Training finds a way" in html
    assert "訓練が道を見つける" not in html


@pytest.mark.parametrize("part", ["title", "alt"])
def test_texts_are_escaped(part):
    spec = figure_spec()
    spec[part] = {"en": EVIL, "ja": EVIL}
    assert "<script>alert" not in live_figure_frame(spec, lang="en", uid="f")


def test_data_holds_every_frame_and_panel():
    carried = json.loads(re.search(r'class="bt-data">(.*?)</script>', figure())[1])
    assert len(carried["frames"]) == 12
    assert [panel["id"] for panel in carried["panels"]] == ["map", "length", "bars"]


def test_words_of_the_start_frame_stand_in_the_page():
    assert '<output class="bt-frame-text" aria-live="polite">door 0, after 2: 18 steps</output>' in figure()


@pytest.mark.parametrize(("starts", "index"), [((0, 0), 0), ((0, 3), 3), ((1, 0), 4), ((2, 3), 11)])
def test_start_frame_is_row_major(starts, index):
    sizes = zip((3, 4), starts, strict=True)
    controls = [{"values": list(range(size)), "start": start} for size, start in sizes]
    assert start_frame({"controls": controls}) == index


def test_control_without_a_start_begins_at_its_first_value():
    assert start_frame({"controls": [{"values": ["a", "b"]}]}) == 0


def test_only_pairs_of_both_languages_are_taken_as_texts():
    assert in_language({"a": {"en": 1, "ja": 2}, "b": {"en": 1}, "c": [({"en": "x", "ja": "y"},)]}, "ja") == {
        "a": 2, "b": {"en": 1}, "c": [["y"]]}
