"""The figures of the lab on compounding errors: drives, survival, answers, chains, and the live figure.

Draw functions receive Axes and the language. Letters: R learners, T steps, N cars, K offsets.
"""

from __future__ import annotations

import numpy as np

from .compounding_errors import EDGE
from .compounding_errors_chains import checked_step
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, VERMILLION, band

COPIES = {
    "driver": {"color": GREY, "line": "--", "en": "the driver", "ja": "運転手"},
    "perfect": {"color": VERMILLION, "line": "-", "en": "copy of perfect laps", "ja": "完璧な手本の模倣"},
    "doubled": {"color": ORANGE, "line": ":", "en": "of twice as many", "ja": "手本を2倍に"},
    "corrected": {"color": BLUE, "line": "-", "en": "corrected once", "ja": "1回添削"},
    "corrected twice": {"color": SKY, "line": "--", "en": "corrected twice", "ja": "2回添削"},
    "trembling": {"color": GREEN, "line": "-.", "en": "copy of a trembling hand", "ja": "震える手の模倣"},
}
CHECKERS = {1.0: {"en": "nobody", "ja": "なし"}, 0.5: {"en": "waves half through", "ja": "誤りの半分を通す"},
            0.1: {"en": "waves a tenth through", "ja": "誤りの1割を通す"}, 0.0: {"en": "perfect", "ja": "完璧"}}
TRIES = {1: 0, 2: 1, 4: 2}
"""Tries allowed for each step, and the colour of their line."""

_STEPS = {"en": "steps driven", "ja": "走った歩数"}
_ON_ROAD = {"en": "cars on the road (%)", "ja": "道に残る車（％）"}
_DAYS = {"calm": {"en": "calm day", "ja": "無風の日"}, "breeze": {"en": "breeze", "ja": "風の日"}}
_RIGHT = {"en": "tasks ending right (%)", "ja": "正しく終わる課題（％）"}


def draw_trails(axes, drives, lang):
    """Offset against steps, four cars of every learner, one panel a copy; a dot where a car leaves the road.

    Parameters
    ----------
    axes : array of Axes
    drives : dict of str to Drives
        Names from `COPIES`.
    """
    for panel, (name, run) in zip(np.atleast_1d(axes), drives.items(), strict=True):
        offset = run.offset[:, :, :4].reshape(len(run.offset), -1)
        color = COPIES[name]["color"]
        panel.plot(np.where(np.abs(offset) <= EDGE, offset, np.nan), color=color, linewidth=0.7, alpha=0.6)
        gone = np.flatnonzero((np.abs(offset) > EDGE).any(axis=0))
        left = (np.abs(offset[:, gone]) > EDGE).argmax(axis=0)
        panel.plot(left, EDGE * np.sign(offset[left, gone]), "o", color=color, markersize=4)
        panel.axhline(EDGE, color=GREY, linewidth=1)
        panel.axhline(-EDGE, color=GREY, linewidth=1)
        panel.set(title=COPIES[name][lang], xlabel=_STEPS[lang], ylim=(-1.2 * EDGE, 1.2 * EDGE))
    np.atleast_1d(axes)[0].set_ylabel({"en": "offset from the centre (m)", "ja": "中央からのずれ（m）"}[lang])


def draw_survival(axes, days, lang):
    """Share of cars on the road against steps, one panel a day, mean and one standard deviation.

    Parameters
    ----------
    axes : array of Axes
    days : dict of str to dict of str to array, shape (R, T + 1)
        "calm" and "breeze", then names from `COPIES`.
    """
    for panel, (day, arms) in zip(axes, days.items(), strict=True):
        for name, shares in arms.items():
            style = COPIES[name]
            steps = np.arange(shares.shape[1])
            band(panel, steps, 100 * shares, color=style["color"], label=style[lang], linestyle=style["line"])
        panel.set(title=_DAYS[day][lang], xlabel=_STEPS[lang], ylim=(-2, 104))
    axes[0].set_ylabel(_ON_ROAD[lang])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)


def draw_answers(axes, offsets, answers, lang):
    """The turn that each copy would make at an offset, beyond the bend of the road.

    Parameters
    ----------
    offsets : array, shape (K,)
        Metres.
    answers : dict of str to array, shape (R, K)
        Names from `COPIES`; radians a step.
    """
    for name, turns in answers.items():
        style = COPIES[name]
        axes.plot(offsets, 1000 * turns[0], color=style["color"], linewidth=0.9, label=style[lang])
        axes.plot(offsets, 1000 * turns[1:].T, color=style["color"], linewidth=0.9)
    axes.set(xlabel={"en": "offset from the centre (m, left positive)", "ja": "中央からのずれ（m、左が正）"}[lang],
             ylabel={"en": "turn (mrad a step)", "ja": "ハンドル（mrad／歩）"}[lang])
    axes.legend()


def draw_errors(axes, copies, lang):
    """One dot a learner: distance from the driver, on a log scale, and cars on the road in a breeze.

    Parameters
    ----------
    copies : dict of str to dict
        Names from `COPIES`, each with "unlike" and "breeze", arrays (R,).
    """
    marks = dict(zip(COPIES, "x^vosD", strict=True))
    for name, found in copies.items():
        axes.plot(found["unlike"], 100 * found["breeze"], marks[name], color=COPIES[name]["color"],
                  label=COPIES[name][lang], alpha=0.8, markersize=5)
    axes.set_xscale("log")
    axes.set(xlabel={"en": "distance from the driver (share of variance)", "ja": "運転手との違い（分散比）"}[lang],
             ylabel=_ON_ROAD[lang], ylim=(-5, 105))
    axes.figure.legend(*axes.get_legend_handles_labels(), loc="outside right center")


def draw_sweep(axes, trembles, shares, lang):
    """Cars on the road against the tremble of the demonstrator's hand, for two ways to note the wheel.

    Parameters
    ----------
    trembles : sequence of float
        K; radians a step, the first may be 0, drawn at the left end.
    shares : dict of float to array, shape (R, K)
        Standard deviation of the notes' error, radians, to shares of cars.
    """
    places = np.arange(len(trembles))
    names = {"en": "notes wrong by {:g} mrad", "ja": "記録の誤差{:g} mrad"}[lang]
    for (noise, runs), color in zip(shares.items(), (BLUE, PURPLE, ORANGE), strict=False):
        band(axes, places, 100 * runs, color=color, label=names.format(1000 * noise), marker="o")
    axes.set_xticks(places, [f"{1000 * tremble:g}" for tremble in trembles])
    axes.set(xlabel={"en": "tremble of the hand (mrad a step)", "ja": "手の震え（mrad／歩）"}[lang],
             ylabel=_ON_ROAD[lang], ylim=(-5, 105))
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def draw_rows(axes, listed, alike, spread, lang):
    """Share of tasks passed k times in a row: as listed, if all tasks were alike, and if tasks differ.

    Parameters
    ----------
    listed, alike, spread : arrays, shape (K,)
    """
    rows = np.arange(1, len(listed) + 1)
    names = {"en": ("as listed", "if all tasks were alike", "if tasks differ (fitted to the first two)"),
             "ja": ("公開された値", "課題がみな同じなら", "課題に難易差があれば（最初の2点に合わせた）")}[lang]
    for shares, style, color, name in zip((listed, alike, spread), ("o", "--", "-"), (VERMILLION, GREY, BLUE), names,
                                          strict=True):
        axes.plot(rows, 100 * shares, style, color=color, label=name)
    axes.set_xticks(rows)
    axes.set(xlabel={"en": "times in a row", "ja": "連続回数"}[lang], ylim=(0, 70),
             ylabel={"en": "tasks passed every time (%)", "ja": "毎回合格した課題（％）"}[lang])
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def live_chain(rights, *, longest=100):
    """The live figure: whole tasks against their number of steps, for a step's reliability and a checker.

    Parameters
    ----------
    rights : sequence of float
        Chances that one attempt at a step is right.
    longest : int
        Steps of the longest task.

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the checkers, then over the reliabilities.
    """
    steps = np.unique(np.linspace(1, longest, 20).round().astype(int))
    return {
        "title": {"en": "How long a task can be", "ja": "課題はどこまで長くできるか"},
        "alt": {"en": "Share of tasks ending right against the number of steps, for one, two and four tries.",
                "ja": "手順の数に対する、正しく終わる課題の割合。試行1回、2回、4回の3本。"},
        "controls": [{"id": "checker", "label": {"en": "who checks each step", "ja": "各手順を検査する者"},
                      "kind": "choice", "start": 1, "values": list(CHECKERS.values())},
                     {"id": "right", "label": {"en": "one step right (%)", "ja": "1手順が正しい確率（％）"},
                      "kind": "range", "start": list(rights).index(0.95),
                      "values": [f"{100 * right:g}" for right in rights]}],
        "panels": [{"id": "tasks", "kind": "xy",
                    "x": {"label": {"en": "steps of the task", "ja": "課題の手順数"}, "domain": [0, longest],
                          "scale": "linear", "ticks": [0, 20, 40, 60, 80, 100]},
                    "y": {"label": _RIGHT, "domain": [0, 100], "scale": "linear", "ticks": [0, 25, 50, 75, 100]},
                    "legend": [{"name": {"en": f"{tries} {'try' if tries == 1 else 'tries'} a step",
                                         "ja": f"1手順に{tries}回"}, "color": color}
                               for tries, color in TRIES.items()]}],
        "frames": [_frame(right, waved, steps) for waved in CHECKERS for right in rights]}


def _frame(right, waved, steps):
    lines = [{"xy": [[int(n), round(100 * float(checked_step(right, tries=tries, waved=waved) ** n), 1)]
                     for n in steps], "color": color} for tries, color in TRIES.items()]
    once, often = (100 * checked_step(right, tries=tries, waved=waved) ** 20 for tries in (1, 4))
    checker = CHECKERS[waved]
    return {"panels": {"tasks": {"lines": lines}},
            "text": {"en": f"Step right {100 * right:g} %, checker: {checker['en']}. Of tasks of 20 steps, "
                           f"{once:.0f} % end right with one try a step, {often:.0f} % with four.",
                     "ja": f"1手順が正しい確率{100 * right:g}％、検査：{checker['ja']}。"
                           f"20手順の課題が正しく終わるのは、1回ずつで{once:.0f}％、4回までで{often:.0f}％。"}}
