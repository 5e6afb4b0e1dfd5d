"""Matching questions in Canvas's QTI 1.2, which text2qti does not write: the form that Canvas itself exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .asked import Asked, shuffled
from .together import wrong_answers
from .wording import Maths


def matching_item(asked: Asked, ident: str, maths: Maths) -> str:
    """One ``item``: a match, or an order as items to match with their places.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> from beyondtoken.classroom.export.asked import read_bank
    >>> asked = next(one for one in read_bank(find_root(), "en").study if one.question.kind == "match")
    >>> matching_item(asked, "one", str)[:48]
    '      <item ident="text2qti_question_one" title='
    """
    lefts, rights = _sides(asked, maths)
    item = Element("item", ident=f"text2qti_question_{ident}", title=asked.id)
    _metadata(item, ident, lefts)
    presentation = SubElement(item, "presentation")
    is_order = asked.question.kind == "order"
    _material(presentation, asked.stem(lambda text: asked.wording.html(text, maths), places=is_order))
    for left in lefts:
        response = SubElement(presentation, "response_lid", ident=f"response_{left.number}")
        _material(response, left.html)
        choices = SubElement(response, "render_choice")
        for right, words in rights.items():
            _material(SubElement(choices, "response_label", ident=right), words, form="text/plain")
    _processing(item, lefts)
    _feedback(item, asked, lefts, maths)
    indent(item)
    return "".join(f"      {line}\n" for line in tostring(item, encoding="unicode").splitlines())


@dataclass(frozen=True)
class Side:
    """An item to match: its number, its HTML, the number of its answer, and the slot of its own feedback."""

    number: str
    html: str
    answer: str
    feedback: str = ""


def _sides(asked: Asked, maths: Maths) -> tuple[list[Side], dict[str, str]]:
    """The left side, and number to words of the right side. Canvas takes the digits of a name for its number."""
    record = asked.question.scoring()
    if record["kind"] == "match":
        numbers = {right: str(number) for number, right in enumerate(shuffled(asked, record["right"]), start=2001)}
        lefts = [(left, f"left:{left}", numbers[record["answer"][left]], f"feedback:left:{left}")
                 for left in record["left"]]
        rights = {number: asked.plain(f"right:{right}") for right, number in numbers.items()}
    else:
        order = record["answer"]
        lefts = [(item, f"item:{item}", str(2001 + order.index(item)), "")
                 for item in shuffled(asked, order, never=order)]
        rights = {str(2000 + place): str(place) for place in range(1, len(order) + 1)}
    return [Side(str(number), asked.wording.html(asked.text(slot), maths), answer, feedback)
            for number, (_, slot, answer, feedback) in enumerate(lefts, start=1001)], rights


def _metadata(item: Element, ident: str, lefts: Sequence[Side]) -> None:
    fields = SubElement(SubElement(item, "itemmetadata"), "qtimetadata")
    for label, entry in {"question_type": "matching_question", "points_possible": "1",
                         "original_answer_ids": ",".join(left.number for left in lefts),
                         "assessment_question_identifierref": f"text2qti_question_ref_{ident}"}.items():
        field = SubElement(fields, "qtimetadatafield")
        SubElement(field, "fieldlabel").text = label
        SubElement(field, "fieldentry").text = entry


def _processing(item: Element, lefts: Sequence[Side]) -> None:
    processing = SubElement(item, "resprocessing")
    SubElement(SubElement(processing, "outcomes"), "decvar", maxvalue="100", minvalue="0", varname="SCORE",
               vartype="Decimal")
    rule, condition = _rule(processing)
    SubElement(condition, "other")
    _shows(rule, "general_fb")
    for left in lefts:
        rule, condition = _rule(processing)
        _is_matched(condition, left)
        SubElement(rule, "setvar", varname="SCORE", action="Add").text = f"{100 / len(lefts):.2f}"
        if left.feedback:
            rule, condition = _rule(processing)
            _is_matched(SubElement(condition, "not"), left)
            _shows(rule, f"{left.number}_fb")


def _rule(processing: Element) -> tuple[Element, Element]:
    """A rule after which the next is looked at too, and its condition."""
    rule = SubElement(processing, "respcondition", {"continue": "Yes"})
    return rule, SubElement(rule, "conditionvar")


def _is_matched(parent: Element, left: Side) -> None:
    SubElement(parent, "varequal", respident=f"response_{left.number}").text = left.answer


def _shows(rule: Element, name: str) -> None:
    SubElement(rule, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _feedback(item: Element, asked: Asked, lefts: Sequence[Side], maths: Maths) -> None:
    texts = {"general_fb": asked.wording.html(asked.about, maths),
             "correct_fb": asked.wording.html(asked.text("feedback:right"), maths)}
    if asked.question.kind == "order":
        texts["general_incorrect_fb"] = wrong_answers(asked, maths)
    texts |= {f"{left.number}_fb": asked.wording.html(asked.text(left.feedback), maths)
              for left in lefts if left.feedback}
    for name, html in texts.items():
        _material(SubElement(SubElement(item, "itemfeedback", ident=name), "flow_mat"), html)


def _material(parent: Element, text: str, *, form: str = "text/html") -> None:
    SubElement(SubElement(parent, "material"), "mattext", texttype=form).text = text
