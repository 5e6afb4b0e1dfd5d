"""Adding entries to YAML files as text, so that their comments and layout stay."""

from __future__ import annotations

import re

from ...errors import ContentError

EMPTY = re.compile(r"^(?P<key>[\w-]+):\s*\[\s*\]\s*(?P<rest>#.*)?$")


def with_entry(text: str, key: str, entry: str, shown: str) -> str:
    """The text of a file with one more entry at the end of its list ``key``.

    Parameters
    ----------
    text : str
        The file.
    key : str
        A key of its top level that holds a list, one entry a block; made if it is not there.
    entry : str
        The entry, from ``- `` on, not indented.
    shown : str
        How messages name the file.

    Raises
    ------
    ContentError
        If the list is written on one line.

    Examples
    --------
    >>> print(with_entry("words:\\n- one\\n\\nend: 1\\n", "words", "- two\\n", "a.yml"), end="")
    words:
    - one
    - two
    <BLANKLINE>
    end: 1
    """
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if re.match(rf"{re.escape(key)}\s*:", line)), None)
    if start is None:
        return "\n".join([*lines, f"{key}:", *entry.splitlines()]) + "\n"
    if EMPTY.match(lines[start]):
        lines[start] = f"{key}:"
    elif not re.fullmatch(rf"{re.escape(key)}\s*:\s*(#.*)?", lines[start]):
        raise ContentError(shown, start + 1, f"the list '{key}' is written on one line.",
                           "Give each entry a line of its own that starts with '- '.")
    end = end_of_block(lines, start)
    gap = [""] if parted_by_blank_lines(lines[start + 1:end]) else []
    return "\n".join([*lines[:end], *gap, *indented(entry, lines[start + 1:end]), *lines[end:]]) + "\n"


def end_of_block(lines: list[str], start: int) -> int:
    """Index after the last line that belongs to the key on line ``start``."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        if re.match(r"[^\s#-]", lines[at]):
            break
        if lines[at].strip() and not lines[at].startswith("#"):
            end = at + 1
    return end


def parted_by_blank_lines(block: list[str]) -> bool:
    """Whether entries of a list stand apart."""
    return any(not before.strip() and after.lstrip().startswith("- ")
               for before, after in zip(block, block[1:], strict=False))


def indented(entry: str, block: list[str]) -> list[str]:
    """The entry, indented like those that are there."""
    first = next((line for line in block if line.lstrip().startswith("- ")), "- ")
    space = first[:len(first) - len(first.lstrip())]
    return [space + line if line else line for line in entry.splitlines()]


def with_lab(text: str, claim: str, lab: str, shown: str) -> str:
    """The ledger with a lab named at one claim.

    Raises
    ------
    ContentError
        If the claim's labs are not written as ``labs: [a, b]``.

    Examples
    --------
    >>> with_lab("- id: A1-C01\\n  labs: [dream]\\n", "A1-C01", "sleep", "claims.yml")
    '- id: A1-C01\\n  labs: [dream, sleep]\\n'
    """
    found = re.search(rf"^(?P<head>\s*- id: {claim}\n(?:(?!\s*- id: ).*\n)*?\s*labs: \[)(?P<labs>[^\]\n]*)\]", text,
                      re.MULTILINE)
    if not found:
        raise ContentError(shown, None, f"claim '{claim}' has no line 'labs: [...]'.",
                           f"Write its labs in brackets on one line, or add '{lab}' to them yourself.")
    labs = ", ".join(filter(None, [found["labs"].strip(), lab]))
    return f"{text[:found.start()]}{found['head']}{labs}]{text[found.end():]}"
