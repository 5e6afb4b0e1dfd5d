import re
import warnings

import matplotlib
import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.labs import plots

WORDS = {"en": "steps to the goal", "ja": "ゴールまでの歩数(蒸留、報酬)"}


def draw_line(axes, heights, lang):
    axes.plot(heights)
    axes.set_ylabel(WORDS[lang])


def test_draw_is_called_once_in_each_language_with_the_data():
    seen = []
    plots.show(lambda axes, first, second, lang: seen.append((first, second, lang)), 1, "two")
    assert seen == [(1, "two", "en"), (1, "two", "ja")]


def test_the_bundle_holds_english_as_svg_and_japanese_under_its_own_type():
    figure = plots.show(draw_line, [1, 2])
    bundle = figure._repr_mimebundle_()
    assert (bundle["image/svg+xml"], bundle[plots.JAPANESE_MIME]) == (figure.svg["en"], figure.svg["ja"])


def test_no_japanese_glyph_is_missing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = plots.show(draw_line, [-1, 2]).svg["ja"]
    assert "IPAexGothic" in svg


def test_text_is_drawn_as_paths():
    svg = plots.show(draw_line, [1, 2]).svg
    assert "<text" not in svg["en"] + svg["ja"]


def test_the_page_shows_through():
    svg = plots.show(draw_line, [1, 2]).svg["en"]
    background = re.search(r'id="patch_1">\s*<path[^>]*style="([^"]*)"', svg)
    assert "fill: none" in background.group(1)


def test_the_same_data_give_the_same_bytes():
    assert plots.show(draw_line, [1, 2]).svg == plots.show(draw_line, [1, 2]).svg


def test_drawing_leaves_the_readers_settings_alone():
    before = dict(matplotlib.rcParams)
    plots.show(draw_line, [1, 2])
    assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("panels", [2, 3])
def test_several_panels_arrive_as_an_array(panels):
    counts = []
    plots.show(lambda axes, lang: counts.append(len(axes)), panels=panels)
    assert counts == [panels, panels]


def test_widths_are_relative():
    seen = []
    plots.show(lambda axes, lang: seen.append([part.get_subplotspec().get_gridspec().get_width_ratios()
                                               for part in axes]), panels=2, widths=(3, 1))
    assert tuple(seen[0][0]) == (3, 1)


def test_a_band_is_one_standard_deviation_each_side():
    axes = Figure().subplots()
    plots.band(axes, [0, 1], [[1.0, 2.0], [3.0, 8.0]], color=plots.BLUE)
    heights = np.unique(axes.collections[0].get_paths()[0].vertices[:, 1])
    assert heights.tolist() == [1.0, 2.0, 3.0, 8.0]      # 2 - 1, 5 - 3, 2 + 1, 5 + 3


def test_the_palette_has_eight_colours_and_no_two_alike():
    assert len(set(plots.PALETTE)) == 8
