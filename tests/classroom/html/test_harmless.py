from __future__ import annotations

import random
import time

import pytest

from beyondtoken.classroom.html.harmless import LONGEST, cut, harmless, one_line

from ..pages.skeleton import HOSTILE

ACTING = [*range(0x09), *range(0x0b, 0x20), *range(0x7f, 0xa0), 0x61c, 0x200e, 0x200f, *range(0x2028, 0x202f),
          *range(0x2066, 0x2070), 0xd800, 0xdfff, 0xfffe, 0xffff]


@pytest.mark.parametrize("code", ACTING, ids=hex)
def test_sign_that_acts_is_never_left(code):
    assert chr(code) not in harmless(f"a{chr(code)}b")


@pytest.mark.parametrize(("text", "clean"), [
    ("tab\tand line\n", "tab\tand line\n"), ("a\r\nb\rc", "a\nb\nc"), ("\x1b[1;31mred\x1b[0m", "red"),
    ("\x1b]0;title\x07text", "text"), ("\x1b]0;never closed", "␛]0;never closed"), ("\x07", "␇"), ("\x7f", "␡"),
    ("a\u202eb", "a\\u202eb"), ("山田 👩‍💻 é", "山田 👩‍💻 é"), ("e" + "\u0301" * 900, "e" + "\u0301" * 4)])
def test_text_is_shown_as_what_it_holds(text, clean):
    assert harmless(text) == clean


@pytest.mark.parametrize("seed", range(50))
def test_cleaning_twice_changes_nothing(seed):
    rng = random.Random(seed)
    text = "".join(rng.choice([*HOSTILE, chr(rng.randrange(0x3000))]) for _ in range(40))
    assert harmless(harmless(text)) == harmless(text)


@pytest.mark.parametrize("piece", ["\x1b[", "\x1b]", "\x1b[0;", "\u0301", "\r", "\x00", "a"])
def test_a_megabyte_takes_no_time_and_little_room(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    assert len(harmless(text)) <= 6 * LONGEST
    assert time.process_time() - start < 1


def test_cut_says_how_long_the_whole_is():
    assert cut("a" * 1_000_000, characters=10).whole == 1_000_000


@pytest.mark.parametrize(("text", "kept"), [("a\nb\nc", "a\nb"), ("abcdefg", "abcde"), ("abc", "abc")])
def test_cut_keeps_the_beginning(text, kept):
    assert cut(text, characters=5, lines=2).text == kept


def test_text_that_just_fits_is_not_called_cut():
    assert cut("12345", characters=5).whole == 0


@pytest.mark.parametrize(("text", "shown"), [("a\n\tb", "a b"), ("", ""), ("abcdef", "abcd…"), ("a\x00", "a␀")])
def test_one_line_is_one_line(text, shown):
    assert one_line(text, characters=5) == shown
