"""What the lab on scaling may say of each claim: words from arrays, by rules that stood before the run."""

from __future__ import annotations

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .scaling_and_the_bill import splits


def judge(*, losses, sizes, forecast, giant, rival, budgets, bills, days, rates, rules):
    """The verdicts on the eight claims that this lab tests.

    Parameters
    ----------
    losses : array, shape (S, G, G)
        From ``measure_losses``: seed, features, examples.
    sizes : sequence of int
    forecast : array, shape (held-out sizes,)
        The law of the mean losses over what was measured.
    giant, rival : arrays, shape (S,)
        Losses of a large one-sided budget and of a smaller balanced one.
    budgets : sequence of int
        Rising; the best split of each is compared.
    bills : dict of str to float
        Model to dollars of one training.
    days : dict of str to dict of str to float
        "cluster", "older" and "core" to (model to days of one training).
    rates : dict of str to (float, float)
        "yen", "dollar" and "title": the exchange rates that two printed sums allow.
    rules : dict
        See the page.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {
        "A4-C42": _judge_scale(losses, forecast, rules),
        "A5-C15": _judge_compute(losses, sizes, giant, rival, budgets, rules),
        "A1-C24": _judge_purse(bills, rules),
        "A3-C12": _judge_need(days, rules),
        "A3-C23": _judge_year(days["cluster"], rules),
        "A2-C16": _judge_yen(rates["yen"]),
        "A3-C05": _judge_dollar(rates),
        "A3-C06": _judge_title(rates),
    }


def last_doubling(losses):
    """Share of the loss that the last doubling removes: of both sides, of the model alone, of the data alone.

    One side alone means that the other stays at its smallest.

    Parameters
    ----------
    losses : array, shape (S, G, G)

    Returns
    -------
    dict of str to array of float, shape (S,)

    Examples
    --------
    >>> gain = last_doubling(np.array([[[8.0, 6.0], [4.0, 2.0]]]))
    >>> {name: float(share[0]) for name, share in gain.items()}
    {'both': 0.75, 'model': 0.5, 'data': 0.25}
    """
    losses = np.asarray(losses, float)
    return {"both": 1 - losses[:, -1, -1] / losses[:, -2, -2],
            "model": 1 - losses[:, -1, 0] / losses[:, -2, 0],
            "data": 1 - losses[:, 0, -1] / losses[:, 0, -2]}


def _judge_scale(losses, forecast, rules):
    gain = last_doubling(losses)
    both, model, data = (100 * gain[name].mean() for name in ("both", "model", "data"))
    low, high = forecast.min(), forecast.max()
    texts = {
        "measured_en": f"The last doubling lowers the loss by {both:.0f} % if model and data both double, by "
                       f"{model:.0f} % or {data:.0f} % if only one does. The law of the small sizes gave "
                       f"{low:.2f} to {high:.2f} times the loss of the larger ones. A ridge regression: "
                       "language models, gradient descent and quantum computers were not tested.",
        "measured_ja": f"最後の倍増で損失は、モデルとデータを両方倍にすると{both:.0f}％、片方だけでは"
                       f"{model:.0f}％または{data:.0f}％下がる。小規模から得た法則の予測は、大規模の実測の"
                       f"{low:.2f}〜{high:.2f}倍。リッジ回帰での結果であり、言語モデル、勾配降下法、"
                       "量子計算機は試していない。"}
    if max(high, 1 / low) > rules["forecast"]:
        return judged(CANNOT_TELL, **texts)
    stalls = max(model, data) <= 100 * rules["stall"]
    if both < 100 * rules["grow"] or not stalls:
        return judged(NOT_SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="model and data do not grow together",
                  condition_ja="モデルとデータが共に増えないとき")


def _judge_compute(losses, sizes, giant, rival, budgets, rules):
    best = np.array([splits(losses, sizes, budget)[1].min(axis=1) for budget in budgets])    # (budgets, S)
    more = (np.diff(best, axis=0) < 0).mean(axis=1).min()
    beaten = (rival < giant).mean()
    first, last = (100 * (1 - best[i + 1].mean() / best[i].mean()) for i in (0, -2))
    texts = {
        "measured_en": f"Four times the compute, well split, lowers the loss by {first:.0f} % at first and "
                       f"{last:.0f} % at last. A rival with half the compute, well split, beats a "
                       f"one-sided giant with {100 * beaten:.0f} % of the seeds. Markets, and who rules "
                       "an age, were not tested.",
        "measured_ja": f"計算量を4倍にしてうまく配分すると、損失は初めは{first:.0f}％、最後は{last:.0f}％下がる。"
                       f"計算量が半分でも配分のよい相手は、偏った巨人に乱数の種の{100 * beaten:.0f}％で勝つ。"
                       "市場や、誰が時代を制するかは試していない。"}
    if more < rules["most"]:
        return judged(NOT_SUPPORTED, **texts)
    if beaten < rules["most"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the compute is split well between model and data",
                  condition_ja="計算量がモデルとデータにうまく配分されるとき")


def _judge_purse(bills, rules):
    purse = rules["purse"]
    priced_en = ", ".join(f"{name} {bill / 1e6:.1f}" for name, bill in bills.items())
    texts = {
        "measured_en": f"One training run, million dollars: {priced_en}; our purse {purse / 1e6:.0f}. "
                       "Staff, data and failed runs come on top. The strategic danger was not tested.",
        "measured_ja": f"訓練1回の費用（百万ドル）：{priced_en}。想定した資金は{purse / 1e6:.0f}。"
                       "人件費、データ、失敗した訓練は別である。戦略上の危険は試していない。"}
    dear = [bill > purse for bill in bills.values()]
    if all(dear):
        return judged(SUPPORTED, **texts)
    if not any(dear):
        return judged(NOT_SUPPORTED, **texts)
    least = min((bill, name) for name, bill in bills.items() if bill > purse)[1]
    return judged(ONLY_IF, **texts, condition_en=f"the model is as large as {least}",
                  condition_ja=f"モデルが{least}ほど大きいとき")


def _judge_need(days, rules):
    model = min(days["cluster"], key=days["cluster"].get)
    cluster, older, core = (days[name][model] for name in ("cluster", "older", "core"))
    texts = {
        "measured_en": f"{model}: {cluster:.1f} days on the thousand H100s, {older:.1f} on a thousand A100s, "
                       f"about {_round(core / 365):,.0f} years on the processor core that built this "
                       "page. Other makes, and running a finished model, were not tested.",
        "measured_ja": f"{model}：H100千基で{cluster:.1f}日、A100千基で{older:.1f}日、"
                       f"このページを作ったCPUの1コアで約{_round(core / 365):,.0f}年。他社の機器と、"
                       "できたモデルの実行は試していない。"}
    if core <= rules["year"]:
        return judged(NOT_SUPPORTED, **texts)
    if older > rules["year"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="the alternative is an ordinary computer, not another cluster",
                  condition_ja="他のクラスタではなく、普通の計算機と比べるとき")


def _round(number):
    """To one digit: the speed of a core is not the same on two days."""
    return float(f"{number:.0e}")


def _judge_year(days, rules):
    times = {name: rules["year"] / needed for name, needed in days.items()}
    said_en = ", ".join(f"{name} {count:.1f}" for name, count in times.items())
    texts = {
        "measured_en": f"Trainings that fit into a year of the thousand GPUs: {said_en}; wanted "
                       f"{rules['trials']}. People, data and code were not tested; that a model came out "
                       "within the year is a matter of record.",
        "measured_ja": f"千基のGPUの1年に収まる訓練の回数：{said_en}。必要としたのは{rules['trials']}回。"
                       "人手、データ、コードは試していない。1年以内に公開されたことは記録の問題である。"}
    fits = [name for name, count in times.items() if count >= rules["trials"]]
    if not fits:
        return judged(NOT_SUPPORTED, **texts)
    if len(fits) == len(times):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en=f"the model is no larger than {fits[-1]}",
                  condition_ja=f"モデルが{fits[-1]}より大きくないとき")


def _judge_yen(rate):
    low, high = rate
    return judged(
        SUPPORTED if low < 148.5 and high > 147.5 else NOT_SUPPORTED,
        measured_en=f"The two printed sums allow {low:.1f} to {high:.1f} yen to the dollar. "
                    "The market rate of the day was not looked up here.",
        measured_ja=f"印刷された二つの金額から、1ドルは{low:.1f}〜{high:.1f}円。当日の相場はここでは調べていない。")


def _judge_dollar(rates):
    low, high = rates["dollar"]
    return judged(
        SUPPORTED if _meet(rates) else NOT_SUPPORTED,
        measured_en=f"The pledge allows {low:.3f} to {high:.3f} dollars to the euro, "
                    f"{'in' if _meet(rates) else 'out of'} line with the title's sums. "
                    "That the money was paid was not tested.",
        measured_ja=f"拠出額から、1ユーロは{low:.3f}〜{high:.3f}ドル。題名の金額とは"
                    f"{'整合する' if _meet(rates) else '整合しない'}。支払いの有無は試していない。")


def _judge_title(rates):
    low, high = rates["title"]
    return judged(
        SUPPORTED if _meet(rates) else NOT_SUPPORTED,
        measured_en=f"The sums allow {low:.3f} to {high:.3f} dollars to the euro; one rate "
                    f"{'fits' if _meet(rates) else 'does not fit'} both these and the pledge. "
                    "The total itself was not tested.",
        measured_ja=f"金額から、1ユーロは{low:.3f}〜{high:.3f}ドル。拠出額と同じ率で"
                    f"{'説明できる' if _meet(rates) else '説明できない'}。総額そのものは試していない。")


def _meet(rates):
    """Whether one rate can stand behind both conversions from euros."""
    return max(rates["dollar"][0], rates["title"][0]) <= min(rates["dollar"][1], rates["title"][1])
