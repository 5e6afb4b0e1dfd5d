"""The figures of planning in a learned world: experience, looking ahead, closed eyes, training wheels.

Draw functions receive Axes and the language. Letters: R models, L learners, T steps of a run.
"""

from __future__ import annotations

import numpy as np

from .pendulum import SECONDS
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

EYES = {"open": {"color": BLUE, "index": 1, "en": "eyes open", "ja": "目を開けて"},
        "closed": {"color": VERMILLION, "index": 2, "en": "eyes closed", "ja": "目を閉じて"}}
WAYS = {"scratch": {"color": GREY, "en": "real steps only", "ja": "実機の歩だけ"},
        "simulator": {"color": ORANGE, "en": "simulator only", "ja": "シミュレータだけ"},
        "wheels": {"color": GREEN, "en": "simulator, then real steps", "ja": "シミュレータ＋実機の歩"}}
_AXES = {"score": {"en": "score of a run", "ja": "1回の得点"},
         "steps": {"en": "real steps", "ja": "現実の歩数"},
         "horizon": {"en": "steps looked ahead", "ja": "先読みの歩数"},
         "time": {"en": "time (s)", "ja": "時間（秒）"},
         "angle": {"en": "from upright (degrees)", "ja": "直立からの角度（度）"},
         "error": {"en": "error of one step", "ja": "1歩の予測誤差"}}
_MARKS = {"random": {"en": "random pushes", "ja": "でたらめに押す"},
          "true": {"en": "true equations", "ja": "真の方程式"}}


def draw_experience(axes, watched, practice, marks, lang):
    """Score against real steps: planning in a learned world, and practice without a model.

    Parameters
    ----------
    watched : dict of int to array, shape (R,)
        Steps watched to score.
    practice : Practice
    marks : dict of str to float
        "random" and "true": scores, drawn as dotted lines.
    """
    planner = {"en": "plans in a learned world", "ja": "学んだ世界で計画する"}
    table = {"en": "practises without a model", "ja": "モデルなしで練習する"}
    band(axes, list(watched), np.array(list(watched.values())).T, color=BLUE, label=planner[lang], marker="o")
    band(axes, practice.steps, practice.score.T, color=PURPLE, label=table[lang], marker="s", linestyle="--")
    for name, score in marks.items():
        axes.axhline(score, color=GREY, linestyle=":", linewidth=1)
        axes.annotate(_MARKS[name][lang], (900, score), ha="center", va="bottom", fontsize=9, color="#555555")
    axes.set(xscale="log", xlabel=_AXES["steps"][lang], ylabel=_AXES["score"][lang], ylim=(None, 0))
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def draw_horizons(axes, horizons, scores, marks, lang):
    """Score against the length of the look ahead, with open and with closed eyes.

    Parameters
    ----------
    horizons : sequence of int
    scores : dict of str to array, shape (len(horizons), R)
        Keys of `EYES`.
    marks : dict of str to float
        As in `draw_experience`.
    """
    for eyes, style in EYES.items():
        band(axes, horizons, scores[eyes].T, color=style["color"], label=style[lang], marker="o",
             linestyle="-" if eyes == "open" else "--")
    for name, score in marks.items():
        axes.axhline(score, color=GREY, linestyle=":", linewidth=1)
        axes.annotate(_MARKS[name][lang], (horizons[-1], score + 15), ha="right", va="bottom", fontsize=9,
                      color="#555555")
    axes.set(xlabel=_AXES["horizon"][lang], ylabel=_AXES["score"][lang], ylim=(None, 0), xticks=horizons)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=2)


def draw_closed_eyes(axes, run, lang):
    """What a planner with closed eyes believes and what happens, one panel for each start.

    Parameters
    ----------
    axes : array of Axes
    run : Run
        Of one model, with closed eyes; its first runs are drawn, one in each panel.
    """
    time = SECONDS * np.arange(len(run.angle))
    names = {"en": ("believed", "real"), "ja": ("思い描いた動き", "現実の動き")}[lang]
    titles = {"en": ("hanging, at rest", "level, at rest", "hanging, moving"),
              "ja": ("真下で静止", "水平で静止", "真下付近で運動中")}[lang]
    for number, panel in enumerate(axes):
        panel.plot(time, _degrees(run.believed[:, 0, number]), "--", color=PURPLE, label=names[0])
        panel.plot(time, _degrees(run.angle[:, 0, number]), color=VERMILLION, label=names[1])
        panel.set(title=titles[number], xlabel=_AXES["time"][lang], ylim=(-5, 185), yticks=[0, 90, 180])
    axes[0].set_ylabel(_AXES["angle"][lang])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)


def draw_wheels(axes, counts, errors, scores, lang):
    """A heavier arm, with and without a simulator first. Left: error of one step. Right: score of runs.

    Parameters
    ----------
    axes : array of two Axes
    counts : sequence of int
        Real steps.
    errors : dict of str to array
        Keys of `WAYS`; "simulator" has shape (R,), the others (len(counts), R).
    scores : dict of int to dict of str to array, shape (R,)
        Real steps to the keys of `WAYS`.
    """
    left, right = axes
    for way, style in WAYS.items():
        runs = np.broadcast_to(errors[way], (len(counts), errors[way].shape[-1])).T
        middle, low, high = np.percentile(runs, [50, 25, 75], axis=0)
        left.fill_between(counts, low, high, color=style["color"], alpha=0.2, linewidth=0)
        left.plot(counts, middle, "o-", color=style["color"], markersize=4, label=style[lang])
    left.set(xscale="log", yscale="log", xlabel=_AXES["steps"][lang], ylabel=_AXES["error"][lang])
    left.set_xticks(counts, counts)
    left.set_xticks([], minor=True)
    for place, by_way in enumerate(scores.values()):
        for side, (way, style) in zip((-0.25, 0.0, 0.25), WAYS.items(), strict=True):
            group = by_way[way]
            right.plot(np.full(len(group), place + side), group, "o", markersize=4, alpha=0.4, color=style["color"])
            right.errorbar(place + side + 0.07, group.mean(), group.std(), fmt="s", capsize=3, color=style["color"])
    right.set_xticks(range(len(scores)), list(scores))
    right.set(xlabel=_AXES["steps"][lang], ylabel=_AXES["score"][lang], ylim=(None, 0),
              xlim=(-0.5, len(scores) - 0.5))
    left.figure.legend(*left.get_legend_handles_labels(), loc="outside lower center", ncols=3)


def live_spec(horizons, runs):
    """The live figure: one pendulum, with open or closed eyes, for each length of looking ahead.

    Parameters
    ----------
    horizons : sequence of int
    runs : list of Run
        One for each horizon; runs 0 and 3 hang at rest, with open and with closed eyes.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the eyes, then over the horizons.
    """
    columns = {"open": 0, "closed": 3}
    return {
        "title": {"en": "How far must one look ahead?", "ja": "どこまで先を読めばよいか"},
        "alt": {"en": "The pendulum's angle over ten seconds, and the score for each length of looking ahead.",
                "ja": "10秒間の振り子の角度と、先読みの長さごとの得点。"},
        "controls": [
            {"id": "eyes", "label": {"en": "planner", "ja": "計画する者"}, "kind": "choice", "start": 0,
             "values": [_name(style) for style in EYES.values()]},
            {"id": "horizon", "label": _AXES["horizon"], "kind": "range", "start": len(horizons) - 1,
             "values": [str(horizon) for horizon in horizons]}],
        "panels": _panels(horizons[-1]),
        "static": {"score": {"lines": [_line(horizons, [run.score[0, column] for run in runs], eyes)
                                       for eyes, column in columns.items()]}},
        "frames": [_frame(horizon, run, eyes, column) for eyes, column in columns.items()
                   for horizon, run in zip(horizons, runs, strict=True)]}


def _panels(longest):
    legend = [{"name": {"en": "real", "ja": "現実"}, "color": 1},
              {"name": {"en": "believed", "ja": "思い描いた動き"}, "color": 4, "dash": True}]
    return [
        {"id": "angle", "kind": "xy", "legend": legend, "title": {"en": "one pendulum", "ja": "1本の振り子"},
         "x": {"label": _AXES["time"], "domain": [0, 10], "ticks": [0, 2, 4, 6, 8, 10]},
         "y": {"label": _AXES["angle"], "domain": [0, 190], "ticks": [0, 45, 90, 135, 180]}},
        {"id": "score", "kind": "xy", "legend": [{"name": _name(style), "color": style["index"]}
                                                 for style in EYES.values()],
         "title": {"en": "score of this pendulum", "ja": "この振り子の得点"},
         "x": {"label": _AXES["horizon"], "domain": [0, longest + 1], "ticks": [1, 5, 10, 15, 20]},
         "y": {"label": _AXES["score"], "domain": [-2100, 0], "ticks": [-2000, -1500, -1000, -500, 0]}}]


def _name(style):
    return {lang: style[lang] for lang in ("en", "ja")}


def _degrees(angle):
    return np.degrees(np.abs(angle))


def _frame(horizon, run, eyes, column):
    time = SECONDS * np.arange(len(run.angle))[::4]
    real, believed = (np.stack([time, _degrees(part[::4, 0, column])], axis=1).round(1).tolist()
                      for part in (run.angle, run.believed))
    lines = [{"xy": real, "color": 1}]
    if eyes == "closed":
        lines.append({"xy": believed, "color": 4, "dash": True})
    score = round(float(run.score[0, column]))
    return {"text": _sentence(horizon, run.angle[:, 0, column], score, eyes),
            "panels": {"angle": {"lines": lines},
                       "score": {"points": [{"x": horizon, "y": score, "color": EYES[eyes]["index"]}]}}}


def _sentence(horizon, angle, score, eyes):
    tilted = np.flatnonzero(_degrees(angle) > 15)
    since = SECONDS * (int(tilted[-1]) + 1 if tilted.size else 0)
    if since <= SECONDS * len(angle) - 1:
        ends = {"en": f"it stands from second {since:.1f} on", "ja": f"{since:.1f}秒から立っている"}
    else:
        ends = {"en": "it does not stay up", "ja": "立っていられない"}
    style = EYES[eyes]
    return {"en": f"{style['en'].capitalize()}, {horizon} steps ahead: {ends['en']}; score {score}.",
            "ja": f"{style['ja']}{horizon}歩先まで読む：{ends['ja']}。得点{score}。"}


def _line(horizons, scores, eyes):
    xy = np.stack([horizons, np.round(scores)], axis=1).tolist()
    return {"xy": xy, "color": EYES[eyes]["index"], "dash": eyes == "closed"}
