"""A figure as a widget."""

from beyondtoken.widgets.figure_widget import FigureWidget
from tests.assets.guess_page import figure_spec


def test_figure_opens_at_the_frame_of_its_starts():
    spec = figure_spec()
    spec["controls"][0]["start"] = 1
    assert FigureWidget(spec, lang="en").index == 8


def test_index_is_shared_with_the_browser():
    shown = FigureWidget(figure_spec(), lang="en")
    shown.index = 5
    assert shown.get_state("index") == {"index": 5}


def test_language_is_that_of_the_notebook():
    shown = FigureWidget(figure_spec(), lang="ja")
    assert "訓練が道を見つける" in shown.html
    assert "Training finds a way" not in shown.html
