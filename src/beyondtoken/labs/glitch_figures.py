"""The figures of the glitch lab: trails on the rink, learning curves, who adapts, and the live figure.

Draw functions receive Axes and the language; lessons and games are those of `glitch` and `game`.
"""

from __future__ import annotations

import numpy as np

from .game import (
    COLUMNS,
    DOOR_ROW,
    GOAL_CELL,
    ROWS,
    START_CELL,
    draw_rink,
    draw_trail,
    parts_of,
    passes_wall,
)
from .plots import BLUE, GREEN, GREY, PURPLE, VERMILLION, band

ARMS = {
    "buggy": {"color": VERMILLION, "index": 2, "en": "with the bug", "ja": "不具合あり"},
    "patched": {"color": BLUE, "index": 1, "en": "patched from the start", "ja": "最初から修正済み"},
    "closed": {"color": PURPLE, "index": 4, "en": "patched half-way", "ja": "途中で修正"},
}
_AXES = {"steps": {"en": "practice (thousand steps)", "ja": "練習量（千歩）"},
         "length": {"en": "steps to the goal", "ja": "ゴールまでの歩数"}}


def draw_trails(axes, game, people, learner, patched, lang):
    """People, a learner with the bug and a learner without it, on one rink.

    Parameters
    ----------
    game : Game
    people : array of int, shape (N, T + 1)
        Trails; the first 20 are drawn.
    learner, patched : arrays of int, shape (T + 1,)
    """
    names = {"en": ("people", "reward learner, with the bug", "reward learner, patched game"),
             "ja": ("人", "報酬学習者（不具合あり）", "報酬学習者（修正後）")}[lang]
    draw_rink(axes, game, lang)
    for number, trail in enumerate(people[:20]):
        draw_trail(axes, game, trail, color=GREY, label=None if number else names[0], alpha=0.25, shift=0.15)
    draw_trail(axes, game, patched, color=BLUE, label=names[2], shift=-0.15)
    draw_trail(axes, game, learner, color=VERMILLION, label=names[1])
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=3)


def draw_learning(axes, lessons, shortest, lang):
    """Steps to the goal against practice, mean and one standard deviation, with the patch as a vertical line.

    Parameters
    ----------
    lessons : dict of str to Lesson
        Keys of `ARMS`.
    shortest : dict of str to int
        Shortest path of the "buggy" and the "patched" game, drawn as dotted lines.
    """
    for arm, style in ARMS.items():
        lesson = lessons[arm]
        first = lesson.change - 1 if arm == "closed" else 0       # before the patch it is the buggy arm
        band(axes, lesson.checked[first:] / 1000, lesson.lengths[first:].T, color=style["color"],
             label=style[lang])
    for game in ("buggy", "patched"):
        axes.axhline(shortest[game], color=ARMS[game]["color"], linestyle=":", linewidth=1)
    patch = lessons["closed"].checked[lessons["closed"].change] / 1000
    axes.axvline(patch, color=PURPLE, linestyle="--", linewidth=1)
    axes.annotate({"en": "patch", "ja": "修正"}[lang], (patch, 96), color=PURPLE, ha="center", va="bottom",
                  annotation_clip=False)
    axes.set(xlabel=_AXES["steps"][lang], ylabel=_AXES["length"][lang], xlim=(0, None), ylim=(0, 95))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=3)


def draw_adaptation(axes, pairs, lang):
    """Practice until the new shortest path, one point a learner, with mean and standard deviation.

    Parameters
    ----------
    pairs : dict of str to (veterans, newcomers)
        As `glitch.adaptation` gives it.
    """
    names = {"en": ("veterans", "newcomers"), "ja": ("熟練", "新人")}[lang]
    changes = {"en": ("old way closed", "new way opened"), "ja": ("旧路が閉じた", "新路が開いた")}[lang]
    for place, change in enumerate(("closed", "opened")):
        for side, (group, color) in enumerate(zip(pairs[change], (PURPLE, GREEN), strict=True)):
            at = place + 0.3 * side - 0.15
            spread = np.linspace(-0.07, 0.07, len(group))
            axes.plot(at + spread, np.sort(group) / 1000, "o", markersize=4, alpha=0.6, color=color)
            axes.errorbar(at + 0.1, group.mean() / 1000, group.std() / 1000, fmt="s", capsize=4, color=color,
                          label=None if place else names[side])
    axes.set_xticks([0, 1], changes)
    axes.set(ylabel=_AXES["steps"][lang], xlim=(-0.5, 1.5))
    axes.set_ylim(bottom=0)
    axes.legend()


def live_spec(game, lessons, *, moments):
    """The live figure: what one learner does after each amount of practice, in each of three games.

    Parameters
    ----------
    game : Game
    lessons : dict of str to Lesson
        Keys of `ARMS`.
    moments : sequence of int
        Practice, environment steps.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the arms, then over the moments.
    """
    return {
        "title": {"en": "What one learner can do while it learns", "ja": "学習中の1体にできること"},
        "alt": {"en": "A rink with the learner's trail, and its steps to the goal against practice.",
                "ja": "リンク上の軌跡と、練習量に対するゴールまでの歩数。"},
        "controls": [
            {"id": "arm", "label": {"en": "game", "ja": "ゲーム"}, "kind": "choice", "start": 0,
             "values": [_name(style) for style in ARMS.values()]},
            {"id": "practice", "label": _AXES["steps"], "kind": "range", "start": 0,
             "values": [f"{moment / 1000:g}" for moment in moments]}],
        "panels": _panels(max(int(lessons[arm].checked[-1]) for arm in ARMS) / 1000),
        "static": {"map": {"cells": _cells(game)},
                   "length": {"lines": [_line(lessons[arm], arm) for arm in ARMS]}},
        "frames": [_frame(game, lessons[arm], arm, moment) for arm in ARMS for moment in moments]}


def _panels(end):
    legend = [{"name": _name(style), "color": style["index"]} for style in ARMS.values()]
    ticks = [round(end * part / 3) for part in range(4)]
    return [
        {"id": "map", "kind": "grid", "rows": ROWS, "cols": COLUMNS, "legend": [],
         "title": {"en": "the trail of one learner", "ja": "1体の軌跡"}},
        {"id": "length", "kind": "xy", "legend": legend,
         "title": {"en": "steps to the goal: mean of all, and this learner",
                   "ja": "ゴールまでの歩数：全体の平均と、この1体"},
         "x": {"label": _AXES["steps"], "domain": [0, end], "scale": "linear", "ticks": ticks},
         "y": {"label": _AXES["length"], "domain": [0, 90], "scale": "linear", "ticks": [0, 20, 40, 60, 80]}}]


def _name(style):
    return {lang: style[lang] for lang in ("en", "ja")}


def _frame(game, lesson, arm, moment):
    check = int(np.abs(lesson.checked - moment).argmin())
    trail, length = lesson.trails[check, 0], int(lesson.lengths[check, 0])
    style = ARMS[arm]
    return {"text": _sentence(moment, length, lesson.through[check, 0], lesson.trails.shape[-1] - 1, style),
            "panels": {"map": {"paths": _paths(game, trail[:_moving(trail) + 1], style["index"])},
                       "length": {"points": [{"x": moment / 1000, "y": length, "color": style["index"]}]}}}


def _sentence(moment, length, through, last_step, style):
    if length >= last_step:
        ends = {"en": "it does not arrive", "ja": "ゴールに着かない"}
    else:
        way, way_ja = ("through the wall", "壁を抜ける") if through else ("through the door", "扉を通る")
        ends = {"en": f"{length} steps, {way}", "ja": f"{length}歩、{way_ja}"}
    return {"en": f"{style['en'].capitalize()}, after {moment:,} steps of practice: {ends['en']}.",
            "ja": f"{style['ja']}、{moment:,}歩の練習後：{ends['ja']}。"}


def _moving(trail):
    """Steps until the trail comes back to a state it knows: from there it goes in circles."""
    first_visits = np.unique(trail, return_index=True)[1]
    again = np.setdiff1d(np.arange(len(trail)), first_visits)
    return int(again[0]) if again.size else len(trail) - 1


def _paths(game, trail, color):
    """The trail in pieces, those through the wall dashed."""
    x, y, _, _ = parts_of(trail)
    cells = np.stack([x, y], axis=1).tolist()
    jumps = passes_wall(game, trail[:-1], trail[1:])
    edges = [0, *(np.flatnonzero(np.diff(jumps)) + 1).tolist(), len(jumps)]
    return [{"xy": cells[a:b + 1], "color": color, "dash": bool(jumps[a])}
            for a, b in zip(edges[:-1], edges[1:], strict=True) if b > a]


def _cells(game):
    cells = np.where(game.floor[:ROWS, :COLUMNS], 0, 1)
    door = (cells == 1).any(axis=0)
    cells[DOOR_ROW, door] = 4
    cells[START_CELL[1], START_CELL[0]], cells[GOAL_CELL[1], GOAL_CELL[0]] = 2, 3
    return cells.tolist()


def _line(lesson, arm):
    every = max(1, len(lesson.checked) // 60)
    x = (lesson.checked[::every] / 1000).round(1)
    mean, spread = lesson.lengths[::every].mean(axis=1), lesson.lengths[::every].std(axis=1)
    return {"xy": np.stack([x, mean], axis=1).round(1).tolist(), "color": ARMS[arm]["index"], "dash": False,
            "band": np.stack([x, mean - spread, mean + spread], axis=1).round(1).tolist()}

