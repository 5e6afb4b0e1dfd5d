"""The figures of the leaderboard lab: the climb, three boards, the winner's curse, the order, the live figure.

Draw functions receive Axes and the language; all shares are drawn in percent.
"""

from __future__ import annotations

import numpy as np

from .climbing_a_leaderboard import climb, climb_ladder, expected_climb, ladder, share_right
from .plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

WORDS = {
    "public": {"en": "public items", "ja": "公開の問題"},
    "hidden": {"en": "hidden items", "ja": "非公開の問題"},
    "theory": {"en": "theory", "ja": "理論"},
    "submissions": {"en": "submissions", "ja": "提出回数"},
    "right": {"en": "answers right (%)", "ja": "正答率（％）"},
    "exact": {"en": "every digit", "ja": "全桁を表示"},
    "rounded": {"en": "whole percent", "ja": "整数％を表示"},
    "ladder": {"en": "Ladder", "ja": "Ladder"},
    "voter": {"en": "the voter", "ja": "多数決をとる人"},
    "tinkerer": {"en": "the tinkerer", "ja": "少しずつ変える人"},
    "changed": {"en": "answers changed at a time", "ja": "一度に変える答えの数"},
    "items": {"en": "items in the test", "ja": "テストの問題数"},
    "best": {"en": "best score shown (%)", "ja": "表示される最高点（％）"},
    "models": {"en": "best of {models}", "ja": "{models}個の中の最高"},
    "one": {"en": "one model", "ja": "1個だけ"},
    "truth": {"en": "true skill of all", "ja": "全モデルの真の実力"},
    "tries": {"en": "tries a team", "ja": "チームあたりの試行回数"},
    "agreement": {"en": "rank correlation of board and skill", "ja": "順位表と実力の順位相関"},
    "equal": {"en": "all teams try so often", "ja": "全チームが同じ回数"},
    "unequal": {"en": "half of them, the rest once", "ja": "半数だけ。残りは1回"},
}
BOARD_COLOURS = {"exact": VERMILLION, "rounded": ORANGE, "ladder": GREEN}
PUBLIC, HIDDEN = 2, 1
SHOWN_ROWS, SHOWN_COLUMNS = 10, 20


def draw_climb(axes, counts, public, hidden, items, lang):
    """Public and hidden score against submissions, with bands and the theory: arrays (S, counts)."""
    smooth = np.geomspace(counts[0], counts[-1], 80)
    band(axes, counts, 100 * public, color=VERMILLION, label=WORDS["public"][lang], marker="o", markersize=4)
    band(axes, counts, 100 * hidden, color=BLUE, label=WORDS["hidden"][lang], marker="s", markersize=4)
    axes.plot(smooth, 100 * expected_climb(smooth, items), ":", color=GREY, label=WORDS["theory"][lang])
    _log_ticks(axes, counts)
    axes.set(xlabel=WORDS["submissions"][lang], ylabel=WORDS["right"][lang], ylim=(40, 100))
    axes.legend(loc="upper left")


def draw_boards(axes, voters, sizes, tinkered, lang):
    """What two climbers win from three boards.

    Parameters
    ----------
    voters : dict of str to array, shape (S,)
        Board to the public share right of the vote.
    sizes : sequence of int
    tinkered : dict of str to array, shape (S, sizes)
    """
    for row, (board, found) in enumerate(voters.items()):
        axes[0].errorbar(row, 100 * found.mean(), 100 * found.std(ddof=1), fmt="o", capsize=4,
                         color=BOARD_COLOURS[board])
    names = [WORDS[board][lang].replace(" ", "\n").replace("を", "を\n") for board in voters]
    axes[0].set_xticks(range(len(voters)), names)
    axes[0].set_xlim(-0.5, len(voters) - 0.5)
    axes[0].set(title=WORDS["voter"][lang], ylabel=WORDS["right"][lang])
    for board, found in tinkered.items():
        band(axes[1], sizes, 100 * found, color=BOARD_COLOURS[board], label=WORDS[board][lang], marker="o",
             markersize=4)
    _log_ticks(axes[1], sizes)
    axes[1].set(title=WORDS["tinkerer"][lang], xlabel=WORDS["changed"][lang])
    axes[1].legend(loc="upper right")
    for panel in axes:
        panel.set_ylim(40, 102)
        panel.axhline(50, color=GREY, linewidth=0.8)


def draw_curse(axes, items, best, truth, lang):
    """The best score shown against the length of the test: best is number of models to (S, items)."""
    for (models, found), colour in zip(best.items(), (GREY, BLUE, PURPLE), strict=True):
        label = WORDS["one"][lang] if models == 1 else WORDS["models"][lang].format(models=models)
        band(axes, items, 100 * found, color=colour, label=label, marker="o", markersize=4)
    axes.axhline(100 * truth, color=GREEN, linestyle=":", label=WORDS["truth"][lang])
    _log_ticks(axes, items)
    axes.set(xlabel=WORDS["items"][lang], ylabel=WORDS["best"][lang], ylim=(58, 92))
    axes.legend(loc="upper right", ncols=2)


def draw_order(axes, tries, equal, unequal, lang):
    """How well the board ranks teams against their tries: arrays (S, tries)."""
    band(axes, tries, equal, color=BLUE, label=WORDS["equal"][lang], marker="o", markersize=4)
    band(axes, tries, unequal, color=VERMILLION, label=WORDS["unequal"][lang], marker="s", markersize=4)
    _log_ticks(axes, tries)
    axes.set(xlabel=WORDS["tries"][lang], ylabel=WORDS["agreement"][lang], ylim=(0.3, 1.02))
    axes.legend(loc="lower left")


def _log_ticks(axes, values):
    axes.set_xscale("log")
    axes.set_xticks(values, [f"{value:,}" for value in values], minor=False)
    axes.minorticks_off()


def live_spec(contest, counts, *, step):
    """The live figure: one climber on two boards, item by item, after each number of submissions.

    Parameters
    ----------
    contest : Contest
    counts : sequence of int
    step : float
        The step of the Ladder.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the boards, then over the counts.
    """
    votes = {"exact": _exact_votes(contest, counts), "ladder": _ladder_votes(contest, counts, step)}
    scores = {board: _scores(contest, vote) for board, vote in votes.items()}
    return {
        "title": {"en": "A climb, item by item", "ja": "1問ずつ見る順位表登り"},
        "alt": {"en": "Two grids of 200 public and 200 hidden items, filled where the vote is wrong, and both scores "
                      "against submissions.",
                "ja": "公開200問と非公開200問の格子。塗りつぶしが不正解。提出回数に対する両方の得点。"},
        "controls": [
            {"id": "board", "label": {"en": "board", "ja": "順位表"}, "kind": "choice", "start": 0,
             "values": [WORDS[board] for board in votes]},
            {"id": "count", "label": WORDS["submissions"], "kind": "range", "start": 0,
             "values": [f"{count:,}" for count in counts]}],
        "panels": _panels(counts),
        "static": {"score": {"lines": [line for board in votes for line in _lines(counts, scores[board], board)]}},
        "frames": [_frame(contest, votes[board][place], scores[board][place], board, counts[place])
                   for board in votes for place in range(len(counts))]}


def _public_scores(contest):
    return share_right(contest.guesses[:, :contest.public], contest.answers[:contest.public])


def _exact_votes(contest, counts):
    return climb(contest.guesses, _public_scores(contest), counts)


def _ladder_votes(contest, counts, step):
    shown = ladder(_public_scores(contest), step)
    return np.stack([climb_ladder(contest.guesses[:k], shown[:k]) for k in counts])


def _scores(contest, votes):
    """Percent right on public and on hidden items: (counts, 2)."""
    cut = contest.public
    return 100 * np.stack([share_right(votes[:, :cut], contest.answers[:cut]),
                           share_right(votes[:, cut:], contest.answers[cut:])], axis=1)


def _panels(counts):
    grid = {"kind": "grid", "rows": SHOWN_ROWS, "cols": SHOWN_COLUMNS}
    legend = [{"name": WORDS["public"], "color": PUBLIC}, {"name": WORDS["hidden"], "color": HIDDEN},
              {"name": {"en": "public, on the Ladder", "ja": "公開（Ladder）"}, "color": PUBLIC, "dash": True},
              {"name": {"en": "hidden, on the Ladder", "ja": "非公開（Ladder）"}, "color": HIDDEN, "dash": True}]
    return [
        {"id": "public", **grid,
         "title": {"en": "200 public items, wrong ones filled", "ja": "公開200問（塗りつぶしが不正解）"}},
        {"id": "hidden", **grid,
         "title": {"en": "200 hidden items, wrong ones filled", "ja": "非公開200問（塗りつぶしが不正解）"}},
        {"id": "score", "kind": "xy", "legend": legend, "title": {"en": "score of the vote", "ja": "多数決の得点"},
         "x": {"label": WORDS["submissions"], "domain": [counts[0], counts[-1]], "scale": "log",
               "ticks": [count for count in counts if count in (1, 10, 100, 1000)]},
         "y": {"label": WORDS["right"], "domain": [40, 100], "ticks": [40, 50, 60, 70, 80, 90, 100]}}]


def _lines(counts, scores, board):
    return [{"xy": np.stack([counts, scores[:, side]], axis=1).round(1).tolist(), "color": colour,
             "dash": board == "ladder"} for side, colour in ((0, PUBLIC), (1, HIDDEN))]


def _frame(contest, vote, scores, board, count):
    right = 0.5 + vote * contest.answers / 2
    public, hidden = scores.tolist()
    points = [{"x": count, "y": value, "color": colour} for value, colour in ((public, PUBLIC), (hidden, HIDDEN))]
    return {"text": _sentence(board, count, public, hidden),
            "panels": {"public": {"cells": _cells(right[:contest.public]), "shade": True},
                       "hidden": {"cells": _cells(right[contest.public:]), "shade": True},
                       "score": {"points": points}}}


def _cells(right):
    """Whole numbers where there is no tie: a figure travels with the page, and they are short."""
    signs = {0.0: 1, 0.5: 0.5, 1.0: 0}
    cells = [signs[value] for value in right[:SHOWN_ROWS * SHOWN_COLUMNS].tolist()]
    return [cells[start:start + SHOWN_COLUMNS] for start in range(0, len(cells), SHOWN_COLUMNS)]


def _sentence(board, count, public, hidden):
    english = "Submission" if count == 1 else "Submissions"
    return {"en": f"{english}: {count:,}; board: {WORDS[board]['en']}. Public {public:.1f} %, hidden {hidden:.1f} %.",
            "ja": f"提出{count:,}回、順位表：{WORDS[board]['ja']}。公開{public:.1f}％、非公開{hidden:.1f}％。"}
