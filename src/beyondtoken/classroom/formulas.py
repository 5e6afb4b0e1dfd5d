"""Texts that a spreadsheet would take for formulas: defused before they go into a CSV file, and restored.

Excel, LibreOffice and Google Sheets take a cell that begins with ``= + - @`` or a tab for a formula. A program that
takes ``;`` or a line break inside quotes for the end of a cell sees more such beginnings. An apostrophe before each of
them makes it text (OWASP, "CSV Injection").
"""

from __future__ import annotations

import re

TRIGGERS = "=+\\-@＝＋－＠"
BEGINNING = rf"(?:^|(?<=[;\t\r\n]))(?='*[ \u00a0\u3000]*[{TRIGGERS}])|^(?='*[\t\r\n])"
DEFUSE = re.compile(BEGINNING)
RESTORE = re.compile(rf"(?:^|(?<=[;\t\r\n]))'(?='*[ \u00a0\u3000]*[{TRIGGERS}])|^'(?='*[\t\r\n])")


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> defused("=1+1"), defused("a = b"), restored(defused("'=1+1"))
    ("'=1+1", 'a = b', "'=1+1")
    """
    return DEFUSE.sub("'", text)


def restored(text: str) -> str:
    """The text that was defused."""
    return RESTORE.sub("", text)
