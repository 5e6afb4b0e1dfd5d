"""What the pages on imitation and reward may say of each claim: words from arrays, by rules set before the run."""

from __future__ import annotations

import numpy as np

from .judgement import NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .spread import plus_minus

__all__ = ["is_clear", "judge", "who_leads"]

_SEED_EN = ("the learner still tries what is new (after examples without a slip, reward found nothing "
            "in the time it had)")
_SEED_JA = ("学習者が新しい手をまだ試す場合に限る"
            "（狂いのない例題で学んだあとでは、この練習量では報酬は何も見つけなかった）")


def is_clear(lead, *, least, clear):
    """Whether a paired lead is at least `least` points and `clear` standard errors.

    Parameters
    ----------
    lead : array, shape (R,)
        One difference a seed.

    Examples
    --------
    >>> is_clear(np.array([9.0, 10.0, 11.0]), least=5, clear=2), is_clear(np.array([0.0, 20.0]), least=5, clear=2)
    (True, False)
    """
    return bool(np.mean(lead) >= max(least, clear * np.std(lead, ddof=1) / len(lead) ** 0.5))


def who_leads(first, second, *, clear):
    """Name who leads by `clear` standard errors of the paired difference: "first", "second" or "neither".

    >>> who_leads(np.array([9.0, 9.0, 9.1]), np.array([1.0, 1.0, 1.0]), clear=2)
    'first'
    """
    lead = np.asarray(first) - np.asarray(second)
    if is_clear(lead, least=0, clear=clear):
        return "first"
    return "second" if is_clear(-lead, least=0, clear=clear) else "neither"


def judge(*, pushed, novel, outside, inside, overall, rules):
    """The verdicts on the five claims of the first page.

    Parameters
    ----------
    pushed : bool
        Whether imitation lowered the score of every move that the examples lack.
    novel : dict of str to array, shape (S, R)
        "careful" and "slipping": chance of a novel move before imitation and after each stage of it.
    outside, inside, overall : dict of str to array, shape (R,)
        Percent solved at the first try. Arms: "examples", "both", "exercises", "careful examples", "careful",
        "coin", "reversed".
    rules : dict
        "gain": points, "clear": standard errors, "nothing": points, "fall": a factor.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {
        "A4-C14": _judge_penalty(pushed, novel, rules),
        "A4-C15": _judge_discovery(outside, rules),
        "A4-C16": _judge_joining(outside, inside, rules),
        "A4-C33": _judge_textbook(overall, rules),
        "A4-C51": _judge_verifier(outside, inside, rules),
    }


def _gains(after, before, rules):
    return is_clear(after - before, least=rules["gain"], clear=rules["clear"])


def _needs_slips(outside, rules):
    """Whether reward stayed without effect where the examples held no slip."""
    return bool((outside["careful"] - outside["careful examples"]).mean() < rules["nothing"])


def _word(holds, outside, rules):
    """The word of a claim on discovery, with its condition."""
    if not holds:
        return {"word": NOT_SUPPORTED}
    if _needs_slips(outside, rules):
        return {"word": ONLY_IF, "condition_en": _SEED_EN, "condition_ja": _SEED_JA}
    return {"word": SUPPORTED}


def _judge_penalty(pushed, novel, rules):
    careful, slipping = (novel[name].mean(axis=1) for name in ("careful", "slipping"))
    measured = {
        "measured_en": f"Imitation cut the chance of moves it was never shown from {careful[0]:.2f} to "
                       f"{careful[-1]:.5f}; where slips showed them it kept {slipping[-1]:.3f}.",
        "measured_ja": f"一度も示されない手の確率は、模倣によって{careful[0]:.2f}から{careful[-1]:.5f}に下がった。"
                       f"狂いの混じる例題では{slipping[-1]:.3f}が残った。",
    }
    falls = careful[-1] * rules["fall"] <= careful[0] and careful[-1] * rules["fall"] <= slipping[-1]
    if not (pushed and falls):
        return judged(NOT_SUPPORTED, **measured)
    return judged(ONLY_IF, **measured,
                  condition_en="it is read as a statement about the loss; that AGI is out of reach is not tested",
                  condition_ja="損失についての主張として読む場合に限る。AGIに届かないことは検証していない")


def _judge_discovery(outside, rules):
    return judged(
        **_word(_gains(outside["both"], outside["examples"], rules), outside, rules),
        measured_en=f"First tries that solved a problem outside the idiom: {plus_minus(outside['examples'])} % "
                    f"before reward, {plus_minus(outside['both'])} % after; without slips "
                    f"{plus_minus(outside['careful'])} %. Search and AlphaGo were not tested.",
        measured_ja=f"流儀の外の問題を1回目で解いた割合は、報酬の前{plus_minus(outside['examples'])}％、"
                    f"後{plus_minus(outside['both'])}％。狂いのない例題では{plus_minus(outside['careful'])}％。"
                    "探索とAlphaGoは検証していない。")


def _judge_joining(outside, inside, rules):
    joined = outside["both"]
    holds = all(_gains(joined, outside[alone], rules) for alone in ("examples", "exercises"))
    return judged(
        **_word(holds, outside, rules),
        measured_en=f"Outside the idiom: both {plus_minus(joined)} %, examples alone "
                    f"{plus_minus(outside['examples'])} %, reward alone {plus_minus(outside['exercises'])} % after "
                    f"the same practice; inside it {plus_minus(inside['both'])}, {plus_minus(inside['examples'])} "
                    f"and {plus_minus(inside['exercises'])} %. No language model took part.",
        measured_ja=f"流儀の外では、併用{plus_minus(joined)}％、例題だけ{plus_minus(outside['examples'])}％、"
                    f"同じ量の練習で報酬だけ{plus_minus(outside['exercises'])}％。内では順に"
                    f"{plus_minus(inside['both'])}、{plus_minus(inside['examples'])}、"
                    f"{plus_minus(inside['exercises'])}％。言語モデルは使っていない。")


def _judge_textbook(overall, rules):
    both = overall["both"]
    holds = all(_gains(both, overall[alone], rules) for alone in ("examples", "exercises"))
    measured = {
        "measured_en": f"All problems: examples {plus_minus(overall['examples'])} %, exercises "
                       f"{plus_minus(overall['exercises'])} %, both {plus_minus(both)} %, both in reverse order "
                       f"{plus_minus(overall['reversed'])} %. The stage of reading was not tested.",
        "measured_ja": f"全問題で、例題だけ{plus_minus(overall['examples'])}％、演習だけ"
                       f"{plus_minus(overall['exercises'])}％、両方{plus_minus(both)}％、逆の順"
                       f"{plus_minus(overall['reversed'])}％。読解の段階は検証していない。",
    }
    if not holds:
        return judged(NOT_SUPPORTED, **measured)
    if _gains(both, overall["reversed"], rules):
        return judged(SUPPORTED, **measured)
    return judged(ONLY_IF, **measured, condition_en="the order of the last two stages is left open",
                  condition_ja="最後の2段階の順番を問わない場合に限る")


def _judge_verifier(outside, inside, rules):
    works = _gains(outside["both"], outside["examples"], rules)
    by_chance = _gains(outside["coin"], outside["examples"], rules)
    return judged(
        **_word(works and not by_chance, outside, rules),
        measured_en=f"Outside the idiom, an exact check led from {plus_minus(outside['examples'])} to "
                    f"{plus_minus(outside['both'])} %, a coin in its place to {plus_minus(outside['coin'])} % (inside "
                    f"{plus_minus(inside['coin'])} %). Simulators and world models: other pages.",
        measured_ja=f"流儀の外では、正確な検証で{plus_minus(outside['examples'])}％から"
                    f"{plus_minus(outside['both'])}％へ、硬貨では{plus_minus(outside['coin'])}％（流儀の内"
                    f"{plus_minus(inside['coin'])}％）。シミュレータと世界モデルは別のページで扱う。")
