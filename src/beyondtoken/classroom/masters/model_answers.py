"""Model answers of text questions, as the author wrote them into the section ``Solution``."""

from __future__ import annotations

import re

from .master import Master

HEADED = re.compile(r"^(?:###+\s+(?P<heading>.+)|\*\*(?P<bold>.+?)\*\*(?P<rest>.*))$")


def model_answers(master: Master) -> dict[str, str]:
    """Text question -> its model answer; questions for which the solution has no part of their title are left out.

    Examples
    --------
    >>> from beyondtoken.classroom import read_masters
    >>> from beyondtoken.content import find_root
    >>> list(model_answers(read_masters(find_root())["two-walls"]))
    ['explain']
    """
    parts = solution_parts(master)
    found: dict[str, str] = {}
    for question in (one for one in master.head.questions if one.kind == "text"):
        title = question.title.en.casefold().rstrip(".?!")
        text = next((text for head, text in parts if head.casefold().startswith(title)), "")
        found |= {question.id: text} if text else {}
    return found


def solution_parts(master: Master) -> list[tuple[str, str]]:
    """Headings (or bold words at the start of a line) of the solution, each with the text below it."""
    parts: list[tuple[str, list[str]]] = []
    prose = [part.text for part in master.parts if part.section == "solution" and part.kind == "prose"]
    for line in "\n".join(prose).splitlines():
        headed = HEADED.match(line)
        if headed:
            parts.append((headed["heading"] or headed["bold"], [headed["rest"] or ""]))
        elif parts:
            parts[-1][1].append(line)
    return [(head, "\n".join(lines).strip()) for head, lines in parts]
