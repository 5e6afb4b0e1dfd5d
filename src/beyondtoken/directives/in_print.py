"""Questions, predictions and live figures where no script runs: LaTeX, text, EPUB.

Before such a builder writes, every form is replaced by plain blocks; the answers to questions go to the end.
"""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_uppercase
from typing import Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.transforms.post_transforms import SphinxPostTransform

from ..assets.forms.quiz_form import shuffled
from .book import book_of
from .live_figure import LiveFigureNode
from .parts import Part, Slot, paragraph
from .predict import PredictNode, RevealNode
from .quiz import QuizNode
from .words import words

Blocks = list[nodes.Node]


class PrintForms(SphinxPostTransform):
    """Replaces forms by plain blocks. A book in one piece (LaTeX) has one list of answers, a page its own."""

    default_priority = 7

    def run(self, **options: Any) -> None:
        """Replace the forms of one document."""
        if has_scripts(self.app.builder):
            return
        answers: Blocks = []
        for number, asked in enumerate(list(self.document.findall(QuizNode)), start=1):
            answers += answer(asked, number)
            asked.replace_self(Part("", *question(asked, number)))
        for kind, told in _TOLD.items():
            for node in list(self.document.findall(kind)):
                node.replace_self(Part("", *told(node)))
        if answers:
            self.append_section(answers)

    def append_section(self, answers: Blocks) -> None:
        """A last section in the document's own."""
        title = nodes.title("", words("answers", book_of(self.config).lang), translatable=False)
        top: nodes.Element = next(self.document.findall(nodes.section), self.document)
        top.append(nodes.section("", title, *answers, ids=["beyondtoken-answers"]))


def has_scripts(builder: Builder) -> bool:
    """Whether what a builder writes is read in a browser."""
    return bool(builder.format == "html" and builder.name != "epub")


def question(node: QuizNode, number: int) -> Blocks:
    """Number and stem, then what can be chosen, each with its letter."""
    record, texts = node["record"], slots_of(node)
    lang = node["lang"]
    stem = lead(f"{words('question', lang)} {number}", texts["stem"], lang)
    choices = [lead(label, texts[name], lang) for label, name in labels(record, texts)]
    return [*stem, *(block for choice in choices for block in choice)]


def answer(node: QuizNode, number: int) -> Blocks:
    """Number and answer, then why."""
    record, texts, lang = node["record"], slots_of(node), node["lang"]
    letters = {name: label for label, name in labels(record, texts)}
    right = paragraph(nodes.strong("", f"{words('question', lang)} {number}"), words("colon", lang),
                      *_ANSWERS[record["kind"]](record, texts, letters))
    chosen = record["answer"] if isinstance(record.get("answer"), list) else [record.get("answer")]
    why = [f"feedback:option:{one}" for one in chosen] if "options" in record else ["feedback:right"]
    return [right, *(block for name in why for block in texts[name])]


def labels(record: dict[str, Any], texts: dict[str, Blocks]) -> list[tuple[str, str]]:
    """Letter or number, and slot, of everything that can be chosen; order and partners give nothing away."""
    def lettered(names: list[str]) -> list[tuple[str, str]]:
        return list(zip(ascii_uppercase, names, strict=False))

    if "options" in record:
        return lettered([f"option:{one}" for one in record["options"]])
    if record["kind"] == "order":
        items = [name.removeprefix("item:") for name in texts if name.startswith("item:")]
        return lettered([f"item:{one}" for one in shuffled(items, record["id"])])
    if record["kind"] == "match":
        left = [(str(at), f"left:{one}") for at, one in enumerate(record["left"], start=1)]
        return left + lettered([f"right:{one}" for one in shuffled(record["right"], record["id"])])
    return []


def slots_of(node: nodes.Element) -> dict[str, Blocks]:
    """Slot name to copies of its blocks."""
    return {child["slot"]: [block.deepcopy() for block in child.children]
            for child in node.children if isinstance(child, Slot)}


def lead(label: str, blocks: Blocks, lang: str) -> Blocks:
    """Blocks whose first line opens with a label."""
    opening = [nodes.strong("", label), nodes.Text(words("colon", lang))]
    if blocks and isinstance(blocks[0], nodes.paragraph):
        return [paragraph(*opening, *blocks[0].children), *blocks[1:]]
    return [paragraph(*opening), *blocks]


def inside(blocks: Blocks) -> Blocks:
    """The inline content of a text that is one paragraph."""
    return [child for block in blocks for child in block.children]


def _chosen(record: dict[str, Any], texts: dict[str, Blocks], letters: dict[str, str]) -> Blocks:
    right = record["answer"] if isinstance(record["answer"], list) else [record["answer"]]
    return [nodes.Text(", ".join(letters[f"option:{one}"] for one in right))]


def _number(record: dict[str, Any], texts: dict[str, Blocks], letters: dict[str, str]) -> Blocks:
    return [nodes.Text(f"{record['answer']:,.10g} "), *inside(texts.get("unit", []))]


def _order(record: dict[str, Any], texts: dict[str, Blocks], letters: dict[str, str]) -> Blocks:
    return [nodes.Text(", ".join(letters[f"item:{one}"] for one in record["answer"]))]


def _match(record: dict[str, Any], texts: dict[str, Blocks], letters: dict[str, str]) -> Blocks:
    pairs = [(letters[f"left:{left}"], letters[f"right:{right}"]) for left, right in record["answer"].items()]
    return [nodes.Text(", ".join("–".join(pair) for pair in pairs))]


def _text(record: dict[str, Any], texts: dict[str, Blocks], letters: dict[str, str]) -> Blocks:
    return [nodes.Text(" / ".join(record["accept"]))]


def prediction(node: PredictNode) -> Blocks:
    """The prompt, and what can be guessed."""
    record, texts, lang = node["record"], slots_of(node), node["lang"]
    prompt = lead(words("prediction", lang), texts["prompt"], lang)
    if record["kind"] == "choice":
        options = [texts[f"option:{one}"] for one in record["options"]]
        return [*prompt, *(block for letter, text in zip(ascii_uppercase, options, strict=False)
                           for block in lead(letter, text, lang))]
    if record["kind"] == "number":
        low, high = (f"{bound:,.10g}" for bound in record["range"])
        unit = "".join(block.astext() for block in texts.get("unit", []))
        return [*prompt, paragraph(words("range", lang, low=low, high=high, unit=f" {unit}" if unit else ""))]
    x, y = ("".join(block.astext() for block in texts[axis]) for axis in "xy")
    return [*prompt, paragraph(words("curve", lang, x=x, y=y))]


def result(node: RevealNode) -> Blocks:
    """What was measured."""
    record, texts, measured = node["record"], slots_of(node), node["measured"]
    value, spread = measured["value"], measured.get("spread")
    if record["kind"] == "choice":
        told = inside(texts[f"option:{value}"])
    elif record["kind"] == "curve":
        points = zip(record["x"]["values"], value, strict=True)
        told = [nodes.Text("; ".join(f"({x:,.6g}, {y:,.4g})" for x, y in points))]
    else:
        around = f" ± {spread:,.4g}" if spread else ""
        told = [nodes.Text(f"{value:,.6g}{around} "), *inside(texts.get("unit", []))]
    lang = node["lang"]
    return [paragraph(nodes.strong("", words("measured", lang)), words("colon", lang), *told)]


def figure(node: LiveFigureNode) -> Blocks:
    """Title, text alternative, and every frame in words."""
    return [block for blocks in slots_of(node).values() for block in blocks]


_ANSWERS: dict[str, Callable[[dict[str, Any], dict[str, Blocks], dict[str, str]], Blocks]] = {
    "single": _chosen, "multiple": _chosen, "number": _number, "order": _order,
    "match": _match, "text": _text}

_TOLD: dict[type[Part], Callable[[Any], Blocks]] = {
    PredictNode: prediction, RevealNode: result, LiveFigureNode: figure}
