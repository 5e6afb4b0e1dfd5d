"""What the lab on preferences may say of each claim: words from arrays, by rules that stood before the run.

Letters: R runs, K numbers of tries.
"""

from __future__ import annotations

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged

YES, NO, UNCLEAR = "yes", "no", "unclear"
_ONLY = {"linear": ("the judge is a simple one, and has learnt from {count:,} comparisons or more",
                    "採点器が単純で、{count:,}件以上の比較から学んでいるとき"),
         "quadratic": ("the judge can express “too much”, and has learnt from {count:,} comparisons or more",
                       "採点器が「多すぎる」を表現でき、{count:,}件以上の比較から学んでいるとき")}


def kept(climb, perfect):
    """What share of a perfect checker's gain a judge keeps at the largest number of tries, in each run.

    Parameters
    ----------
    climb, perfect : arrays, shape (R, K)
        True quality of what is picked; the first column is one try, no selection.

    Returns
    -------
    array, shape (R,)

    Examples
    --------
    >>> kept(np.array([[-2.0, -1.0]]), np.array([[-2.0, 0.0]])).tolist()
    [0.5]
    """
    return (climb[:, -1] - climb[:, 0]) / (perfect[:, -1] - perfect[:, 0]).mean()


def above(values, threshold, *, clear):
    """Whether the mean over runs is above a threshold, by more than `clear` standard errors either way.

    Returns
    -------
    str
        "yes", "no" or "unclear".

    Examples
    --------
    >>> [above([4.0, 5.0, 6.0], threshold, clear=2.0) for threshold in (1, 5, 9)]
    ['yes', 'unclear', 'no']
    """
    values = np.asarray(values, float)
    error = values.std(ddof=1) / np.sqrt(len(values))
    lead = values.mean() - threshold
    return UNCLEAR if abs(lead) <= clear * error else YES if lead > 0 else NO


def judge(climbs, labels, *, tries, light, rules):
    """The verdicts on the two claims that this lab tests.

    Parameters
    ----------
    climbs : dict
        As `preferences.study` gives it: (kind, count) and "perfect" to arrays (R, K).
    labels : dict of str to array, shape (R, K)
        "demonstrations", "judgements" and "both": true quality by the labels that were used.
    tries : sequence of int
        K numbers of tries.
    light : int
        The number of tries, one of `tries`, that stands for light selection.
    rules : dict
        "keeps": share of a perfect checker's gain that a judge must keep; "clear": standard errors from which
        a difference counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A4-C24": _judge_checker(climbs, rules), "A4-C47": _judge_labels(labels, tries, light, rules)}


def _judge_checker(climbs, rules):
    perfect = climbs["perfect"]
    shares = {judge: kept(climb, perfect) for judge, climb in climbs.items() if judge != "perfect"}
    stands = {judge: above(share, rules["keeps"], clear=rules["clear"]) for judge, share in shares.items()}
    most = max(count for _, count in shares)
    kinds = [kind for kind, count in stands if count == most and stands[kind, count] == YES]
    texts = _checker_texts(shares, most)
    if above(perfect[:, -1] - perfect[:, 0], 0, clear=rules["clear"]) != YES:
        return judged(CANNOT_TELL, **texts)
    if len(kinds) == 1:
        english, japanese = (text.format(count=_enough(stands, kinds[0])) for text in _ONLY[kinds[0]])
        return judged(ONLY_IF, **texts, condition_en=english, condition_ja=japanese)
    if kinds:
        return judged(SUPPORTED, **texts)
    undecided = UNCLEAR in (stands["linear", most], stands["quadratic", most])
    return judged(CANNOT_TELL if undecided else NOT_SUPPORTED, **texts)


def _enough(stands, kind):
    """The fewest comparisons from which this kind of judge stands, however many more there are."""
    counts = sorted(count for name, count in stands if name == kind)
    failed = [count for count in counts if stands[kind, count] != YES]
    return min(count for count in counts if count > max(failed, default=0))


def _checker_texts(shares, most):
    least = min(count for _, count in shares)
    means = {judge: f"{100 * share.mean():.0f}" for judge, share in shares.items()}
    return {
        "measured_en": f"Share of a perfect checker's gain kept under the heaviest selection: linear judge "
                       f"{means['linear', most]} % with {most:,} comparisons; quadratic judge "
                       f"{means['quadratic', most]} %, and {means['quadratic', least]} % with {least:,}. "
                       "Answers are eight numbers; law, medicine and language models were not tested.",
        "measured_ja": f"最も強く選んだとき、完全な検証の改善のうち残った割合：線形の採点器は{most:,}件の比較で"
                       f"{means['linear', most]}％。二次の採点器は{means['quadratic', most]}％、"
                       f"{least:,}件では{means['quadratic', least]}％。"
                       "回答は8個の数であり、法律、医療、言語モデルは試していない。"}


def _judge_labels(labels, tries, light, rules):
    places = {"light": list(tries).index(light), "heavy": -1}
    matters = {place: {label: above(labels["both"][:, k] - labels[rest][:, k], 0, clear=rules["clear"]) == YES
                       for label, rest in (("judgements", "demonstrations"), ("demonstrations", "judgements"))}
               for place, k in places.items()}
    both = {place: all(found.values()) for place, found in matters.items()}
    texts = _label_texts(labels, tries, light, places)
    if both["light"] == both["heavy"]:
        return judged(SUPPORTED if both["light"] else NOT_SUPPORTED, **texts)
    few = both["light"]
    return judged(ONLY_IF, **texts,
                  condition_en="few answers are tried" if few else "very many answers are tried",
                  condition_ja="試す回答が少ないとき" if few else "試す回答が非常に多いとき")


def _label_texts(labels, tries, light, places):
    numbers = [f"{labels[label][:, k].mean():.2f}" for k in places.values()
               for label in ("both", "demonstrations", "judgements")]
    return {
        "measured_en": "Quality with both labels, demonstrations alone and judgements alone: {}, {} and {} at "
                       "{:,} tries; {}, {} and {} at {:,}. That demonstrations draw out what pretraining holds "
                       "was not tested.".format(*numbers[:3], light, *numbers[3:], tries[-1]),
        "measured_ja": "両方のラベル、手本だけ、優劣の判断だけでの質：{3:,}回の試行で{0}、{1}、{2}、"
                       "{7:,}回で{4}、{5}、{6}。手本が事前学習の中身を引き出すという部分は試していない。"
                       .format(*numbers[:3], light, *numbers[3:], tries[-1])}
