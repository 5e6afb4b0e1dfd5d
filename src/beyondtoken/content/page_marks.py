"""What a page refers to: terms, claims, works, questions, other pages. Found without rendering the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FENCE = re.compile(r"\s*(`{3,}|~{3,}|:{3,})\s*(.*)")
_DIRECTIVE = re.compile(r"\{([\w:-]+)\}\s*(.*)")
_ROLE = re.compile(r"\{(term|claim|cite(?::\w+)?|misconception)\}`([^`]+)`")
_SHOWN_AND_KEY = re.compile(r".*<([^<>]+)>", re.DOTALL)
_LITERAL = re.compile(r"``.+?``")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CALL = re.compile(r"(?<![\w.])(quiz|predict)\(([^()]*)\)")
_STRING = re.compile(r"""["']([^"']+)["']""")
_NAMED_IN_TITLE = {"objectives", "source-card", "slips", "concept-map", "quiz", "predict"}
_LISTS_CLAIMS = {"claim-list", "findings"}
_BODY_IS_CODE = {"code-cell", "code-block", "code", "math", "mermaid"}


@dataclass(frozen=True)
class Mark:
    """One reference: what kind of thing, its name, and the line where it stands.

    Kinds are ``term``, ``claim``, ``cite``, ``quiz``, ``predict``, ``objectives``, ``source-card``, ``slips``,
    ``concept-map``, ``misconception`` and ``link``; a claim in a ``claim-list`` or in ``findings`` is a ``claim``.
    """

    kind: str
    name: str
    line: int


@dataclass
class _Block:
    """An open fence: its marker, the directive it opens (empty for plain code), and its lines so far."""

    marker: str
    directive: str
    start: int
    body: list[str] = field(default_factory=list)


def page_marks(text: str) -> Iterator[Mark]:
    """Every reference in a MyST page, in order.

    Examples
    --------
    >>> list(page_marks("As {claim}`A4-C23` says of {term}`rewards <reward-hacking>`."))
    [Mark(kind='claim', name='A4-C23', line=1), Mark(kind='term', name='reward-hacking', line=1)]
    """
    blocks: list[_Block] = []
    for number, line in enumerate(text.splitlines(), start=1):
        fence = _FENCE.match(line)
        inside_code = bool(blocks) and _is_code(blocks[-1])
        if fence and blocks and _closes(fence, blocks[-1]):
            yield from _marks_of_block(blocks.pop())
        elif fence and not inside_code:
            blocks.append(_opened(fence, number))
            yield from _marks_of_title(fence[2], number)
        elif blocks and (inside_code or blocks[-1].directive in _LISTS_CLAIMS):
            blocks[-1].body.append(line)
        else:
            yield from marks_in_text(line, number)


def marks_in_text(text: str, line: int = 1) -> Iterator[Mark]:
    """Terms, claims, works and links in running text; ``line`` is that of its first character.

    Examples
    --------
    >>> [mark.name for mark in marks_in_text("An {term}`agent`, as in {cite:p}`a2020,b2021`.")]
    ['agent', 'a2020', 'b2021']
    """
    text = _LITERAL.sub(lambda match: " " * len(match[0]), text)
    for match in _ROLE.finditer(text):
        kind = match[1].split(":")[0]
        for name in match[2].split(",") if kind == "cite" else [_key(match[2])]:
            yield Mark(kind, name.strip(), line + text.count("\n", 0, match.start()))
    for match in _LINK.finditer(text):
        if not re.match(r"[a-z]+:|#|/", match[1]):
            yield Mark("link", match[1].split("#")[0], line + text.count("\n", 0, match.start()))


def _key(inside: str) -> str:
    shown = _SHOWN_AND_KEY.fullmatch(inside.strip())
    return (shown[1] if shown else inside).strip()


def _opened(fence: re.Match[str], number: int) -> _Block:
    directive = _DIRECTIVE.match(fence[2])
    return _Block(fence[1], directive[1] if directive else "", number)


def _closes(fence: re.Match[str], block: _Block) -> bool:
    return fence[1][0] == block.marker[0] and len(fence[1]) >= len(block.marker) and not fence[2].strip()


def _is_code(block: _Block) -> bool:
    return block.directive in _BODY_IS_CODE or (not block.directive and block.marker[0] != ":")


def _marks_of_title(info: str, number: int) -> Iterator[Mark]:
    directive = _DIRECTIVE.match(info)
    if directive and directive[1] in _NAMED_IN_TITLE and directive[2].strip():
        yield Mark(directive[1], directive[2].strip(), number)


def _marks_of_block(block: _Block) -> Iterator[Mark]:
    if block.directive in _LISTS_CLAIMS:
        for number, words in enumerate(block.body, start=block.start + 1):
            for name in re.findall(r"[^\s,]+", "" if words.lstrip().startswith(":") else words):
                yield Mark("claim", name, number)
    if block.directive == "code-cell":
        code = "\n".join(block.body)
        for call in _CALL.finditer(code):
            line = block.start + 1 + code.count("\n", 0, call.start())
            for name in _STRING.findall(call[2]):
                yield Mark(call[1], name, line)
