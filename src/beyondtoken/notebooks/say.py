"""Prose that holds numbers of the cells, as a cell that says it: the number is never typed."""

from __future__ import annotations

import re

from .pages import EVAL, one_line

FENCE = re.compile(r"^\s*(`{3,}|~{3,})")


def parts_of(markdown: str) -> list[tuple[str, str]]:
    """Markdown cut into ("text", markdown) and ("say", block with inline expressions), in order.

    Examples
    --------
    >>> parts_of("Before.\\n\\nIt took {eval}`n` steps.\\n\\nAfter.")
    [('text', 'Before.'), ('say', 'It took {eval}`n` steps.'), ('text', 'After.')]
    """
    parts: list[tuple[str, str]] = []
    for block in blocks_of(markdown.splitlines()):
        text = "\n".join(block)
        kind = "say" if EVAL.search(text) and not FENCE.match(text) else "text"
        if kind == "text" and parts and parts[-1][0] == "text":
            parts[-1] = ("text", parts[-1][1] + "\n\n" + text)
        else:
            parts.append((kind, text))
    return parts


def blocks_of(lines: list[str]) -> list[list[str]]:
    """Blocks between blank lines; a fence with blank lines inside stays whole."""
    blocks: list[list[str]] = [[]]
    closing = ""
    for line in lines:
        fence = FENCE.match(line)
        if not line.strip() and not closing:
            blocks.append([])
            continue
        blocks[-1].append(line)
        if fence and not closing:
            closing = fence[1]
        elif fence and line.strip().startswith(closing):
            closing = ""
    return [block for block in blocks if block]


def say_cell(block: str) -> str:
    """Source of the cell that shows a block of prose with its numbers put in.

    Examples
    --------
    >>> print(say_cell("It took {eval}`n` steps."))
    from beyondtoken.widgets import say
    <BLANKLINE>
    say(
        'It took {} steps.',
        n,
    )
    """
    expressions = [one_line(match["expression"]) for match in EVAL.finditer(block)]
    pieces = EVAL.split(block)[::EVAL.groups + 1]
    text = "{}".join(piece.replace("{", "{{").replace("}", "}}") for piece in pieces)
    lines = text.split("\n")
    words = [repr(line + "\n") for line in lines[:-1]] + [repr(lines[-1])]
    said = "\n".join(f"    {line}" for line in words)
    values = "\n".join(f"    {expression}," for expression in expressions)
    return f"from beyondtoken.widgets import say\n\nsay(\n{said},\n{values}\n)"
