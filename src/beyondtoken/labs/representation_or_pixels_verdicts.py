"""What the lab may say of two statements of the literature: words from arrays, by rules set before the run."""

from __future__ import annotations

from .judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def standing(codes, reconstruction, *, lead):
    """Where codes stand beside reconstruction: "ahead", "behind" or "level".

    Parameters
    ----------
    codes, reconstruction : array, shape (S,)
        Share of digits read rightly.
    lead : float
        Difference of the means that counts.

    Examples
    --------
    >>> import numpy as np
    >>> standing(np.array([0.7, 0.7]), np.array([0.3, 0.5]), lead=0.1)
    'ahead'
    """
    difference = float(codes.mean() - reconstruction.mean())
    if abs(difference) < lead:
        return "level"
    return "ahead" if difference > 0 else "behind"


def judge(*, fresh, same, few, many, sigmas, rules):
    """The verdicts on two statements; no article makes them, so that they carry no claim id.

    Parameters
    ----------
    fresh, same : dict of str to array, shape (S, sigmas)
        Share read rightly from "reconstruction", "pixels" and "codes": static new in every frame, and a
        screen that stays the same.
    few, many : dict of str to array, shape (S,)
        The same with the loudest fresh static, learnt from few pairs and from many.
    sigmas : sequence of float
        From no noise to the loudest.
    rules : dict
        "lead": difference that counts; "steady": what codes may lose from no noise to the loudest;
        "loud", "medium": the noise at which fresh static and the same screen are judged.

    Returns
    -------
    dict
        "reconstruction" and "pixels" to the record of `judged`.
    """
    return {"reconstruction": _against_reconstruction(fresh, same, list(sigmas), rules),
            "pixels": _against_pixels(few, many, rules)}


def _against_reconstruction(fresh, same, sigmas, rules):
    loud, medium = sigmas.index(rules["loud"]), sigmas.index(rules["medium"])
    new = [fresh[name][:, loud] for name in ("codes", "reconstruction")]
    kept = [same[name][:, medium] for name in ("codes", "reconstruction")]
    lost = fresh["codes"][:, 0].mean() - fresh["codes"][:, -1].mean()
    holds = standing(*new, lead=rules["lead"]) == "ahead" and lost <= rules["steady"]
    shown = [100 * found.mean() for found in (*new, *kept)]
    texts = {"measured_en": "Digits read in loud new static: {:.1f} % from codes, {:.1f} % from reconstruction. "
                            "Beside a screen that stays: {:.1f} % against {:.1f} %.".format(*shown),
             "measured_ja": "毎回変わる強い雑音の横で読めた数字：符号から{:.1f}％、再構成から{:.1f}％。"
                            "変わらない画面の横では{:.1f}％対{:.1f}％。".format(*shown)}
    if not holds:
        return judged(NOT_SUPPORTED, **texts)
    if standing(*kept, lead=rules["lead"]) != "behind":
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="the noise cannot be predicted from one frame to the next",
                  condition_ja="雑音を前のフレームから予測できないとき")


def _against_pixels(few, many, rules):
    ahead = [standing(found["codes"], found["pixels"], lead=rules["lead"]) == "ahead" for found in (few, many)]
    shown = [100 * found[name].mean() for found in (few, many) for name in ("codes", "pixels")]
    texts = {"measured_en": "In the loudest new static, {:.1f} % from codes against {:.1f} % from pixel prediction "
                            "with few pairs, {:.1f} % against {:.1f} % with many.".format(*shown),
             "measured_ja": "毎回変わる最も強い雑音の横で、組が少ないと符号{:.1f}％対画素予測{:.1f}％、"
                            "多いと{:.1f}％対{:.1f}％。".format(*shown)}
    if not any(ahead):
        return judged(NOT_SUPPORTED, **texts)
    if all(ahead):
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="pairs of frames are few" if ahead[0] else "pairs of frames are many",
                  condition_ja="フレームの組が少ないとき" if ahead[0] else "フレームの組が多いとき")


def in_words(record, lang="en"):
    """The word of a verdict with its condition, for a sentence.

    >>> in_words(judged(SUPPORTED, measured_en="a", measured_ja="b"))
    'supported'
    """
    words = {"en": record["word"], "ja": _JAPANESE[record["word"]]}[lang]
    if record["condition"] is None:
        return words
    return {"en": f"{words} {record['condition']['en']}", "ja": f"{words}：{record['condition']['ja']}"}[lang]


_JAPANESE = {SUPPORTED: "支持される", ONLY_IF: "条件つきで支持される", NOT_SUPPORTED: "支持されない"}
