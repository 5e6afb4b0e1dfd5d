"""The figures of find or check: the fans, what the judge sees, rounds of self-teaching, practice.

Draw functions receive Axes and the language. Letters: R networks, K numbers of tries.

A fan is a dict of arrays: "self", "vote" and "ceiling" (R, K), the share right when the network's own
judgement, a vote, or a perfect checker picks one of N tries; "single" (R,), its best single answer.
"""

from __future__ import annotations

import numpy as np

from .plots import BLUE, GREY, ORANGE, PURPLE, VERMILLION, band

TASKS = {"puzzle": {"en": "number puzzle", "ja": "数のパズル"},
         "ticks": {"en": "puzzle with ticks", "ja": "印で答えるパズル"},
         "facts": {"en": "facts", "ja": "事実の暗記"}}
CHOOSERS = {
    "ceiling": {"color": GREY, "index": 0, "line": "--", "en": "a perfect checker", "ja": "完全な検証"},
    "self": {"color": BLUE, "index": 1, "line": "-", "en": "its own judgement", "ja": "自分の採点"},
    "vote": {"color": ORANGE, "index": 5, "line": "-", "en": "a vote, no judge", "ja": "多数決（採点なし）"}}
SINGLE = {"color": VERMILLION, "index": 2, "en": "best single answer", "ja": "最良の一答"}

_SHORT = {"ceiling": {"en": "perfect", "ja": "完全"}, "self": {"en": "own", "ja": "自分"},
          "vote": {"en": "vote", "ja": "多数決"}, "single": {"en": "single", "ja": "一答"}}
_TRIES = {"en": "tries at each question", "ja": "1問あたりの試行数"}
_RIGHT = {"en": "questions right (%)", "ja": "正答率（％）"}


def draw_fans(axes, fans, tries, lang):
    """One panel a task: the share right against the number of tries, by who picks.

    Parameters
    ----------
    axes : array of Axes
    fans : dict of str to fan
        Keys of `TASKS`.
    tries : sequence of int
    """
    for panel, (task, fan) in zip(np.atleast_1d(axes), fans.items(), strict=True):
        for chooser, style in CHOOSERS.items():
            band(panel, tries, 100 * fan[chooser], color=style["color"], label=style[lang],
                 linestyle=style["line"])
        single = np.repeat(100 * fan["single"][:, None], len(tries), axis=1)
        band(panel, tries, single, color=SINGLE["color"], label=SINGLE[lang], linestyle=":")
        panel.set_xscale("log", base=2)
        panel.set_xticks(tries, tries)
        panel.set(title=TASKS[task][lang], xlabel=_TRIES[lang], ylim=(0, 102))
    first = np.atleast_1d(axes)[0]
    first.set_ylabel(_RIGHT[lang])
    first.figure.legend(*first.get_legend_handles_labels(), loc="outside lower center", ncols=4)


def draw_sight(axes, likings, lang):
    """How much the judge likes an answer against how far its sum misses the target.

    Parameters
    ----------
    likings : dict of str to array, shape (R, M)
        "puzzle" and "ticks": mean chance given to "right" at a miss of 0, 1, 2, ...
    """
    styles = {"puzzle": (BLUE, {"en": "it sees the numbers taken", "ja": "取った数が見える"}),
              "ticks": (PURPLE, {"en": "it sees only ticks", "ja": "印しか見えない"})}
    for task, (color, names) in styles.items():
        misses = np.arange(likings[task].shape[1])
        band(axes, misses, 100 * likings[task], color=color, label=names[lang], marker="o")
    axes.axhline(50, color=GREY, linewidth=1, linestyle="--")
    axes.set(xlabel={"en": "sum misses the target by", "ja": "和と目標との差"}[lang],
             ylabel={"en": "judged likely right (%)", "ja": "正しいと見る度合い（％）"}[lang], ylim=(0, 100))
    axes.legend()


def draw_rounds(axes, arms, lang):
    """One panel an arm: what the network can do after each round of learning from its own choice.

    Parameters
    ----------
    axes : array of Axes
    arms : dict of str to dict
        Keys "alone" and "marked", in this order; each holds "single", "one" and "self", arrays
        (R, rounds + 1).
    """
    titles = {"alone": {"en": "learns only from its own choice", "ja": "自分の選択だけから学ぶ"},
              "marked": {"en": "and goes on judging marked answers",
                         "ja": "正誤の分かる答えの採点も続ける"}}
    lines = {"self": (BLUE, {"en": "own judgement, 64 tries", "ja": "自分の採点（64回）"}),
             "single": (VERMILLION, SINGLE), "one": (PURPLE, {"en": "one random try", "ja": "1回の試行"})}
    for panel, (arm, found) in zip(axes, arms.items(), strict=True):
        rounds = np.arange(found["self"].shape[1])
        for part, (color, names) in lines.items():
            band(panel, rounds, 100 * found[part], color=color, label=names[lang], marker="o")
        panel.set_xticks(rounds)
        panel.set(title=titles[arm][lang], ylim=(0, 102),
                  xlabel={"en": "rounds of learning from itself", "ja": "自己学習の回数"}[lang])
    axes[0].set_ylabel(_RIGHT[lang])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)


def draw_practice(axes, found, steps, lang):
    """One panel a kind of key: recall, own judgement and vote against the training steps.

    Parameters
    ----------
    axes : array of Axes
    found : dict of str to dict
        Keys "numbers" and "phrases"; each holds "single", "one", "self" and "vote", arrays (R, S).
    steps : dict of str to sequence of int
        The same keys; S step counts each.
    """
    titles = {"numbers": {"en": "keys that look alike", "ja": "互いに似たキー"},
              "phrases": {"en": "keys that look different", "ja": "互いに似ていないキー"}}
    lines = {"single": (VERMILLION, SINGLE), "vote": (ORANGE, CHOOSERS["vote"]),
             "self": (BLUE, CHOOSERS["self"]),
             "one": (PURPLE, {"en": "one random try", "ja": "1回の試行"})}
    for panel, (keys, shares) in zip(axes, found.items(), strict=True):
        for part, (color, names) in lines.items():
            band(panel, steps[keys], 100 * shares[part], color=color, label=names[lang], marker="o")
        panel.set_xscale("log")
        panel.set_xticks(steps[keys], steps[keys])
        panel.minorticks_off()
        panel.set(title=titles[keys][lang], ylim=(0, 102),
                  xlabel={"en": "training steps", "ja": "学習ステップ数"}[lang])
    axes[0].set_ylabel({"en": "facts right (%)", "ja": "事実の正答率（％）"}[lang])
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)


def live_fans(fans, tries):
    """The live figure: who picks the better answer, for a task and a number of tries.

    Parameters
    ----------
    fans : dict of str to fan
    tries : sequence of int
        K; the same in all fans.

    Returns
    -------
    dict
        Ready for ``live_figure``; frames run over the tasks, then over the tries.
    """
    return {
        "title": {"en": "Who picks the better answer?", "ja": "どの選び方が、よりよい答えを選ぶか"},
        "alt": {"en": "Share of questions right against the number of tries, and four bars at one number.",
                "ja": "試行数に対する正答率の曲線と、選んだ試行数での4本の棒。"},
        "controls": [{"id": "task", "label": {"en": "task", "ja": "課題"}, "kind": "choice", "start": 0,
                      "values": [TASKS[task] for task in fans]},
                     {"id": "tries", "label": _TRIES, "kind": "range", "start": 0,
                      "values": [str(n) for n in tries]}],
        "panels": _live_panels(tries),
        "frames": [_live_frame(task, fan, tries, k) for task, fan in fans.items() for k in range(len(tries))]}


def _live_panels(tries):
    styles = {**CHOOSERS, "single": SINGLE}
    percent = {"label": _RIGHT, "domain": [0, 100], "scale": "linear", "ticks": [0, 25, 50, 75, 100]}
    return [{"id": "fan", "kind": "xy", "y": percent,
             "x": {"label": _TRIES, "domain": [tries[0], tries[-1]], "scale": "log", "ticks": [1, 4, 16, 64]},
             "title": {"en": "the more tries, the better?", "ja": "試すほど良くなるか"},
             "legend": [{"name": _name(style), "color": style["index"]} for style in styles.values()]},
            {"id": "bars", "kind": "bars", "y": percent,
             "title": {"en": "at this many tries", "ja": "この試行数で"},
             "categories": [_SHORT[chooser] for chooser in styles]}]


def _live_frame(task, fan, tries, k):
    shares = {chooser: fan[chooser][:, k] for chooser in CHOOSERS} | {"single": fan["single"]}
    percent = {name: round(100 * float(share.mean())) for name, share in shares.items()}
    points = [{"x": tries[k], "y": _percent(shares[chooser].mean()), "color": style["index"]}
              for chooser, style in CHOOSERS.items()]
    return {"text": _sentence(task, tries[k], percent),
            "panels": {"fan": {"lines": _lines(fan, tries), "points": points}, "bars": _bars(shares)}}


def _lines(fan, tries):
    across = np.stack([fan["single"]] * 2, axis=1)
    return [*(_line(tries, fan[chooser], style["index"], dash=chooser == "ceiling")
              for chooser, style in CHOOSERS.items()),
            _line((tries[0], tries[-1]), across, SINGLE["index"], dash=True)]


def _bars(shares):
    heights = np.array(list(shares.values()))                               # (4, R)
    mean, spread = heights.mean(axis=1), heights.std(axis=1)
    colors = [style["index"] for style in (*CHOOSERS.values(), SINGLE)]
    return {"values": _percent(mean), "lo": _percent((mean - spread).clip(0)),
            "hi": _percent((mean + spread).clip(max=1)), "colors": colors}


def _sentence(task, count, percent):
    tries = "1 try" if count == 1 else f"{count} tries"
    return {"en": f"{TASKS[task]['en'].capitalize()}, {tries}: "
                  f"right by its own judgement {percent['self']} %, "
                  f"by a vote {percent['vote']} %, with a perfect checker {percent['ceiling']} %; "
                  f"best single answer {percent['single']} %.",
            "ja": f"{TASKS[task]['ja']}、{count}回の試行。"
                  f"正答率は自分の採点で{percent['self']}％、"
                  f"多数決で{percent['vote']}％、完全な検証で{percent['ceiling']}％。"
                  f"最良の一答は{percent['single']}％。"}


def _line(x, runs, color, *, dash):
    y = _percent(np.asarray(runs).mean(axis=0))
    return {"xy": [list(pair) for pair in zip(x, y, strict=True)], "color": color, "dash": dash}


def _percent(share):
    return np.round(100 * np.asarray(share, float), 1).tolist()


def _name(style):
    return {lang: style[lang] for lang in ("en", "ja")}
