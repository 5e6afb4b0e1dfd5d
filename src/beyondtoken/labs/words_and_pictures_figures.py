"""The figures of the lab on words and pictures: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

import numpy as np

from beyondtoken.labs.captions import NUMBERS, spell
from beyondtoken.labs.plots import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILLION, band

__all__ = ["draw_boards", "draw_captions", "draw_gaps", "draw_languages", "draw_senses", "live_spec"]

WORDS = {
    "Japanese": {"en": "Japanese", "ja": "日本語"},
    "English": {"en": "English", "ja": "英語"},
    "French": {"en": "French", "ja": "フランス語"},
    "own names": {"en": "one name a number", "ja": "数ごとの名前"},
    "ordered": {"en": "words with their place", "ja": "語とその位置"},
    "bag": {"en": "bag, last word marked", "ja": "語の袋（最後の語に印）"},
    "unseen": {"en": "numbers never shown", "ja": "見せていない数"},
    "seen": {"en": "numbers in the lesson", "ja": "授業で見せた数"},
    "accuracy": {"en": "named rightly (%)", "ja": "正答率（％）"},
    "held": {"en": "numbers held out", "ja": "授業から抜いた数の個数"},
    "tens": {"en": "tens", "ja": "十の位"},
    "units": {"en": "units", "ja": "一の位"},
    "separate": {"en": "separate\nerrors", "ja": "誤りが別々"},
    "shared": {"en": "shared\nerrors", "ja": "誤りが共通"},
    "hum": {"en": "ear hears\na hum", "ja": "耳は\nうなり音だけ"},
    "eye": {"en": "eye", "ja": "目"},
    "ear": {"en": "ear", "ja": "耳"},
    "both": {"en": "both", "ja": "両方"},
    "plain": {"en": "both, never covered in practice", "ja": "両方（覆った練習なし）"},
    "practised": {"en": "both, covered in practice too", "ja": "両方（覆って練習もした）"},
    "alone": {"en": "the other sense alone", "ja": "残りの感覚だけ"},
    "eye covered": {"en": "eye covered", "ja": "目を覆う"},
    "ear covered": {"en": "ear covered", "ja": "耳を覆う"},
    "steps": {"en": "training steps", "ja": "学習ステップ数"},
}
ARM_COLOURS = {"Japanese": VERMILLION, "English": BLUE, "French": GREEN, "own names": GREY}


def draw_captions(axes, pictures, numbers, lang):
    """Some pictures (n, 128), each over its captions in three languages; the captions are the same for all."""
    for panel, picture, number in zip(axes, pictures, numbers, strict=True):
        panel.imshow(picture.reshape(8, 16), cmap="gray_r", vmin=0, vmax=1)
        panel.set_xticks([])
        panel.set_yticks([])
        panel.spines[:].set_visible(False)
        said = [" ".join(spell(number, language)) for language in ("English", "French", "Japanese")]
        panel.set_xlabel("\n".join(said), fontfamily=["DejaVu Sans", "IPAexGothic"])


def draw_boards(axes, boards, held, lang):
    """The boards of some arms side by side: name -> (100,); a frame marks the numbers held out (H,)."""
    for panel, (name, values) in zip(axes, boards.items(), strict=True):
        panel.imshow(values.reshape(10, 10), cmap="Oranges", vmin=0, vmax=115)
        panel.set_xticks(range(10))
        panel.set_yticks(range(10))
        panel.set(xlabel=WORDS["units"][lang], ylabel=WORDS["tens"][lang], title=WORDS[name][lang])
        for number in held:
            row, column = divmod(number, 10)
            corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]) * 0.4 + [column, row]
            panel.plot(*corners.T, color="#222222", linewidth=1.4)


def draw_languages(axes, arms, lang):
    """Accuracy on held-out numbers by language, words with places and in a bag, and one name a number.

    Parameters
    ----------
    arms : dict of (language, "ordered" or "bag") to array, shape (S,)
    """
    languages = list(dict.fromkeys(language for language, _ in arms))
    styles = {"ordered": (BLUE, "o", -0.13), "bag": (ORANGE, "s", 0.13)}
    for (language, order), found in arms.items():
        colour, marker, shift = styles[order]
        row = languages.index(language) + (shift if language != "own names" else 0)
        new = WORDS[order][lang] not in axes.get_legend_handles_labels()[1]
        axes.plot(found, np.full(len(found), row), "|", color=colour, alpha=0.6)
        axes.errorbar(found.mean(), row, xerr=found.std(ddof=1), color=colour, fmt=marker, capsize=3,
                      label=WORDS[order][lang] if new else None)
    axes.set_yticks(range(len(languages)), [WORDS[language][lang] for language in languages])
    axes.set_ylim(len(languages) - 0.5, -0.5)
    axes.set_xlim(-3, 103)
    axes.set_xlabel(f"{WORDS['unseen'][lang]}: {WORDS['accuracy'][lang]}")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.2), ncols=2)


def draw_gaps(axes, counts, unseen, seen, rows, lang):
    """Accuracy against the numbers held out here and there (S, counts), and with whole rows held out.

    Parameters
    ----------
    axes : array of two Axes
    counts : sequence of int
    unseen, seen : arrays, shape (S, counts)
    rows : dict of (language, "ordered" or "bag") to array, shape (S,)
    """
    band(axes[0], counts, seen, color=GREY, label=WORDS["seen"][lang], marker="s", markersize=4)
    band(axes[0], counts, unseen, color=BLUE, label=WORDS["unseen"][lang], marker="o", markersize=4)
    axes[0].set(xlabel=WORDS["held"][lang], ylabel=WORDS["accuracy"][lang], ylim=(0, 103), xticks=counts)
    axes[0].legend(loc="lower center", bbox_to_anchor=(0.5, 1))
    styles = {"ordered": (BLUE, "o", -0.1), "bag": (ORANGE, "s", 0.1)}
    languages = list(dict.fromkeys(language for language, _ in rows))
    for (language, order), found in rows.items():
        colour, marker, shift = styles[order]
        place = languages.index(language) + shift
        new = WORDS[order][lang] not in axes[1].get_legend_handles_labels()[1]
        axes[1].errorbar(place, found.mean(), yerr=found.std(ddof=1), color=colour, fmt=marker, capsize=3,
                         label=WORDS[order][lang] if new else None)
    axes[1].set_xticks(range(len(languages)), [WORDS[language][lang] for language in languages])
    axes[1].set(xlim=(-0.5, len(languages) - 0.5), ylim=(0, 103))
    axes[1].legend(loc="lower center", bbox_to_anchor=(0.5, 1))


def draw_senses(axes, worlds, covered, lang):
    """Eye, ear and both in three worlds; then two-sense judges with one sense covered.

    Parameters
    ----------
    axes : array of two Axes
    worlds : dict of str to dict of str to array, shape (S,)
    covered : dict of str to dict of str to array, shape (S,)
        "plain" and "practised" to accuracy with the "eye" or the "ear" covered.
    """
    _draw_bars(axes[0], worlds, {"eye": GREY, "ear": PURPLE, "both": BLUE}, lang)
    alone = {"eye covered": worlds["separate"]["ear"], "ear covered": worlds["separate"]["eye"]}
    groups = {f"{sense} covered": {"alone": alone[f"{sense} covered"], **{way: covered[way][sense]
                                                                          for way in covered}}
              for sense in ("eye", "ear")}
    _draw_bars(axes[1], groups, {"alone": GREY, "plain": VERMILLION, "practised": GREEN}, lang)
    axes[0].set_ylabel(WORDS["accuracy"][lang])


def _draw_bars(axes, groups, colours, lang):
    """Bars in groups, mean and one standard deviation: group -> arm -> (S,)."""
    for side, (arm, colour) in enumerate(colours.items()):
        found = np.stack([group[arm] for group in groups.values()])
        axes.bar(np.arange(len(groups)) + 0.26 * (side - 1), found.mean(axis=1), 0.24, color=colour,
                 yerr=found.std(axis=1, ddof=1), capsize=2, label=WORDS[arm][lang])
    axes.set_xticks(range(len(groups)), [WORDS[name][lang] for name in groups])
    axes.set_ylim(0, 100)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), handlelength=1)


def live_spec(boards, held, stages):
    """Build the live figure: one learner's board, in each kind of naming, after each amount of training.

    Parameters
    ----------
    boards : dict of (language, "ordered" or "bag") to list of array, shape (100,)
        One board a stage.
    held : array of int, shape (H,)
    stages : sequence of int
        Training steps.

    Returns
    -------
    dict
        For ``live_figure``; its frames run over the kinds of naming, then over the stages.
    """
    return {
        "title": {"en": "One learner's board while it learns", "ja": "学習中の1体の盤面"},
        "alt": {"en": "Two boards of ten by ten numbers, tens downwards and units to the right. The left one "
                      "shows the numbers of the lesson, the right one those never shown; the stronger the shade, "
                      "the better.",
                "ja": "10行10列の盤面が二つ。行が十の位、列が一の位。左は授業で見せた数、右は見せていない数で、"
                      "濃いほど正答率が高い。"},
        "controls": [
            {"id": "naming", "label": {"en": "captions", "ja": "説明文"}, "kind": "choice", "start": 0,
             "values": [_naming(*arm) for arm in boards]},
            {"id": "steps", "label": WORDS["steps"], "kind": "range", "start": 0,
             "values": [f"{stage:,}" for stage in stages]}],
        "panels": [{"id": side, "kind": "grid", "rows": 10, "cols": 10, "title": WORDS[side]}
                   for side in ("seen", "unseen")],
        "frames": [_frame(arm, values, held, stage) for arm, found in boards.items()
                   for stage, values in zip(stages, found, strict=True)]}


def _naming(language, order):
    if language == "own names":
        return WORDS[language]
    return {"en": f"{WORDS[language]['en']}, {WORDS[order]['en']}",
            "ja": f"{WORDS[language]['ja']}・{WORDS[order]['ja']}"}


def _frame(arm, values, held, stage):
    apart = np.isin(np.arange(NUMBERS), held)
    shares = {"seen": values[~apart].mean(), "unseen": values[apart].mean()}
    cells = {"seen": np.where(apart, 0, values), "unseen": np.where(apart, values, 0)}
    name = _naming(*arm)
    return {
        "text": {"en": f"{name['en']}, after {stage:,} steps: {shares['seen']:.0f} % of the pictures in the "
                       f"lesson's numbers, {shares['unseen']:.0f} % in those never shown.",
                 "ja": f"{name['ja']}、{stage:,}ステップ後：授業で見せた数の正答率{shares['seen']:.0f}％、"
                       f"見せていない数{shares['unseen']:.0f}％。"},
        "panels": {side: {"cells": _rounded(board), "shade": True} for side, board in cells.items()}}


def _rounded(board):
    """Tenths, whole where they are whole: a figure must be small."""
    tenths = (board / 100).round(1).reshape(10, 10).tolist()
    return [[int(value) if value == int(value) else value for value in row] for row in tenths]
