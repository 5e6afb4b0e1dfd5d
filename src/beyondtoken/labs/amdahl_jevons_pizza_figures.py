"""The figures of this lab: stages before and after, Amdahl's curve, use and spending, turns, and the live figure.

Draw functions receive Axes and the language.
"""

from __future__ import annotations

import numpy as np

from .amdahl_jevons_pizza import speedup
from .amdahl_jevons_pizza_demand import expected_use
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

STAGES = ({"en": "opening", "ja": "開封", "color": GREY}, {"en": "reading", "ja": "読み取り", "color": VERMILLION},
          {"en": "filing", "ja": "記録", "color": BLUE})
READERS = {"by hand": {"en": "by hand", "ja": "1数ずつ"}, "by row": {"en": "letter by letter", "ja": "1通ずつ"},
           "at once": {"en": "all at once", "ja": "一括"}}
WAYS = {"one by one": {"en": "one question\na topping", "ja": "具ごとに\n質問", "color": GREY},
        "yes or no": {"en": "best yes-or-no\nquestions", "ja": "最善の\n二択質問", "color": VERMILLION},
        "habit": {"en": "the same, knowing\nthe usual", "ja": "いつもの注文を\n知る二択", "color": ORANGE},
        "sentence": {"en": "one sentence", "ja": "一文で", "color": BLUE},
        "form": {"en": "a form", "ja": "記入用紙", "color": GREEN}}
SPREADS = {0.5: {"en": "tasks much alike", "ja": "価値がほぼ同じ"}, 2.0: {"en": "tasks differ", "ja": "価値がばらつく"},
           3.0: {"en": "tasks differ widely", "ja": "大きくばらつく"}}

_PRICE = {"en": "price (1 = value of the middle task)", "ja": "価格（1＝中位の仕事の価値）"}
_USE = {"en": "tasks done (%)", "ja": "実行される仕事（％）"}
_SPEND = {"en": "spending a task on offer", "ja": "候補1件あたりの支出"}
_OF_PEAK = {"en": "spending (% of its largest here)", "ja": "支出（図中の最大を100％とする）"}


def draw_stages(axes, rooms, lang):
    """Time of each stage, one bar a room; medians, with the range of the repeats at the end of the bar.

    Parameters
    ----------
    axes : array of two Axes
        The same bars: in milliseconds, and in per cent of each room's time.
    rooms : dict of str to array, shape (R, 3)
        Names from `READERS`; seconds.
    """
    names = [READERS[name][lang] for name in rooms]
    medians = 1000 * np.array([np.median(seconds, axis=0) for seconds in rooms.values()])
    totals = 1000 * np.array([[seconds.sum(axis=1).min(), seconds.sum(axis=1).max()] for seconds in rooms.values()])
    for panel, widths in zip(axes, (medians, 100 * medians / medians.sum(axis=1, keepdims=True)), strict=True):
        before = np.zeros(len(names))
        for number, stage in enumerate(STAGES):
            panel.barh(names, widths[:, number], left=before, color=stage["color"], label=stage[lang], height=0.6)
            before = before + widths[:, number]
        panel.invert_yaxis()
    axes[0].hlines(np.arange(len(names)), totals[:, 0], totals[:, 1], color="black", linewidth=2)
    axes[0].set_xlabel({"en": "milliseconds", "ja": "ミリ秒"}[lang])
    axes[1].set_xlabel({"en": "share of the time (%)", "ja": "時間の割合（％）"}[lang])
    axes[1].set_yticks([])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)


def draw_law(axes, share, found, lang):
    """Amdahl's curve for a share of the time, and what was measured.

    Parameters
    ----------
    share : float
    found : dict of str to dict
        Names from `READERS`, each with "factor" and "measured", and "low" and "high" for the error bar.
    """
    factors = np.geomspace(1, 1000, 60)
    axes.plot(factors, speedup(share, factors), color=GREY,
              label={"en": "Amdahl's law", "ja": "アムダールの法則"}[lang])
    axes.axhline(speedup(share, np.inf), color=GREY, linestyle="--", linewidth=1,
                 label={"en": "ceiling", "ja": "上限"}[lang])
    for (name, point), color in zip(found.items(), (PURPLE, VERMILLION), strict=False):
        spread = [[point["measured"] - point["low"]], [point["high"] - point["measured"]]]
        axes.errorbar(point["factor"], point["measured"], yerr=spread, fmt="o", capsize=4, color=color,
                      label=READERS[name][lang])
    axes.set_xscale("log")
    axes.set(xlabel={"en": "reading: times faster", "ja": "読み取りの高速化（倍）"}[lang], ylim=(0, None),
             ylabel={"en": "the whole: times faster", "ja": "全体の高速化（倍）"}[lang])
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def draw_market(axes, prices, use, spend, lang):
    """Use and spending against the price, falling from left to right; mean and one standard deviation.

    Parameters
    ----------
    axes : array of two Axes
    prices : array, shape (P,)
    use, spend : arrays, shape (E, P)
    """
    for panel, series, color, name in zip(axes, (100 * use, spend), (BLUE, VERMILLION), (_USE, _SPEND), strict=True):
        band(panel, prices, series, color=color, marker="o", markersize=4)
        panel.set_xscale("log")
        panel.invert_xaxis()
        panel.set(xlabel=_PRICE[lang], ylabel=name[lang], ylim=(0, None))


def draw_turns(axes, rounds, lang):
    """Turns for one pizza, one bar a way of asking, with one standard deviation over the customers.

    Parameters
    ----------
    rounds : dict of str to array, shape (C,)
        Names from `WAYS`.
    """
    for place, (name, turns) in enumerate(rounds.items()):
        axes.bar(place, np.mean(turns), yerr=np.std(turns) or None, color=WAYS[name]["color"], capsize=4, width=0.6)
    axes.set_xticks(range(len(rounds)), [WAYS[name][lang] for name in rounds])
    axes.set(ylabel={"en": "turns for one pizza", "ja": "ピザ1枚の往復数"}[lang], ylim=(0, None))


def live_market(prices):
    """The live figure: a price to move, for tasks much alike, different and very different.

    Parameters
    ----------
    prices : sequence of float
        Falling.

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the spreads, then over the prices.
    """
    low, high = min(prices), max(prices)
    curve = np.geomspace(low, high, 25)
    price_axis = {"label": _PRICE, "domain": [low, high], "scale": "log", "ticks": [0.1, 1, 10, 100, 1000]}
    return {
        "title": {"en": "When intelligence gets cheaper", "ja": "知能が安くなると"},
        "alt": {"en": "Tasks done and spending against the price, with a mark at the price chosen.",
                "ja": "価格に対する実行される仕事と支出。選んだ価格に印が付く。"},
        "controls": [{"id": "spread", "label": {"en": "the tasks", "ja": "仕事"}, "kind": "choice", "start": 1,
                      "values": [dict(name) for name in SPREADS.values()]},
                     {"id": "price", "label": _PRICE, "kind": "range", "start": 0,
                      "values": [f"{price:,g}" for price in prices]}],
        "panels": [{"id": "use", "kind": "xy", "x": price_axis,
                    "y": {"label": _USE, "domain": [0, 100], "scale": "linear", "ticks": [0, 25, 50, 75, 100]}},
                   {"id": "spend", "kind": "xy", "x": price_axis,
                    "y": {"label": _OF_PEAK, "domain": [0, 100], "scale": "linear", "ticks": [0, 25, 50, 75, 100]}}],
        "frames": [_frame(spread, price, curve) for spread in SPREADS for price in prices]}


def _frame(spread, price, curve):
    use, here = expected_use(curve, spread=spread), float(expected_use(price, spread=spread))
    peak = (curve * use).max() / 100
    drawn = {"use": (100 * use, 100 * here, 1), "spend": (curve * use / peak, min(price * here / peak, 100), 2)}
    cheaper = float(expected_use(price * 0.9, spread=spread))
    up = 0.9 * cheaper > here
    return {"panels": {panel: {"lines": [{"xy": _pairs(curve, line), "color": color}],
                               "points": [{"x": price, "y": round(point, 1), "color": color}]}
                       for panel, (line, point, color) in drawn.items()},
            "text": {"en": f"{SPREADS[spread]['en'].capitalize()}, price {price:,g}: {100 * here:.3g} % of the tasks "
                           f"are done for {price * here:.2f} in all. A price cut of a tenth makes spending "
                           f"{'rise' if up else 'fall'}.",
                     "ja": f"{SPREADS[spread]['ja']}、価格{price:,g}：仕事の{100 * here:.3g}％が実行され、支出は"
                           f"{price * here:.2f}。価格が1割下がると支出は{'増える' if up else '減る'}。"}}


def _pairs(x, y):
    return [[float(f"{across:.3g}"), round(up, 1)] for across, up in zip(x.tolist(), y.tolist(), strict=True)]
