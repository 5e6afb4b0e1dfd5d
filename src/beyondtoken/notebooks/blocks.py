"""Directives as plain Markdown: admonitions become block quotes, cards lists made from the book's data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from .cards import bibliography, claim_list, lab_list, objectives, slips, source_card, you_are_here
from .exercise import exercise_facts, tested_later
from .pages import closing_line
from .roles import plain_inline
from .sources import Place

OPEN = re.compile(r"^(?P<indent>\s*)(?P<mark>`{3,}(?=[^`]*$)|~{3,}|:{3,})(?P<info>.*)$")
DIRECTIVE = re.compile(r"^\{(?P<name>[\w:.-]+)\}\s*(?P<argument>.*)$")
OPTION = re.compile(r"^:(?P<key>[\w-]+):\s*(?P<value>.*)$")
NOT_SHOWN = re.compile(r"^(\([\w:.-]+\)=\s*|%.*)$")


@dataclass(frozen=True)
class Block:
    """One directive: its name, argument, options, body, and the line it opens on."""

    name: str
    argument: str
    options: dict[str, str]
    body: list[str]
    line: int


def plain_markdown(text: str, place: Place, line: int = 1) -> str:
    """Markdown of a page as a notebook without our extensions shows it.

    Parameters
    ----------
    text : str
        Markdown with roles and directives.
    place : Place
        The page it stands on.
    line : int
        Line of the page where ``text`` starts, for errors.

    Raises
    ------
    ContentError
        If a role or directive has no plain form, or names something that is not there.

    Examples
    --------
    >>> from pathlib import Path
    >>> from beyondtoken.notebooks.sources import Sources
    >>> print(plain_markdown(":::{note}\\nMind the gap.\\n:::", Place(Sources(Path(".")), "intro")))
    > **Note.**
    >
    > Mind the gap.
    """
    return "\n".join(plain_lines(text.splitlines(), place, line)).strip("\n")


def plain_lines(lines: list[str], place: Place, first: int) -> list[str]:
    """Lines with directives and roles rewritten; ``first`` is the line number of the first."""
    made: list[str] = []
    run: list[str] = []
    index = 0
    while index < len(lines):
        fence = OPEN.match(lines[index])
        if not fence:
            run += [] if NOT_SHOWN.match(lines[index]) else [lines[index]]
            index += 1
            continue
        made += flushed(run, place, first + index - len(run))
        end = closing_line(lines, index, fence["mark"])
        made += plain_fence(lines[index:end + 1], fence, place, first + index)
        run, index = [], end + 1
    return made + flushed(run, place, first + len(lines) - len(run))


def flushed(run: list[str], place: Place, line: int) -> list[str]:
    """A run of lines outside fences."""
    return plain_inline("\n".join(run), place, line).split("\n") if run else []


def plain_fence(lines: list[str], fence: re.Match[str], place: Place, line: int) -> list[str]:
    """A fence: a directive rewritten, program text as it is."""
    directive = DIRECTIVE.match(fence["info"].strip())
    if directive is None:
        return lines
    indent = fence["indent"]
    body = [text.removeprefix(indent) for text in lines[1:-1]]
    block = read_block(directive["name"], directive["argument"], body, line)
    if block.name not in BLOCKS:
        raise place.error(line, f"the directive '{block.name}' cannot be shown in a notebook.",
                          f"Use one of: {', '.join(sorted(BLOCKS))}; or write plain Markdown.")
    made = BLOCKS[block.name](block, place)
    return ["", *(indent + text if text else "" for text in made), ""]


def read_block(name: str, argument: str, body: list[str], line: int) -> Block:
    """A directive's options parted from its body."""
    options: dict[str, str] = {}
    start = 0
    if body and body[0].strip() == "---":
        end = next((i for i, text in enumerate(body[1:], 1) if text.strip() == "---"), len(body) - 1)
        options, start = yaml.safe_load("\n".join(body[1:end])) or {}, end + 1
    while start < len(body) and (option := OPTION.match(body[start])):
        options[option["key"]] = option["value"]
        start += 1
    return Block(name, argument.strip(), options, body[start:], line + 1 + start)


def quoted(title: str, block: Block, place: Place) -> list[str]:
    """A block quote with a bold title."""
    inner = plain_markdown("\n".join(block.body), place, block.line).splitlines()
    head = [f"**{title}**", ""] if title else []
    return [f"> {text}".rstrip() for text in [*head, *inner]]


def admonition(block: Block, place: Place) -> list[str]:
    """A note, tip or warning under its own name, or under the title it is given."""
    if block.name in TITLED and block.argument:
        return quoted(plain_inline(block.argument, place, block.line), block, place)
    opening = [block.argument, *block.body] if block.argument else block.body
    named = Block(block.name, "", block.options, opening, block.line)
    return quoted(f"{block.name.capitalize()}.", named, place)


def body_alone(block: Block, place: Place) -> list[str]:
    """What stands inside, after the title if there is one."""
    title = [f"**{plain_inline(block.argument, place, block.line)}**", ""] if block.argument else []
    return title + plain_markdown("\n".join(block.body), place, block.line).splitlines()


def quotation(block: Block, place: Place) -> list[str]:
    """A block quote without a title."""
    return quoted("", block, place)


def nothing(block: Block, place: Place) -> list[str]:
    """A directive that only arranges pages of the book."""
    return []


def mathematics(block: Block, place: Place) -> list[str]:
    """A formula on lines of its own."""
    return ["$$", *([block.argument] if block.argument else []), *block.body, "$$"]


def program(block: Block, place: Place) -> list[str]:
    """Program text that is shown, not run."""
    return [f"```{block.argument}", *block.body, "```"]


def picture(block: Block, place: Place) -> list[str]:
    """A picture with its text alternative; a caption follows in italics."""
    caption = plain_markdown("\n".join(block.body), place, block.line)
    image = f"![{block.options.get('alt', '')}]({block.argument})"
    return [image, *(["", f"*{caption}*"] if caption else [])]


def from_data(card: Callable[[str, list[str], Place, int], list[str]]) -> Callable[[Block, Place], list[str]]:
    """A directive that is made from the book's data."""
    return lambda block, place: card(block.argument, block.body, place, block.line)


def from_options(card: Callable[[dict[str, str], Place, int], list[str]]) -> Callable[[Block, Place], list[str]]:
    """A directive that says what stands in its options."""
    return lambda block, place: card(block.options, place, block.line)


TITLED = ("admonition", "dropdown", "card", "margin", "sidebar", "topic", "exercise", "solution", "tip",
          "note", "seealso", "important", "warning")
ADMONITIONS = (*TITLED, "attention", "caution", "danger", "error", "hint")
BLOCKS: dict[str, Callable[[Block, Place], list[str]]] = {
    **dict.fromkeys(ADMONITIONS, admonition),
    **dict.fromkeys(("tab-set", "tab-item", "grid", "grid-item", "grid-item-card", "div", "container"),
                    body_alone),
    **dict.fromkeys(("epigraph", "pull-quote", "highlights"), quotation),
    **dict.fromkeys(("tableofcontents", "contents", "index"), nothing),
    **dict.fromkeys(("code-block", "code", "sourcecode"), program),
    **dict.fromkeys(("figure", "image"), picture),
    "math": mathematics,
    "source-card": from_data(source_card), "objectives": from_data(objectives), "slips": from_data(slips),
    "claim-list": from_data(claim_list), "lab-list": from_data(lab_list),
    "bibliography": from_data(bibliography), "you-are-here": from_data(you_are_here),
    "exercise-facts": from_options(exercise_facts), "tested-later": from_options(tested_later),
}
"""Every directive that a page with cells may use in its prose, and its plain form."""
