"""What the lab on openness may say of each claim: words from cells and reversals, by rules set beforehand."""

from beyondtoken.labs.judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF, SUPPORTED, judged
from beyondtoken.labs.spread import plus_minus

__all__ = ["judge"]

OUTCOMES = {"fails": {"en": "fails", "ja": "不適合"}, "passes": {"en": "passes", "ja": "適合"},
            "not decided": {"en": "is not decided", "ja": "決まらない"}}


def judge(outcomes, reversed_by, *, stated):
    """The verdicts on the two claims that this lab tests.

    Parameters
    ----------
    outcomes : dict of str to str
        What a check of Llama gave: "fails", "passes" or "not decided". "asks for data": a list with the data
        themselves on it; "asks about data": the Open Source AI Definition; "with licence": the latter with
        what its authors say of the licence.
    reversed_by : dict of str to array (S,)
        Percent of the weightings that put Llama above Kyutai's announced package, by what a blank counts
        as: "no", "alike" (unknown, the same for both), "coin" (unknown, each for itself).
    stated : (int, int)
        Cells that the articles state, and all cells.

    Returns
    -------
    dict of claim id to verdict
    """
    return {"A2-C09": _judge_definition(outcomes, stated), "A3-C21": _judge_package(reversed_by, stated)}


def _judge_definition(outcomes, stated):
    data, about, licence = (outcomes[name] for name in ("asks for data", "asks about data", "with licence"))
    en, ja = ([OUTCOMES[found][lang] for found in (data, about, licence)] for lang in ("en", "ja"))
    texts = {
        "measured_en": f"The articles state {stated[0]} of {stated[1]} cells. On them, Llama {en[0]} where a list "
                       f"asks for the data; it {en[1]} under OSAID 1.0, which asks for information on the data, "
                       f"and {en[2]} with OSI's view of the licence added. Who objects, and whether OSI reads "
                       "the licence rightly, was not tested.",
        "measured_ja": f"記事が述べるのは{stated[1]}個の欄のうち{stated[0]}個。それによると、データそのものを求める"
                       f"一覧ではLlamaは「{ja[0]}」、データに関する情報を求めるOSAID 1.0では「{ja[1]}」、"
                       f"利用許諾についてのOSIの見解を加えると「{ja[2]}」。"
                       "誰が異議を唱えるか、OSIの読みが正しいかは試していない。"}
    if "passes" in (data, about):
        return judged(NOT_SUPPORTED, **texts)
    if data == about:
        return judged(SUPPORTED if data == "fails" else CANNOT_TELL, **texts)
    if data == "fails":
        return judged(
            ONLY_IF, **texts,
            condition_en="the strict definition asks for the training data themselves; one that asks for "
                         "information on them is settled by the licence, which the article leaves out",
            condition_ja="厳しい定義が訓練データそのものを求める場合に限る。データの情報を求める定義では、"
                         "記事が触れない利用許諾で決まる")
    return judged(ONLY_IF, **texts, condition_en="the strict definition asks about the data, code and licence",
                  condition_ja="厳しい定義が、データの情報とコードと利用許諾を求める場合に限る")


def _judge_package(reversed_by, stated):
    no, alike, coin = (reversed_by[name] for name in ("no", "alike", "coin"))
    texts = {
        "measured_en": f"Weightings that put Llama above the announced package: {plus_minus(no)} % if blanks "
                       f"count as no, {plus_minus(alike)} % if they are unknown but alike, {plus_minus(coin)} % "
                       f"if each is a coin. {stated[0]} of {stated[1]} cells are stated. Whether the plan was "
                       "carried out was not tested.",
        "measured_ja": f"発表された内容よりLlamaを上に置く重みづけは、空欄を「なし」とすると{plus_minus(no)}％、"
                       f"不明だが両者同じとすると{plus_minus(alike)}％、硬貨で別々に決めると{plus_minus(coin)}％。"
                       f"欄は{stated[1]}個中{stated[0]}個しか述べられていない。計画が実行されたかは試していない。"}
    if no.max() > 0:
        return judged(NOT_SUPPORTED, **texts)
    if coin.max() == 0:
        return judged(SUPPORTED, **texts)
    if alike.max() == 0:
        return judged(
            ONLY_IF, **texts,
            condition_en="the announcement is taken at its word, and what neither article states counts alike "
                         "for both",
            condition_ja="発表をそのまま受け取り、どちらの記事も述べないことを両者同じに数える場合に限る")
    return judged(ONLY_IF, **texts,
                  condition_en="the announcement is taken at its word, and a blank counts as not released",
                  condition_ja="発表をそのまま受け取り、空欄を「なし」と数える場合に限る")
