"""What the lab on compounding errors may say of each claim: words from arrays, by rules that stood before."""

from __future__ import annotations

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged

RECOVERING = ("corrected", "corrected twice", "trembling")
"""Copies that were shown how to come back; none of them was paid a reward."""


def judge(copies, chains, shares, *, rules):
    """The verdicts on the four claims that this lab tests.

    Parameters
    ----------
    copies : dict of str to dict
        By name ("untaught", "perfect" and some of `RECOVERING`): "unlike", "calm" and "breeze", arrays
        (R,): distance from the driver, and share of cars on the road at the end on the two days.
    chains : dict of str to float
        "alone", "careless" and "careful": chance that a whole task ends right without a checker, with a
        careless and with a careful one.
    shares : array, shape (3,)
        Share of users who met at least 1, 2 and 3 disasters.
    rules : dict
        "alike": distance up to which a copy counts as near perfect; "falls" and "holds": shares of cars;
        "low" and "high": chances of a whole task; "most": share of users.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A4-C28": _judge_cloner(copies, rules), "A4-C29": _judge_trust(shares, rules),
            "A4-C30": _judge_chain(chains, rules), "A4-C47": _judge_demonstrations(copies, rules)}


def _holding(copies, rules):
    """Names of the copies, shown recoveries but never rewarded, that stay on the road in the breeze."""
    return [name for name in RECOVERING if name in copies and copies[name]["breeze"].mean() >= rules["holds"]]


def _share(values):
    return f"{100 * values.mean():.0f} ± {100 * values.std():.0f}"


def _judge_cloner(copies, rules):
    plain, best = copies["perfect"], _holding(copies, rules)
    texts = {
        "measured_en": f"Copies of a perfect driver miss one part in {1 / plain['unlike'].mean():,.0f} of the "
                       f"variance of his turns; on the road at the end: {_share(plain['calm'])} % on a calm day, "
                       f"{_share(plain['breeze'])} % in a breeze. Unrewarded copies that were shown "
                       f"recoveries and hold: {len(best)} of {sum(name in copies for name in RECOVERING)}. "
                       "A kart, not a language model; reinforcement learning was not run.",
        "measured_ja": f"完璧な運転手の模倣が外すのは、ハンドル操作の分散の{1 / plain['unlike'].mean():,.0f}分の1。"
                       f"最後まで道に残る割合は、無風で{_share(plain['calm'])}％、"
                       f"風の日で{_share(plain['breeze'])}％。"
                       "立て直しの手本を見た（報酬なしの）模倣のうち持ちこたえたのは"
                       f"{sum(name in copies for name in RECOVERING)}種中{len(best)}種。"
                       "カートであって言語モデルではなく、強化学習は動かしていない。"}
    if plain["unlike"].mean() > rules["alike"]:
        return judged(CANNOT_TELL, **texts)
    if plain["breeze"].mean() > rules["falls"]:
        return judged(NOT_SUPPORTED, **texts)
    if not best:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="its examples never show how to come back",
                  condition_ja="手本に立て直し方が含まれていないとき")


def _judge_trust(shares, rules):
    tolerated = int((np.asarray(shares) >= rules["most"]).sum())
    texts = {
        "measured_en": "One disaster in seven runs, twenty runs: {:.0f} % of users met one, {:.0f} % two, "
                       "{:.0f} % three. Arithmetic with independent runs; how many disasters office workers "
                       "would bear was not measured.".format(*100 * np.asarray(shares)),
        "measured_ja": "7回に1回の大失敗を20回の実行で計算すると、1回以上遭う人は{:.0f}％、2回以上は{:.0f}％、"
                       "3回以上は{:.0f}％。各回を独立とした計算であり、"
                       "人が何回まで我慢するかは測っていない。".format(*100 * np.asarray(shares))}
    if not tolerated:
        return judged(NOT_SUPPORTED, **texts)
    times = {1: "at the first disaster", 2: "by the second disaster", 3: "by the third disaster"}[tolerated]
    return judged(ONLY_IF, **texts, condition_en=f"people give up {times}, and it can strike any run",
                  condition_ja=f"人が{tolerated}回目の大失敗までに見切りをつけ、それがどの回にも起こりうるとき")


def _judge_chain(chains, rules):
    alone, careless, careful = (chains[name] for name in ("alone", "careless", "careful"))
    texts = {
        "measured_en": f"Twenty steps of 95 %: {100 * alone:.0f} % of tasks end right alone, "
                       f"{100 * careless:.0f} % with retries and a careless checker, {100 * careful:.0f} % "
                       "with a perfect one. Arithmetic; Operator itself was not run.",
        "measured_ja": f"95％の手順が20回続くと、最後まで正しく終わるのは単独で{100 * alone:.0f}％、"
                       f"ずさんな検査つきの再試行で{100 * careless:.0f}％、"
                       f"完璧な検査つきで{100 * careful:.0f}％。計算であり、Operatorは動かしていない。"}
    if alone >= rules["low"]:
        return judged(NOT_SUPPORTED, **texts)
    if careful < rules["high"]:
        return judged(SUPPORTED, **texts)
    if careless >= rules["high"]:
        return judged(ONLY_IF, **texts, condition_en="nothing at all checks the steps",
                      condition_ja="手順を検査するものが何もないとき")
    return judged(ONLY_IF, **texts, condition_en="steps are many and no good checker looks at each",
                  condition_ja="手順が多く、一つ一つを確かに検査するものがないとき")


def _judge_demonstrations(copies, rules):
    untaught, plain, best = copies["untaught"], copies["perfect"], _holding(copies, rules)
    texts = {
        "measured_en": f"On the road at the end in a breeze: {_share(untaught['breeze'])} % without any "
                       f"demonstration, {_share(plain['breeze'])} % after perfect ones, at best "
                       f"{_best(copies)} % after ones with recoveries. What demonstrations draw out of "
                       "pretraining was not tested; judgements of good and bad are in another lab.",
        "measured_ja": f"風の日に最後まで道に残る割合は、手本なしで{_share(untaught['breeze'])}％、"
                       f"完璧な手本で{_share(plain['breeze'])}％、立て直しを含む手本では最高{_best(copies)}％。"
                       "手本が事前学習から何を引き出すかは試していない。良し悪しの判断は別の実験で扱う。"}
    if untaught["breeze"].mean() > rules["falls"]:
        return judged(CANNOT_TELL, **texts)
    if plain["breeze"].mean() >= rules["holds"]:
        return judged(SUPPORTED, **texts)
    if not best:
        return judged(NOT_SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the demonstrations include ways to come back",
                  condition_ja="手本に立て直し方が含まれているとき")


def _best(copies):
    held = [copies[name]["breeze"] for name in RECOVERING if name in copies]
    return _share(max(held, key=np.mean)) if held else "–"
