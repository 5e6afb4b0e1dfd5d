"""The figures of the lab on open bases: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

import numpy as np

from beyondtoken.labs.open_base_local_adapter import captions_worth
from beyondtoken.labs.plots import BLUE, GREEN, GREY, ORANGE, VERMILLION, band

__all__ = ["draw_curves", "draw_groups", "draw_worlds", "live_spec"]

WORDS = {
    "scratch": {"en": "from scratch", "ja": "ゼロから訓練"},
    "adapter": {"en": "own words on the open eye", "ja": "公開の目に自分の言葉"},
    "all": {"en": "all of it tuned", "ja": "全体を微調整"},
    "dictionary": {"en": "dictionary for a closed model", "ja": "閉じたモデルに辞書"},
    "same": {"en": "the same pictures", "ja": "同じ画像"},
    "negative": {"en": "ink and paper swapped", "ja": "白黒反転"},
    "slanted": {"en": "slanted", "ja": "斜体"},
    "size": {"en": "captions of one's own", "ja": "自前の説明文の数"},
    "accuracy": {"en": "named rightly (%)", "ja": "正答率（％）"},
    "saved": {"en": "captions saved", "ja": "節約"},
    "one": {"en": "one model for all", "ja": "全員に一つのモデル"},
    "own": {"en": "own words, {size} captions", "ja": "自分たちの言葉（説明文{size}個）"},
    "majority": {"en": "majority", "ja": "多数派"},
    "minority": {"en": "minority {number}", "ja": "少数派{number}"},
    "world": {"en": "the community's pictures", "ja": "その集団の画像"},
}
ARMS = {"scratch": (GREY, "s", 0), "adapter": (BLUE, "o", 1), "all": (GREEN, "^", 3),
        "dictionary": (ORANGE, "D", 5)}


def draw_worlds(axes, pictures, lang):
    """One picture as each community sees it: world -> (128,)."""
    for panel, (world, picture) in zip(axes, pictures.items(), strict=True):
        panel.imshow(picture.reshape(8, 16), cmap="gray_r", vmin=0, vmax=1)
        panel.set(xticks=[], yticks=[], title=WORDS[world][lang])
        panel.spines[:].set_visible(False)


def draw_curves(axes, results, sizes, size, lang):
    """Accuracy against captions in every world, a band for each way: world -> arm -> (S, sizes).

    In the first world an arrow shows the captions that own words save at `size`.
    """
    for panel, (world, arms) in zip(axes, results.items(), strict=True):
        for arm, (colour, marker, _) in ARMS.items():
            band(panel, sizes, arms[arm], color=colour, label=WORDS[arm][lang], marker=marker, markersize=4)
        panel.set_xscale("log")
        panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
        panel.minorticks_off()
        panel.set(ylim=(0, 100), xlabel=WORDS["size"][lang], title=WORDS[world][lang])
    axes[0].set_ylabel(WORDS["accuracy"][lang])
    _draw_saving(axes[0], next(iter(results.values())), sizes, size, lang)
    axes[0].figure.legend(*axes[0].get_legend_handles_labels(), loc="outside upper center", ncols=2)


def _draw_saving(axes, arms, sizes, size, lang):
    target = arms["adapter"].mean(axis=0)[list(sizes).index(size)]
    worth = captions_worth(sizes, arms["scratch"].mean(axis=0), target)
    axes.annotate("", (worth, target), (size, target),
                  arrowprops={"arrowstyle": "<->", "color": VERMILLION, "shrinkA": 0, "shrinkB": 0})
    axes.annotate(WORDS["saved"][lang], (worth * 1.1, target - 2), color=VERMILLION, va="top")


def draw_groups(axes, one, own, lang):
    """One model for all against own words, group by group: one (S, G), own size -> (S, G)."""
    arms = {WORDS["one"][lang]: (one, GREY)}
    for (size, found), colour in zip(own.items(), (ORANGE, BLUE), strict=True):
        arms[WORDS["own"][lang].format(size=size)] = (found, colour)
    groups = np.arange(one.shape[1])
    for side, (name, (found, colour)) in enumerate(arms.items()):
        axes.bar(groups + 0.27 * (side - 1), found.mean(axis=0), 0.25, yerr=found.std(axis=0, ddof=1),
                 color=colour, capsize=2, label=name)
    names = [WORDS["majority"][lang], *(WORDS["minority"][lang].format(number=number) for number in groups[1:])]
    axes.set_xticks(groups, names)
    axes.set(ylabel=WORDS["accuracy"][lang], ylim=(0, 100))
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=3, columnspacing=1)


def live_spec(results, sizes):
    """Build the live figure: choose the community's pictures and how many captions it has.

    Parameters
    ----------
    results : dict of str to dict of str to array, shape (S, sizes)
        World to arm to accuracy, percent.
    sizes : sequence of int

    Returns
    -------
    dict
        For ``live_figure``; its frames run over the worlds, then over the sizes.
    """
    return {
        "title": {"en": "Four ways to a reader of one's own", "ja": "自分たちの読み手を作る四つの道"},
        "alt": {"en": "Bars for four ways to name pictures in the community's language, with error bars, for the "
                      "chosen pictures and number of captions.",
                "ja": "選んだ画像と説明文の数について、自分たちの言語で画像に名前を付ける四つの方法の正答率を"
                      "誤差つきの棒で示す。"},
        "controls": [
            {"id": "world", "label": WORDS["world"], "kind": "choice", "start": 0,
             "values": [WORDS[world] for world in results]},
            {"id": "size", "label": WORDS["size"], "kind": "range", "start": 1,
             "values": [f"{size:,}" for size in sizes]}],
        "panels": [{"id": "ways", "kind": "bars", "categories": [WORDS[arm] for arm in ARMS],
                    "y": {"label": WORDS["accuracy"], "domain": [0, 100], "ticks": [0, 25, 50, 75, 100]}}],
        "frames": [_frame(world, arms, column, size) for world, arms in results.items()
                   for column, size in enumerate(sizes)]}


def _frame(world, arms, column, size):
    found = np.stack([arms[arm][:, column] for arm in ARMS])
    mean, spread = found.mean(axis=1), found.std(axis=1, ddof=1)
    first, second = np.argsort(-mean, kind="stable")[:2]
    names = [WORDS[arm] for arm in ARMS]
    return {
        "text": {"en": f"{WORDS[world]['en'].capitalize()}, {size:,} captions: best is “{names[first]['en']}” with "
                       f"{mean[first]:.0f} %, then “{names[second]['en']}” with {mean[second]:.0f} %.",
                 "ja": f"{WORDS[world]['ja']}、説明文{size:,}個：最も良いのは「{names[first]['ja']}」の"
                       f"{mean[first]:.0f}％、次は「{names[second]['ja']}」の{mean[second]:.0f}％。"},
        "panels": {"ways": {"values": mean.round(1).tolist(),
                            "lo": np.maximum(mean - spread, 0).round(1).tolist(),
                            "hi": np.minimum(mean + spread, 100).round(1).tolist(),
                            "colors": [colour for _, _, colour in ARMS.values()]}}}
