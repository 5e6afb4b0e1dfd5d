"""What the lab on words and pictures may say of each claim: words from arrays, by rules fixed before the run.

Letters used in this file: S seeds. All figures are percent, one number a seed.
"""

from beyondtoken.labs.judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from beyondtoken.labs.spread import plus_minus

__all__ = ["gains", "gains_of", "judge"]


def gains(both, eye, ear):
    """What two senses win over the better of the two, seed by seed: (S,).

    >>> import numpy as np
    >>> gains(np.array([90.0, 80.0]), np.array([60.0, 60.0]), np.array([70.0, 70.0])).tolist()
    [20.0, 10.0]
    """
    return both - (ear if ear.mean() > eye.mean() else eye)


def gains_of(worlds):
    """The gain of two senses in every world: dict of dicts with "eye", "ear" and "both" to dict of (S,)."""
    return {world: gains(found["both"], found["eye"], found["ear"]) for world, found in worlds.items()}


def judge(*, unseen, seen, sparse, worlds, covered, rules):
    """Give the verdicts on the three claims that this lab tests.

    Parameters
    ----------
    unseen, seen : dict of str to array, shape (S,)
        Accuracy on held-out and on learnt numbers, for each way of naming; "own names" is the control.
    sparse : array, shape (S,)
        Accuracy on held-out numbers, when so many are held out that no part is met in many combinations.
    worlds : dict of str to dict
        "separate", "shared", "hum" to accuracy of "eye", "ear" and "both".
    covered : dict of str to dict
        "plain" and "practised" to the accuracy of two-sense judges with the "eye" or the "ear" covered.
    rules : dict
        "share": of the accuracy on learnt numbers; "points": gain that counts; "clear": standard errors;
        "loss": points that covering may cost against the other sense alone.

    Returns
    -------
    dict of claim id to verdict
    """
    return {"A5-C12": _judge_new_numbers(unseen, seen, sparse, rules["share"]),
            "A5-C11": _judge_two_senses(worlds, rules),
            "A2-C23": _judge_glasses(worlds["separate"], covered, rules)}


def _judge_new_numbers(unseen, seen, sparse, share):
    """Languages have parts; own names have none and say what pairing alone can do."""
    reached = {name: unseen[name].mean() >= share * seen[name].mean() for name in unseen}
    spoken = [name for name in unseen if name != "own names"]
    best = max(spoken, key=lambda name: unseen[name].mean())
    texts = {
        "measured_en": f"Numbers never shown, 100 choices: {best} {plus_minus(unseen[best])} %, one invented "
                       f"name a number {plus_minus(unseen['own names'])} %. What Meta aims at, and problems "
                       "less alike than numbers, were not tested.",
        "measured_ja": f"一度も見せていない数（100択）の正答率：{_JAPANESE_NAMES.get(best, best)}"
                       f"{plus_minus(unseen[best])}％、数ごとに作った名前{plus_minus(unseen['own names'])}％。"
                       "Metaの狙いや、数ほど似ていない問題は試していない。"}
    if not any(reached[name] for name in spoken):
        return judged(NOT_SUPPORTED, **texts)
    if reached["own names"]:
        return judged(SUPPORTED, **texts)
    if sparse.mean() >= share * seen[best].mean():
        return judged(ONLY_IF, **texts, condition_en="the new thing has a name built from known words",
                      condition_ja="新しいものの名前が、知っている言葉でできている場合")
    return judged(ONLY_IF, **texts,
                  condition_en="the new thing combines parts that were met in many combinations, and its name "
                               "is built from known words",
                  condition_ja="新しいものが、多くの組み合わせで出会った部品からできていて、"
                               "名前も知っている言葉でできている場合")


_JAPANESE_NAMES = {"Japanese": "日本語", "English": "英語", "French": "フランス語"}


def _helps(gain, rules):
    return gain.mean() >= max(rules["points"], rules["clear"] * gain.std(ddof=1) / len(gain) ** 0.5)


def _judge_two_senses(worlds, rules):
    won = gains_of(worlds)
    texts = {
        "measured_en": "Two senses against the better one: {} points with separate errors, {} with shared "
                       "errors, {} beside a sense that hears only a hum. Recognition of digits; how deep an "
                       "understanding is was not measured.".format(*_each(won)),
        "measured_ja": "二感覚と、良いほうの一感覚との差：誤りが別々なら{}ポイント、共通なら{}ポイント、"
                       "片方がうなり音しか聞かないと{}ポイント。"
                       "数字の認識での結果で、理解の深さは測っていない。".format(*_each(won))}
    if not _helps(won["separate"], rules):
        return judged(NOT_SUPPORTED, **texts)
    if all(_helps(gain, rules) for gain in won.values()):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="each sense tells something, and the two err separately",
                  condition_ja="どちらの感覚も情報を持ち、誤り方が互いに別々である場合")


def _each(won):
    return [plus_minus(won[world]) for world in ("separate", "shared", "hum")]


def _judge_glasses(alone, covered, rules):
    """Seeing and hearing must help, and a covered sense must not do worse than having the other alone."""
    lost = {way: {"eye": alone["ear"] - found["eye"], "ear": alone["eye"] - found["ear"]}
            for way, found in covered.items()}
    safe = {way: all(loss.mean() <= rules["loss"] for loss in found.values()) for way, found in lost.items()}
    worst = {way: max(found.values(), key=lambda loss: loss.mean()) for way, found in lost.items()}
    gain = gains(alone["both"], alone["eye"], alone["ear"])
    texts = {
        "measured_en": f"Seeing and hearing: {plus_minus(gain)} points over one sense. With one sense covered, "
                       f"at worst {plus_minus(worst['plain'])} points below the other alone; after practice "
                       f"with covered senses, {plus_minus(worst['practised'])}. Whether glasses become the "
                       "main device is not due, and was not tested.",
        "measured_ja": f"見て聞くと、一感覚より{plus_minus(gain)}ポイント良い。片方を覆うと、残りの感覚だけの"
                       f"場合より最大{plus_minus(worst['plain'])}ポイント悪く、覆って練習しておくと"
                       f"{plus_minus(worst['practised'])}ポイントで済む。"
                       "眼鏡型が主役になるかはまだ決まらず、試していない。"}
    if not _helps(gain, rules):
        return judged(NOT_SUPPORTED, **texts)
    if safe["plain"]:
        return judged(SUPPORTED, **texts)
    if not safe["practised"]:
        return judged(CANNOT_TELL, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="the senses err separately, and practice covered each of them now and then",
                  condition_ja="二つの感覚の誤りが別々で、どちらかを覆った練習もしてある場合")
