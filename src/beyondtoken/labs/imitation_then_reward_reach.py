"""How far practice for reward reaches: the figures and the verdict of the pages on slips and on neighbours.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

from __future__ import annotations

import numpy as np

from .imitation_then_reward_verdicts import is_clear
from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .plots import BLUE, GREY, VERMILLION, band
from .spread import plus_minus

__all__ = ["draw_failures", "draw_neighbours", "draw_slips", "judge_neighbours", "outcome"]

_WORDS = {
    "slips": {"en": "people's moves that are slips (%)", "ja": "人の手のうち狂った割合（％）"},
    "solved": {"en": "solved outside the idiom (%)", "ja": "流儀の外の解決率（％）"},
    "tries": {"en": "tries", "ja": "試行回数"},
    "first": {"en": "solved at the first try (%)", "ja": "1回目で解けた割合（％）"},
    "examples": {"en": "after the examples", "ja": "例題のあと"},
    "exercises": {"en": "after the exercises", "ja": "演習のあと"},
    "lucky": {"en": "only what came out right is shown", "ja": "うまくいった例だけを見せる"},
    "all": {"en": "failures are shown too", "ja": "失敗した例も見せる"},
    "before": {"en": "before practice", "ja": "演習の前"},
    "home": {"en": "practised at home", "ja": "手元の課題で演習"},
    "next door": {"en": "practised next door", "ja": "隣の課題で演習"},
    "pairs": {"en": "new pairs", "ja": "未見の組"},
    "targets": {"en": "larger targets", "ja": "大きな目標"},
    "near": {"en": "near enough", "ja": "近ければ可"},
}


def draw_slips(axes, slips, before, after, lang):
    """Solved at the first try against the rate of slips; before and after (slips, R)."""
    for found, color, name in ((after, VERMILLION, "exercises"), (before, GREY, "examples")):
        band(axes, slips, np.asarray(found).T, color=color, label=_WORDS[name][lang], marker="o", markersize=4)
    axes.set(xlabel=_WORDS["slips"][lang], ylabel=_WORDS["solved"][lang], ylim=(0, None))
    axes.set_xticks(slips)
    axes.legend(loc="upper left")


def draw_failures(axes, tries, found, lang):
    """Solved against tries, one panel for each choice of examples: name -> (before, after), each (tries, R)."""
    for panel, (name, pair) in zip(axes, found.items(), strict=True):
        for runs, color, stage in zip(pair, (GREY, VERMILLION), ("examples", "exercises"), strict=True):
            band(panel, tries, np.asarray(runs).T, color=color, label=_WORDS[stage][lang])
        panel.set(xscale="log", title=_WORDS[name][lang], xlabel=_WORDS["tries"][lang], ylim=(0, 100))
        panel.set_xticks(tries, [f"{count:,}" for count in tries])
        panel.minorticks_off()
    axes[0].set_ylabel(_WORDS["solved"][lang])
    axes[0].legend(loc="upper left")


def draw_neighbours(axes, found, lang):
    """Solved on each neighbour: name -> (before, home, next door), each (R,); next door may be None."""
    styles = (("before", GREY, "s"), ("home", VERMILLION, "o"), ("next door", BLUE, "^"))
    for place, (stage, color, marker) in enumerate(styles):
        at = [(number + 0.2 * (place - 1), values[place]) for number, values in enumerate(found.values())
              if values[place] is not None]
        for x, runs in at:
            axes.plot(np.full(len(runs), x + 0.06), runs, ".", color=color, alpha=0.4, markersize=4)
        axes.errorbar([x for x, _ in at], [runs.mean() for _, runs in at],
                      [runs.std(ddof=1) for _, runs in at], fmt=marker, color=color, capsize=3,
                      label=_WORDS[stage][lang])
    axes.set_xticks(range(len(found)), [_WORDS[name][lang] for name in found])
    axes.set(ylabel=_WORDS["first"][lang], ylim=(0, None), xlim=(-0.5, len(found) - 0.5))
    axes.legend(loc="upper left")


def outcome(lead, *, rules):
    """Say what a paired lead, (R,), shows: it "carries", it does "not" carry, or the question stays "open".

    It carries if the mean has ``rules["gain"]`` points and is ``rules["clear"]`` standard errors above zero; not,
    if it is that many standard errors below ``rules["gain"]``; else more networks would be needed.

    >>> [outcome(np.array(lead), rules={"gain": 5.0, "clear": 2.0})
    ...  for lead in ([9.0, 10.0, 11.0], [1.0, 0.0, -1.0], [0.0, 4.0, 8.0])]
    ['carries', 'not', 'open']
    """
    if is_clear(lead, least=rules["gain"], clear=rules["clear"]):
        return "carries"
    error = np.std(lead, ddof=1) / len(lead) ** 0.5
    return "not" if np.mean(lead) + rules["clear"] * error < rules["gain"] else "open"


def judge_neighbours(carried, *, rules):
    """The verdict on carrying over, from the gains on three neighbours.

    Parameters
    ----------
    carried : dict of str to array, shape (R,)
        "pairs", "targets", "near": points gained next door by practice at home.
    rules : dict
        "gain": points, "clear": standard errors.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    pairs, targets, near = (plus_minus(carried[name]) for name in ("pairs", "targets", "near"))
    measured = {
        "measured_en": f"Points gained by practice elsewhere: new pairs {pairs}, near enough {near} "
                       f"({rules['gain']:g} needed), larger targets {targets}. Fuzziness on which experts "
                       "differ, as in law or medicine, was not tested.",
        "measured_ja": f"別の課題での演習による向上：未見の組{pairs}ポイント、近ければ可{near}ポイント"
                       f"（基準{rules['gain']:g}ポイント）、"
                       f"大きな目標{targets}ポイント。法律や医療のように専門家の意見が分かれる曖昧さは検証していない。",
    }
    near_outcome = outcome(carried["near"], rules=rules)
    if near_outcome != "carries":
        return {"A4-C17": judged(NOT_SUPPORTED if near_outcome == "not" else CANNOT_TELL, **measured)}
    if outcome(carried["targets"], rules=rules) == "carries":
        return {"A4-C17": judged(SUPPORTED, **measured)}
    return {"A4-C17": judged(
        ONLY_IF, **measured,
        condition_en="the fuzzier task covers the ground that was practised (targets elsewhere gained too little)",
        condition_ja="曖昧な課題が、演習した範囲と重なる場合に限る（別の範囲の目標では、ほとんど向上しなかった）")}
