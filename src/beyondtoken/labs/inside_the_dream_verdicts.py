"""What the dream lab may say of each claim: words from arrays, by rules that stood before the run.

Letters: D dreamers, G games, P dreamers of the pendulum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .spread import lead


@dataclass(frozen=True)
class Outcome:
    """What the verdicts rest on.

    Attributes
    ----------
    logs_right : array, shape (D,)
        Share of logged steps that the learned world foretells.
    bold, careful, painted : list of Act
        The plan without limits, the plan within visited cells, and the bold plan where the wall is paint.
    awake : list of Waking
        The bold plan, checked and remade.
    copied : array of int, shape (D,)
        Steps of the imitator of the same logs.
    pendulum : dict of str to array, shape (P,)
        Real scores of the rules found in the dream: "bold", "checked", and "careful", shape (weights, P).
    """

    logs_right: np.ndarray
    bold: list
    careful: list
    painted: list
    awake: list
    copied: np.ndarray
    pendulum: dict


def judge(outcome, *, rules):
    """The verdicts on the four claims that this lab tests.

    Parameters
    ----------
    outcome : Outcome
    rules : dict
        "most": share of dreamers that must do it; "right": share of steps that a true world foretells;
        "clear": standard errors from which a difference counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A4-C51": _judge_answer(outcome, rules), "A1-C04": _judge_capture(outcome, rules),
            "A4-C32": _judge_acting(outcome, rules), "A1-C30": _judge_key(outcome, rules)}


def _lengths(acts):
    return np.array([(act.dreamt, act.real) for act in acts]).T


def _last_games(wakings):
    return np.array([(waking.dreamt[-1], waking.real[-1]) for waking in wakings]).T


def _kept(dreamt, real, copied):
    """Share of dreamers whose plan came true and is no worse than copying."""
    return ((dreamt == real) & (real <= copied)).mean()


def _judge_answer(outcome, rules):
    bold, careful, awake = _lengths(outcome.bold), _lengths(outcome.careful), _last_games(outcome.awake)
    scores, most = outcome.pendulum, rules["most"]
    caution_lifts = any(lead(one, scores["bold"], clear=rules["clear"]) for one in scores["careful"])
    works = {"caution": _kept(*careful, outcome.copied) >= most and caution_lifts,
             "checks": _kept(*awake, outcome.copied) >= most
             and lead(scores["checked"], scores["bold"], clear=rules["clear"])}
    best_caution = max(np.mean(one) for one in scores["careful"])
    values = (*bold.mean(axis=1), *careful.mean(axis=1), *awake.mean(axis=1), scores["bold"].mean(), best_caution,
              scores["checked"].mean())
    texts = {
        "measured_en": "Steps in the dream and in reality: {:.1f} and {:.1f} without limits (80 is never), "
                       "{:.1f} and {:.1f} within visited cells, {:.1f} and {:.1f} in the last checked game. "
                       "Pendulum, real score: {:.0f}; best with caution {:.0f}; checked {:.0f}. Two toy worlds "
                       "whose goal is given; no real task without verifier and simulator was tried.".format(*values),
        "measured_ja": "夢と現実の歩数：制限なし{:.1f}と{:.1f}（80は到達せず）、人の通ったセルだけ{:.1f}と{:.1f}、"
                       "現実確認つきの最終回{:.1f}と{:.1f}。振り子の現実の得点：{:.0f}、慎重さを加えた最良{:.0f}、"
                       "確認つき{:.0f}。目標が与えられた二つの小さな世界であり、検証器もシミュレータもない実際の課題は"
                       "試していない。".format(*values)}
    if _kept(*bold, outcome.copied) >= most:
        return judged(SUPPORTED, **texts)
    if not any(works.values()):
        return judged(NOT_SUPPORTED, **texts)
    conditions = {"caution": ("plans stay where the data have been", "計画がデータのある範囲にとどまるとき"),
                  "checks": ("plans are checked in reality and made anew", "計画を現実で確かめ、立て直すとき")}
    kept = [conditions[name] for name, good in works.items() if good]
    return judged(ONLY_IF, **texts, condition_en=", or ".join(en for en, _ in kept),
                  condition_ja="、または".join(ja for _, ja in kept))


def _judge_capture(outcome, rules):
    on_logs = np.mean(outcome.logs_right)
    bold, careful = (np.array([act.right for act in acts]) for acts in (outcome.bold, outcome.careful))
    texts = {
        "measured_en": f"Steps foretold rightly: {on_logs:.1%} on the logs, {careful.mean():.1%} on plans within "
                       f"visited cells, {bold.mean():.1%} on plans without limits. A rink of "
                       "144 cells; what the word 'world model' should mean is a matter of usage.",
        "measured_ja": f"正しく予測した歩の割合：記録では{on_logs:.1%}、人の通ったセル内の計画では"
                       f"{careful.mean():.1%}、制限のない計画では{bold.mean():.1%}。144セルのリンクでの結果であり、"
                       "「世界モデル」の語義は用法の問題である。"}
    if on_logs < rules["right"] or (careful >= rules["right"]).mean() < rules["most"]:
        return judged(NOT_SUPPORTED, **texts)
    if (bold >= rules["right"]).mean() >= rules["most"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="it is asked only about places that its data have visited",
                  condition_ja="データが訪れた場所についてだけ尋ねるとき")


def _judge_acting(outcome, rules):
    answered, replanned = _lengths(outcome.bold), _last_games(outcome.awake)
    true_model = _lengths(outcome.painted)
    needs = (answered[0] != answered[1]).mean() >= rules["most"]
    helps = (replanned[0] == replanned[1]).mean() >= rules["most"]
    idle = (true_model[0] == true_model[1]).mean() >= rules["most"]
    games = len(outcome.awake[0].real)
    texts = {
        "measured_en": f"One plan carried out to the end: {answered[1].mean():.1f} steps where the model misses "
                       f"the wall (80 is never), {true_model[1].mean():.1f} where the wall is paint. With a new "
                       f"plan after each surprise, in the last of {games} games: {replanned[1].mean():.1f}. "
                       "Undoing a step and language agents were not tested.",
        "measured_ja": f"一度の計画を最後まで実行：モデルが壁を知らない世界では{answered[1].mean():.1f}歩"
                       f"（80は到達せず）、壁が絵にすぎない世界では{true_model[1].mean():.1f}歩。"
                       f"予想外のたびに立て直すと、{games}回目のプレイで{replanned[1].mean():.1f}歩。"
                       "やり直しと言語エージェントは試していない。"}
    if not (needs and helps):
        return judged(NOT_SUPPORTED, **texts)
    if not idle:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the model is wrong somewhere on the way",
                  condition_ja="途中のどこかでモデルが誤っているとき")


def _judge_key(outcome, rules):
    careful, awake = _lengths(outcome.careful)[1], _last_games(outcome.awake)[1]
    better = (np.maximum(careful, awake) < outcome.copied).mean()
    texts = {
        "measured_en": f"From the same games of people: copying needs {outcome.copied.mean():.1f} steps, planning "
                       f"in a learned world {careful.mean():.1f} with care, {awake.mean():.1f} with checks. "
                       "A toy can speak against the claim, not for it: intelligence and language models were "
                       "not tested.",
        "measured_ja": f"同じ人のプレイから：模倣は{outcome.copied.mean():.1f}歩、学んだ世界での計画は"
                       f"慎重なら{careful.mean():.1f}歩、確認つきなら{awake.mean():.1f}歩。"
                       "小さな実験は反証はできても裏づけにはならない。知能も言語モデルも試していない。"}
    return judged(CANNOT_TELL if better >= rules["most"] else NOT_SUPPORTED, **texts)
