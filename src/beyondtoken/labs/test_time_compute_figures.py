"""The figures of the lab on test-time compute: the fan, the balance, two clocks, better models, the live figure.

Draw functions receive Axes and the language. Letters: S seeds, K numbers of tries.
"""

from __future__ import annotations

import numpy as np

from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILLION, WINE, band

CHECKS = {
    0: {"color": WINE, "index": 7, "en": "no test: the first", "ja": "検査なし（最初のもの）"},
    1: {"color": VERMILLION, "index": 2, "en": "1 test", "ja": "検査1件"},
    2: {"color": ORANGE, "index": 5, "en": "2 tests", "ja": "検査2件"},
    3: {"color": GREEN, "index": 3, "en": "3 tests", "ja": "検査3件"},
    5: {"color": SKY, "index": 6, "en": "5 tests", "ja": "検査5件"},
    10: {"color": BLUE, "index": 1, "en": "10 tests", "ja": "検査10件"}}
FOUND = {"color": GREY, "index": 0, "en": "a right one is among the tries", "ja": "試行の中に正しいものがある"}
VOTE = {"color": PURPLE, "index": 4, "en": "a vote, no test", "ja": "多数決（検査なし）"}

_TRIES = {"en": "programs tried", "ja": "試したプログラムの数"}
_RIGHT = {"en": "tasks right (%)", "ja": "正しい課題の割合（％）"}


def draw_fan(axes, shares, exact, tries, lang):
    """The share of tasks right against the number of tries, by how many tests pick; the exact values as dots.

    Parameters
    ----------
    shares : dict
        As ``test_time_compute.shares`` gives it; arrays (S, K).
    exact : dict
        As ``test_time_compute.expected`` gives it.
    tries : sequence of int
        K.
    """
    band(axes, tries, 100 * shares["found"], color=GREY, label=FOUND[lang], linestyle="--", zorder=4)
    for tests in (10, 3, 2, 1):
        style = CHECKS[tests]
        band(axes, tries, 100 * shares[tests]["right"], color=style["color"], label=style[lang])
        axes.plot(tries[::2], 100 * exact[tests].mean(axis=0)[::2], "o", markersize=5, color=style["color"])
    axes.plot(tries, 100 * shares["vote"].mean(axis=0), color=PURPLE, linestyle=":", label=VOTE[lang])
    _count_tries(axes, lang)
    axes.set(ylabel=_RIGHT[lang], ylim=(0, 100))
    axes.legend(loc="upper left")


def draw_balance(axes, shares, tries, lang):
    """Tasks right less tasks wrong: what the tries are worth if a wrong program costs what a right one brings.

    Parameters
    ----------
    shares : dict
    tries : sequence of int
        K.
    """
    for tests in (10, 3, 2, 1):
        style = CHECKS[tests]
        balance = 100 * (shares[tests]["right"] - shares[tests]["wrong"])
        band(axes, tries, balance, color=style["color"], label=style[lang])
    axes.axhline(0, color=GREY, linewidth=0.8)
    _count_tries(axes, lang)
    axes.set(ylabel={"en": "right less wrong (% of tasks)", "ja": "正解と誤答の差（課題の％）"}[lang], ylim=(-100, 100))
    axes.legend(loc="upper left")


def draw_clocks(axes, shares, lang):
    """Tasks right at the most tries against the number of tests, for each size of clock.

    Parameters
    ----------
    shares : dict of int to dict
        Hours of the clock to what ``test_time_compute.expected`` gives.
    """
    for (hours, found), color in zip(shares.items(), (VERMILLION, BLUE), strict=True):
        counts = [tests for tests in CHECKS if tests]
        runs = 100 * np.stack([found[tests][:, -1] for tests in counts], axis=1)
        label = {"en": f"answers from 0 to {hours - 1:,}", "ja": f"答えは0〜{hours - 1:,}"}[lang]
        band(axes, range(len(counts)), runs, color=color, label=label, marker="o")
        axes.axhline(100 * found["found"][:, -1].mean(), color=color, linestyle="--", linewidth=1)
    axes.set_xticks(range(len(counts)), counts)
    axes.set(xlabel={"en": "tests", "ja": "検査の数"}[lang], ylabel=_RIGHT[lang], ylim=(0, 100))
    axes.legend(loc="lower right")


def draw_models(axes, single, chosen, lang):
    """Tasks right at the most tries for better and better models, by how the try is chosen.

    Parameters
    ----------
    single : sequence of float
        M models: share right at one try, in growing order.
    chosen : dict of str to array, shape (M, S)
        "tests", "one", "blurred" and "vote".
    """
    names = {"tests": (BLUE, "-", {"en": "10 tests", "ja": "検査10件"}),
             "one": (VERMILLION, "-", {"en": "1 test", "ja": "検査1件"}),
             "blurred": (ORANGE, "-", {"en": "1 test that sees only the tens", "ja": "十の位だけを見る検査1件"}),
             "vote": (PURPLE, ":", VOTE)}
    for name, (color, line, texts) in names.items():
        runs = 100 * np.asarray(chosen[name])
        axes.errorbar(100 * np.asarray(single), runs.mean(axis=1), runs.std(axis=1), fmt="o", linestyle=line,
                      color=color, capsize=3, label=texts[lang])
    axes.set(xlabel={"en": "right at a single try (%)", "ja": "1回の試行での正答率（％）"}[lang], ylabel=_RIGHT[lang],
             ylim=(0, 103))
    axes.legend(loc="lower right")


def live_spec(shares, tries):
    """The live figure: tests and tries; what comes out right, wrong, or not at all.

    Parameters
    ----------
    shares : dict
        As ``test_time_compute.shares`` gives it.
    tries : sequence of int
        K; every other one is shown.

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the tests, then over the tries.
    """
    shown = range(0, len(tries), 2)
    return {
        "title": {"en": "More tries, or more tests?", "ja": "試行を増やすか、検査を増やすか"},
        "alt": {"en": "Share of tasks right against the number of tries, and bars for right, wrong and none.",
                "ja": "試行数に対する正しい課題の割合と、正解・誤答・なしの棒。"},
        "controls": [
            {"id": "tests", "label": {"en": "check", "ja": "検査"}, "kind": "choice", "start": 1,
             "values": [_both(style) for style in CHECKS.values()]},
            {"id": "tries", "label": _TRIES, "kind": "range", "start": 0,
             "values": [f"{tries[k]:,}" for k in shown]}],
        "panels": _panels(tries),
        "static": {"fan": {"lines": [_line(shares["found"], tries, FOUND, dash=True),
                                     *(_line(shares[tests]["right"], tries, style)
                                       for tests, style in CHECKS.items())]}},
        "frames": [_frame(shares, tests, tries, k) for tests in CHECKS for k in shown]}


def _panels(tries):
    percent = {"domain": [0, 100], "scale": "linear", "ticks": [0, 25, 50, 75, 100]}
    legend = [{"name": _both(FOUND), "color": 0, "dash": True},
              *({"name": _both(style), "color": style["index"]} for style in CHECKS.values())]
    return [
        {"id": "fan", "kind": "xy", "legend": legend, "y": {"label": _RIGHT, **percent},
         "title": {"en": "the fan", "ja": "扇"},
         "x": {"label": _TRIES, "domain": [1, int(tries[-1])], "scale": "log", "ticks": [1, 10, 100, 1000]}},
        {"id": "bars", "kind": "bars",
         "y": {"label": {"en": "tasks (%)", "ja": "課題（％）"}, **percent},
         "title": {"en": "what comes out", "ja": "出てくるもの"},
         "categories": [{"en": "right", "ja": "正解"}, {"en": "wrong", "ja": "誤答"},
                        {"en": "nothing", "ja": "なし"}]}]


def _frame(shares, tests, tries, k):
    outcomes = [shares[tests]["right"][:, k], shares[tests]["wrong"][:, k]]
    outcomes.append(1 - outcomes[0] - outcomes[1])
    mean, spread = ([_percent(part(runs)) for runs in outcomes] for part in (np.mean, np.std))
    low, high = ([max(0, m - s) for m, s in zip(mean, spread, strict=True)],
                 [min(100, m + s) for m, s in zip(mean, spread, strict=True)])
    style = CHECKS[tests]
    return {"text": _sentence(style, tries[k], mean),
            "panels": {"fan": {"points": [{"x": int(tries[k]), "y": mean[0], "lo": round(low[0], 1),
                                           "hi": round(high[0], 1), "color": style["index"]}]},
                       "bars": {"values": mean, "lo": [round(x, 1) for x in low],
                                "hi": [round(x, 1) for x in high], "colors": [1, 2, 0]}}}


def _sentence(style, tries, mean):
    right, wrong, none = (f"{value:.0f}" for value in mean)
    count = "1 try" if tries == 1 else f"{tries:,} tries"
    return {"en": f"{style['en'].capitalize()}, {count}: right {right} %, wrong {wrong} %, nothing {none} %.",
            "ja": f"{style['ja']}、{tries:,}回の試行：正解{right}％、誤答{wrong}％、なし{none}％。"}


def _line(runs, tries, style, *, dash=False):
    pairs = [[int(n), _percent(y)] for n, y in zip(tries, runs.mean(axis=0), strict=True)]
    return {"xy": pairs, "color": style["index"], "dash": dash}


def _count_tries(axes, lang):
    axes.set_xscale("log")
    axes.set_xticks((1, 10, 100, 1000), ("1", "10", "100", "1,000"))
    axes.minorticks_off()
    axes.set_xlabel(_TRIES[lang])


def _percent(share):
    return round(100 * float(share), 1)


def _both(style):
    return {lang: style[lang] for lang in ("en", "ja")}
