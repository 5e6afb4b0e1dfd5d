"""Moodle XML, read by the description of the format in Moodle's documentation. Ours: no reader of others fits."""

from __future__ import annotations

from dataclasses import dataclass
from xml.dom import minidom


@dataclass(frozen=True)
class Answer:
    """One ``answer``, with its share of the marks."""

    words: str
    share: float
    feedback: str
    tolerance: float | None


@dataclass(frozen=True)
class Read:
    """One question as Moodle would hold it; texts are HTML."""

    kind: str
    name: str
    category: str
    stem: str
    general: str
    tags: tuple[str, ...]
    answers: tuple[Answer, ...]
    pairs: tuple[tuple[str, str], ...]
    fields: dict[str, str]


def read_moodle(text: str) -> list[Read]:
    """Every question, with the category that stands before it."""
    found, category = [], ""
    for node in minidom.parseString(text.encode()).getElementsByTagName("question"):
        if node.getAttribute("type") == "category":
            category = _text(node, "category")
        else:
            found.append(_question(node, category))
    return found


def _question(node, category: str) -> Read:
    pairs = tuple((_text(one), _text(one, "answer")) for one in _children(node, "subquestion"))
    tags = tuple(_text(tag) for holder in _children(node, "tags") for tag in _children(holder, "tag"))
    answers = tuple(_answer(one) for one in _children(node, "answer"))
    fields = {child.tagName: _inner(child).strip() for child in node.childNodes if child.nodeType == child.ELEMENT_NODE}
    return Read(node.getAttribute("type"), _text(node, "name"), category, _text(node, "questiontext"),
                _text(node, "generalfeedback"), tags, answers, pairs, fields)


def _answer(node) -> Answer:
    tolerance = [float(_inner(one)) for one in _children(node, "tolerance")]
    feedback = _text(node, "feedback") if _children(node, "feedback") else ""
    return Answer(_text(node), float(node.getAttribute("fraction")), feedback, tolerance[0] if tolerance else None)


def _children(node, name: str) -> list:
    return [child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE and child.tagName == name]


def _text(node, name: str | None = None) -> str:
    holder = _children(node, name)[0] if name else node
    return _inner(_children(holder, "text")[0])


def _inner(node) -> str:
    if node.nodeType in (node.TEXT_NODE, node.CDATA_SECTION_NODE):
        return node.data
    return "".join(_inner(child) for child in node.childNodes)
