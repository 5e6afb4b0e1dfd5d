"""What the page on shared practice may say of its claim: a word from arrays, by rules that stood before the run."""

from __future__ import annotations

import numpy as np

from .glitch_sharing import CUSTOMERS, final_lengths, practice_needed
from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def effect(apart, shared, *, best, rules):
    """What sharing did to one group: did it help, did it hurt, or neither?

    Parameters
    ----------
    apart, shared : (Practice, int)
        A run, and the number of the group in it.
    best : int
        Length of the shortest path.
    rules : dict
        "clear": standard errors from which a difference counts; "gain": share of the practice that may at
        most be left; "close": steps by which final paths may be longer.

    Returns
    -------
    str
        "helps", "hurts" or "neither".
    """
    (sooner, longer), error = differences(apart, shared, best=best), standard_error(apart, shared, best=best)
    if longer > rules["close"] or sooner < -rules["clear"] * error:
        return "hurts"
    enough = (1 - rules["gain"]) * mean_needed(*apart, best=best)
    return "helps" if sooner > rules["clear"] * error and sooner >= enough else "neither"


def differences(apart, shared, *, best):
    """Steps of practice that sharing saves a customer, and steps by which the final paths are longer; means."""
    saved = mean_needed(*apart, best=best) - mean_needed(*shared, best=best)
    ends = [final_lengths(practice)[number].mean() for practice, number in (apart, shared)]
    return float(saved), float(ends[1] - ends[0])


def standard_error(apart, shared, *, best):
    """Of the saved practice: customers of one replica share their luck, so that the replicas are counted."""
    means = [practice_needed(practice, best)[number].mean(axis=-1) for practice, number in (apart, shared)]
    return float(np.sqrt(sum(mean.var(ddof=1) / len(mean) for mean in means)))


def mean_needed(practice, number, *, best):
    """Mean practice until the shortest path is kept, in one group."""
    return float(practice_needed(practice, best)[number].mean())


def judge(apart, shared, own, *, agreeing, best, rules):
    """The verdict on sending back to a centre what was learnt at customers' places.

    Parameters
    ----------
    apart : Practice
        One group that never met, half of it with each door.
    shared, own : Practice
        A group for each number in `agreeing`: met to the end, or went on alone after a while.
    agreeing : sequence of int
        Customers with the same door, all of them first, then fewer and fewer.
    best : int
    rules : dict
        As in `effect`, and "most": the share of customers apart who must end on the shortest path.

    Returns
    -------
    dict
        The record of `judged`.
    """
    found = [effect((apart, 0), (shared, number), best=best, rules=rules) for number in range(len(agreeing))]
    texts = _measured(apart, shared, own, agreeing, best)
    if (final_lengths(apart) == best).mean() < rules["most"]:
        return judged(CANNOT_TELL, **texts)
    if found[0] != "helps":
        return judged(NOT_SUPPORTED, **texts)
    if set(found) == {"helps"}:
        return judged(SUPPORTED, **texts)
    needed = agreeing[next(number for number, word in enumerate(found) if word != "helps") - 1]
    some, some_ja = ("all", "すべて") if needed == CUSTOMERS else (f"at least {needed} of the", f"のうち{needed}つ以上")
    return judged(ONLY_IF, **texts,
                  condition_en=f"{some} {CUSTOMERS} environments agree in the way to the goal, as long as all go "
                               "on using what is shared",
                  condition_ja=f"全員が共有の表を使い続けるなら、{CUSTOMERS}つの環境{some_ja}で"
                               "ゴールへの道筋が一致するとき")


def _measured(apart, shared, own, agreeing, best):
    alone, together = mean_needed(apart, 0, best=best), mean_needed(shared, 0, best=best)
    odd, after = (final_lengths(practice)[1][..., agreeing[1]:].mean() for practice in (shared, own))
    return {
        "measured_en": f"With one map for all, practice to the shortest path: {together:,.0f} steps a customer "
                       f"shared, {alone:,.0f} apart. With {agreeing[1]} of {CUSTOMERS} maps alike, the odd "
                       f"customer ends at {odd:.1f} steps shared (80: never arrives), {after:.1f} once it goes "
                       "on alone. Tables in tiny rinks: language models, real customers, privacy, costs and "
                       "what firms will build were not tested.",
        "measured_ja": f"全員の地図が同じとき、最短路までの練習量は共有で1顧客{together:,.0f}歩、単独で{alone:,.0f}歩。"
                       f"{CUSTOMERS}枚のうち{agreeing[1]}枚が同じとき、残る顧客の最終的な歩数は共有で{odd:.1f}歩"
                       f"（80は到達せず）、途中から独自に続けると{after:.1f}歩。小さなリンクの数表であり、"
                       "言語モデル、実際の顧客、プライバシー、費用、企業が何を作るかは試していない。"}
