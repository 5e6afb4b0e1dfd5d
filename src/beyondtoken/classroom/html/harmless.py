"""Text that anybody may have written, made safe to show: no control character, no escape sequence, no flood."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 40_000
"""No single piece of text on a page is longer, whatever its caller forgot to cut."""

_TERMINAL = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()*+][0-9A-Za-z]|\x1b[=>78A-Z]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TURNS_TEXT = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_UNSAFE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_TURNS_TEXT}\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]")
_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_TOWER = re.compile(f"({_MARKS}{{4}}){_MARKS}+")


def harmless(text: str) -> str:
    """The text with everything shown that would otherwise act.

    Colours and moves of a terminal are left out. A control character becomes its picture. A sign that turns
    the direction of text becomes its code. Half characters become U+FFFD. Applied twice, nothing changes.

    Examples
    --------
    >>> harmless("\\x1b[31mred\\x1b[0m\\x00 a\\u202eb")
    'red\\u2400 a\\\\u202eb'
    """
    return _clean(text[:LONGEST])


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():        # most of what a page says
        return text
    text = _LINE_END.sub("\n", _TERMINAL.sub("", text))
    return _TOWER.sub(r"\1", _UNSAFE.sub(_picture, text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20 or code == 0x7f:
        return chr(0x2421 if code == 0x7f else 0x2400 + code)
    return f"\\u{code:04x}" if 0x61c <= code <= 0x206f else "\ufffd"


@dataclass(frozen=True)
class Cut:
    """The beginning of a text; ``whole`` is the length of all of it where something was left out, else 0."""

    text: str
    whole: int


def cut(text: str, *, characters: int = 4000, lines: int = 60) -> Cut:
    """The first lines of a text, harmless, and how long the whole is.

    Examples
    --------
    >>> cut("one\\ntwo\\nthree", lines=2)
    Cut(text='one\\ntwo', whole=13)
    >>> cut("one").whole
    0
    """
    clean = _clean(text[:4 * characters])
    kept = "\n".join(clean[:characters].split("\n")[:lines])
    is_whole = kept == clean and len(text) <= 4 * characters
    return Cut(kept, 0 if is_whole else len(text))


def one_line(text: str, *, characters: int = 200) -> str:
    """A text on one line, harmless, cut with an ellipsis.

    Examples
    --------
    >>> one_line("Ada\\n  Adams"), one_line("abcdef", characters=4)
    ('Ada Adams', 'abc…')
    """
    clean = " ".join(_clean(text[:4 * characters]).split())
    return clean if len(clean) <= characters else clean[:characters - 1] + "…"
