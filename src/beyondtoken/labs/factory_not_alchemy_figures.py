"""The figures of the lab on the factory: runs, wrong picks, a day of a cluster, goodput, the live figure.

Draw functions receive Axes and the language; accuracies are percent, one number a run.
"""

from __future__ import annotations

from math import erfc

import numpy as np

from .factory_not_alchemy import expected_goodput, mean_gap, young
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

WORDS = {
    "rate": {"en": "learning rate", "ja": "学習率"},
    "accuracy": {"en": "test images named rightly (%)", "ja": "テスト画像の正答率（％）"},
    "runs": {"en": "runs a recipe", "ja": "手法ごとの実行回数"},
    "wrong": {"en": "worse recipe picked (%)", "ja": "劣る手法を選んだ割合（％）"},
    "small fresh": {"en": "small step, fresh seeds", "ja": "小さな差、別々の種"},
    "small same": {"en": "small step, same seeds", "ja": "小さな差、同じ種"},
    "large fresh": {"en": "large step, fresh seeds", "ja": "大きな差、別々の種"},
    "large same": {"en": "large step, same seeds", "ja": "大きな差、同じ種"},
    "normal": {"en": "bell curves of that width", "ja": "同じ幅の正規分布なら"},
    "hours": {"en": "hour of the run", "ja": "開始からの時間（時）"},
    "work": {"en": "work that is saved", "ja": "保存された作業"},
    "save": {"en": "writing a checkpoint", "ja": "チェックポイントの保存"},
    "lost": {"en": "lost work", "ja": "失われた作業"},
    "restart": {"en": "restart", "ja": "再起動"},
    "every": {"en": "minutes of work between checkpoints", "ja": "保存間隔（作業時間、分）"},
    "goodput": {"en": "time that ends as saved work (%)", "ja": "保存された作業になった時間（％）"},
    "gpus": {"en": "{gpus:,} GPUs", "ja": "{gpus:,}基"},
    "young": {"en": "Young's interval", "ja": "ヤングの間隔"},
    "worked": {"en": "worked out", "ja": "計算による値"},
    "any": {"en": "every interval", "ja": "すべての間隔"},
    "best": {"en": "best interval", "ja": "最良の間隔"},
}
_PIECES = {"work": GREEN, "save": GREY, "lost": VERMILLION, "restart": PURPLE}
_CLUSTERS = (BLUE, GREEN, VERMILLION)
_STEPS = {("small", "fresh"): (VERMILLION, "-"), ("small", "same"): (BLUE, "-"),
          ("large", "fresh"): (VERMILLION, "--"), ("large", "same"): (BLUE, "--")}
_RESTART = 5 / 60


def draw_runs(axes, runs, lang):
    """One dot a run, in no order, and the mean of each recipe: learning rate to accuracies."""
    for place, found in enumerate(runs.values()):
        spread = 0.6 * (0.618 * np.arange(len(found)) % 1) - 0.3       # even, and the same every time
        axes.plot(found, place + spread, ".", color=BLUE, alpha=0.45, markersize=5)
        axes.plot([found.mean()] * 2, [place - 0.4, place + 0.4], color=VERMILLION)
    axes.set_yticks(range(len(runs)), [f"{rate:.4f}" for rate in runs])
    axes.set(xlabel=WORDS["accuracy"][lang], ylabel=WORDS["rate"][lang], ylim=(len(runs) - 0.4, -0.6))


def draw_wrong(axes, wrong, runs, lang):
    """Wrong picks against runs a recipe, with what two bell curves would give for fresh seeds.

    Parameters
    ----------
    wrong : dict
        As in ``judge``.
    runs : dict of str to (array, array)
        "small" and "large" to the accuracies of the better and the worse recipe.
    """
    for (step, kind), (color, style) in _STEPS.items():
        counts, shares = zip(*wrong[step][kind].items(), strict=True)
        axes.plot(counts, 100 * np.array(shares), style, marker="o", markersize=4, color=color,
                  label=WORDS[f"{step} {kind}"][lang])
    for number, pair in enumerate(runs.values()):
        fine = np.geomspace(min(counts), max(counts), 40)
        axes.plot(fine, [100 * normal_wrong(*pair, seeds) for seeds in fine], ":", color=GREY,
                  label=None if number else WORDS["normal"][lang])
    axes.set_xscale("log")
    axes.set_xticks(counts, [str(count) for count in counts])
    axes.minorticks_off()
    axes.set(xlabel=WORDS["runs"][lang], ylabel=WORDS["wrong"][lang], ylim=(-1, 50))
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def normal_wrong(better, worse, seeds):
    """Share of wrong picks if the runs of both recipes lay on bell curves.

    >>> normal_wrong(np.array([1.0, 3.0]), np.array([1.0, 3.0]), 1)
    0.5
    """
    gap, spread = better.mean() - worse.mean(), (better.var(ddof=1) + worse.var(ddof=1)) ** 0.5
    return 0.5 * erfc(gap * seeds**0.5 / spread / 2**0.5)


def draw_day(axes, days, hours, lang):
    """What a cluster does in its first hours, for several intervals: name in minutes to a timeline."""
    for row, pieces in enumerate(days.values()):
        for kind, color in _PIECES.items():
            spans = [(start, min(length, hours - start)) for start, length, what in pieces
                     if what == kind and start < hours]
            axes.broken_barh(spans, (row - 0.3, 0.6), color=color, label=None if row else WORDS[kind][lang])
    axes.set_yticks(range(len(days)), [f"{minutes:,.0f}" for minutes in days])
    axes.set(xlim=(0, hours), ylim=(len(days) - 0.5, -0.5), xlabel=WORDS["hours"][lang],
             ylabel={"en": "checkpoint\nevery ... minutes", "ja": "保存間隔（分）"}[lang])
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4)


def draw_bowl(axes, bowls, cost, restart, lang):
    """Goodput against the interval for each cluster, with Young's interval and the worked-out curve.

    Parameters
    ----------
    bowls : dict of int to (hours, goodput)
        GPUs to the intervals, shape (T,), and what was simulated, shape (S, T).
    """
    for (gpus, (hours, found)), color in zip(bowls.items(), _CLUSTERS, strict=True):
        mean = mean_gap(gpus)
        band(axes, 60 * hours, 100 * found, color=color, label=WORDS["gpus"][lang].format(gpus=gpus))
        fine = np.geomspace(hours[0], hours[-1], 80)
        axes.plot(60 * fine, 100 * expected_goodput(fine, cost=cost, restart=restart, mean=mean), ":",
                  color=GREY, linewidth=1.2, label=WORDS["worked"][lang] if color == _CLUSTERS[-1] else None)
        best = young(cost, mean)
        axes.plot(60 * best, 100 * expected_goodput(best, cost=cost, restart=restart, mean=mean), "D",
                  color=ORANGE, markeredgecolor=color, zorder=3,
                  label=WORDS["young"][lang] if color == _CLUSTERS[-1] else None)
    axes.set(xscale="log", xlabel=WORDS["every"][lang], ylabel=WORDS["goodput"][lang], ylim=(0, 100))
    axes.set_xticks([1, 10, 60, 360, 1440], ["1", "10", "60", "360", "1,440"])
    axes.minorticks_off()
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def live_spec(*, gpus, minutes):
    """The live figure: goodput against the interval, for a cluster and the cost of a checkpoint.

    Parameters
    ----------
    gpus : sequence of int
    minutes : sequence of float
        Cost of a checkpoint.

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the clusters, then over the costs.
    """
    legend = [{"name": WORDS["any"], "color": 1}, {"name": WORDS["best"], "color": 2}]
    return {
        "title": {"en": "When to save", "ja": "いつ保存するか"},
        "alt": {"en": "The share of time that ends as saved work, against the interval between checkpoints.",
                "ja": "保存間隔に対する、保存された作業になった時間の割合。"},
        "controls": [
            {"id": "gpus", "label": {"en": "GPUs", "ja": "GPUの基数"}, "kind": "range", "start": len(gpus) - 2,
             "values": [f"{count:,}" for count in gpus]},
            {"id": "cost", "label": {"en": "minutes for a checkpoint", "ja": "保存にかかる時間（分）"},
             "kind": "range", "start": len(minutes) - 1, "values": [f"{cost:g}" for cost in minutes]}],
        "panels": [
            {"id": "bowl", "kind": "xy", "legend": legend,
             "x": {"label": WORDS["every"], "domain": [1, 3000], "scale": "log",
                   "ticks": [1, 10, 60, 360, 1440]},
             "y": {"label": WORDS["goodput"], "domain": [0, 100], "ticks": [0, 25, 50, 75, 100]}}],
        "frames": [_frame(count, cost) for count in gpus for cost in minutes]}


def _frame(gpus, minutes):
    mean, every = mean_gap(gpus), np.geomspace(1, 3000, 120)
    share = 100 * expected_goodput(every / 60, cost=minutes / 60, restart=_RESTART, mean=mean)
    top = int(share.argmax())
    rule = 60 * young(minutes / 60, mean)
    crash = f"{mean:.1f}" if mean < 100 else f"{mean:,.0f}"
    return {
        "text": {"en": f"{gpus:,} GPUs, a crash every {crash} hours, {minutes:g} min a checkpoint: best "
                       f"every {every[top]:,.0f} minutes (Young says {rule:,.0f}), {share[top]:.0f} % saved.",
                 "ja": f"{gpus:,}基、故障は{crash}時間に1回、保存に{minutes:g}分：最良の間隔は"
                       f"{every[top]:,.0f}分（ヤングの式では{rule:,.0f}分）、{share[top]:.0f}％が残る。"},
        "panels": {"bowl": {
            "lines": [{"xy": np.stack([every, share], axis=1)[::4].round(1).tolist(), "color": 1}],
            "points": [{"x": round(float(every[top]), 1), "y": round(float(share[top]), 1), "color": 2}]}}}
