"""The bank as GIFT, Moodle's plain text: one block a question, its texts as HTML."""

from __future__ import annotations

from collections.abc import Sequence

from .asked import Asked, by_page, shuffled
from .moodle_xml import category, literal
from .together import every_answer
from .worth import decimal, percent, worth

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": " ", "\r": " "})


def gift(bank: Sequence[Asked]) -> str:
    """The questions as one file.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> text = gift(read_bank(find_root(), "en", chapters=["open-science"]).study)
    >>> print(text[:75])
    $CATEGORY: $course$/top/Beyond the Next Token/open-science/factory-not-alch
    """
    blocks = []
    for (chapter, page), questions in by_page(bank):
        blocks.append(f"$CATEGORY: {category(questions[0], chapter, page)}")
        blocks += [_block(asked) for asked in questions]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    r"""Text with GIFT's own signs made harmless.

    Examples
    --------
    >>> print(escaped("{a = b} ~ 50:50 #1"))
    \{a \= b\} \~ 50\:50 \#1
    """
    return text.translate(_ESCAPED)


def html(text: str) -> str:
    """HTML as part of a question; a first sign that could be read as a weight or a format is spelt out."""
    return escaped({"%": "&#37;", "[": "&#91;"}.get(text[:1], text[:1]) + text[1:])


def plain(text: str) -> str:
    """Words to compare an answer with, which are no HTML."""
    return ("[plain]" if text.startswith("[") else "") + escaped(text)


def _block(asked: Asked) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in asked.tags)
    opening, lines, feedback = _KINDS[asked.question.kind](asked)
    body = "\n".join(f"\t{line}" for line in [*lines, f"####{html(feedback)}"])
    stem = asked.stem(asked.wording.html, places=asked.question.kind == "order")
    return f"// [id:{asked.id}]{tags}\n::{asked.id}::[html]{html(stem)}{opening}\n{body}\n}}"


Body = tuple[str, list[str], str]
"""What opens the answers, their lines, and the feedback for every answer."""


def _about(asked: Asked) -> str:
    return asked.wording.html(asked.about)


def _choices(asked: Asked) -> Body:
    lines = []
    for option, share in worth(asked.question).items():
        sign = "=" if asked.question.kind == "single" and share == 1 else f"~%{percent(share)}%" if share else "~"
        lines.append(f"{sign}{html(asked.html(f'option:{option}'))}#{html(asked.html(f'feedback:option:{option}'))}")
    return "{", lines, _about(asked)


def _number(asked: Asked) -> Body:
    record = asked.question.scoring()
    lines = [f"=%100%{_range(record['answer'], record['tolerance'])}#{html(asked.html('feedback:right'))}"]
    lines += [f"=%0%{_range(trap['value'], trap['tolerance'])}#{html(asked.html(f'feedback:trap:{number}'))}"
              for number, trap in enumerate(record["traps"])]
    return "{#", [*lines, f"~#{html(asked.html('feedback:wrong'))}"], _about(asked)


def _range(value: float, tolerance: float) -> str:
    return f"{decimal(value)}:{decimal(tolerance)}"


def _short(asked: Asked) -> Body:
    record = asked.question.scoring()
    answers = [("100", words, "feedback:right") for words in record["accept"]]
    answers += [("0", words, f"feedback:trap:{number}") for number, trap in enumerate(record["traps"])
                for words in trap["accept"]]
    lines = [f"=%{share}%{plain(literal(words))}#{html(asked.html(slot))}" for share, words, slot in answers]
    return "{", [*lines, f"=%0%*#{html(asked.html('feedback:wrong'))}"], _about(asked)


def _places(asked: Asked) -> Body:
    """Items to match with their places: GIFT of a Moodle without plug-ins has no order."""
    right = asked.question.scoring()["answer"]
    lines = [f"={html(asked.html(f'item:{item}'))} -> {right.index(item) + 1}"
             for item in shuffled(asked, right, never=right)]
    return "{", lines, every_answer(asked) + f"<p>{_about(asked)}</p>"


def _pairs(asked: Asked) -> Body:
    answer = asked.question.scoring()["answer"]
    lines = [f"={html(asked.html(f'left:{left}'))} -> {escaped(asked.plain(f'right:{answer[left]}'))}"
             for left in asked.question.scoring()["left"]]
    return "{", lines, every_answer(asked) + f"<p>{_about(asked)}</p>"


_KINDS = {"single": _choices, "multiple": _choices, "number": _number, "order": _places, "match": _pairs,
          "text": _short}
