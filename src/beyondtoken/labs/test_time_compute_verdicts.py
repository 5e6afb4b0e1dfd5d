"""What the lab on test-time compute may say of its claim: a word from arrays, by rules that stood before the run.

Letters: S seeds, K numbers of tries.
"""

from __future__ import annotations

import numpy as np

from .judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged


def clearly_above(values, threshold, *, clear):
    """Whether the mean over seeds is above a threshold by more than `clear` standard errors.

    Examples
    --------
    >>> clearly_above([0.4, 0.5, 0.6], 0.2, clear=2.0), clearly_above([0.4, 0.5, 0.6], 0.45, clear=2.0)
    (True, False)
    """
    values = np.asarray(values, float)
    return bool(values.mean() - threshold > clear * values.std(ddof=1) / np.sqrt(len(values)))


def carries(shares, tests, *, rules):
    """Whether checking with that many tests makes many tries worth while.

    It does if it keeps at least the share ``rules["keeps"]`` of what a perfect checker would find, and gets
    more tasks right than a vote, which needs no check.

    Parameters
    ----------
    shares : dict
        As ``test_time_compute.shares`` gives it; arrays (S, K).
    tests : int
    rules : dict
        "keeps", and "clear": standard errors from which a difference counts.

    Returns
    -------
    bool

    Examples
    --------
    >>> found, vote = np.array([[0.0, 0.8], [0.0, 0.9]]), np.zeros((2, 2))
    >>> right = {1: {"right": 0.1 * found}, 9: {"right": 0.9 * found}}
    >>> [carries({**right, "found": found, "vote": vote}, tests, rules={"keeps": 0.5, "clear": 2.0})
    ...  for tests in (1, 9)]
    [False, True]
    """
    right, found, vote = shares[tests]["right"][:, -1], shares["found"][:, -1], shares["vote"][:, -1]
    keeps = clearly_above(right - rules["keeps"] * found, 0, clear=rules["clear"])
    return keeps and clearly_above(right - vote, 0, clear=rules["clear"])


def judge(shares, *, tries, rules):
    """The verdict on the claim that this lab tests.

    Parameters
    ----------
    shares : dict
        As ``test_time_compute.shares`` gives it; arrays (S, K).
    tries : int
        The largest number of tries.
    rules : dict
        "gain": how much the share of tasks with a right program among the tries must grow from one try to the
        most; "keeps" and "clear" as in `carries`.

    Returns
    -------
    dict
        Claim id to the record of `judged`.
    """
    counts = sorted(tests for tests in shares if isinstance(tests, int) and tests > 0)
    carried = [tests for tests in counts if carries(shares, tests, rules=rules)]
    texts = _texts(shares, counts, tries)
    found = shares["found"]
    if not clearly_above(found[:, -1] - found[:, 0], rules["gain"], clear=rules["clear"]):
        return {"A4-C13": judged(CANNOT_TELL, **texts)}
    failed = [tests for tests in counts if tests not in carried]
    enough = [tests for tests in carried if tests > max(failed, default=0)]
    if not enough:
        return {"A4-C13": judged(NOT_SUPPORTED, **texts)}
    if not failed:
        return {"A4-C13": judged(SUPPORTED, **texts)}
    least = min(enough)
    return {"A4-C13": judged(ONLY_IF, **texts,
                             condition_en=f"the check tells right from nearly right (here: {least} tests or more)",
                             condition_ja=f"検査が正しい答えとほぼ正しい答えを見分けるとき（ここでは{least}件以上の検査）")}


def _texts(shares, counts, tries):
    def percent(values):
        return f"{100 * values[:, -1].mean():.0f}"

    fewest, most = counts[0], counts[-1]
    one = f"{100 * shares['found'][:, 0].mean():.1f}"
    found, vote = percent(shares["found"]), percent(shares["vote"])
    weak, strong = percent(shares[fewest]["right"]), percent(shares[most]["right"])
    return {
        "measured_en": f"One try is right in {one} % of tasks. With {tries:,} tries a right program is among them "
                       f"in {found} %; picked by {fewest} test {weak} % are right, by {most} tests {strong} %, "
                       f"by a vote {vote} %. Small programs; no language model, no mathematics, no longer thinking.",
        "measured_ja": f"1回の試行で正しいのは課題の{one}％。{tries:,}回試すと{found}％で正しいプログラムが現れる。"
                       f"検査{fewest}件で選ぶと{weak}％、{most}件で{strong}％、多数決で{vote}％が正しい。"
                       "小さなプログラムでの結果であり、言語モデル、数学、長く考えることは試していない。"}
