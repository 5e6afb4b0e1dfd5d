"""The figures of the dream lab: the plan that meets the wall, waking up, how careful to be, the pendulum.

Draw functions receive Axes and the language; acts and wakings are those of `inside_the_dream_acts`.
"""

from __future__ import annotations

import numpy as np

from .game import (
    COLUMNS,
    DOOR_ROW,
    GOAL_CELL,
    LAST_STEP,
    ROWS,
    START_CELL,
    draw_rink,
    draw_trail,
    parts_of,
    steps_taken,
)
from .plots import BLUE, GREEN, GREY, PURPLE, VERMILLION, band

WORLDS = {"dream": {"color": PURPLE, "index": 4, "en": "in the dream", "ja": "夢の中"},
          "real": {"color": VERMILLION, "index": 2, "en": "in reality", "ja": "現実"}}
CARES = {"none": {"en": "no limits", "ja": "制限なし"},
         "cells": {"en": "visited\ncells", "ja": "人が通った\nセルだけ"},
         "states": {"en": "visited cells\nand speeds", "ja": "人が通った\nセルと速さだけ"},
         "copy": {"en": "copy\npeople", "ja": "人の\n模倣"},
         "awake": {"en": "no limits,\nchecked", "ja": "制限なし\n＋現実確認"}}
_AXES = {"length": {"en": "steps to the goal", "ja": "ゴールまでの歩数"},
         "game": {"en": "game in reality", "ja": "現実でのプレイ（回目）"},
         "round": {"en": "rounds of search", "ja": "探索の回数"},
         "score": {"en": "score of a run", "ja": "1回の得点"},
         "caution": {"en": "weight of caution", "ja": "慎重さの重み"}}


def draw_acts(axes, real, people, bold, careful, lang):
    """The bold plan as dreamt and as it came, and the careful one, over the trails of people.

    Parameters
    ----------
    real : Game
    people : array of int, shape (games, T + 1)
        The first 15 are drawn.
    bold, careful : Act
    """
    names = {"en": ("people", "bold plan, dreamt", "bold plan, real", "careful plan, real"),
             "ja": ("人", "大胆な計画（夢）", "大胆な計画（現実）", "慎重な計画（現実）")}[lang]
    draw_rink(axes, real, lang)
    for number, trail in enumerate(people[:15]):
        draw_trail(axes, real, trail, color=GREY, label=None if number else names[0], alpha=0.25, shift=0.15)
    draw_trail(axes, real, careful.trail, color=BLUE, label=names[3], shift=-0.15)
    dream_x, dream_y, _, _ = parts_of(bold.dream[:bold.dreamt + 1])
    axes.plot(dream_x, dream_y, "o:", markersize=3.5, color=PURPLE, label=names[1])
    x, y, _, _ = parts_of(bold.trail)
    axes.plot(x, y + 0.3, "o-", markersize=3.5, color=VERMILLION, label=names[2])
    axes.plot(x[-1] + 0.45, y[-1] + 0.3, "x", markersize=9, markeredgewidth=2.5, color=VERMILLION)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=4, columnspacing=1.2, handlelength=1.6)


def draw_waking(axes, wakings, marks, lang):
    """Steps planned and steps needed, game after game, mean and one standard deviation.

    Parameters
    ----------
    wakings : list of Waking
    marks : dict of str to float
        "people" and "best": steps, drawn as dotted lines.
    """
    games = np.arange(1, len(wakings[0].real) + 1)
    band(axes, games, [waking.real for waking in wakings], color=VERMILLION, label=WORLDS["real"][lang], marker="o")
    band(axes, games, [waking.dreamt for waking in wakings], color=PURPLE, label=WORLDS["dream"][lang],
         marker="s", linestyle="--")
    names = {"people": {"en": "people", "ja": "人"}, "best": {"en": "best possible", "ja": "最短"}}
    for (name, steps), offset in zip(marks.items(), (1.5, -5), strict=True):
        axes.axhline(steps, color=GREY, linestyle=":", linewidth=1)
        axes.annotate(names[name][lang], (games[-1] + 0.4, steps + offset), ha="right", fontsize=9, color="#555555")
    axes.set(xlabel=_AXES["game"][lang], ylabel=_AXES["length"][lang], ylim=(0, LAST_STEP + 5),
             xlim=(0.5, games[-1] + 0.5), xticks=games[::2])
    axes.legend(loc="upper right")


def draw_cares(axes, steps, lang):
    """Steps promised and steps needed for each way to be careful, one dot a dreamer.

    Parameters
    ----------
    steps : dict of str to dict
        Keys of `CARES`; each holds "real" and perhaps "dream", arrays of shape (D,).
    """
    for place, care in enumerate(CARES):
        for world, side in (("dream", -0.16), ("real", 0.16)):
            if world not in steps[care]:
                continue
            group, style = np.asarray(steps[care][world], float), WORLDS[world]
            spread = np.linspace(-0.1, 0.1, len(group))
            axes.plot(place + side + spread, np.sort(group), "o", markersize=3.5, alpha=0.5, color=style["color"])
            axes.errorbar(place + side, group.mean(), group.std(), fmt="s", capsize=4, color=style["color"],
                          label=style[lang] if care == "none" else None)
            axes.annotate(f"{group.mean():.1f}", (place + side, 1.12 * group.mean()), ha="center", va="bottom",
                          fontsize=9, color=style["color"])
    axes.set_xticks(range(len(CARES)), [style[lang] for style in CARES.values()])
    axes.set_yscale("log")
    axes.set_yticks([8, 15, 20, 40, LAST_STEP], ["8", "15", "20", "40", str(LAST_STEP)])
    axes.set_yticks([], minor=True)
    axes.set(ylabel=_AXES["length"][lang], ylim=(6, 120), xlim=(-0.5, len(CARES) - 0.5))
    axes.legend(loc="upper center")


def draw_pendulum(axes, climbs, cautions, lang):
    """Left: the search goes on, in the dream and in reality. Right: what caution does to both.

    Parameters
    ----------
    axes : array of two Axes
    climbs : dict of str to array
        "dream", "real" and "practice", shape (rounds, D): scores of the rule found after each round.
        "checked": shape (checks, D), reality after each check, at equal steps of rounds.
    cautions : dict of float to (dream, real)
        Two arrays of shape (D,) for each weight of caution.
    """
    left, right = axes
    rounds = np.arange(1, len(climbs["real"]) + 1)
    practice = {"en": "searched in reality", "ja": "現実で探索"}
    checked = {"en": "checked in reality", "ja": "現実で確認"}
    band(left, rounds, climbs["practice"].T, color=GREY, label=practice[lang], linestyle=":")
    band(left, rounds, climbs["dream"].T, color=PURPLE, label=WORLDS["dream"][lang], linestyle="--")
    band(left, rounds, climbs["real"].T, color=VERMILLION, label=WORLDS["real"][lang])
    every = len(rounds) // len(climbs["checked"])
    left.errorbar(rounds[every - 1::every], climbs["checked"].mean(axis=1), climbs["checked"].std(axis=1), fmt="D",
                  color=GREEN, capsize=3, markersize=5, label=checked[lang])
    left.set(xlabel=_AXES["round"][lang], ylabel=_AXES["score"][lang], xlim=(0.5, len(rounds) + 0.5),
             xticks=rounds[4::5])
    left.figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=4)
    for world, scores in zip(WORLDS, np.moveaxis([cautions[weight] for weight in cautions], 1, 0), strict=True):
        style = WORLDS[world]
        shift = -0.08 if world == "dream" else 0.08
        right.errorbar(np.arange(len(cautions)) + shift, scores.mean(axis=1), scores.std(axis=1), capsize=4,
                       fmt="s--" if world == "dream" else "o-", color=style["color"])
    right.set_xticks(range(len(cautions)), [f"{weight:g}" for weight in cautions])
    right.set(xlabel=_AXES["caution"][lang], ylim=left.get_ylim(), xlim=(-0.4, len(cautions) - 0.6))


def live_spec(real, waking, careful):
    """The live figure: one dreamer's plan and what came of it, game after game, bold or careful.

    Parameters
    ----------
    real : Game
    waking : Waking
        The bold one, who checks.
    careful : Act
        Its plan never changes, since nothing surprises it.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over bold and careful, then over the games.
    """
    games = len(waking.real)
    bold = [_frame(real, waking.plans[game], waking.trails[game], game, waking.real, int(waking.surprises[game]))
            for game in range(games)]
    still = [_frame(real, careful.dream, careful.trail, game, np.full(games, careful.real), 0)
             for game in range(games)]
    return {
        "title": {"en": "What is dreamt, and what happens", "ja": "夢に見ることと、起きること"},
        "alt": {"en": "A rink with the dreamt and the real trail, and the steps of each game so far.",
                "ja": "夢と現実の軌跡を描いたリンクと、これまでの各回の歩数。"},
        "controls": [
            {"id": "care", "label": {"en": "dreamer", "ja": "夢見る者"}, "kind": "choice", "start": 0,
             "values": [{"en": "bold, checks reality", "ja": "大胆、現実を確認"},
                        {"en": "careful, visited cells only", "ja": "慎重、人の通ったセルだけ"}]},
            {"id": "game", "label": _AXES["game"], "kind": "range", "start": 0,
             "values": [str(game + 1) for game in range(games)]}],
        "panels": _panels(games),
        "static": {"map": {"cells": _cells(real)}},
        "frames": bold + still}


def _panels(games):
    legend = [{"name": {lang: style[lang] for lang in ("en", "ja")}, "color": style["index"],
               "dash": world == "dream"} for world, style in WORLDS.items()]
    return [
        {"id": "map", "kind": "grid", "rows": ROWS, "cols": COLUMNS, "legend": legend,
         "title": {"en": "the plan and the game", "ja": "計画と実際のプレイ"}},
        {"id": "length", "kind": "xy", "legend": [],
         "title": {"en": "steps to the goal, game by game", "ja": "各回の歩数"},
         "x": {"label": _AXES["game"], "domain": [0, games + 1], "scale": "linear",
               "ticks": list(range(1, games + 1, 4))},
         "y": {"label": _AXES["length"], "domain": [0, 90], "scale": "linear", "ticks": [0, 20, 40, 60, 80]}}]


def _frame(real, plan, trail, game, lengths, surprises):
    dreamt, needed = int(steps_taken(real, plan)), int(lengths[game])
    so_far = [{"x": number + 1, "y": int(length), "color": WORLDS["real"]["index"]}
              for number, length in enumerate(lengths[:game + 1])]
    promise = {"x": game + 1, "y": dreamt, "color": WORLDS["dream"]["index"]}
    return {"text": _sentence(game + 1, dreamt, needed, surprises),
            "panels": {"map": {"paths": [_path(real, plan, "dream"), _path(real, trail, "real")]},
                       "length": {"points": [*so_far, promise]}}}


def _sentence(game, dreamt, needed, surprises):
    came = {"en": "it does not arrive", "ja": "ゴールに着かない"} if needed >= LAST_STEP else {
        "en": f"it takes {needed}", "ja": f"現実は{needed}歩"}
    return {"en": f"Game {game}: the plan says {dreamt} steps, {came['en']}; surprises: {surprises}.",
            "ja": f"{game}回目：計画では{dreamt}歩、{came['ja']}。予想外は{surprises}回。"}


def _path(real, trail, world):
    """Cells of a trail without repeats on the spot."""
    x, y, _, _ = parts_of(trail[:steps_taken(real, trail) + 1])
    cells = np.stack([x, y], axis=1)
    kept = np.append(True, (np.diff(cells, axis=0) != 0).any(axis=1))
    return {"xy": cells[kept].tolist(), "color": WORLDS[world]["index"], "dash": world == "dream"}


def _cells(real):
    cells = np.where(real.floor[:ROWS, :COLUMNS], 0, 1)
    cells[DOOR_ROW, (cells == 1).any(axis=0)] = 4
    cells[START_CELL[1], START_CELL[0]], cells[GOAL_CELL[1], GOAL_CELL[0]] = 2, 3
    return cells.tolist()


