"""The figures of the page on shared practice: two rinks, learning curves, what agreement changes, the live figure.

Draw functions receive Axes and the language; practice is that of `glitch_sharing`.
"""

from __future__ import annotations

import numpy as np

from .game import COLUMNS, GOAL_CELL, LAST_STEP, ROWS, START_CELL, WALL_COLUMN, parts_of
from .glitch_sharing import CUSTOMERS, MIDDLE, final_lengths, practice_needed
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

ARMS = {
    "apart": {"color": GREY, "marker": "s", "en": "apart", "ja": "単独"},
    "shared": {"color": PURPLE, "marker": "o", "en": "shared", "ja": "共有"},
    "own": {"color": GREEN, "marker": "^", "en": "shared, then own", "ja": "共有の後に独自"},
}
DOORS = {"top": {"color": BLUE, "index": 1, "en": "door at the top", "ja": "扉が上"},
         "bottom": {"color": VERMILLION, "index": 2, "en": "door at the bottom", "ja": "扉が下"}}
_AXES = {"steps": {"en": "practice of each customer (thousand steps)", "ja": "1顧客の練習量（千歩）"},
         "length": {"en": "steps to the goal", "ja": "ゴールまでの歩数"},
         "agreeing": {"en": "customers with the same door", "ja": "扉が同じ顧客の数"},
         "needed": {"en": "practice needed (thousand steps)", "ja": "必要な練習量（千歩）"},
         "final": {"en": "steps to the goal, at the end", "ja": "最後のゴールまでの歩数"},
         "between": {"en": "steps between two meetings", "ja": "集約と集約の間の歩数"}}


def draw_rinks(axes, games, lang):
    """Two rinks side by side, with start, goal and the one door.

    Parameters
    ----------
    axes : array of Axes, shape (2,)
    games : (Game, Game)
    """
    words = {"en": ("start", "goal", "door", "wall"), "ja": ("出発", "ゴール", "扉", "壁")}[lang]
    for one, game in zip(axes, games, strict=True):
        one.set(xlim=(-0.5, COLUMNS - 0.5), ylim=(ROWS - 0.5, -0.5), aspect="equal", xticks=[], yticks=[])
        one.spines[:].set_visible(False)
        one.pcolormesh(np.arange(COLUMNS), np.arange(ROWS), np.where(game.floor[:ROWS, :COLUMNS], np.nan, 0.8),
                       cmap="gray", vmin=0, vmax=1, edgecolor="none", zorder=1)
        one.hlines(np.arange(ROWS + 1) - 0.5, -0.5, COLUMNS - 0.5, color="#dddddd", linewidth=0.5, zorder=0)
        one.vlines(np.arange(COLUMNS + 1) - 0.5, -0.5, ROWS - 0.5, color="#dddddd", linewidth=0.5, zorder=0)
        for column, word in ((START_CELL[0], words[0]), (GOAL_CELL[0], words[1])):
            one.plot(column, MIDDLE, "s", markersize=11, color="#333333", fillstyle="none", zorder=2)
            one.annotate(word, (column, MIDDLE + 1.1), ha="center", va="center", annotation_clip=False)
        door = int(game.floor[:ROWS, WALL_COLUMN].argmax())
        one.annotate(words[2], (WALL_COLUMN - 0.8, door), ha="right", va="center")
        one.annotate(words[3], (WALL_COLUMN, MIDDLE), rotation=90, ha="center", va="center", zorder=3)


def draw_learning(axes, apart, shared, numbers, agreeing, lang):
    """Steps to the goal against practice, by door, in some of the groups; mean and spread over replicas.

    Parameters
    ----------
    axes : array of Axes, one for each group
    apart, shared : Practice
        The first group of `apart` is drawn in grey everywhere.
    numbers : sequence of int
        Which groups of `shared`.
    agreeing : sequence of int
        Customers with the door at the top in every group of `shared`.
    """
    titles = {"en": "{} of {} doors alike", "ja": "{1}のうち{0}の扉が同じ"}[lang]
    for one, number in zip(axes, numbers, strict=True):
        top = agreeing[number]
        _curve(one, apart, apart.lengths[:, 0], ARMS["apart"], lang)
        for kind, customers in (("top", slice(top)), ("bottom", slice(top, None))):
            if shared.lengths[:, number, :, customers].size:
                _curve(one, shared, shared.lengths[:, number, :, customers], DOORS[kind], lang)
        one.set(title=titles.format(top, CUSTOMERS), ylim=(0, 92), xlim=(0, None))
        one.set_xlabel(_AXES["steps"][lang] if one is axes[len(axes) // 2] else "")
    axes[0].set_ylabel(_AXES["length"][lang])
    axes[0].figure.legend(*_shared_legend(axes), loc="outside lower center", ncols=3)


def draw_agreement(axes, arms, agreeing, best, lang):
    """Practice to the shortest path, and steps to the goal at the end, against the number of equal doors.

    Parameters
    ----------
    axes : array of Axes, shape (2,)
    arms : dict of str to Practice
        Keys of `ARMS`; "apart" has one group, drawn at every number.
    agreeing : sequence of int
    best : int
        Length of the shortest path.
    """
    for shift, (name, style) in zip((-0.06, 0, 0.06), ARMS.items(), strict=True):
        for one, values in zip(axes, (practice_needed(arms[name], best) / 1000, final_lengths(arms[name])),
                               strict=True):
            means = np.broadcast_to(values.mean(axis=-1), (len(agreeing), values.shape[1]))          # (M, R)
            one.errorbar(np.array(agreeing) + shift, means.mean(axis=1), means.std(axis=1), capsize=4,
                         color=style["color"], fmt=style["marker"] + "-", label=style[lang])
    for one, label in zip(axes, ("needed", "final"), strict=True):
        one.set(xlabel=_AXES["agreeing"][lang], ylabel=_AXES[label][lang], xticks=sorted(agreeing))
        one.set_ylim(bottom=0)
    axes[1].legend()


def draw_meetings(axes, needed, alone, lang):
    """Practice to the shortest path against the steps between two meetings, all maps alike.

    Parameters
    ----------
    needed : dict of int to array, shape (R,)
        Steps between meetings to the practice needed in each replica.
    alone : float
        The practice needed without any meeting.
    """
    between = sorted(needed)
    values = np.array([needed[steps] for steps in between]) / 1000                                   # (P, R)
    axes.errorbar(between, values.mean(axis=1), values.std(axis=1), fmt="o-", capsize=4, color=PURPLE)
    lines = {"en": ("apart", "an eighth of that"), "ja": ("単独", "その8分の1")}[lang]
    for height, word, color in ((alone, lines[0], GREY), (alone / CUSTOMERS, lines[1], ORANGE)):
        axes.axhline(height / 1000, linestyle="--", color=color, linewidth=1.2)
        axes.annotate(word, (between[0], height / 1000), xytext=(0, 3), textcoords="offset points", va="bottom")
    axes.set_xscale("log")
    axes.set_xticks(between, [f"{steps:,}" for steps in between])
    axes.minorticks_off()
    axes.set(xlabel=_AXES["between"][lang], ylabel=_AXES["needed"][lang], ylim=(0, 1.15 * alone / 1000))


def live_spec(arms, agreeing, best):
    """The live figure: how many doors agree, and which arm; curves by door, and the last trails on the map.

    Parameters
    ----------
    arms : dict of str to Practice
        "shared" and "own", a group for each number in `agreeing`; "apart" with one group.
    agreeing : sequence of int
    best : int

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the numbers, then over the two arms.
    """
    names = ("shared", "own")
    return {
        "title": {"en": "Eight customers share what they learn", "ja": "8人の顧客が学んだことを共有する"},
        "alt": {"en": "A rink with the last trail of one customer of each kind, and their steps to the goal "
                      "against practice.",
                "ja": "各種類の顧客1人の最後の軌跡を描いたリンクと、練習量に対するゴールまでの歩数。"},
        "controls": [
            {"id": "agreeing", "label": _AXES["agreeing"], "kind": "range", "start": 0,
             "values": [str(top) for top in agreeing]},
            {"id": "arm", "label": {"en": "the centre", "ja": "集約"}, "kind": "choice", "start": 0,
             "values": [_both(ARMS[name]) for name in names]}],
        "panels": _panels(int(arms["apart"].checked[-1]) / 1000),
        "static": {"map": {"cells": _cells()},
                   "length": {"lines": [_line(arms["apart"], arms["apart"].lengths[:, 0], 0, dash=True)]}},
        "frames": [_frame(arms[name], name, number, top, best)
                   for number, top in enumerate(agreeing) for name in names]}


def _curve(axes, practice, lengths, style, lang):
    band(axes, practice.checked / 1000, lengths.mean(axis=-1).T, color=style["color"], label=style[lang])


def _shared_legend(axes):
    found = {label: handle for one in axes for handle, label in zip(*one.get_legend_handles_labels(), strict=True)}
    return list(found.values()), list(found)


def _both(style):
    return {lang: style[lang] for lang in ("en", "ja")}


def _panels(end):
    doors = [{"name": _both(style), "color": style["index"]} for style in DOORS.values()]
    apart = {"name": _both(ARMS["apart"]), "color": 0, "dash": True}
    return [
        {"id": "map", "kind": "grid", "rows": ROWS, "cols": COLUMNS, "legend": doors,
         "title": {"en": "the last trails; each rink has one of the two doors",
                   "ja": "最後の軌跡。どのリンクにも扉は2つのうち1つだけ"}},
        {"id": "length", "kind": "xy", "legend": [*doors, apart],
         "title": {"en": "customers by their door, mean of all replicas", "ja": "扉の位置ごとの顧客、全反復の平均"},
         "x": {"label": _AXES["steps"], "domain": [0, end], "scale": "linear",
               "ticks": [round(end * part / 4) for part in range(5)]},
         "y": {"label": _AXES["length"], "domain": [0, 90], "scale": "linear", "ticks": [0, 20, 40, 60, 80]}}]


def _cells():
    cells = np.zeros((ROWS, COLUMNS), int)
    cells[:, WALL_COLUMN] = 1
    cells[[0, ROWS - 1], WALL_COLUMN] = 4
    cells[MIDDLE, START_CELL[0]], cells[MIDDLE, GOAL_CELL[0]] = 2, 3
    return cells.tolist()


def _frame(practice, name, number, top, best):
    kinds = {"top": slice(top)} | ({"bottom": slice(top, None)} if top < CUSTOMERS else {})
    paths = [{"xy": _cells_of(practice.trails[number, 0, customers][0]), "color": DOORS[kind]["index"]}
             for kind, customers in kinds.items()]
    lines = [_line(practice, practice.lengths[:, number, :, customers], DOORS[kind]["index"])
             for kind, customers in kinds.items()]
    ends = {kind: final_lengths(practice)[number][:, customers].mean() for kind, customers in kinds.items()}
    return {"text": _sentence(ARMS[name], top, ends, best),
            "panels": {"map": {"paths": paths}, "length": {"lines": lines}}}


def _cells_of(trail):
    x, y, _, _ = parts_of(trail)
    cells = np.stack([x, y], axis=1)
    moving = np.append(True, (np.diff(cells, axis=0) != 0).any(axis=1))
    return cells[moving][:30].tolist()


def _line(practice, lengths, color, *, dash=False):
    every = max(1, len(practice.checked) // 30)
    means = lengths.mean(axis=-1)[::every]                                                           # (P, R)
    points = np.stack([practice.checked[::every] / 1000, means.mean(axis=1)], axis=1)
    return {"xy": points.round(1).tolist(), "color": color, "dash": dash}


def _sentence(style, top, ends, best):
    told = {kind: {"en": f"{length:.1f}" if length < LAST_STEP else "never arrives",
                   "ja": f"{length:.1f}歩" if length < LAST_STEP else "到達しない"} for kind, length in ends.items()}
    each = {lang: ("; " if lang == "en" else "、").join(
        f"{DOORS[kind][lang]}{': ' if lang == 'en' else 'は'}{words[lang]}" for kind, words in told.items())
        for lang in ("en", "ja")}
    return {"en": f"{style['en'].capitalize()}, {top} of {CUSTOMERS} doors alike. Steps at the end, "
                  f"{each['en']} (shortest: {best}).",
            "ja": f"{style['ja']}、{CUSTOMERS}のうち{top}の扉が同じ。最後の歩数：{each['ja']}（最短は{best}歩）。"}
