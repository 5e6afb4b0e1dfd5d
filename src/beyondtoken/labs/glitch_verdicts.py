"""What the glitch lab may say of each claim: words from arrays, by rules that stood before the run."""

from __future__ import annotations

import numpy as np

from .game import shortest, steps_taken, went_through
from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def sooner(veterans, newcomers, *, clear):
    """Who was sooner on average, if the difference is more than `clear` standard errors.

    Parameters
    ----------
    veterans, newcomers : array of float, shape (L,)
        Environment steps; a learner who never got there counts with all the steps it had.
    clear : float

    Returns
    -------
    str
        "veterans", "newcomers" or "neither".

    Examples
    --------
    >>> sooner([1.0, 2.0, 3.0], [8.0, 9.0, 10.0], clear=2.0), sooner([1.0, 9.0], [2.0, 8.0], clear=2.0)
    ('veterans', 'neither')
    """
    groups = [np.asarray(group, float) for group in (veterans, newcomers)]
    error = np.sqrt(sum(group.var(ddof=1) / len(group) for group in groups))
    lead = groups[1].mean() - groups[0].mean()
    if abs(lead) <= clear * error:
        return "neither"
    return "veterans" if lead > 0 else "newcomers"


def judge(games, people, cloned, lessons, adapted, *, rules):
    """The verdicts on the four claims that this lab tests.

    Parameters
    ----------
    games : dict of str to Game
        "buggy" and "patched".
    people : array of int, shape (N, T + 1)
        Trails of the people.
    cloned : array of int, shape (T + 1,)
        Trail of their imitator.
    lessons : dict of str to Lesson
        "buggy", "patched" and "closed".
    adapted : dict of str to (veterans, newcomers)
        From ``glitch.adaptation``.
    rules : dict
        "most": share of learners that must do it; "rare": share of people who may; "clear": standard errors
        from which a difference counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {
        "A4-C23": _judge_shortcut(games, people, cloned, lessons, rules),
        "A4-C15": _judge_discovery(games, people, cloned, lessons, rules),
        "A4-C48": _judge_veterans(adapted, rules),
        "A4-C51": _judge_simulator(games, lessons, rules),
    }


def _judge_shortcut(games, people, cloned, lessons, rules):
    game = games["buggy"]
    by_people, by_clone = went_through(game, people), bool(went_through(game, cloned))
    by_learners, once_patched = lessons["buggy"].through[-1], lessons["patched"].through[-1]
    only_learners = by_learners.mean() >= rules["most"] and by_people.mean() <= rules["rare"] and not by_clone
    word = CANNOT_TELL if once_patched.any() else SUPPORTED if only_learners else NOT_SUPPORTED
    return judged(
        word,
        measured_en=f"Through the wall: {by_learners.sum()} of {by_learners.size} reward learners, "
                    f"{by_people.sum()} of {by_people.size:,} games of people, "
                    f"{int(by_clone)} of 1 imitator. Once patched: {once_patched.sum()} of "
                    f"{once_patched.size} learners. A re-enactment: the games of the time were not run.",
        measured_ja=f"壁を抜けた数：報酬学習者{by_learners.size}体中{by_learners.sum()}体、"
                    f"人のプレイ{by_people.size:,}回中{by_people.sum()}回、模倣者1体中{int(by_clone)}体、"
                    f"修正後の学習者{once_patched.size}体中{once_patched.sum()}体。"
                    "再現実験であり、当時のゲームは動かしていない。")


def _judge_discovery(games, people, cloned, lessons, rules):
    shown, copied = (steps_taken(games["buggy"], trails).min() for trails in (people, cloned))
    with_bug, patched = lessons["buggy"].lengths[-1], lessons["patched"].lengths[-1]
    past_people = (with_bug < shown).mean() >= rules["most"]
    past_clone = (patched < copied).mean() >= rules["most"]
    texts = {
        "measured_en": f"With the bug {with_bug.mean():.1f} steps, best of {len(people):,} demonstrations "
                       f"{shown}. In the patched game {patched.mean():.1f}, the imitator {copied}. "
                       "A small world in which every state can be tried; AlphaGo is a matter of record.",
        "measured_ja": f"不具合ありでは{with_bug.mean():.1f}歩（手本{len(people):,}回の最短は{shown}歩）、"
                       f"修正後は{patched.mean():.1f}歩（模倣者は{copied}歩）。"
                       "全状態を試せる小さな世界での結果であり、AlphaGoは記録の問題である。"}
    if past_people == past_clone:
        return judged(SUPPORTED if past_people else NOT_SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="the rules leave a gap" if past_people else "the rules leave no gap",
                  condition_ja="規則に穴があるとき" if past_people else "規則に穴がないとき")


def _judge_veterans(adapted, rules):
    first = {change: sooner(*pair, clear=rules["clear"]) for change, pair in adapted.items()}
    means = [group.mean() for change in ("closed", "opened") for group in adapted[change]]
    texts = {
        "measured_en": "Practice to the new best path, veterans against newcomers: {:,.0f} against {:,.0f} "
                       "steps when the old way was closed, {:,.0f} against {:,.0f} when a new way opened. "
                       "Tables of numbers; people, teams and technical leads were not tested.".format(*means),
        "measured_ja": "新しい最短路までの練習量（熟練 対 新人）：旧路が閉じると{:,.0f}対{:,.0f}歩、"
                       "新路が開くと{:,.0f}対{:,.0f}歩。"
                       "数表どうしの比較であり、人や組織、技術的な優位は試していない。".format(*means)}
    leaders = set(first.values())
    if "newcomers" not in leaders:
        return judged(NOT_SUPPORTED if "veterans" in leaders else CANNOT_TELL, **texts)
    if leaders == {"newcomers"}:
        return judged(SUPPORTED, **texts)
    closing = first["closed"] == "newcomers"
    return judged(ONLY_IF, **texts,
                  condition_en="the old way was closed" if closing else "a new way opened beside the old one",
                  condition_ja="旧路が閉じたとき" if closing else "旧路の横に新路が開いたとき")


def _judge_simulator(games, lessons, rules):
    best, closed = shortest(games["patched"]), lessons["closed"]
    faithful = lessons["patched"].lengths[-1] == best
    stranded = closed.lengths[closed.change] > best
    texts = {
        "measured_en": f"Trained under the rules in force, {faithful.sum()} of {faithful.size} learners take "
                       f"the shortest path. Trained in a game with a gap, {stranded.sum()} of "
                       f"{stranded.size} miss it once the rules are in force. "
                       "Verifiers and learned worlds: other labs.",
        "measured_ja": f"本番と同じ規則で訓練すると{faithful.size}体中{faithful.sum()}体が最短路を通る。"
                       f"穴のあるゲームで訓練すると、本番では{stranded.size}体中{stranded.sum()}体が外れる。"
                       "検証器と世界モデルは別の実験で扱う。"}
    if faithful.mean() < rules["most"]:
        return judged(NOT_SUPPORTED, **texts)
    if stranded.mean() < rules["most"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="the simulator keeps the rules of the place where its result is used",
                  condition_ja="シミュレータの規則が、結果を使う場の規則と同じとき")
