"""The figures of the distillation page: drawing functions for ``plots.show``, and the live figure.

Every drawing function gets Axes from its caller and draws in one language ("en" or "ja").
"""

import numpy as np

from beyondtoken.labs.networks import softmax

__all__ = ["draw_bits", "draw_controls", "draw_copying", "draw_heat", "draw_images", "draw_missing",
           "heat_figure"]

GREY, VERMILLION, GREEN, PURPLE = "#7f7f7f", "#D55E00", "#009E73", "#AA4499"
ARM_COLOURS = {"labels": GREY, "T = 1": GREEN, "T = 8": VERMILLION}
ARM_MARKERS = {"labels": "s", "T = 1": "^", "T = 8": "o"}

WORDS = {
    "labels": {"en": "plain labels", "ja": "正解ラベルだけ"},
    "T = 1": {"en": "teacher's answers, T = 1", "ja": "教師の答え T = 1"},
    "T = 8": {"en": "teacher's answers, T = 8", "ja": "教師の答え T = 8"},
    "teacher": {"en": "the teacher", "ja": "教師"},
    "student": {"en": "the student", "ja": "生徒"},
    "accuracy": {"en": "test images named rightly (%)", "ja": "テスト画像の正答率（％）"},
    "images": {"en": "images to learn from", "ja": "学習に使う画像の枚数"},
    "steps": {"en": "training steps", "ja": "学習ステップ数"},
    "threes": {"en": "threes named three (%)", "ja": "3を3と答えた割合（％）"},
    "bits": {"en": "bits per weight", "ja": "重み1つあたりのビット数"},
    "probability": {"en": "probability", "ja": "確率"},
    "gain": {"en": "points over plain labels (paired)", "ja": "正解ラベルだけとの差（同じ種どうし）"},
    "picture": {"en": "what it sees", "ja": "教師に見せた画像"},
    "asked": {"en": "teacher's answer at T = {heat}", "ja": "教師の答え T = {heat}"},
    "real": {"en": "the teacher's answers", "ja": "教師の答えそのもの"},
    "blends": {"en": "blends of digits", "ja": "数字の混ぜ合わせ"},
    "speckles": {"en": "black speckles", "ja": "黒い点々"},
    "grey": {"en": "even grey noise", "ja": "灰色のノイズ"},
    "probabilities": {"en": "ten probabilities", "ja": "10個の確率"},
    "names": {"en": "the name only", "ja": "名前だけ"},
    "warm labels": {"en": "labels, loss at T = 8", "ja": "正解ラベル、損失だけT = 8"},
    "flat": {"en": "other nine made equal", "ja": "残り9個を同じ値に"},
    "shuffled": {"en": "other nine shuffled", "ja": "残り9個を入れ替え"},
    "small teacher": {"en": "teacher saw the same 100 only", "ja": "教師も同じ100枚だけで学習"},
}


def draw_heat(axes, image, logits, lang):
    """One image (8, 8) and the teacher's ten probabilities at T = 1 and at T = 8, from its scores (10,)."""
    axes[0].imshow(image, cmap="gray_r", vmin=0, vmax=1)
    axes[0].set_xticks([])
    axes[0].set_yticks([])
    axes[0].set_title(WORDS["picture"][lang])
    for panel, heat, colour in zip(axes[1:], (1, 8), (GREEN, VERMILLION), strict=True):
        panel.bar(range(10), softmax(logits, heat), color=colour)
        panel.set_ylim(0, 1)
        panel.set_xticks(range(10))
        panel.set_title(WORDS["asked"][lang].format(heat=heat))
        panel.set_ylabel(WORDS["probability"][lang])


def draw_images(axes, counts, arms, teacher, lang):
    """Accuracy against images, a band for each arm: arms name -> (S, counts)."""
    _draw_arms(axes, counts, arms, lang)
    axes.axhline(teacher.mean(), color=PURPLE, linestyle=":", label=WORDS["teacher"][lang])
    axes.set_xscale("log")
    axes.set_xticks(counts, [f"{count:,}" for count in counts], minor=False)
    axes.minorticks_off()
    axes.set_xlabel(WORDS["images"][lang])
    axes.set_ylabel(WORDS["accuracy"][lang])
    axes.set_ylim(50, 100)
    axes.legend(loc="lower right")


def draw_missing(axes, steps, arms, lang):
    """Threes recognised against training steps, by students that never saw one: arms name -> (S, steps)."""
    _draw_arms(axes, steps, arms, lang)
    axes.set_xscale("log")
    axes.set_xticks(steps, [f"{count:,}" for count in steps], minor=False)
    axes.minorticks_off()
    axes.set_xlabel(WORDS["steps"][lang])
    axes.set_ylabel(WORDS["threes"][lang])
    axes.set_ylim(-3, 103)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))


def _draw_arms(axes, x, arms, lang):
    for name, found in arms.items():
        mean, spread = found.mean(axis=0), found.std(axis=0, ddof=1)
        colour, low, high = ARM_COLOURS[name], np.maximum(mean - spread, 0), np.minimum(mean + spread, 100)
        axes.fill_between(x, low, high, color=colour, alpha=0.18, linewidth=0)
        axes.plot(x, mean, color=colour, marker=ARM_MARKERS[name], markersize=4, label=WORDS[name][lang])


def draw_controls(axes, gains, lang):
    """Points won over plain labels by each kind of lesson, mean and spread: gains name -> (S,)."""
    names = list(gains)
    for row, name in enumerate(names):
        colour = VERMILLION if name == "real" else GREY
        axes.errorbar(gains[name].mean(), row, xerr=gains[name].std(ddof=1), color=colour, fmt="o", capsize=3)
        axes.plot(gains[name], np.full(len(gains[name]), row + 0.25), "|", color=colour, alpha=0.5)
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.set_yticks(range(len(names)), [WORDS[name][lang] for name in names])
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlabel(WORDS["gain"][lang])


def draw_copying(axes, pictures, copied, named, teacher, lang):
    """One picture (8, 8) of each kind, then accuracy of students taught by the replies: kind -> (S,)."""
    for panel, kind, picture in zip(axes, copied, pictures, strict=False):
        panel.imshow(picture, cmap="gray_r", vmin=0, vmax=1)
        panel.set_xticks([])
        panel.set_yticks([])
        panel.set_title(WORDS[kind][lang])
    arms = ((copied, VERMILLION, "o", "probabilities"), (named, GREY, "s", "names"))
    for shift, (found, colour, marker, name) in zip((-0.12, 0.12), arms, strict=True):
        values = np.stack(list(found.values()))                                    # (kinds, S)
        axes[-1].errorbar(values.mean(axis=1), np.arange(len(found)) + shift, xerr=values.std(axis=1, ddof=1),
                          color=colour, fmt=marker, capsize=3, label=WORDS[name][lang])
    axes[-1].axvline(teacher.mean(), color=PURPLE, linestyle=":", label=WORDS["teacher"][lang])
    axes[-1].set_yticks(range(len(copied)), [WORDS[kind][lang] for kind in copied])
    axes[-1].set_ylim(len(copied) - 0.5, -0.5)
    axes[-1].set_xlim(0, 102)
    axes[-1].set_xlabel(WORDS["accuracy"][lang])
    axes[-1].legend(loc="lower left", bbox_to_anchor=(-0.25, 1), ncols=3, columnspacing=1, handletextpad=0.4)


def draw_bits(axes, by_bits, teacher, lang):
    """Accuracy against bits per weight, one thin line a seed and the mean with its spread: bits -> (S,)."""
    bits = sorted(by_bits, reverse=True)
    found = np.stack([by_bits[b] for b in bits], axis=1)                           # (S, bits)
    places = range(len(bits))
    axes.plot(places, found.T, color=GREY, alpha=0.4, linewidth=0.8)
    axes.errorbar(places, found.mean(axis=0), yerr=found.std(axis=0, ddof=1), color=VERMILLION,
                  marker="o", capsize=3, label=WORDS["student"][lang])
    axes.axhline(teacher.mean(), color=PURPLE, linestyle=":", label=WORDS["teacher"][lang])
    axes.set_xticks(places, bits)
    axes.set_xlabel(WORDS["bits"][lang])
    axes.set_ylabel(WORDS["accuracy"][lang])
    axes.set_ylim(0, 103)
    axes.legend(loc="lower left")


def heat_figure(images, logits, names, heats, taught):
    """Build the live figure: choose a picture, heat the teacher, see the student of that temperature.

    Parameters
    ----------
    images : array, shape (P, 8, 8)
        From 0 (paper) to 1 (ink).
    logits : array, shape (P, 10)
        The teacher's scores for them.
    names : list of {"en": str, "ja": str}
        What the P pictures show.
    heats : sequence of float
        Temperatures.
    taught : array, shape (S, heats)
        Accuracy of students taught at each temperature, percent.

    Returns
    -------
    dict
        For ``live_figure``; one frame for each picture and temperature.
    """
    mean, spread = taught.mean(axis=0), taught.std(axis=0, ddof=1)
    rows = [(round(float(heat), 2), *(round(float(value), 1) for value in (m, m - s, m + s)))
            for heat, m, s in zip(heats, mean, spread, strict=True)]
    return {
        "title": {"en": "Heat the teacher", "ja": "教師を温める"},
        "alt": {"en": "A picture, the teacher's ten probabilities at the chosen temperature, and the "
                      "accuracy of students taught at each temperature.",
                "ja": "画像と、選んだ温度での教師の10個の確率、そして各温度で教わった生徒の正答率。"},
        "controls": [
            {"id": "picture", "label": {"en": "picture", "ja": "画像"}, "start": 0, "values": names,
             "kind": "choice"},
            {"id": "heat", "label": {"en": "temperature T", "ja": "温度 T"}, "start": list(heats).index(1),
             "values": [f"{heat:g}" for heat in heats], "kind": "range"},
        ],
        "panels": _heat_panels(rows),
        "static": {"students": {"lines": [{"xy": [row[:2] for row in rows], "color": 1,
                                           "band": [(heat, low, high) for heat, _, low, high in rows]}]}},
        "frames": [_heat_frame(image, scores, name, row)
                   for image, scores, name in zip(images, logits, names, strict=True) for row in rows],
    }


def _heat_panels(rows):
    heats, lows = [row[0] for row in rows], [row[2] for row in rows]
    return [
        {"id": "image", "kind": "grid", "rows": 8, "cols": 8, "title": {"en": "picture", "ja": "画像"}},
        {"id": "answers", "kind": "bars", "categories": [str(digit) for digit in range(10)],
         "title": {"en": "the teacher's answer", "ja": "教師の答え"},
         "y": {"label": WORDS["probability"], "domain": [0, 1], "ticks": [0, 0.5, 1]}},
        {"id": "students", "kind": "xy", "title": {"en": "students taught at T", "ja": "温度Tで教わった生徒"},
         "x": {"label": {"en": "temperature T", "ja": "温度 T"}, "scale": "log",
               "domain": [heats[0], heats[-1]],
               "ticks": [heat for heat in heats if heat in (0.5, 1, 2, 4, 8, 16, 32)]},
         "y": {"label": WORDS["accuracy"], "domain": [5 * int(min(lows) // 5), 100]}},
    ]


def _heat_frame(image, scores, name, row):
    heat, mean, low, high = row
    answer = softmax(scores, heat)
    first, second = np.argsort(answer)[:-3:-1]
    share = [100 * answer[place] for place in (first, second)]
    return {
        "text": {
            "en": f"{name['en']}, T = {heat:g}: {first} gets {share[0]:.1f} %, "
                  f"then {second} gets {share[1]:.1f} %. Students taught so: {mean} %.",
            "ja": f"{name['ja']}、T = {heat:g}：{first}に{share[0]:.1f}％、次は{second}に{share[1]:.1f}％。"
                  f"こう教わった生徒の正答率は{mean}％。",
        },
        "panels": {
            "image": {"cells": image.round(2).tolist(), "shade": True},
            "answers": {"values": answer.round(3).tolist(),
                        "colors": [2 if digit == first else 0 for digit in range(10)]},
            "students": {"points": [{"x": heat, "y": mean, "lo": low, "hi": high, "color": 2}]},
        },
    }
