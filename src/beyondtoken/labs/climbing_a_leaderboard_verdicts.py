"""What the leaderboard lab may say of each claim: words from arrays, by rules that stood before the run."""

from __future__ import annotations

import numpy as np

from .judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def order_change(before, after, *, clear):
    """Whether a board ranks its teams more sharply after a change, less so, or about as before.

    Parameters
    ----------
    before, after : array, shape (S,)
        Rank correlation of board and skill, paired by seed.
    clear : float
        Change of the mean that counts.

    Returns
    -------
    str
        "sharper", "blurred" or "same".

    Examples
    --------
    >>> order_change([0.8, 0.8], [0.5, 0.7], clear=0.1), order_change([0.8], [0.82], clear=0.1)
    ('blurred', 'same')
    """
    change = float(np.mean(after) - np.mean(before))
    if abs(change) < clear:
        return "same"
    return "sharper" if change > 0 else "blurred"


def judge(*, public, unseen, peeked, order, rules):
    """The verdicts on the two claims that this lab tests.

    Parameters
    ----------
    public, unseen : array, shape (S,)
        Share right of the climber on public and on hidden items, hidden scores never shown.
    peeked : array, shape (S,)
        Share right on the hidden items if their scores are what the climber sees.
    order : dict of str to array, shape (S,)
        Rank correlation of board and skill with "one" try each, "equal" tries, "unequal" tries.
    rules : dict
        "gap": share that a score must gain without skill; "honest": how far from one half a hidden score
        may lie; "clear": change of the rank correlation that counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A4-C43": _judge_drift(public, unseen, order, rules),
            "A4-C44": _judge_hidden(unseen, peeked, rules)}


def _judge_drift(public, unseen, order, rules):
    rises = public.mean() - unseen.mean() >= rules["gap"]
    blurred = {kind: order_change(order["one"], order[kind], clear=rules["clear"]) == "blurred"
               for kind in ("equal", "unequal")}
    shown = 100 * public.mean(), 100 * unseen.mean(), *(order[kind].mean() for kind in ("one", "equal", "unequal"))
    texts = {
        "measured_en": "Without skill: {:.1f} % public, {:.1f} % hidden. Board and skill agree (rank correlation) "
                       "by {:.2f} with one try a team, {:.2f} with equally many, {:.2f} with unequally many. "
                       "Coins and simulated teams: how far real benchmarks have drifted, and whether "
                       "simpler methods win, was not measured.".format(*shown),
        "measured_ja": "実力なしで公開{:.1f}％、非公開{:.1f}％。順位表と実力の順位相関は、各チーム1回で{:.2f}、"
                       "同じ回数ずつ試すと{:.2f}、回数が不揃いだと{:.2f}。"
                       "硬貨と模擬チームの結果であり、現実のベンチマークのずれや、簡潔な手法が勝るかどうかは測っていない。".format(*shown)}
    if not rises or not any(blurred.values()):
        return judged(NOT_SUPPORTED, **texts)
    if all(blurred.values()):
        return judged(SUPPORTED, **texts)
    if blurred["unequal"]:
        return judged(ONLY_IF, **texts,
                      condition_en="the same questions answer again and again, to some teams more often than to others",
                      condition_ja="同じ問題が繰り返し採点に使われ、試せる回数がチームによって違うとき")
    return judged(ONLY_IF, **texts,
                  condition_en="the same questions answer again and again, to all teams equally often",
                  condition_ja="同じ問題が繰り返し採点に使われ、どのチームも同じ回数だけ試すとき")


def _judge_hidden(unseen, peeked, rules):
    honest = abs(unseen.mean() - 0.5) <= rules["honest"]
    spoilt = peeked.mean() - 0.5 >= rules["gap"]
    shown = 100 * unseen.mean(), 100 * peeked.mean()
    texts = {
        "measured_en": "While the public score is climbed without skill, a hidden set whose scores nobody sees stays "
                       "at {:.1f} %; once its scores are shown, it is climbed to {:.1f} % too. "
                       "What people prefer, and what companies keep, was not tested.".format(*shown),
        "measured_ja": "実力なしに公開の点を上げても、得点を誰も見ない非公開の問題では{:.1f}％のまま。"
                       "得点を見せると、そちらも{:.1f}％まで上がる。"
                       "人々の好みや、企業が持つ指標は試していない。".format(*shown)}
    if not honest:
        return judged(NOT_SUPPORTED, **texts)
    if not spoilt:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the scores of the hidden set steer nobody's choices",
                  condition_ja="非公開の問題の得点が、誰の選択にも使われないとき")
