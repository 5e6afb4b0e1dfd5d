from __future__ import annotations

import itertools

import pytest

from beyondtoken.classroom.formulas import defused, restored

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cells_as_seen(text: str, separator: str) -> list[str]:
    """The cells that a program finds which takes a separator for the end of a cell whatever quotes say."""
    return [cell.lstrip(" \u3000") for line in text.splitlines() for cell in line.split(separator)]


@pytest.mark.parametrize("text", [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u3000=1", "＝1", "'=1", "''-1", "\n=1", "a;=cmd()",
    "a\t@b"])
def test_no_formula_is_left_and_the_text_comes_back(text):
    assert not defused(text).startswith(FORMULA)
    assert not any(cell.startswith(FORMULA) for mark in ";\t" for cell in cells_as_seen(defused(text), mark))
    assert restored(defused(text)) == text


@pytest.mark.parametrize("text", ["", "a = b", "it's", "'tis", "2 - 1", "x\ny", "; x", "'", "なぜなら"])
def test_harmless_text_stays_as_it_is(text):
    assert defused(text) == restored(text) == text


def test_every_short_text_comes_back():
    for letters in itertools.product("=-';\t\n \ra", repeat=5):
        text = "".join(letters)
        assert restored(defused(text)) == text
