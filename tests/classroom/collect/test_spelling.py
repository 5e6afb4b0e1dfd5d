from __future__ import annotations

import unicodedata

import pytest

from beyondtoken.classroom.collect.spelling import plain, readable, squeezed, squeezed_forms, words


@pytest.mark.parametrize(("one", "other"), [
    ("Zoë Ames", "ZOE AMES"), (unicodedata.normalize("NFD", "Zoë"), "Zoë"), ("Strauß", "STRAUSS"),
    ("山田　太郎", "山田 太郎"), ("Søren Đỗ", "soren do"), ("ﾔﾏﾀﾞ", "ヤマダ"), ("O’Brien", "OBrien"),
    ("İpek", "ipek")])
def test_spellings_of_one_name_are_one(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("Ann Lee", "An Nlee"), ("й", "и")])
def test_different_names_stay_different(one, other):
    assert words(one) != words(other)


def test_squeezed_name_begins_at_any_word():
    assert squeezed("van Beethoven, Ludwig") in squeezed_forms("Ludwig van Beethoven")
    assert squeezed("Beethoven, Ludwig van") in squeezed_forms("Ludwig van Beethoven")


@pytest.mark.parametrize("text", ["a\nb", "\udce4x", "\u202eabc", "\x1b[31m", "x" * 1000, "a" * 500 + ".ipynb"])
def test_any_name_can_be_shown_on_one_line(text):
    shown = readable(text)
    assert shown.isprintable()
    assert len(shown.encode("utf-8")) <= 1300
    assert shown.endswith(text[-2:]) or not text.isascii() or not text.isprintable()


def test_accents_fall_only_from_latin_letters():
    assert plain("Éガ") == "eガ"
