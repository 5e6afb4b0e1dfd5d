"""The figures of the lab on representation or pixels, and its live figure.

Draw functions receive Axes and the language; learners are "reconstruction", "pixels" and "codes", and what
was read from their codes comes as arrays (S, points), a share of 1, drawn in percent.
"""

from __future__ import annotations

import numpy as np

from .plots import BLUE, GREEN, GREY, VERMILLION, band
from .representation_or_pixels import attention, covariances, learn, probe, screen_share

LEARNERS = {
    "reconstruction": {"color": GREY, "index": 0, "marker": "s", "en": "reconstruction", "ja": "再構成"},
    "pixels": {"color": VERMILLION, "index": 2, "marker": "^", "en": "pixel prediction", "ja": "画素の予測"},
    "codes": {"color": BLUE, "index": 1, "marker": "o", "en": "code prediction", "ja": "符号の予測"},
}
WORDS = {
    "read": {"en": "digits read rightly (%)", "ja": "数字の正答率（％）"},
    "sigma": {"en": "noise of the screen (sd)", "ja": "画面の雑音（標準偏差）"},
    "fresh": {"en": "new static in every frame", "ja": "毎フレーム変わる雑音"},
    "same": {"en": "the same screen in both", "ja": "両フレームで同じ画面"},
    "first": {"en": "frame 1", "ja": "フレーム1"},
    "second fresh": {"en": "frame 2, new static", "ja": "フレーム2（雑音が変わる）"},
    "second same": {"en": "frame 2, same screen", "ja": "フレーム2（画面は同じ）"},
    "persistence": {"en": "persistence of the screen", "ja": "画面の持続性"},
    "size": {"en": "numbers in the code", "ja": "符号の長さ（数の個数）"},
    "pairs": {"en": "pairs of frames for each image", "ja": "画像1枚あたりのフレームの組"},
    "chance": {"en": "chance", "ja": "当て推量"},
    "steps": {"en": "steps of gradient descent", "ja": "勾配降下のステップ数"},
    "sd": {"en": "sd of the code's numbers", "ja": "符号の標準偏差"},
    "kept": {"en": "with the variance term", "ja": "分散の項あり"},
    "bare": {"en": "agreement alone", "ja": "一致だけ"},
    "closed": {"en": "closed form", "ja": "閉じた解"},
}


def draw_frames(axes, seen, lang):
    """Three frames (8, 16), digit beside screen: "first", "fresh", "same"."""
    titles = ("first", "second fresh", "second same")
    for panel, picture, title in zip(axes, (seen["first"], seen["fresh"], seen["same"]), titles, strict=True):
        panel.imshow(picture, cmap="gray_r", vmin=-1, vmax=1.2)
        panel.axvline(7.5, color=GREY, linewidth=1)
        panel.set(xticks=[], yticks=[], title=WORDS[title][lang])


def draw_noise(axes, sigmas, fresh, same, lang):
    """Digits read against the noise of the screen, left for new static, right for the same screen."""
    for panel, found, title in zip(axes, (fresh, same), ("fresh", "same"), strict=True):
        _curves(panel, sigmas, found, lang)
        panel.set(xlabel=WORDS["sigma"][lang], title=WORDS[title][lang])
    axes[0].set_ylabel(WORDS["read"][lang])
    axes[1].legend(loc="upper right")


def draw_attention(axes, fresh, same, lang):
    """What drives each code, pixel by pixel: learner to (8, 16), above for new static, below for the same screen."""
    gap = np.full((1, 16), np.nan)
    for panel, name in zip(axes, LEARNERS, strict=True):
        pair = [picture / picture.max() for picture in (fresh[name], same[name])]
        panel.imshow(np.vstack([pair[0], gap, pair[1]]), cmap="gray_r", vmin=0, vmax=1)
        panel.axvline(7.5, color=VERMILLION, linewidth=1)
        panel.set(xticks=[3.5, 11.5], yticks=[], title=LEARNERS[name][lang])
        panel.set_xticklabels({"en": ["digit", "screen"], "ja": ["数字", "画面"]}[lang])
    axes[0].set_yticks([3.5, 12.5], {"en": ["new\nstatic", "same\nscreen"], "ja": ["毎回\n変わる", "同じ\n画面"]}[lang])


def draw_persistence(axes, persistences, by_persistence, steady, sizes, by_size, lang):
    """Digits read against the persistence of the screen, and, for a screen that stays, against the code's size.

    Parameters
    ----------
    steady : sequence of float
        Correlations of the digit's own best codes, drawn as dotted lines.
    """
    for value in steady:
        axes[0].axvline(value, color=BLUE, linestyle=":", linewidth=0.9)
    _curves(axes[0], persistences, by_persistence, lang)
    axes[0].set(xlabel=WORDS["persistence"][lang], ylabel=WORDS["read"][lang])
    _curves(axes[1], sizes, by_size, lang)
    axes[1].set(xlabel=WORDS["size"][lang], title=WORDS["same"][lang])
    axes[1].legend(loc="upper left")


def draw_pairs(axes, copies, found, lang):
    """Digits read against the pairs learnt from, in the loudest new static."""
    _curves(axes, copies, found, lang)
    axes.set_xscale("log")
    axes.set_xticks(copies, [f"{count}" for count in copies], minor=False)
    axes.minorticks_off()
    axes.set(xlabel=WORDS["pairs"][lang], ylabel=WORDS["read"][lang])
    axes.legend(loc="center right")


def draw_collapse(axes, steps, deviations, read, closed, lang):
    """Size of the code and digits read from it, step by step, with and without the variance term.

    Parameters
    ----------
    deviations, read : dict of str to array, shape (S, steps)
        "kept" and "bare".
    closed : array, shape (S,)
        Digits read from the closed form.
    """
    for name, colour in (("kept", GREEN), ("bare", VERMILLION)):
        band(axes[0], steps, deviations[name], color=colour, label=WORDS[name][lang])
        band(axes[1], steps, 100 * read[name], color=colour)
    axes[1].axhline(100 * closed.mean(), color=BLUE, linestyle=":", label=WORDS["closed"][lang])
    axes[0].set(xlabel=WORDS["steps"][lang], ylabel=WORDS["sd"][lang], ylim=(0, 1.1))
    axes[1].set(xlabel=WORDS["steps"][lang], ylabel=WORDS["read"][lang], ylim=(0, 80))
    axes[0].legend(loc="center right")
    axes[1].legend(loc="lower right")


def _curves(axes, x, found, lang):
    for name, style in LEARNERS.items():
        band(axes, x, 100 * found[name], color=style["color"], marker=style["marker"], markersize=4, label=style[lang])
    axes.axhline(10, color=GREY, linestyle=":", linewidth=1)
    axes.set_ylim(0, 80)


def live_spec(scenes, *, sigmas, persistences, size):
    """The live figure: choose the noise, let the screen stay longer, see who reads the digit and who looks where.

    Parameters
    ----------
    scenes : list of Scene
        Curves are means over them; the maps are those of the first.
    sigmas, persistences : sequence of float
    size : int
        Numbers in the code.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the noises, then over the persistences.
    """
    read = np.array([[_read(scenes, sigma, one, size) for one in persistences] for sigma in sigmas])
    return {
        "title": {"en": "How long may the screen stay?", "ja": "画面はどれだけ持続してよいか"},
        "alt": {"en": "Which pixels drive the code of reconstruction and of code prediction, and how many digits are "
                      "read from the three codes as the screen stays longer.",
                "ja": "再構成と符号の予測がどの画素を見ているか、画面の持続性を上げると3つの符号から"
                      "数字がどれだけ読めるか。"},
        "controls": [
            {"id": "sigma", "label": WORDS["sigma"], "kind": "choice", "start": 1,
             "values": [f"{sigma:g}" for sigma in sigmas]},
            {"id": "persistence", "label": WORDS["persistence"], "kind": "range", "start": 0,
             "values": [f"{one:g}" for one in persistences]}],
        "panels": _panels(),
        "frames": [_frame(scenes[0], sigma, persistences, place, read[row], size)
                   for row, sigma in enumerate(sigmas) for place in range(len(persistences))]}


def _read(scenes, sigma, persistence, size):
    """Percent read from each learner's code, mean over the scenes: (3,)."""
    found = []
    for scene in scenes:
        codes = learn(*covariances(scene, sigma=sigma, persistence=persistence), size)
        found.append([100 * probe(scene, code, sigma=sigma) for code in codes.values()])
    return np.mean(found, axis=0)


def _panels():
    grid = {"kind": "grid", "rows": 8, "cols": 16}
    legend = [{"name": _name(style), "color": style["index"]} for style in LEARNERS.values()]
    return [
        {"id": "reconstruction", **grid,
         "title": {"en": "reconstruction looks at (digit left, screen right)",
                   "ja": "再構成が見る所（左が数字、右が画面）"}},
        {"id": "codes", **grid,
         "title": {"en": "code prediction looks at", "ja": "符号の予測が見る所"}},
        {"id": "read", "kind": "xy", "legend": legend, "title": {"en": "what is read", "ja": "読めた数字"},
         "x": {"label": WORDS["persistence"], "domain": [0, 1], "ticks": [0, 0.2, 0.4, 0.6, 0.8, 1]},
         "y": {"label": WORDS["read"], "domain": [0, 80], "ticks": [0, 20, 40, 60, 80]}}]


def _name(style):
    return {lang: style[lang] for lang in ("en", "ja")}


def _frame(scene, sigma, persistences, place, read, size):
    within, across = covariances(scene, sigma=sigma, persistence=persistences[place])
    codes = learn(within, across, size)
    lines = [{"xy": [[x, round(float(y))] for x, y in zip(persistences, read[:, row], strict=True)],
              "color": style["index"]}
             for row, style in enumerate(LEARNERS.values())]
    points = [{"x": persistences[place], "y": round(float(value), 1), "color": style["index"]}
              for value, style in zip(read[place], LEARNERS.values(), strict=True)]
    return {"text": _sentence(sigma, persistences[place], read[place], screen_share(codes["codes"], within)),
            "panels": {"read": {"lines": lines, "points": points},
                       **{name: {"cells": _cells(codes[name], within), "shade": True}
                          for name in ("reconstruction", "codes")}}}


def _cells(code, within):
    picture = attention(code, within)
    return [[_short(value) for value in row] for row in (picture / picture.max()).tolist()]


def _short(value):
    """One digit, whole numbers without a point: a figure travels with the page."""
    value = round(value, 1)
    return int(value) if value in (0, 1) else value


def _sentence(sigma, persistence, read, screen):
    shown = f"{read[0]:.0f}", f"{read[1]:.0f}", f"{read[2]:.0f}", f"{100 * screen:.0f}"
    return {"en": "Noise {:g}, persistence {:g}. Read from reconstruction {} %, from pixel prediction {} %, from code "
                  "prediction {} %; {} % of its code is about the screen.".format(sigma, persistence, *shown),
            "ja": "雑音{:g}、持続性{:g}。再構成から{}％、画素の予測から{}％、符号の予測から{}％読めた。"
                  "その符号の{}％は画面についてのもの。".format(sigma, persistence, *shown)}
