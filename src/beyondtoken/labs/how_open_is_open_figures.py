"""The figures of the page on openness: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

import numpy as np

from beyondtoken.labs.how_open_is_open import CRITERIA, MOF, OSAID, comparable_exactly, counted
from beyondtoken.labs.plots import BLUE, GREEN, GREY, ORANGE, VERMILLION

__all__ = ["draw_cells", "draw_comparable", "draw_reversals", "live_spec"]

WORDS = {
    "parameters": {"en": "parameters (weights)", "ja": "パラメータ（重み）"},
    "architecture": {"en": "model architecture", "ja": "モデルの構造"},
    "paper": {"en": "report or paper", "ja": "報告書または論文"},
    "results": {"en": "evaluation results", "ja": "評価結果"},
    "model card": {"en": "model card", "ja": "モデルカード"},
    "data card": {"en": "data card", "ja": "データカード"},
    "training code": {"en": "training code", "ja": "訓練コード"},
    "inference code": {"en": "inference code", "ja": "推論コード"},
    "evaluation code": {"en": "evaluation code", "ja": "評価コード"},
    "evaluation data": {"en": "evaluation data", "ja": "評価データ"},
    "libraries": {"en": "supporting libraries", "ja": "補助ライブラリ"},
    "training data": {"en": "training data", "ja": "訓練データ"},
    "preprocessing code": {"en": "data preprocessing code", "ja": "前処理コード"},
    "checkpoints": {"en": "intermediate checkpoints", "ja": "途中のチェックポイント"},
    "data information": {"en": "information on the data", "ja": "データに関する情報"},
    "any use": {"en": "free for any use", "ja": "自由な使用"},
    "change and share": {"en": "free to change and share", "ja": "自由な改変と共有"},
    "llama": {"en": "Llama", "ja": "Llama"},
    "kyutai": {"en": "Kyutai's plan", "ja": "Kyutai（発表）"},
    "mistral": {"en": "Mistral 7B", "ja": "Mistral 7B"},
    "moshi": {"en": "Moshi", "ja": "Moshi"},
    "closed": {"en": "closed rivals", "ja": "閉じた競合"},
    "osaid": {"en": "OSAID asks", "ja": "OSAIDの条件"},
    "mof": {"en": "MOF class", "ja": "MOFの級"},
    "no": {"en": "blank = no", "ja": "空欄＝なし"},
    "alike": {"en": "unknown, alike for both", "ja": "不明、両者同じ"},
    "coin": {"en": "a coin for each", "ja": "別々に硬貨"},
    "reversed": {"en": "weightings that reverse the order (%)", "ja": "順序を逆にする重みづけ（％）"},
    "criteria": {"en": "number of criteria", "ja": "基準の数"},
    "comparable": {"en": "pairs that no weighting can reverse (%)", "ja": "どの重みでも逆転しない組（％）"},
    "exact": {"en": "worked out", "ja": "計算"},
    "drawn": {"en": "2,000 random pairs a seed", "ja": "種ごとに無作為な2,000組"},
    "score": {"en": "score (0 to 1)", "ja": "得点（0〜1）"},
    "freedom": {"en": "weight on the two freedoms (%)", "ja": "2つの自由に置く重み（％）"},
}

_SIGNS = {True: ("●", GREEN), False: ("×", VERMILLION), None: ("·", GREY)}
_STYLES = {"no": (BLUE, "s"), "alike": (GREEN, "^"), "coin": (VERMILLION, "o")}
_BLANKS = ({"value": 0.0, "en": "no", "ja": "なし"}, {"value": 0.5, "en": "half", "ja": "半分"},
           {"value": 1.0, "en": "yes", "ja": "あり"})


def draw_cells(axes, releases, lang):
    """Every criterion of every release: a dot is there, a cross is not, a small point is not stated."""
    for row, name in enumerate(CRITERIA):
        for column, cells in enumerate(releases.values()):
            sign, colour = _SIGNS[cells.get(name)]
            axes.text(column, row, sign, color=colour, ha="center", va="center", fontsize=12)
        for column, mark in enumerate(_asked_by(name), start=len(releases)):
            axes.text(column, row, mark, ha="center", va="center")
    columns = [*releases, "osaid", "mof"]
    axes.set_xticks(range(len(columns)), [WORDS[name][lang] for name in columns])
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(CRITERIA)), [WORDS[name][lang] for name in CRITERIA])
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(CRITERIA) - 0.5, -0.5)
    axes.axvline(len(releases) - 0.5, color=GREY, linewidth=0.8)
    axes.tick_params(length=0)
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)


def _asked_by(name):
    classes = [label for label in ("III", "II", "I") if name in MOF[label]]
    return ("+" if name in OSAID else "", classes[0] if classes else "")


def draw_reversals(axes, reversed_by, lang):
    """Reversals for pairs of releases: (first, second) -> what a blank counts as -> (S,) percent."""
    for row, found in enumerate(reversed_by.values()):
        for shift, name in zip((-0.22, 0, 0.22), _STYLES, strict=True):
            colour, marker = _STYLES[name]
            axes.errorbar(found[name].mean(), row + shift, xerr=found[name].std(ddof=1), color=colour,
                          fmt=marker, markersize=5, capsize=3, label=WORDS[name][lang] if row == 0 else None)
    axes.set_yticks(range(len(reversed_by)), [f"{WORDS[first][lang]} > {WORDS[second][lang]}"
                                              for first, second in reversed_by])
    axes.set_ylim(len(reversed_by) - 0.5, -0.5)
    axes.set_xlim(-2, 102)
    axes.axvline(50, color=GREY, linestyle=":", linewidth=1)
    axes.set_xlabel(WORDS["reversed"][lang])
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, columnspacing=1, handletextpad=0.4)


def draw_comparable(axes, counts, shares, lang):
    """Comparable pairs against the number of criteria: shares (S, counts) and the closed form."""
    exact = np.linspace(counts[0], counts[-1], 100)
    axes.plot(exact, comparable_exactly(exact), color=GREY, label=WORDS["exact"][lang])
    axes.errorbar(counts, shares.mean(axis=0), yerr=shares.std(axis=0, ddof=1), color=ORANGE, fmt="o",
                  capsize=3, label=WORDS["drawn"][lang])
    axes.set_xlabel(WORDS["criteria"][lang])
    axes.set_ylabel(WORDS["comparable"][lang])
    axes.set_ylim(0, 104)
    axes.legend(loc="upper right")


def live_spec(releases, shares):
    """The live figure: put more weight on freedom, and choose what a blank counts as.

    Parameters
    ----------
    releases : dict of str to dict
        Releases to score; the keys are in `WORDS`.
    shares : sequence of float
        Part of the whole weight that "any use" and "change and share" have together, 0 to 1.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the countings of a blank, then over the shares.
    """
    percents = [round(100 * share) for share in shares]
    return {
        "title": {"en": "Whose release is more open? You weigh", "ja": "どちらがより開かれているか：重みを決める"},
        "alt": {"en": "Bars with the score of each release under the chosen weighting.",
                "ja": "選んだ重みづけでの、各公開物の得点の棒グラフ。"},
        "controls": [
            {"id": "blank", "label": {"en": "a blank counts as", "ja": "空欄の扱い"}, "kind": "choice",
             "start": 0, "values": [{lang: blank[lang] for lang in ("en", "ja")} for blank in _BLANKS]},
            {"id": "freedom", "label": WORDS["freedom"], "kind": "range", "start": 1,
             "values": [str(percent) for percent in percents]}],
        "panels": [{"id": "scores", "kind": "bars", "categories": [WORDS[name] for name in releases],
                    "y": {"label": WORDS["score"], "domain": [0, 1], "ticks": [0, 0.25, 0.5, 0.75, 1]}}],
        "frames": [_live_frame(releases, blank, share) for blank in _BLANKS for share in shares]}


def _live_frame(releases, blank, share):
    free = np.isin(CRITERIA, ("any use", "change and share"))
    weights = np.where(free, share / free.sum(), (1 - share) / (~free).sum())
    scores = {name: float(weights @ counted(cells, blank["value"])) for name, cells in releases.items()}
    order = sorted(scores, key=scores.get, reverse=True)
    best = [name for name in scores if scores[name] >= scores[order[0]] - 1e-9]
    return {"text": _live_text(blank, share, scores, order),
            "panels": {"scores": {"values": [round(score, 3) for score in scores.values()],
                                  "colors": [2 if name in best else 1 for name in scores]}}}


def _live_text(blank, share, scores, order):
    """The ranking in words; equal scores share their place."""
    texts = {}
    for lang, equal, then in (("en", " = ", ", then "), ("ja", "＝", "、")):
        ranking = WORDS[order[0]][lang]
        for before, name in zip(order, order[1:], strict=False):
            tied = abs(scores[before] - scores[name]) < 1e-9
            ranking += (equal if tied else then) + WORDS[name][lang]
        texts[lang] = ranking
    return {"en": f"Blanks count as {blank['en']}, the freedoms get {share:.0%} of the weight: {texts['en']}.",
            "ja": f"空欄は「{blank['ja']}」、2つの自由の重み{share:.0%}：{texts['ja']}の順。"}
