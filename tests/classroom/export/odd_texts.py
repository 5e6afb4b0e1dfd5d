"""Texts that break careless writers."""

from __future__ import annotations

import random

ODD = (
    "<script>alert(1)</script>", "<b>bold</b> & &amp; &lt;", "{a = b} ~ 50:50 #1", "]]> <![CDATA[ x ]]>",
    r"back\slash \\ \{ \n \( \)", "one\r\ntwo\rthree\n\nfour", "\U0001f600 emoji \u0301", "x" * 20_000,
    "// no comment", "::title:: $CATEGORY: top", "a -> b", "%50% half", "[html] first", "=%100%right", "####",
    "tab\there", "nul\x00bell\x07 half \ud83d", "COMMENT", "END_COMMENT", "* star", "+ plus", "- minus", "1. one",
    "```\ncode\n\nmore\n```",
    '"double" \'single\'', "{term}`agent` and {cite}`ha2018world`",
    "[link](../page.md) [web](https://example.org/?a=b&c=d)",
    "![picture](a.png)", "$x_{1} = \\frac{a}{b}$ and $5", "~~~", "|", "@SUM(1)", "title: x", "GROUP", "____",
    "!important",
)

_SIGNS = "~=#{}:\\%[]<>&-*_`$\"'\n\r\t/!.()|^@+1a 字"


def random_texts(*, seed: int, number: int) -> list[str]:
    """Texts of the signs that the formats use for themselves, each with a letter so that none is blank."""
    rng = random.Random(seed)
    return ["".join(rng.choices(_SIGNS, k=rng.randrange(1, 30))) + "z" for _ in range(number)]
