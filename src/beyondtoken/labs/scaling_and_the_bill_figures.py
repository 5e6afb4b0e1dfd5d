"""The figures of the lab on scaling: the valley, growth of one side, forecasts, bills, the live figure.

Draw functions receive Axes and the language; losses have shape (S seeds, G features, G examples).
"""

from __future__ import annotations

import numpy as np

from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band
from .scaling_and_the_bill import law, splits

WORDS = {
    "model": {"en": "features N (the model)", "ja": "特徴の数 N（モデル）"},
    "data": {"en": "examples D (the data)", "ja": "事例の数 D（データ）"},
    "loss": {"en": "loss", "ja": "損失"},
    "size": {"en": "size of what grows", "ja": "増やす側の大きさ"},
    "square": {"en": "features = examples", "ja": "特徴の数 ＝ 事例の数"},
    "both": {"en": "model and data", "ja": "モデルとデータ"},
    "only data": {"en": "data only, N = {least}", "ja": "データだけ、N = {least}"},
    "only model": {"en": "model only, D = {least}", "ja": "モデルだけ、D = {least}"},
    "floor": {"en": "true floor", "ja": "本当の下限"},
    "budget": {"en": "one budget N × D", "ja": "同じ予算 N × D"},
    "best": {"en": "its best split", "ja": "その最良の配分"},
    "law": {"en": "laws fitted to the left of the line", "ja": "縦線の左側から得た法則"},
    "measured": {"en": "measured", "ja": "実測"},
    "power": {"en": "power-law data", "ja": "べき則のデータ"},
    "flat": {"en": "flat data", "ja": "平らなデータ"},
    "hours": {"en": "GPU-hours", "ja": "GPU時間"},
    "computed": {"en": "6 N D at 40 %", "ja": "6 N D、稼働率40％"},
    "recorded": {"en": "published", "ja": "公表値"},
    "parameters": {"en": "parameters", "ja": "パラメータ数"},
    "tokens": {"en": "training tokens", "ja": "訓練トークン数"},
    "can": {"en": "all that the budget buys", "ja": "予算で買える組合せ"},
    "optimal": {"en": "20 tokens a parameter", "ja": "1パラメータに20トークン"},
    "known": {"en": "known models", "ja": "知られたモデル"},
}
LEVELS = (0.03, 0.05, 0.07, 0.1, 0.15, 0.2)
TOKENS_PER_PARAMETER = 20
"""Of Chinchilla: 70 billion parameters, 1.4 trillion tokens (hoffmann2022chinchilla)."""


def draw_valley(axes, losses, sizes, budgets, lang):
    """Contours of the mean loss over model and data, and the best split of each budget."""
    sizes = np.asarray(sizes)
    lines = axes.contour(sizes, sizes, losses.mean(axis=0), levels=LEVELS, colors=GREY, linewidths=0.9)
    axes.clabel(lines, fmt="%g", fontsize=8, inline_spacing=1)
    for number, budget in enumerate(budgets):
        n, found = splits(losses, sizes, budget)
        best = n[found.mean(axis=0).argmin()]
        ends = np.array([max(sizes[0], budget / sizes[-1]), min(sizes[-1], budget / sizes[0])])
        axes.plot(budget / ends, ends, color=BLUE, linestyle="--", linewidth=1.2,
                  label=None if number else WORDS["budget"][lang])
        axes.plot(budget / best, best, "o", color=VERMILLION, label=None if number else WORDS["best"][lang])
    _log_axes(axes, sizes, sizes, lang)
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2)


def draw_growth(axes, losses, sizes, floor, lang):
    """The loss as both sides grow, or one alone, with the floor that no size can pass."""
    least = sizes[0]
    band(axes, sizes, losses[:, :, 0], color=VERMILLION, label=WORDS["only model"][lang].format(least=least))
    band(axes, sizes, losses[:, 0, :], color=BLUE, linestyle="--",
         label=WORDS["only data"][lang].format(least=least))
    band(axes, sizes, np.diagonal(losses, axis1=1, axis2=2), color=GREEN, label=WORDS["both"][lang])
    axes.axhline(floor, color=PURPLE, linestyle=":", label=WORDS["floor"][lang])
    _sizes_along_x(axes, sizes)
    axes.set(yscale="log", xlabel=WORDS["size"][lang], ylabel=WORDS["loss"][lang])
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def draw_forecast(axes, cases, sizes, up_to, lang):
    """Measured losses of equal sizes and the forecasts of the laws, for each kind of data.

    Parameters
    ----------
    cases : dict of str to (fits, losses)
        "power" and "flat"; fits (F, 5), losses (S, G, G).
    """
    fine = np.geomspace(sizes[0], sizes[-1], 60)
    for panel, (name, (fits, losses)) in zip(axes, cases.items(), strict=True):
        said = np.array([law(numbers, fine, fine) for numbers in fits])
        panel.plot(fine, said.T, color=ORANGE, alpha=0.35, linewidth=0.9)
        panel.plot([], [], color=ORANGE, label=WORDS["law"][lang])
        equal = np.diagonal(losses, axis1=1, axis2=2)
        panel.errorbar(sizes, equal.mean(axis=0), equal.std(axis=0), fmt="o", color=BLUE, markersize=4, capsize=3,
                       label=WORDS["measured"][lang])
        panel.axvline(up_to * 2**0.5, color=GREY, linestyle="--", linewidth=1)
        _sizes_along_x(panel, sizes)
        panel.set(yscale="log", xlabel=WORDS["square"][lang], ylabel=WORDS["loss"][lang],
                  title=WORDS[name][lang])
    axes[0].legend(loc="lower left", fontsize=8)


def draw_record(axes, computed, recorded, lang):
    """GPU-hours by the rule of thumb beside the published ones: model name to hours."""
    names = list(computed)[::-1]
    for row, name in enumerate(names):
        axes.plot([computed[name], recorded[name]], [row, row], color=GREY, linewidth=1)
        axes.plot(computed[name], row, "o", color=VERMILLION, label=None if row else WORDS["computed"][lang])
        axes.plot(recorded[name], row, "s", color=BLUE, label=None if row else WORDS["recorded"][lang])
    axes.set_yticks(range(len(names)), names)
    axes.set(xscale="log", xlabel=WORDS["hours"][lang], ylim=(-0.6, len(names) - 0.4))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2)


def live_spec(models, flop, *, gpus, days):
    """The live figure: what a number of GPUs buys in a number of days.

    Parameters
    ----------
    models : dict of str to (parameters, tokens)
    flop : function
        ``flop(gpus, days)``: what they compute together.
    gpus, days : sequences of int

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the GPUs, then over the days.
    """
    legend = [{"name": WORDS[name], "color": color} for name, color in (("can", 1), ("optimal", 2), ("known", 3))]
    known = [{"x": n, "y": d, "color": 3, "label": dict.fromkeys(("en", "ja"), name.split()[-1])}
             for name, (n, d) in models.items()]
    rule = [(n, TOKENS_PER_PARAMETER * n) for n in (1e8, 5e12)]
    return {
        "title": {"en": "What the GPUs buy", "ja": "GPUで何が買えるか"},
        "alt": {"en": "Training tokens against parameters: the line of one budget, its best point, and models.",
                "ja": "パラメータ数と訓練トークン数の図。予算の線と最良の点、そして知られたモデル。"},
        "controls": [
            {"id": "gpus", "label": {"en": "H100 GPUs", "ja": "H100の基数"}, "kind": "range",
             "start": list(gpus).index(1000), "values": [f"{count:,}" for count in gpus]},
            {"id": "days", "label": {"en": "days", "ja": "日数"}, "kind": "range", "start": 0,
             "values": [f"{count}" for count in days]}],
        "panels": [
            {"id": "plane", "kind": "xy", "legend": legend,
             "x": {"label": WORDS["parameters"], "domain": [1e8, 1e13], "scale": "log",
                   "ticks": [1e9, 1e10, 1e11, 1e12]},
             "y": {"label": WORDS["tokens"], "domain": [1e9, 1e16], "scale": "log",
                   "ticks": [1e10, 1e12, 1e14, 1e16]}}],
        "static": {"plane": {"points": known,
                             "lines": [{"xy": rule, "color": 2, "dash": True}]}},
        "frames": [_frame(models, flop(count, span), count, span) for count in gpus for span in days]}


def _frame(models, flop, gpus, days):
    best = (flop / 6 / TOKENS_PER_PARAMETER) ** 0.5
    ends = [(n, float(f"{flop / 6 / n:.4g}")) for n in (1e8, 1e13)]
    fits = [name for name, (n, d) in models.items() if 6 * n * d <= flop]
    done = ", ".join(fits)
    return {
        "text": {"en": f"{gpus:,} GPUs for {days} days: {_power_of_ten(flop)} operations, best for "
                       f"{best / 1e9:,.0f} billion parameters. Within reach: {done or 'none of these models'}.",
                 "ja": f"{gpus:,}基で{days}日：{_power_of_ten(flop)}回の演算、最良は{best / 1e8:.0f}億パラメータ。"
                       f"手が届くもの：{done or 'この中にはない'}。"},
        "panels": {"plane": {"lines": [{"xy": ends, "color": 1}],
                             "points": [{"x": best, "y": TOKENS_PER_PARAMETER * best, "color": 2}]}}}


def _power_of_ten(number):
    mantissa, exponent = f"{number:.1e}".split("e+")
    return f"{mantissa} × 10{exponent.translate(str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


def _log_axes(axes, x, y, lang):
    axes.set(xscale="log", yscale="log", xlabel=WORDS["data"][lang], ylabel=WORDS["model"][lang])
    axes.set_xticks(x, [str(size) for size in x])
    axes.set_yticks(y, [str(size) for size in y])
    axes.minorticks_off()


def _sizes_along_x(axes, sizes):
    axes.set_xscale("log")
    axes.set_xticks(sizes, [str(size) for size in sizes])
    axes.minorticks_off()
