"""The figures of the lab on preferences: marks and truth, eight judges, the map, labels, and the live figure.

Draw functions receive Axes and the language. Letters: R runs, K numbers of tries.
"""

from __future__ import annotations

import numpy as np

from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILLION, WINE, band

JUDGES = {
    ("linear", 100): {"color": ORANGE, "index": 5, "en": "linear, 100 comparisons", "ja": "線形、比較100件"},
    ("linear", 10_000): {"color": VERMILLION, "index": 2, "en": "linear, 10,000 comparisons",
                         "ja": "線形、比較10,000件"},
    ("quadratic", 30): {"color": PURPLE, "index": 4, "en": "quadratic, 30 comparisons",
                        "ja": "二次、比較30件"},
    ("quadratic", 1000): {"color": BLUE, "index": 1, "en": "quadratic, 1,000 comparisons",
                          "ja": "二次、比較1,000件"}}
"""The judges that the figures name; a study may hold more."""

_COLORS = {30: WINE, 100: ORANGE, 1000: SKY, 10_000: BLUE}
_TRIES = {"en": "answers tried", "ja": "試した回答の数"}
_QUALITY = {"en": "true quality", "ja": "真の質"}
_KINDS = {"linear": {"en": "linear judge", "ja": "線形の採点器"},
          "quadratic": {"en": "quadratic judge", "ja": "二次の採点器"}}
_PERFECT = {"en": "a perfect checker", "ja": "完全な検証"}
_TRAIT = {"en": "how much of what people like", "ja": "好まれる成分の量"}
_REST = {"en": "how much of the rest", "ja": "それ以外の成分の量"}


def draw_turn(axes, distances, promised, true, exact, lang):
    """What the marks promise and what is really gained, against how far selection has moved the answers.

    Parameters
    ----------
    distances : array, shape (K,)
    promised, true : arrays, shape (R, K)
        Gains over no selection, in units of quality.
    exact : array, shape (K,)
        The gain worked out without a sample.
    """
    names = {"en": ("what the judge's marks promise", "true gain", "true gain, worked out exactly"),
             "ja": ("採点が約束する向上", "真の向上", "真の向上（厳密な計算）")}[lang]
    band(axes, distances, promised, color=GREY, label=names[0], linestyle="--")
    band(axes, distances, true, color=VERMILLION, label=names[1])
    axes.plot(distances, exact, "o", markersize=4, color=BLUE, label=names[2])
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set(xlabel={"en": "distance from unselected answers, √KL", "ja": "選ばない回答からの距離 √KL"}[lang],
             ylabel={"en": "gain in quality", "ja": "質の向上"}[lang])
    axes.legend()


def draw_judges(axes, climbs, tries, lang):
    """One panel a kind of judge: true quality of what it picks, by comparisons learnt from.

    Parameters
    ----------
    axes : array of two Axes
    climbs : dict
        As ``preferences.study`` gives it.
    tries : sequence of int
    """
    for panel, (kind, title) in zip(axes, _KINDS.items(), strict=True):
        band(panel, tries, climbs["perfect"], color=GREY, label=_PERFECT[lang], linestyle="--")
        for count in sorted(count for judge, count in (key for key in climbs if key != "perfect")
                            if judge == kind):
            label = {"en": f"{count:,} comparisons", "ja": f"比較{count:,}件"}[lang]
            band(panel, tries, climbs[kind, count], color=_COLORS[count], label=label)
        panel.set_xscale("log")
        panel.set_xticks((1, 10, 100, 1000, 10_000), ("1", "10", "100", "1,000", "10,000"))
        panel.minorticks_off()
        panel.set(title=title[lang], xlabel=_TRIES[lang], ylim=(-4.2, 1.2))
    axes[0].set_ylabel(_QUALITY[lang])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)


def draw_map(axes, trails, lang):
    """Where picked answers lie: how much of what people like, and how much of everything else.

    Parameters
    ----------
    trails : dict of (kind, count) to array, shape (K, 2)
        Mean position of the answer picked, one row for each number of tries.
    """
    along, across = np.meshgrid(np.linspace(-0.5, 5, 120), np.linspace(0, 4, 90))
    lines = axes.contour(along, across, _height(along, across), levels=(-3, -2, -1, 0, 0.5),
                         colors=GREY, linewidths=0.8, linestyles="dotted")
    axes.clabel(lines, fontsize=8)
    axes.plot(2, 0, "*", markersize=13, color=GREEN, clip_on=False, zorder=5)
    axes.annotate({"en": "best", "ja": "最良"}[lang], (2.15, 0.12), color=GREEN)
    for judge, trail in trails.items():
        style = JUDGES[judge]
        axes.plot(*trail.T, "-", color=style["color"], label=style[lang])
        axes.plot(*trail[-1], "o", color=style["color"])
    axes.set(xlabel=_TRAIT[lang], ylabel=_REST[lang], xlim=(-0.5, 5), ylim=(0, 4))
    axes.figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=2)


def draw_agreement(axes, agreements, final, best, lang):
    """Every judge as a point: how often it agrees with the truth, and what it picks under heavy selection.

    Parameters
    ----------
    agreements, final : dict of (kind, count) to array, shape (R,)
    best : float
        What a perfect checker reaches.
    """
    shapes = {"linear": ("s", VERMILLION), "quadratic": ("o", BLUE)}
    named = set()
    for (kind, count), agreed in agreements.items():
        marker, color = shapes[kind]
        x, y = 100 * agreed.mean(), final[kind, count]
        axes.errorbar(x, y.mean(), y.std(), fmt=marker, color=color, capsize=3,
                      label=None if kind in named else _KINDS[kind][lang])
        under = (kind, count) in (("quadratic", 30), ("quadratic", 100), ("linear", 1000))     # no room beside
        axes.annotate(f"{count:,}", (x, y.mean() - y.std() if under else y.mean()), (0, -12) if under else (7, 5),
                      textcoords="offset points", fontsize=9, ha="center" if under else "left", color=color)
        named.add(kind)
    axes.axhline(best, color=GREY, linestyle="--", linewidth=1)
    axes.margins(y=0.12)
    axes.set(xlabel={"en": "right order of two ordinary answers (%)", "ja": "普通の回答2つの順序の正答率（％）"}[lang],
             ylabel={"en": "true quality, heaviest selection", "ja": "最も強く選んだときの真の質"}[lang],
             xlim=(74, 101))
    axes.legend(loc="lower right")


def draw_labels(axes, labels, tries, chosen, lang):
    """Bars: quality by the labels that were used, at a few numbers of tries.

    Parameters
    ----------
    labels : dict of str to array, shape (R, K)
        "demonstrations", "judgements", "both".
    tries : sequence of int
        K.
    chosen : sequence of int
        The numbers of tries to show, all in `tries`.
    """
    names = {"demonstrations": (ORANGE, {"en": "demonstrations alone", "ja": "手本だけ"}),
             "judgements": (PURPLE, {"en": "judgements alone", "ja": "優劣の判断だけ"}),
             "both": (BLUE, {"en": "both", "ja": "両方"})}
    columns = [list(tries).index(n) for n in chosen]
    for place, (label, (color, name)) in enumerate(names.items()):
        runs = labels[label][:, columns]
        at = np.arange(len(chosen)) + 0.26 * (place - 1)
        axes.bar(at, runs.mean(axis=0), 0.24, yerr=runs.std(axis=0), capsize=3, color=color, label=name[lang],
                 ecolor="#333333")
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set_xticks(range(len(chosen)), [f"{n:,}" for n in chosen])
    axes.set(xlabel=_TRIES[lang], ylabel=_QUALITY[lang])
    axes.figure.legend(*axes.get_legend_handles_labels(), loc="outside lower center", ncols=3)


def live_spec(climbs, promises, trails, tries):
    """The live figure: a judge and a number of tries; marks, truth and the place of the picked answer.

    Parameters
    ----------
    climbs : dict
        Holds the keys of `JUDGES`, arrays (R, K).
    promises : dict of (kind, count) to array, shape (R, K)
        What the marks promise, in units of quality, from the true quality of no selection.
    trails : dict of (kind, count) to array, shape (K, 2)
    tries : sequence of int

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the judges, then over the tries: the first seven, then every
        other one, so that the figure stays small.
    """
    shown = [k for k in range(len(tries)) if k < 7 or k % 2 == 0]
    return {
        "title": {"en": "Select harder, and watch the truth", "ja": "強く選ぶほど、真の質はどうなるか"},
        "alt": {"en": "Promised and true quality against the number of tries, and a map of the picked answer.",
                "ja": "試行数に対する採点の約束と真の質、そして選ばれた回答の位置。"},
        "controls": [
            {"id": "judge", "label": {"en": "judge", "ja": "採点器"}, "kind": "choice", "start": 1,
             "values": [_both(style) for style in JUDGES.values()]},
            {"id": "tries", "label": _TRIES, "kind": "range", "start": 0,
             "values": [f"{tries[k]:,}" for k in shown]}],
        "panels": _panels(tries),
        "static": {"map": {"lines": [_ring(level) for level in (-2, -1, 0, 0.75)],
                           "points": [{"x": 2, "y": 0, "color": 3, "label": {"en": "best", "ja": "最良"}}]}},
        "frames": [_frame(judge, climbs[judge], promises[judge], trails[judge], tries, k)
                   for judge in JUDGES for k in shown]}


def _panels(tries):
    legend = [{"name": {"en": "promised by the marks", "ja": "採点の約束"}, "color": 0, "dash": True},
              {"name": _QUALITY, "color": 1}]
    return [
        {"id": "climb", "kind": "xy", "legend": legend,
         "title": {"en": "promise and truth", "ja": "約束と真の質"},
         "x": {"label": _TRIES, "domain": [1, int(tries[-1])], "scale": "log", "ticks": [1, 10, 100, 1000, 10000]},
         "y": {"label": _QUALITY, "domain": [-5, 5], "scale": "linear", "ticks": [-4, -2, 0, 2, 4]}},
        {"id": "map", "kind": "xy", "legend": [],
         "title": {"en": "the answer it picks; rings of equal quality", "ja": "選ばれた回答と、質の等しい線"},
         "x": {"label": _TRAIT, "domain": [-0.5, 5], "scale": "linear", "ticks": [0, 1, 2, 3, 4, 5]},
         "y": {"label": _REST, "domain": [0, 4.5], "scale": "linear", "ticks": [0, 1, 2, 3, 4]}}]


def _frame(judge, climb, promise, trail, tries, k):
    mean, spread = climb.mean(axis=0), climb.std(axis=0)
    here = {"x": int(tries[k]), "y": _round(mean[k]), "lo": _round(mean[k] - spread[k]),
            "hi": _round(mean[k] + spread[k]), "color": 1}
    promised = promise.mean(axis=0).clip(max=5)
    so_far = slice(0, k + 1)
    lines = [{"xy": _pairs(tries[so_far], promised[so_far]), "color": 0, "dash": True},
             {"xy": _pairs(tries[so_far], mean[so_far]), "color": 1}]
    return {"text": _sentence(JUDGES[judge], tries[k], mean[k], trail[k]),
            "panels": {"climb": {"lines": lines, "points": [here]},
                       "map": {"lines": [{"xy": _pairs(*trail[so_far].T), "color": 1}],
                               "points": [{"x": _round(trail[k, 0]), "y": _round(trail[k, 1]), "color": 1}]}}}


def _sentence(style, tries, mean, place):
    liked = round(place[0], 1) + 0.0           # no minus before a zero
    best, best_ja = (f"the best of {tries:,} answers", f"{tries:,}個から選んだ回答")
    return {"en": f"{style['en'].capitalize()}: {best if tries > 1 else 'an unselected answer'} has true "
                  f"quality {mean:.2f}; of what people like {liked:.1f} (best 2), of the rest "
                  f"{place[1]:.1f} (best 0).",
            "ja": f"{style['ja']}：{best_ja if tries > 1 else '選ばない回答'}の真の質は{mean:.2f}。"
                  f"好まれる成分{liked:.1f}（最良は2）、それ以外{place[1]:.1f}（最良は0）。"}


def _height(along, across):
    return along - (along ** 2 + across ** 2) / 4


def _ring(level):
    """Answers of one quality lie on a circle around the best one."""
    angle = np.linspace(0, np.pi, 60)
    radius = 2 * np.sqrt(1 - level)
    x, y = 2 + radius * np.cos(angle), radius * np.sin(angle)
    inside = (x >= -0.5) & (x <= 5) & (y <= 4.5)
    return {"xy": _pairs(x[inside], y[inside]), "color": 0, "dash": True}


def _pairs(x, y):
    return [[_round(a), _round(b)] for a, b in zip(x, y, strict=True)]


def _round(value):
    """Two decimals; whole numbers without a point, which keeps the page small."""
    value = round(float(value), 2)
    return int(value) if value == int(value) else value


def _both(style):
    return {lang: style[lang] for lang in ("en", "ja")}
