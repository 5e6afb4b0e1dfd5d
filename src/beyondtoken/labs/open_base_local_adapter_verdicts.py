"""What the lab on open bases may say of each claim: words from arrays, by rules fixed before the run.

Letters used in this file: S seeds, Z sizes (how many captions a community has), G groups of people.
All accuracies are percent.
"""

import numpy as np

from beyondtoken.labs.judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from beyondtoken.labs.open_base_local_adapter import captions_worth
from beyondtoken.labs.spread import plus_minus

__all__ = ["best_without_weights", "helps", "judge"]

_WORLDS = {"same": ("the same pictures", "同じ画像"), "negative": ("ink and paper swapped", "白黒反転"),
           "slanted": ("slanted", "斜体")}


def helps(gain, rules):
    """Whether a paired gain (S,) reaches ``rules["points"]`` and ``rules["clear"]`` standard errors.

    >>> helps(np.array([5.0, 6.0, 7.0]), {"points": 5.0, "clear": 2.0})
    True
    """
    return bool(gain.mean() >= max(rules["points"], rules["clear"] * gain.std(ddof=1) / len(gain) ** 0.5))


def best_without_weights(arms):
    """The better, on average, of training from scratch and a dictionary for a closed model's answers."""
    return max(arms["scratch"], arms["dictionary"], key=np.mean)


def judge(*, results, sizes, size, before, after, one, own, rules):
    """Give the verdicts on the six claims that this lab tests.

    Parameters
    ----------
    results : dict of str to dict of str to array, shape (S, Z)
        World to accuracy of the arms "scratch", "adapter", "all" and "dictionary".
    sizes : sequence of int
    size : int
        The size at which worlds are compared; one of `sizes`.
    before, after : arrays, shape (S,)
        The base's accuracy for its own users, as published and with the eye that outsiders tuned.
    one : array, shape (S, G)
        Accuracy of one model for all groups, the majority first.
    own : dict of int to array, shape (S, G)
        Accuracy with the group's own words, by the captions it has.
    rules : dict
        "points", "clear": see `helps`; "behind": points from which a group is left behind.

    Returns
    -------
    dict of claim id to verdict
    """
    column = list(sizes).index(size)
    at_size = {world: {arm: found[:, column] for arm, found in arms.items()} for world, arms in results.items()}
    return {
        "A1-C21": _judge_anyone(at_size, size, rules),
        "A1-C22": _judge_variety(one, own, rules),
        "A1-C24": _judge_start_ups(results["same"], sizes, size, rules),
        "A3-C24": _judge_fine_tuning(at_size, size, rules),
        "A5-C07": _judge_improvement(at_size["same"], size, before, after, rules),
        "A5-C26": _judge_openness(at_size, size, rules),
    }


def _over_worlds(gains, rules, texts, condition_en, condition_ja):
    """Supported where a gain shows in every world, only if it shows in some; the condition names them."""
    good = [world for world, gain in gains.items() if helps(gain, rules)]
    if not good:
        return judged(NOT_SUPPORTED, **texts)
    if len(good) == len(gains):
        return judged(SUPPORTED, **texts)
    bad = [world for world in gains if world not in good]
    named = [["; ".join(_WORLDS[world][language] for world in worlds) for worlds in (good, bad)]
             for language in (0, 1)]
    return judged(ONLY_IF, **texts, condition_en=f"{condition_en} (yes: {named[0][0]}; no: {named[0][1]})",
                  condition_ja=f"{condition_ja}（該当：{named[1][0]}、非該当：{named[1][1]}）")


def _list(gains):
    texts = [[f"{_WORLDS[world][language]} {plus_minus(gain)}" for world, gain in gains.items()]
             for language in (0, 1)]
    return ", ".join(texts[0]), "、".join(texts[1])


def _judge_anyone(at_size, size, rules):
    gains = {world: arms["adapter"] - arms["scratch"] for world, arms in at_size.items()}
    en, ja = _list(gains)
    texts = {"measured_en": f"Points won over training from scratch by own words on a published eye, {size} "
                            f"captions: {en}. That it ought to be so is a wish; values and political leanings "
                            "were not tested.",
             "measured_ja": f"公開された目に自分たちの言葉を付けたときの、ゼロからの訓練との差（説明文{size}個）："
                            f"{ja}ポイント。そうあるべきだという部分は願いであり、価値観や政治的傾きは試していない。"}
    return _over_worlds(gains, rules, texts, "the published eye's inner numbers carry over to the community's "
                        "pictures", "公開された目の内部の数値が、その集団の画像にも通用する場合")


def _judge_fine_tuning(at_size, size, rules):
    gains = {world: arms["all"] - arms["scratch"] for world, arms in at_size.items()}
    en, ja = _list(gains)
    texts = {"measured_en": f"Points won over training from scratch by tuning all of a published model on {size} "
                            f"captions: {en}. How many people did so with Mistral's model was not counted.",
             "measured_ja": f"公開モデル全体を説明文{size}個で微調整したときの、ゼロからの訓練との差：{ja}ポイント。"
                            "Mistralのモデルで何人がそうしたかは数えていない。"}
    return _over_worlds(gains, rules, texts, "the published model has seen pictures enough like one's own",
                        "公開モデルが、自分たちの画像に十分似たものを見ている場合")


def _judge_openness(at_size, size, rules):
    gains = {world: arms["adapter"] - best_without_weights(arms) for world, arms in at_size.items()}
    en, ja = _list(gains)
    texts = {"measured_en": f"Own words on published weights against the best way without them, scratch or a "
                            f"dictionary for a closed model's answers, {size} captions: {en} points. Licences, "
                            "hardware and what one learns by study were not tested.",
             "measured_ja": f"公開された重みを使う場合と、使わない最良の方法（ゼロから、または閉じたモデルの答えの"
                            f"辞書）との差（説明文{size}個）：{ja}ポイント。"
                            "利用条件、機材、研究から学べることは試していない。"}
    return _over_worlds(gains, rules, texts, "the model's answers fail on one's own pictures while its inner "
                        "numbers do not", "モデルの答えは自分たちの画像に役立たず、内部の数値は役立つ場合")


def _judge_start_ups(arms, sizes, size, rules):
    column = list(sizes).index(size)
    lead = arms["adapter"] - arms["scratch"]                                     # (S, Z)
    good = [number for number, gain in zip(sizes, lead.T, strict=True) if helps(gain, rules)]
    scratch, adapter = arms["scratch"].mean(axis=0), arms["adapter"].mean(axis=0)[column]
    worth = captions_worth(sizes, scratch, adapter)
    texts = {"measured_en": f"{size} captions on a published eye are worth {worth:.0f} from scratch; with "
                            f"{sizes[-1]} the lead is {plus_minus(lead[:, -1])} points. Training bills and the "
                            "danger of depending on others were not measured here.",
             "measured_ja": f"公開された目での説明文{size}個は、ゼロからの{worth:.0f}個に相当する。{sizes[-1]}個では"
                            f"差は{plus_minus(lead[:, -1])}ポイント。訓練費用と、依存の危うさはここでは測っていない。"}
    if not good:
        return judged(NOT_SUPPORTED, **texts)
    if len(good) == len(sizes):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en=f"the start-up has few captions of its own (at most {max(good)})",
                  condition_ja=f"新興企業自身の説明文が少ない場合（{max(good)}個以下）")


def _judge_improvement(arms, size, before, after, rules):
    gain, change = arms["adapter"] - arms["scratch"], after - before
    texts = {"measured_en": f"With {size} captions outsiders win {plus_minus(gain)} points for themselves; "
                            f"an eye tuned on them changes the base for its first users by {plus_minus(change)} "
                            "points. How many developers did so, and what it made of the firm, was not tested.",
             "measured_ja": f"説明文{size}個で、外部の人は自分たちのために{plus_minus(gain)}ポイントを得る。"
                            f"調整後の目は、元の利用者の正答率を{plus_minus(change)}ポイント変える。"
                            "どれだけの開発者が行い、会社に何をもたらしたかは試していない。"}
    if not helps(gain, rules):
        return judged(NOT_SUPPORTED, **texts)
    if helps(change, {**rules, "points": 0.0}):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="“improve” means: better for those who tune it; the base itself got no better",
                  condition_ja="「改良」を、調整した人にとっての改良と読む場合（土台そのものは良くならなかった）")


def _judge_variety(one, own, rules):
    behind = one[:, :1] - one[:, 1:]                                             # (S, G - 1)
    enough = [size for size, found in own.items() if _serves_all(found - one, rules)]
    most = max(own)
    texts = {"measured_en": f"One model for all: the majority {plus_minus(one[:, 0])} %, the minorities "
                            f"{plus_minus(one[:, 1:].mean(axis=1))} %. Own words from {most} captions: "
                            f"{plus_minus(own[most][:, 0])} and {plus_minus(own[most][:, 1:].mean(axis=1))} %. "
                            "The likeness to the press was not tested.",
             "measured_ja": f"全員に一つのモデル：多数派{plus_minus(one[:, 0])}％、少数派"
                            f"{plus_minus(one[:, 1:].mean(axis=1))}％。説明文{most}個で自分たちの言葉を学ぶと"
                            f"{plus_minus(own[most][:, 0])}％と{plus_minus(own[most][:, 1:].mean(axis=1))}％。"
                            "報道との類似は試していない。"}
    if behind.mean(axis=0).max() < rules["behind"] or not enough:
        return judged(NOT_SUPPORTED, **texts)
    if len(enough) == len(own):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en=f"every group has captions enough of its own (here {min(enough)}; with fewer, "
                               "some group does worse than with one model)",
                  condition_ja=f"どの集団にも自分たちの説明文が十分ある場合（ここでは{min(enough)}個。"
                               "少ないと、一つのモデルより悪くなる集団が出る）")


def _serves_all(change, rules):
    """Every minority gains, and the majority does not lose more than the points that count."""
    return all(helps(gain, rules) for gain in change[:, 1:].T) and change[:, 0].mean() > -rules["points"]
