"""What this lab may say of each claim: words from arrays, by rules that stood before the run."""

from __future__ import annotations

import numpy as np

from .amdahl_jevons_pizza_demand import rising
from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def judge(room, rebuilt, market, rounds, *, rules):
    """The verdicts on the three claims that this lab tests.

    Parameters
    ----------
    room : dict of str to float
        From ``amdahl_jevons_pizza.compare``, for the room before and with the fast reader.
    rebuilt : float
        How many times faster the room became when the other stages were rebuilt too.
    market : dict of str to array
        "prices" (P,), falling; "use" and "spend", shape (E, P).
    rounds : dict of str to array, shape (C,)
        Mean turns of each customer: "form", "yes or no", "sentence" and "habit".
    rules : dict
        "leap": times faster that count as a leap; "near": share by which two factors may differ; "bottleneck":
        share of the time that the rest must take; "clear": standard errors; "narrow" and "wide": turns more
        than the form needs, at least and at most.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A4-C09": _judge_use(market, rules), "A4-C34": _judge_channel(rounds, rules),
            "A4-C38": _judge_bottleneck(room, rebuilt, rules)}


def _judge_bottleneck(room, rebuilt, rules):
    texts = {
        "measured_en": f"One stage, {100 * room['share']:.0f} % of the time, became {room['factor']:,.0f} times "
                       f"faster, the whole {room['measured']:.1f} times (predicted {room['predicted']:.1f}, "
                       f"ceiling {room['ceiling']:.1f}); with all stages rebuilt, {rebuilt:,.0f} times. "
                       "A toy mail room; when general AI comes, and how fast it spreads, was not tested.",
        "measured_ja": f"時間の{100 * room['share']:.0f}％を占める工程が{room['factor']:,.0f}倍速くなり、"
                       f"全体は{room['measured']:.1f}倍（予測{room['predicted']:.1f}倍、"
                       f"上限{room['ceiling']:.1f}倍）。全工程を作り直すと{rebuilt:,.0f}倍。"
                       "小さな模型の郵便室であり、AGIの時期や普及の速さは試していない。"}
    if room["factor"] < rules["leap"]:
        return judged(CANNOT_TELL, **texts)
    off = abs(room["measured"] / room["predicted"] - 1)
    if off > rules["near"] or room["rest"] < rules["bottleneck"]:
        return judged(NOT_SUPPORTED, **texts)
    if rebuilt <= room["ceiling"] * (1 + rules["near"]):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the rest of the work is left as it is",
                  condition_ja="残りの仕事がそのまま変わらないとき")


def _judge_use(market, rules):
    prices, use, spend = market["prices"], market["use"], market["spend"]
    more, dearer = (rising(series, clear=rules["clear"]) for series in (use, spend))
    peak = float(prices[spend.mean(axis=0).argmax()])
    texts = {
        "measured_en": f"Price from {prices[0]:,.0f} to {prices[-1]:g} middling tasks' worth: share of tasks done "
                       f"from {use[:, 0].mean():.4f} to {use[:, -1].mean():.2f}, spending from "
                       f"{spend[:, 0].mean():.2f} over {spend.mean(axis=0).max():.2f} (at {peak:.0f}) to "
                       f"{spend[:, -1].mean():.2f}. Computed with assumed values; real use was not measured.",
        "measured_ja": f"価格を中位の仕事の価値の{prices[0]:,.0f}倍から{prices[-1]:g}倍まで下げると、"
                       f"実行される仕事の割合は{use[:, 0].mean():.4f}から{use[:, -1].mean():.2f}へ、"
                       f"支出は{spend[:, 0].mean():.2f}から最大{spend.mean(axis=0).max():.2f}（価格{peak:.0f}）を経て"
                       f"{spend[:, -1].mean():.2f}へ。価値の分布を仮定した計算で、実際の利用は測っていない。"}
    if (more < 1).any():
        return judged(NOT_SUPPORTED, **texts)
    if (dearer == 1).all():
        return judged(SUPPORTED, **texts)
    if not (dearer == 1).any():
        return judged(ONLY_IF, **texts, condition_en="'more' counts tasks, not money or computing",
                      condition_ja="「増える」のが仕事の数であり、支出や計算量ではないとき")
    return judged(ONLY_IF, **texts,
                  condition_en="'more' counts tasks; money and computing grow only until the price has come down "
                               f"to about {peak:.0f}",
                  condition_ja=f"「増える」のが仕事の数のとき。支出や計算量が増えるのは価格が約{peak:.0f}に下がるまで")


def _judge_channel(rounds, rules):
    asked, said, known, form = (float(np.mean(rounds[name])) for name in ("yes or no", "sentence", "habit", "form"))
    texts = {
        "measured_en": f"Turns for one pizza: {asked:.1f} by the best yes-or-no questions, {known:.1f} when the "
                       f"asker knows the customer's usual, {said:.2f} by a spoken sentence, {form:.0f} on a form. "
                       "Counted for simulated orders; no interface was tried with people.",
        "measured_ja": f"ピザ1枚の往復数は、最善の二択の質問で{asked:.1f}回、いつもの注文を知っていれば{known:.1f}回、"
                       f"一文で言えば{said:.2f}回、記入用紙なら{form:.0f}回。"
                       "模擬の注文で数えたもので、画面を人に試してはいない。"}
    if asked - form < rules["narrow"]:
        return judged(NOT_SUPPORTED, **texts)
    if said - form > rules["wide"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="a turn of the chat says no more than yes or no",
                  condition_ja="会話の1往復で伝わるのが「はい・いいえ」程度のとき")
