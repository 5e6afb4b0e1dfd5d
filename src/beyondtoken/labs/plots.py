"""The house style of every figure: drawn once in each language, as SVG without a background.

The only module of the labs that imports matplotlib: a lab's own drawing functions receive Axes.
"""

from __future__ import annotations

import io

import matplotlib
import numpy as np
from matplotlib import font_manager
from matplotlib.figure import Figure

PALETTE = ("#7f7f7f", "#0072B2", "#D55E00", "#009E73", "#AA4499", "#E69F00", "#56B4E9", "#882255")
"""Okabe and Ito's colours without black and yellow; live figures use the same numbers."""

GREY, BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, WINE = PALETTE

LANGUAGES = ("en", "ja")
JAPANESE_MIME = "application/vnd.beyondtoken.figure.ja+svg"

_JAPANESE_FACE = "IPAexGothic"
_FACES = {"en": ["DejaVu Sans"], "ja": [_JAPANESE_FACE, "DejaVu Sans"]}
_INK = "#333333"
_STYLE = {
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.labelsize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": matplotlib.cycler(color=PALETTE),
    "axes.unicode_minus": False,      # the Japanese face has no U+2212
    "legend.frameon": False,
    "lines.linewidth": 1.8,
    "svg.fonttype": "path",           # the reader's machine may lack the face
    "svg.hashsalt": "beyondtoken",    # the same figure gives the same bytes
    **dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), _INK),
}


class BilingualFigure:
    """A figure in two languages; a notebook shows the English one, each edition of the book its own.

    Parameters
    ----------
    svg : dict of str to str
        Language ("en", "ja") to SVG text.

    Examples
    --------
    >>> sorted(BilingualFigure({"en": "<svg/>", "ja": "<svg/>"})._repr_mimebundle_())
    ['application/vnd.beyondtoken.figure.ja+svg', 'image/svg+xml', 'text/plain']
    """

    def __init__(self, svg):
        """Keep a copy of the texts."""
        self.svg = dict(svg)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"image/svg+xml": self.svg["en"], JAPANESE_MIME: self.svg["ja"], "text/plain": "(figure)"}


def show(draw, *data, size=(7, 3.4), panels=1, widths=None):
    """Draw a figure once in each language, in the house style.

    Parameters
    ----------
    draw : function
        Called as ``draw(axes, *data, lang)``; axes is one Axes, or an array of `panels` Axes side by side.
    data
        Handed on to `draw` as it is.
    size : (float, float)
        Width and height, inches.
    panels : int
        How many Axes, in one row.
    widths : sequence of float, optional
        Relative widths of the panels.

    Returns
    -------
    BilingualFigure

    Examples
    --------
    >>> def draw(axes, heights, lang):
    ...     axes.plot(heights)
    ...     axes.set_xlabel({"en": "day", "ja": "日"}[lang])
    >>> show(draw, [1, 2, 4]).svg["ja"].startswith("<?xml")
    True
    """
    return BilingualFigure({lang: _svg(draw, data, lang, size, panels, widths) for lang in LANGUAGES})


def band(axes, x, runs, *, color, label=None, **line):
    """Draw the mean of several runs with a band of one standard deviation on each side.

    Parameters
    ----------
    axes : Axes
    x : array, shape (T,)
    runs : array, shape (R, T)
        R runs (seeds, learners), each measured at the T points of `x`.
    color : str
    label : str, optional
        Name in the legend.
    line
        More for ``axes.plot``, such as ``linestyle="--"``.

    Examples
    --------
    >>> axes = Figure().subplots()
    >>> band(axes, [0, 1], np.array([[1.0, 2.0], [3.0, 4.0]]), color=BLUE)
    >>> [float(y) for y in axes.lines[0].get_ydata()]
    [2.0, 3.0]
    """
    runs = np.asarray(runs, float)
    mean, spread = runs.mean(axis=0), runs.std(axis=0)
    axes.fill_between(x, mean - spread, mean + spread, color=color, alpha=0.2, linewidth=0)
    axes.plot(x, mean, color=color, label=label, **line)


def _svg(draw, data, lang, size, panels, widths):
    _load_japanese_face()
    with matplotlib.rc_context({**_STYLE, "font.family": _FACES[lang]}):
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.subplots(1, panels, width_ratios=widths)
        draw(axes, *data, lang)
        page = io.StringIO()
        figure.savefig(page, format="svg", transparent=True, metadata={"Date": None})
    return page.getvalue()


def _load_japanese_face():
    """Register the face that the package ships; its own import would change every figure of the reader."""
    if any(face.name == _JAPANESE_FACE for face in font_manager.fontManager.ttflist):
        return
    with matplotlib.rc_context():
        import matplotlib_fontja  # noqa: F401  registers the face when it is imported
