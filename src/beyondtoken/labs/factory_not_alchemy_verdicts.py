"""What the lab on the factory may say of each claim: words from arrays, by rules that stood before the run."""

from __future__ import annotations

from .judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def judge(*, wrong, goodput, rules):
    """The verdicts on the two claims that this lab tests.

    Parameters
    ----------
    wrong : dict of str to dict of str to dict of int to float
        "small" and "large" step; "fresh" seeds for both recipes or the "same"; runs a recipe; the share of
        comparisons that pick the worse recipe.
    goodput : dict of int to (careful, careless)
        GPUs, rising; the share of time that ends as saved work, one number a seed.
    rules : dict
        "often": share of wrong picks from which one run is no evidence; "gain": goodput from which care counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.

    Examples
    --------
    >>> import numpy as np
    >>> step = {"fresh": {1: 0.3}, "same": {1: 0.1}}
    >>> found = judge(wrong={"small": step, "large": step}, rules={"often": 0.2, "gain": 0.1},
    ...               goodput={8: (np.array([0.9]), np.array([0.9]))})
    >>> [found[claim]["word"] for claim in ("A4-C19", "A4-C20")]
    ['supported', 'not supported']
    """
    return {"A4-C19": _judge_repeats(wrong, rules), "A4-C20": _judge_engineering(goodput, rules)}


def _judge_repeats(wrong, rules):
    fresh, same = (wrong["small"][kind][1] for kind in ("fresh", "same"))
    large = wrong["large"]["fresh"][1]
    texts = {
        "measured_en": f"One run a recipe picks the worse one in {100 * fresh:.0f} % of the cases if the step is "
                       f"small, in {100 * large:.0f} % if it is large; with the same seed for both, in "
                       f"{100 * same:.0f} % of the small ones. Digits and learning rates: large models, and what "
                       "a laboratory's job is, were not tested.",
        "measured_ja": f"各手法1回の実行では、差が小さいと{100 * fresh:.0f}％、大きいと{100 * large:.0f}％の場合に"
                       f"劣る方を選ぶ。両方に同じ種を使うと、差が小さくても{100 * same:.0f}％。"
                       "数字の画像と学習率での結果であり、大規模モデルや、研究所の役目は試していない。"}
    matters = [fresh >= rules["often"] and same <= fresh / 2, large >= rules["often"]]
    if all(matters):
        return judged(SUPPORTED, **texts)
    if not matters[0]:
        return judged(NOT_SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the steps forward are small beside the spread of single runs",
                  condition_ja="一歩の改善が、実行ごとのばらつきに比べて小さいとき")


def _judge_engineering(goodput, rules):
    gains = {gpus: careful.mean() - careless.mean() for gpus, (careful, careless) in goodput.items()}
    said_en = ", ".join(f"{gpus:,} GPUs {100 * pair[1].mean():.0f} to {100 * pair[0].mean():.0f}"
                        for gpus, pair in goodput.items())
    said_ja = "、".join(f"{gpus:,}基 {100 * pair[1].mean():.0f}→{100 * pair[0].mean():.0f}"
                       for gpus, pair in goodput.items())
    texts = {
        "measured_en": "Percent of the time that ends as saved work, one checkpoint a day against Young's interval: "
                       f"{said_en}. A simulation; algorithms were not weighed against engineering.",
        "measured_ja": f"保存された作業になった時間の割合（％）、1日1回の保存→ヤングの間隔：{said_ja}。"
                       "シミュレーションであり、アルゴリズムと工学の軽重は比べていない。"}
    large = [gpus for gpus, gain in gains.items() if gain >= rules["gain"]]
    if not large:
        return judged(NOT_SUPPORTED, **texts)
    if len(large) == len(gains):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en=f"the cluster is large, here {min(large):,} GPUs or more",
                  condition_ja=f"クラスタが大きいとき（ここでは{min(large):,}基以上）")
