"""The figures of the pages on imitation and reward: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

from __future__ import annotations

import numpy as np

from .imitation_then_reward import pass_at
from .imitation_then_reward_tasks import NUMBERS
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILLION, band

__all__ = ["ARMS", "draw_learning", "draw_penalty", "draw_tries", "draw_who", "draw_world", "live_spec", "who_solves"]

ARMS = {
    "examples": {"color": GREY, "index": 0, "en": "examples only", "ja": "例題だけ"},
    "both": {"color": VERMILLION, "index": 2, "en": "examples, then reward", "ja": "例題のあと報酬"},
    "exercises": {"color": BLUE, "index": 1, "en": "reward only", "ja": "報酬だけ"},
    "careful": {"color": GREEN, "index": 3, "en": "careful examples, then reward", "ja": "狂いのない例題のあと報酬"},
    "coin": {"color": PURPLE, "index": 4, "en": "examples, then a coin", "ja": "例題のあと硬貨"},
}
_WORDS = {
    "start": {"en": "start", "ja": "出発の数"},
    "target": {"en": "target", "ja": "目標の数"},
    "tries": {"en": "tries", "ja": "試行回数"},
    "solved": {"en": "held-out problems solved (%)", "ja": "未見の問題の解決率（％）"},
    "rounds": {"en": "rounds of practice for reward", "ja": "報酬による練習の回数"},
    "steps": {"en": "steps of imitation", "ja": "模倣の学習ステップ数"},
    "novel": {"en": "chance of ×2 or −1", "ja": "×2か−1を選ぶ確率"},
    "careful people": {"en": "examples without slips", "ja": "狂いのない例題"},
    "slipping people": {"en": "examples with slips", "ja": "狂いのある例題"},
    "inverse": {"en": "falling as 1/steps", "ja": "ステップ数に反比例"},
    "inside": {"en": "inside people's idiom", "ja": "人の流儀の内"},
    "outside": {"en": "outside people's idiom", "ja": "人の流儀の外"},
}
WORLD = (("counting is enough", "数え上げで足りる", BLUE),
         ("only with ×2 or −1", "×2か−1が要る", ORANGE))
SOLVERS = (("before and after", "報酬の前も後も解ける", GREY),
           ("won by reward", "報酬で解けるようになった", VERMILLION),
           ("lost by reward", "報酬で解けなくなった", GREEN),
           ("neither", "どちらも解けない", SKY))
"""Kinds of problem by who solves them, in the order of `who_solves`."""


def draw_world(axes, problems, inside, lang):
    """Paint every solvable problem by whether counting is enough."""
    kinds = np.full((NUMBERS, NUMBERS), -1)
    kinds[problems.start, problems.target] = np.where(inside, 0, 1)
    _paint(axes, kinds, WORLD, lang)


def who_solves(before, after, problems, *, tries, half=0.5):
    """Say for every pair who solves it at least as often as not: 0 both, 1 only after, 2 only before, 3 neither.

    Parameters
    ----------
    before, after : arrays, shape (R, 100, 100)
        Chances of one try; the mean over networks decides.

    Returns
    -------
    array of int, shape (100, 100)
        -1 where there is no problem.
    """
    solved = [pass_at(chance, tries).mean(axis=0) >= half for chance in (before, after)]
    kinds = np.full((NUMBERS, NUMBERS), -1)
    kind = np.where(solved[0], np.where(solved[1], 0, 2), np.where(solved[1], 1, 3))
    kinds[problems.start, problems.target] = kind[problems.start, problems.target]
    return kinds


def draw_who(axes, kinds, lang):
    """Paint the pairs by who solves them; kinds from `who_solves`."""
    _paint(axes, kinds, SOLVERS, lang)


def _paint(axes, kinds, names, lang):
    picture = np.zeros((NUMBERS, NUMBERS, 4))
    for number, (en, ja, color) in enumerate(names):
        picture[kinds == number] = _opaque(color)
        axes.plot([], [], "s", color=color, label={"en": en, "ja": ja}[lang])
    axes.imshow(picture.swapaxes(0, 1), origin="lower", interpolation="nearest")
    axes.set(xlabel=_WORDS["start"][lang], ylabel=_WORDS["target"][lang])
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def _opaque(color):
    """Red, green, blue and opacity, 0 to 1, of a colour such as "#0072B2"."""
    return [*(int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)), 1.0]


def draw_penalty(axes, steps, careful, slipping, lang):
    """The chance of a move nobody showed, against steps of imitation, on two log scales.

    Parameters
    ----------
    steps : sequence of int, length S
        The first is 0; a log scale has no zero, so it stands where 1 would.
    careful, slipping : arrays, shape (S, R)
    """
    places = np.maximum(steps, 1)
    for found, color, name in ((slipping, ORANGE, "slipping people"), (careful, GREEN, "careful people")):
        band(axes, places, np.asarray(found).T, color=color, label=_WORDS[name][lang], marker="o", markersize=4)
    axes.plot(places[1:], np.mean(careful[1]) * places[1] / places[1:], ":", color=GREY, linewidth=1,
              label=_WORDS["inverse"][lang])
    axes.set(xscale="log", yscale="log", xlabel=_WORDS["steps"][lang], ylabel=_WORDS["novel"][lang])
    axes.set_xticks(places, [f"{step:,}" for step in steps])
    axes.minorticks_off()
    axes.legend(loc="lower left")


def draw_learning(axes, rounds, inside, outside, lang):
    """Solved at the first try against rounds of practice, two panels: arm -> (rounds, R)."""
    for panel, found, name in zip(axes, (inside, outside), ("inside", "outside"), strict=True):
        for arm, runs in found.items():
            band(panel, rounds, np.asarray(runs).T, color=ARMS[arm]["color"], label=ARMS[arm][lang])
        panel.set(xlabel=_WORDS["rounds"][lang], title=_WORDS[name][lang], ylim=(0, None))
    axes[0].set_ylabel(_WORDS["solved"][lang])
    axes[0].legend(loc="upper left", bbox_to_anchor=(0, -0.2), ncols=2)


def draw_tries(axes, tries, found, lang):
    """Solved outside the idiom against tries: arm -> (tries, R)."""
    for arm, runs in found.items():
        band(axes, tries, np.asarray(runs).T, color=ARMS[arm]["color"], label=ARMS[arm][lang])
    axes.set(xscale="log", xlabel=_WORDS["tries"][lang], ylabel=_WORDS["solved"][lang], ylim=(0, 100))
    axes.set_xticks(tries, [f"{count:,}" for count in tries])
    axes.minorticks_off()
    axes.legend(loc="upper left")


def live_spec(found, problems, outside, *, tries):
    """The live figure: choose who solves and how many tries they get.

    Parameters
    ----------
    found : dict of str to array, shape (R, 100, 100)
        Arms, keys of `ARMS`, to chances of one try.
    problems : Problems, arrays of shape (N,)
    outside : array of bool, shape (N,)
        The problems outside people's idiom; only these are shown.
    tries : sequence of int

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the arms, then over the tries.
    """
    asked = problems.pick(outside)
    curves = {arm: _shares(chance, asked, tries) for arm, chance in found.items()}
    return {
        "title": {"en": "Who solves what, in how many tries", "ja": "誰が何を何回で解くか"},
        "alt": {"en": "A map of the problems outside people's idiom, darker where they are solved more often, and "
                      "the share solved against the number of tries.",
                "ja": "人の流儀の外の問題の地図（よく解けるほど濃い）と、試行回数に対する解決率。"},
        "controls": [
            {"id": "arm", "label": {"en": "learner", "ja": "学習者"}, "kind": "choice", "start": 0,
             "values": [_name(ARMS[arm]) for arm in found]},
            {"id": "tries", "label": _WORDS["tries"], "kind": "range", "start": 0,
             "values": [f"{count:,}" for count in tries]}],
        "panels": _live_panels(found, tries),
        "static": {"curve": {"lines": [_live_line(arm, tries, curve) for arm, curve in curves.items()]}},
        "frames": [_live_frame(arm, found[arm], asked, count, curves[arm][place])
                   for arm in found for place, count in enumerate(tries)]}


def _shares(chance, asked, tries):
    """Percent solved, for each number of tries one value a network: (tries, R)."""
    one = chance[:, asked.start, asked.target].astype(float)
    return np.stack([100 * pass_at(one, count).mean(axis=1) for count in tries])


def _name(style):
    return {lang: style[lang] for lang in ("en", "ja")}


def _live_panels(found, tries):
    return [
        {"id": "map", "kind": "grid", "rows": 10, "cols": 10, "legend": [],
         "title": {"en": "tens of the start → and of the target ↑", "ja": "出発の十の位→　目標の十の位↑"}},
        {"id": "curve", "kind": "xy", "title": {"en": "outside people's idiom", "ja": "人の流儀の外"},
         "legend": [{"name": _name(ARMS[arm]), "color": ARMS[arm]["index"]} for arm in found],
         "x": {"label": _WORDS["tries"], "domain": [tries[0], tries[-1]], "scale": "log", "ticks": list(tries)},
         "y": {"label": {"en": "problems solved (%)", "ja": "解決率（％）"}, "domain": [0, 100], "scale": "linear",
               "ticks": [0, 25, 50, 75, 100]}}]


def _live_line(arm, tries, curve):
    mean, spread = curve.mean(axis=1), curve.std(axis=1)
    low, high = np.maximum(mean - spread, 0), np.minimum(mean + spread, 100)
    return {"xy": np.stack([tries, mean], axis=1).round(1).tolist(), "color": ARMS[arm]["index"], "dash": False,
            "band": np.stack([tries, low, high], axis=1).round(1).tolist()}


def _live_frame(arm, chance, asked, count, share):
    mean, style = round(float(share.mean()), 1), ARMS[arm]
    times = "one try" if count == 1 else f"{count:,} tries"
    return {"text": {"en": f"{style['en'].capitalize()}, {times} each: {mean} % of the problems outside the idiom.",
                     "ja": f"{style['ja']}、各{count:,}回：流儀の外の問題の{mean}％。"},
            "panels": {"map": {"cells": _coarse(chance, asked, count), "shade": True},
                       "curve": {"points": [{"x": count, "y": mean, "color": style["index"]}]}}}


def _coarse(chance, asked, count):
    """Share solved by tens of target (the highest on top) and tens of start, 0 where no problem is."""
    solved = pass_at(chance[:, asked.start, asked.target].astype(float), count).mean(axis=0)
    total, number = np.zeros((2, 10, 10))
    np.add.at(total, (9 - asked.target // 10, asked.start // 10), solved)
    np.add.at(number, (9 - asked.target // 10, asked.start // 10), 1)
    return (total / np.maximum(number, 1)).round(2).tolist()
