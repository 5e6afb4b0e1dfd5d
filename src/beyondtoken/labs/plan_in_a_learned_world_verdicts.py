"""What planning in a learned world may say of each claim: words from arrays, by rules set before the run.

Letters: R models, L learners.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from .spread import lead


@dataclass(frozen=True)
class Findings:
    """What the verdicts rest on; scores are minus the cost of a run, mean over the starts.

    Attributes
    ----------
    watched : dict of int to array, shape (R,)
        Real steps watched to the planner's score.
    practised : int
        Real steps of each learner without a model.
    table : array, shape (L,)
        Its score after all of them.
    random, true : float
        Score of random pushes, and of the planner with the true equations.
    looking, blind, short : arrays, shape (R,)
        The planner with open eyes, with closed eyes, and with open eyes but a look ahead of one step.
    wheels : dict of str to dict of str to array, shape (R,)
        "few" and "many" real steps to scores by "scratch", "simulator" and "wheels".
    """

    watched: dict
    practised: int
    table: np.ndarray
    random: float
    true: float
    looking: np.ndarray
    blind: np.ndarray
    short: np.ndarray
    wheels: dict

    def steps_as_good_as_the_table(self):
        """Fewest watched steps with which planning scores at least as well on average; None if none does."""
        enough = [steps for steps, score in self.watched.items() if np.mean(score) >= self.table.mean()]
        return min(enough, default=None)

    def share_kept(self, score):
        """How much of the way from random pushes to the true equations a score goes, 0 to 1."""
        return float((np.mean(score) - self.random) / (self.true - self.random))


def judge(findings, *, rules):
    """The verdicts on the four claims that this lab tests.

    Parameters
    ----------
    findings : Findings
    rules : dict
        "kept": share of the way to the true equations that counts as capturing the world; "saving": factor of
        real steps that counts as a saving; "clear": standard errors from which a difference counts.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    return {"A1-C04": _judge_capture(findings, rules), "A1-C30": _judge_key(findings, rules),
            "A4-C32": _judge_acting(findings, rules), "A4-C49": _judge_wheels(findings, rules)}


def _judge_capture(findings, rules):
    looking, blind = findings.share_kept(findings.looking), findings.share_kept(findings.blind)
    texts = {
        "measured_en": f"Of the way from random pushes to a planner with the true equations, the learned world "
                       f"goes {looking:.0%} when reality is seen after each step, {blind:.0%} when it is seen at "
                       "the start only. One pendulum, well-chosen features; the meaning of the word was not tested.",
        "measured_ja": f"でたらめに押す場合から真の方程式で計画する場合までの道のりのうち、学んだ世界は、"
                       f"毎歩現実を見れば{looking:.0%}、最初だけ見れば{blind:.0%}まで達する。"
                       "振り子1種と適切に選んだ特徴量での結果であり、語義は試していない。"}
    if looking < rules["kept"]:
        return judged(NOT_SUPPORTED, **texts)
    if blind >= rules["kept"]:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="reality is looked at again after each step",
                  condition_ja="1歩ごとに現実を見直すとき")


def _judge_key(findings, rules):
    enough = findings.steps_as_good_as_the_table()
    reached = f"after {enough:,} watched steps" if enough else "never"
    reached_ja = f"{enough:,}歩を見たところで達する" if enough else "達しない"
    texts = {
        "measured_en": f"Without a model {findings.practised:,} real steps bring {findings.table.mean():.0f}; "
                       f"planning in a learned world gets there {reached}. The planner was given the reward and "
                       "good features. A toy can speak against the claim, not for it: intelligence and language "
                       "models were not tested.",
        "measured_ja": f"モデルなしでは現実の{findings.practised:,}歩で{findings.table.mean():.0f}点。"
                       f"学んだ世界での計画は{reached_ja}。計画する側は報酬とよい特徴量を与えられている。"
                       "小さな実験は反証はできても裏づけにはならない。知能も言語モデルも試していない。"}
    saves = enough is not None and findings.practised / enough >= rules["saving"]
    return judged(CANNOT_TELL if saves else NOT_SUPPORTED, **texts)


def _judge_acting(findings, rules):
    foresight = lead(findings.looking, findings.short, clear=rules["clear"])
    looking = lead(findings.looking, findings.blind, clear=rules["clear"])
    texts = {
        "measured_en": f"Score with foresight and a new decision at every step {findings.looking.mean():.0f}; "
                       f"looking one step ahead {findings.short.mean():.0f}; one answer given at the start "
                       f"{findings.blind.mean():.0f}. Backtracking and language agents were not tested.",
        "measured_ja": f"先読みをして毎歩決め直すと{findings.looking.mean():.0f}点、1歩先しか読まないと"
                       f"{findings.short.mean():.0f}点、最初に一度だけ答えを出すと{findings.blind.mean():.0f}点。"
                       "後戻りと言語エージェントは試していない。"}
    if foresight and looking:
        return judged(SUPPORTED, **texts)
    if not (foresight or looking):
        return judged(NOT_SUPPORTED, **texts)
    return judged(ONLY_IF, **texts,
                  condition_en="foresight alone is meant" if foresight else "deciding anew alone is meant",
                  condition_ja="先読みだけを指すとき" if foresight else "決め直すことだけを指すとき")


def _judge_wheels(findings, rules):
    few, many = findings.wheels["few"], findings.wheels["many"]
    helps = lead(few["wheels"], few["scratch"], clear=rules["clear"])
    still = lead(many["wheels"], many["scratch"], clear=rules["clear"])
    values = [np.mean(group[way]) for group, ways in ((few, ("scratch", "simulator", "wheels")),
                                                       (many, ("scratch", "wheels"))) for way in ways]
    texts = {
        "measured_en": "Score on a heavier arm with few real steps: {:.0f} from scratch, {:.0f} from the simulator "
                       "alone, {:.0f} from both. With many: {:.0f} from scratch, {:.0f} from both. The real arm is "
                       "simulated too; robots and digital agents were not tested.".format(*values),
        "measured_ja": "重い腕での得点。実機の歩が少ないとき：一から{:.0f}、シミュレータだけ{:.0f}、両方{:.0f}。"
                       "多いとき：一から{:.0f}、両方{:.0f}。実機役も模擬物であり、ロボットもデジタルエージェントも"
                       "試していない。".format(*values)}
    if not helps:
        return judged(NOT_SUPPORTED, **texts)
    if still:
        return judged(SUPPORTED, **texts)
    return judged(ONLY_IF, **texts, condition_en="real steps are few", condition_ja="実機で試せる歩数が少ないとき")
