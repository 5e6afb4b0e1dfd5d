"""The figures of the page on walls in weights: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

import numpy as np

from beyondtoken.labs.plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band
from beyondtoken.labs.wall_in_the_weights import CHANCE, beneath

__all__ = ["draw_loudness", "draw_tuning", "draw_ways", "live_spec"]

GRID_ROWS, GRID_COLS = 8, 15

WORDS = {
    "shared": {"en": "one model, flag stamped", "ja": "共有モデル、所属の印つき"},
    "shared half": {"en": "one model, flag half-filled", "ja": "共有モデル、所属欄が半端"},
    "uncovered": {"en": "refusal for 60 %, client not listed", "ja": "60％を拒否、名簿にない顧客"},
    "trunk": {"en": "common trunk, own heads: asked", "ja": "共通の幹と別ヘッド、質問"},
    "probed": {"en": "… and probed with 80 known deals", "ja": "〃、既知の80件で探る"},
    "public": {"en": "public base, own heads: asked", "ja": "公開の土台と別ヘッド、質問"},
    "public probed": {"en": "… and probed with 80 known deals", "ja": "〃、既知の80件で探る"},
    "separate": {"en": "separate models", "ja": "分離したモデル"},
    "guarded": {"en": "asks plainly", "ja": "普通に質問"},
    "typo": {"en": "misspells the client's code", "ja": "顧客番号を1字誤記"},
    "half": {"en": "half-fills the flag", "ja": "所属欄を半端に記入"},
    "scores": {"en": "reads the scores beneath", "ja": "拒否の下の得点を読む"},
    "benign": {"en": "fine-tunes on 40 harmless files", "ja": "無害な40件で微調整"},
    "tuned": {"en": "fine-tunes on 40 stolen deals", "ja": "盗んだ40件で微調整"},
    "held": {"en": "sets the flag itself", "ja": "所属欄を自分で書く"},
    "tuned line": {"en": "it had learnt the deals, then to refuse", "ja": "案件を学び、その後拒否を学んだ"},
    "blank line": {"en": "it only learnt to refuse", "ja": "拒否だけを学んだ"},
    "chance": {"en": "guessing", "ja": "当て推量"},
    "spied": {"en": "the other department's deals given away (%)", "ja": "漏れた他部門の案件（％）"},
    "given": {"en": "deals given away (%)", "ja": "漏れた案件（％）"},
    "kept": {"en": "of the 80 other deals, given away (%)", "ja": "残り80件のうち漏れた割合（％）"},
    "known": {"en": "stolen deals used for fine-tuning", "ja": "微調整に使う盗んだ案件の数"},
    "loud": {"en": "size of the flag beside a bit of the code", "ja": "所属の印の大きさ（番号の1ビットを1とする）"},
    "listed": {"en": "clients on the list (%)", "ja": "名簿に載る顧客（％）"},
}


def draw_ways(axes, spied, lang):
    """What the spy learns in each way: spied name -> (S,); a dot a seed, mean and standard deviation."""
    for row, found in enumerate(spied.values()):
        colour = GREEN if found.mean() <= CHANCE + 5 else VERMILLION
        axes.plot(found, np.full(len(found), row + 0.24), "|", color=colour, alpha=0.6)
        axes.errorbar(found.mean(), row, xerr=found.std(ddof=1), fmt="o", color=colour, capsize=3)
    axes.axvline(CHANCE, color=GREY, linestyle=":", label=WORDS["chance"][lang])
    axes.set_yticks(range(len(spied)), [WORDS[name][lang] for name in spied])
    axes.set_ylim(len(spied) - 0.4, -0.6)
    axes.set_xlim(-3, 103)
    axes.set_xlabel(WORDS["spied"][lang])
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), borderaxespad=0.2)


def draw_tuning(axes, counts, tuned, blank, lang):
    """Deals given away against deals used for tuning: tuned and blank (S, counts)."""
    for found, colour, marker, name in ((tuned, VERMILLION, "o", "tuned line"), (blank, BLUE, "s", "blank line")):
        band(axes, counts, found, color=colour, marker=marker, markersize=4, label=WORDS[name][lang])
    axes.axhline(CHANCE, color=GREY, linestyle=":", label=WORDS["chance"][lang])
    axes.set_xlabel(WORDS["known"][lang])
    axes.set_ylabel(WORDS["kept"][lang])
    axes.set_ylim(-3, 103)
    axes.legend(loc="upper left")


def draw_loudness(axes, sizes, by_size, lang):
    """Deals given away against the size of the flag: by_size name -> (S, sizes)."""
    styles = {"held": (PURPLE, "^"), "shared half": (ORANGE, "s"), "shared": (VERMILLION, "o")}
    for name, found in by_size.items():
        colour, marker = styles[name]
        band(axes, sizes, found, color=colour, marker=marker, markersize=4, label=WORDS[name][lang])
    axes.axhline(CHANCE, color=GREY, linestyle=":", label=WORDS["chance"][lang])
    axes.set_xscale("log", base=2)
    axes.set_xticks(sizes, [f"{size:g}" for size in sizes], minor=False)
    axes.set_xlabel(WORDS["loud"][lang])
    axes.set_ylabel(WORDS["given"][lang])
    axes.set_ylim(-3, 103)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def live_spec(shares, answers, deals):
    """The live figure: lengthen the list of clients to be refused, and choose how the spy asks.

    Parameters
    ----------
    shares : sequence of float
        Share of the clients on the list, from 0 to 1.
    answers : dict of str to list of array (S, N, K)
        Way of asking ("guarded", "half", "scores", "held") -> scores for each share.
    deals : array of int, shape (S, N)
        The true deals; the first of the N clients come onto the list first.

    Returns
    -------
    dict
        Ready for ``live_figure``; its frames run over the ways of asking, then over the shares.
    """
    percents = [round(100 * share) for share in shares]
    return {
        "title": {"en": "A longer list of clients to be refused", "ja": "拒む顧客の名簿を長くする"},
        "alt": {"en": "A field of 120 clients of one bank, filled where the deal was given away, and the share "
                      "given away against the length of the list.",
                "ja": "ある銀行の顧客120人の図（塗りつぶしは案件が漏れた顧客）と、名簿の長さに対する漏れの割合。"},
        "controls": [
            {"id": "way", "label": {"en": "the spy", "ja": "探る方法"}, "kind": "choice", "start": 0,
             "values": [WORDS[way] for way in answers]},
            {"id": "listed", "label": WORDS["listed"], "kind": "range", "start": 0,
             "values": [str(percent) for percent in percents]}],
        "panels": _live_panels(),
        "frames": [_live_frame(way, percents, column, _right(way, scores, deals))
                   for way, scores in answers.items() for column in range(len(percents))]}


def _live_panels():
    return [
        {"id": "clients", "kind": "grid", "rows": GRID_ROWS, "cols": GRID_COLS,
         "title": {"en": "clients of one bank: filled = given away", "ja": "ある銀行の顧客：塗りつぶし＝漏れた"}},
        {"id": "share", "kind": "xy", "title": {"en": "mean of all banks", "ja": "全銀行の平均"},
         "x": {"label": WORDS["listed"], "domain": [-4, 104], "ticks": [0, 20, 40, 60, 80, 100]},
         "y": {"label": WORDS["given"], "domain": [-4, 104],
               "ticks": [0, 25, 50, 75, 100]}}]


def _right(way, scores, deals):
    """Whether each deal came out: (shares, S, N)."""
    read = [beneath(one) if way == "scores" else one for one in scores]
    return np.stack([one.argmax(axis=-1) == deals for one in read])


def _live_frame(way, percents, column, right):
    share = 100 * right.mean(axis=-1)                                              # (shares, S)
    mean, spread = share.mean(axis=1), share.std(axis=1, ddof=1)
    line = [(percent, round(float(value), 1)) for percent, value in zip(percents, mean, strict=True)]
    band_of = [(percent, round(float(max(m - s, 0)), 1), round(float(min(m + s, 100)), 1))
               for percent, m, s in zip(percents, mean, spread, strict=True)]
    first = right[column, 0].reshape(GRID_ROWS, GRID_COLS).astype(int).tolist()
    return {
        "text": _live_text(way, percents[column], right[column]),
        "panels": {"clients": {"cells": first, "shade": True},
                   "share": {"lines": [{"xy": line, "color": 2, "band": band_of}],
                             "points": [{"x": percents[column], "y": line[column][1], "color": 2}]}}}


def _live_text(way, percent, right):
    listed = round(percent * right.shape[-1] / 100)
    on, off = (100 * part.mean() if part.size else None for part in (right[:, :listed], right[:, listed:]))
    en = [f"{value:.0f} % of the deals of clients {name}"
          for value, name in ((on, "on the list"), (off, "not on it")) if value is not None]
    ja = [f"{name}顧客の{value:.0f}％"
          for value, name in ((on, "名簿にある"), (off, "名簿にない")) if value is not None]
    return {"en": f"{percent} % of the clients are listed, the spy {WORDS[way]['en']}: it gets "
                  f"{' and '.join(en)}.",
            "ja": f"名簿に{percent}％、探る側は{WORDS[way]['ja']}：{'、'.join(ja)}の案件を得る。"}
