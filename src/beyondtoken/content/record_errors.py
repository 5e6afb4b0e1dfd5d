"""What pydantic refuses, said in plain sentences with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..errors import ContentError
from .located_yaml import LocatedYaml, Place

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)

_SINGULAR = {
    "articles": "article", "slips": "slip", "claims": "claim", "terms": "term", "questions": "question",
    "predictions": "prediction", "objectives": "objective", "misconceptions": "misconception",
    "options": "option", "items": "item", "left": "left item", "right": "right item", "traps": "trap",
    "corroboration": "page", "labs_without_claim": "lab", "panels": "panel", "controls": "control",
    "frames": "frame",
}
_LANGUAGE_NAMES = {"en": "English", "ja": "Japanese"}
_KINDS_OF_VALUE = {str: "the text", bool: "the word", int: "the number", float: "the number", list: "a list",
                   dict: "a mapping", type(None): "nothing"}
_WANTED = {
    "string_type": "text", "int_type": "a whole number", "int_parsing": "a whole number",
    "int_from_float": "a whole number", "float_type": "a number", "float_parsing": "a number",
    "tuple_type": "a list", "list_type": "a list", "dict_type": "a mapping", "model_type": "a mapping",
    "model_attributes_type": "a mapping", "bool_type": "true or false", "bool_parsing": "true or false",
}


def record_from(source: LocatedYaml, model: type[AnyRecord]) -> tuple[AnyRecord | None, list[ContentError]]:
    """The record that a file holds, or every reason why it holds none.

    Examples
    --------
    >>> from beyondtoken.content import Bilingual
    >>> record, errors = record_from(LocatedYaml("a.yml", {"en": "wall"}, {(): 1}), Bilingual)
    >>> record is None, str(errors[0]).splitlines()[0]
    (True, "a.yml:1: 'ja' is missing.")
    """
    try:
        return model.model_validate(source.value), []
    except ValidationError as error:
        return None, [_located(source, model, detail) for detail in error.errors()]


def nearest(word: str, known: Iterator[str] | list[str] | set[str]) -> str | None:
    """The known word most like ``word``, if any is.

    Examples
    --------
    >>> nearest("feedbak", ["feedback", "stem"])
    'feedback'
    """
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def describe(place: Place, value: Any) -> str:
    """Name the entries on the way to ``place``: ``question 'dream-gap', option 'b'``.

    Examples
    --------
    >>> describe(("questions", 0, "stem"), {"questions": [{"id": "dream-gap", "stem": None}]})
    "question 'dream-gap'"
    """
    names = []
    for step, following in zip(place, place[1:], strict=False):
        value = _child(value, step)
        if isinstance(following, int) and isinstance(step, str):
            names.append(_entry_name(step, following, _child(value, following)))
    return ", ".join(names)


def plain_sentence(model: type[BaseModel], detail: ErrorDetails, value: Any) -> tuple[str, str]:
    """Problem and remedy for one pydantic error in ``value``.

    Examples
    --------
    >>> from beyondtoken.content import Bilingual
    >>> try:
    ...     Bilingual.model_validate({"en": "wall"})
    ... except ValidationError as error:
    ...     plain_sentence(Bilingual, error.errors()[0], {"en": "wall"})
    ("'ja' is missing.", "Add 'ja:'.")
    """
    place = detail["loc"]
    named = describe(place, value)
    owner = f"{named}: " if named else ""
    problem, remedy = _problem(model, detail, value)
    return owner + problem, remedy


def _located(source: LocatedYaml, model: type[BaseModel], detail: ErrorDetails) -> ContentError:
    place = (*detail["loc"], "kind") if detail["type"] == "union_tag_invalid" else detail["loc"]
    return source.error(place, *plain_sentence(model, detail, source.value))


def _problem(model: type[BaseModel], detail: ErrorDetails, value: Any) -> tuple[str, str]:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    field = _field(detail["loc"], value)
    if kind == "missing":
        return _missing(field, detail["loc"])
    if kind == "extra_forbidden":
        return _unknown_key(str(detail["loc"][-1]), given, known_keys(model, detail["loc"][:-1]))
    if kind in ("literal_error", "union_tag_invalid"):
        expected = context.get("expected") or context.get("expected_tags", "")
        shown = given if kind == "literal_error" else context.get("tag")
        return _not_among("'kind'" if kind == "union_tag_invalid" else field, shown, str(expected))
    if kind == "union_tag_not_found":
        return "'kind' is missing.", f"Add 'kind:' with one of {_tags(model, detail['loc'])}."
    if kind in _WANTED:
        return f"{field} must be {_WANTED[kind]}, got {_shown(given)}.", _how_to_write(kind, given)
    if "remedy" in context:
        return f"{field} {detail['msg']}.", str(context["remedy"])
    complaint = detail["msg"][:1].lower() + detail["msg"][1:]
    return f"{field}: {complaint}, got {_shown(given)}.", "Correct the value."


def known_keys(model: type[BaseModel], place: tuple[int | str, ...]) -> set[str]:
    """Keys that the record at ``place`` may have.

    Examples
    --------
    >>> from beyondtoken.content import QuestionFile
    >>> sorted(known_keys(QuestionFile, ("objectives", 0)))
    ['bloom', 'id', 'text']
    """
    current = {model}
    for step in place:
        if isinstance(step, str):
            current = _step_into(current, step) or current
    return {field.alias or name for record in current for name, field in record.model_fields.items()}


def _step_into(models: set[type[BaseModel]], step: str) -> set[type[BaseModel]]:
    """Records under the key ``step``, or the one of ``models`` whose kind is ``step``."""
    tagged = {model for model in models if step in _kinds(model)}
    if len(models) > 1 and tagged:
        return tagged
    fields = [f for m in models for name, f in m.model_fields.items() if step in (name, f.alias)]
    return {found for field in fields for found in _records_in(field.annotation)}


def _records_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _missing(field: str, place: tuple[int | str, ...]) -> tuple[str, str]:
    last = str(place[-1])
    if last in _LANGUAGE_NAMES and len(place) > 1:
        beside = "ja" if last == "en" else "en"
        return (f"'{place[-2]}' has no {_LANGUAGE_NAMES[last]}.",
                f"Add '{last}:' beside '{beside}:', with the text in {_LANGUAGE_NAMES[last]}.")
    return f"'{last}' is missing.", f"Add '{last}:'."


def _unknown_key(key: str, given: Any, known: set[str]) -> tuple[str, str]:
    close = nearest(key, known)
    if given is None and close is None:  # the rest of a text that a comma inside {…} cut off
        remedy = "If it ends the text before it, put that whole text in quotes."
        return f"nobody knows the key '{key}'.", remedy
    known_ones = f"known keys are {', '.join(sorted(known))}"
    remedy = f"Write '{close}', or remove it." if close else f"Remove it; {known_ones}."
    return f"nobody knows the key '{key}'.", remedy


def _not_among(field: str, given: Any, expected: str) -> tuple[str, str]:
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    close = nearest(str(given), words)
    remedy = f"Write {close}." if close else "Choose one of them."
    return f"{field} must be one of {', '.join(words)}; got {_shown(given)}.", remedy


def _tags(model: type[BaseModel], place: tuple[int | str, ...]) -> str:
    """Kinds that the records at ``place`` may have."""
    current = {model}
    for step in place:
        current = (_step_into(current, step) or current) if isinstance(step, str) else current
    return ", ".join(sorted(kind for record in current for kind in _kinds(record)))


def _kinds(model: type[BaseModel]) -> tuple[str, ...]:
    """Values that the field ``kind`` may have, if the record has one."""
    return get_args(model.model_fields["kind"].annotation) if "kind" in model.model_fields else ()


def _how_to_write(kind: str, given: Any) -> str:
    if given is None:
        return "Fill it in, or remove the key."
    if kind == "string_type" and isinstance(given, (int, float)):
        return f'Put it in quotes: "{_as_written(given)}".'
    return f"Write {_WANTED[kind]} here."


def _shown(value: Any) -> str:
    """A value as a message shows it, shortened."""
    if isinstance(value, (list, dict)) or value is None:
        return _KINDS_OF_VALUE[type(value)]
    text = _as_written(value)
    return f"{_KINDS_OF_VALUE.get(type(value), '')} '{text if len(text) <= 40 else text[:39] + '…'}'".strip()


def _as_written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _field(place: tuple[int | str, ...], value: Any) -> str:
    """The field at ``place``, with its language where it is one text of two."""
    steps = [step for step in place if isinstance(step, str)] or ["the file"]
    if steps[-1] in _LANGUAGE_NAMES and len(steps) > 1:
        return f"the {_LANGUAGE_NAMES[steps[-1]]} of '{steps[-2]}'"
    return f"'{steps[-1]}'" if place else "the file"


def _entry_name(group: str, number: int, entry: Any) -> str:
    singular = _SINGULAR.get(group)
    if singular is None:
        return f"'{group}', entry {number + 1}"
    names = [entry[key] for key in ("id", "key", "lab") if key in entry] if isinstance(entry, dict) else []
    return f"{singular} '{names[0]}'" if names else f"{singular} {number + 1}"


def _child(value: Any, step: int | str) -> Any:
    """The entry of ``value`` at ``step``; a step that pydantic added (a kind) stays where it is."""
    if isinstance(value, dict):
        return value.get(step, value)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return value
