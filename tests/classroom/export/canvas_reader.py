"""QTI 1.2, read and played by the IMS specification. Ours: no reader of others covers all kinds.

In one place Canvas departs from the specification, and so does this: several words to compare a short answer with
are alternatives, not conditions that must hold together.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring

_NAMES = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2", "m": "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"}


@dataclass(frozen=True)
class Played:
    """What came of one try: a score from 0 to 100, and the feedback shown, as HTML."""

    score: float
    shown: tuple[str, ...]


class Item:
    """One ``item``."""

    def __init__(self, node: Element) -> None:
        self.node = node
        self.title = node.get("title")
        self.ident = node.get("ident")
        self.meta = {_text(one, "q:fieldlabel"): _text(one, "q:fieldentry")
                     for one in node.iterfind(".//q:qtimetadatafield", _NAMES)}
        self.stem = _text(node, "q:presentation/q:material/q:mattext")
        self.feedback = {one.get("ident"): _text(one, ".//q:mattext")
                         for one in node.iterfind("q:itemfeedback", _NAMES)}

    def responses(self) -> dict[str, tuple[str, dict[str, str]]]:
        """Response id to its own material and its labels, each with its words."""
        return {one.get("ident"): (_text(one, "q:material/q:mattext"), {
            label.get("ident"): _text(label, "q:material/q:mattext")
            for label in one.iterfind(".//q:response_label", _NAMES)})
            for one in self.node.iterfind("q:presentation/*[@ident]", _NAMES)}

    def play(self, **given: str | float | set[str]) -> Played:
        """Process the responses: conditions in their order, until one that says not to go on."""
        score, shown = 0.0, []
        for rule in self.node.iterfind("q:resprocessing/q:respcondition", _NAMES):
            together = any if self.meta["question_type"] == "short_answer_question" else all
            if not together(_holds(condition, given) for condition in rule.find("q:conditionvar", _NAMES)):
                continue
            for change in rule.iterfind("q:setvar", _NAMES):
                score = float(change.text) + (score if change.get("action") == "Add" else 0)
            shown += [self.feedback[one.get("linkrefid")] for one in rule.iterfind("q:displayfeedback", _NAMES)]
            if rule.get("continue", "No") == "No":
                break
        return Played(score, tuple(shown))


def _holds(node: Element, given: dict) -> bool:
    name = node.tag.split("}")[1]
    if name in ("and", "or", "not"):
        inner = [_holds(child, given) for child in node]
        return {"and": all(inner), "or": any(inner), "not": not all(inner)}[name]
    if name == "other":
        return True
    value = given.get(node.get("respident"))
    if isinstance(value, set):
        return node.text in value
    if isinstance(value, float):
        return {"varequal": value == float(node.text), "vargte": value >= float(node.text),
                "varlte": value <= float(node.text)}[name]
    return value == node.text


def _text(node: Element, path: str) -> str:
    found = node.find(path, _NAMES)
    return "" if found is None else found.text or ""


def read_canvas(data: bytes) -> Iterator[tuple[str, list[Item]]]:
    """Title and items of every assessment that the manifest names."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        manifest = fromstring(file.read("imsmanifest.xml"))
        resources = {one.get("identifier"): one for one in manifest.iterfind("m:resources/m:resource", _NAMES)}
        for resource in resources.values():
            paths = [one.get("href") for one in resource.iterfind("m:file", _NAMES)]
            assert set(paths) <= set(file.namelist())
            for needed in resource.iterfind("m:dependency", _NAMES):
                assert needed.get("identifierref") in resources
            if resource.get("type") == "imsqti_xmlv1p2":
                assessment = fromstring(file.read(paths[0])).find("q:assessment", _NAMES)
                yield assessment.get("title"), [Item(one) for one in assessment.iterfind(".//q:item", _NAMES)]
