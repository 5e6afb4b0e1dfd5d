"""YAML read with the line of every node, so that each error can name its place.

Plain values follow YAML 1.2: ``true``, ``false``, ``null`` and numbers are what they say, everything else is
text (``no`` is text, and so is ``2025-01-20``). Keys used twice and aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..errors import ContentError

Place = tuple[str | int, ...]
"""Keys and positions from the top of the file down to a node."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_DECIMAL = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "true": True, "True": True, "false": False, "False": False,
}


@dataclass(frozen=True)
class LocatedYaml:
    """A YAML file as plain values, with the line of every node.

    ``path`` is the path that messages show. Lines count from 1.

    Examples
    --------
    >>> found = LocatedYaml("a.yml", {"id": "agent"}, {(): 1, ("id",): 1})
    >>> print(found.error(("id",), "'agent' is taken.", "Choose another id."))
    a.yml:1: 'agent' is taken.
    Choose another id.
    """

    path: str
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Line of the deepest node on the way to ``place``; steps that the file lacks are left out."""
        known: Place = ()
        for step in place:
            known = known + (step,) if known + (step,) in self.lines else known
        return self.lines.get(known, 1)

    def error(self, place: Place, problem: str, remedy: str) -> ContentError:
        """A `ContentError` at ``place``."""
        return ContentError(self.path, self.line(place), problem, remedy)

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Every text in the file with its place."""
        return _texts(self.value, ())


def read_located(path: Path, *, shown_as: str | None = None) -> LocatedYaml:
    """Read one YAML file.

    Parameters
    ----------
    path : Path
        The file, in UTF-8.
    shown_as : str, optional
        How messages name it; by default as given.

    Raises
    ------
    ContentError
        If the file is missing, empty, not UTF-8 or not YAML, or uses a key twice or an alias.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.yml").write_text("id: agent\\nwords:\\n- tool\\n")
    ...     found = read_located(Path(folder, "a.yml"))
    >>> found.value, found.line(("words", 0))
    ({'id': 'agent', 'words': ['tool']}, 3)
    """
    shown = shown_as or str(path)
    return locate_text(read_text(path, shown_as=shown), shown)


def locate_text(text: str, shown: str) -> LocatedYaml:
    """The YAML of a text that messages name ``shown``, such as the head of a page.

    Examples
    --------
    >>> locate_text("id: agent", "a.md").value
    {'id': 'agent'}
    """
    try:
        node = _compose(text, shown)
        if node is None:
            raise ContentError(shown, None, "is empty.", "Write the entries, or delete the file.")
        reading = _Reading(shown)
        return LocatedYaml(shown, reading.value_of(node, ()), reading.lines)
    except RecursionError:
        raise ContentError(shown, None, "nests lists or mappings too deep.", "Close the brackets.") from None


def read_text(path: Path, *, shown_as: str | None = None) -> str:
    """The text of a file, or a `ContentError` if it is missing or not UTF-8.

    Examples
    --------
    >>> read_text(Path("nowhere.md"))
    Traceback (most recent call last):
    beyondtoken.errors.ContentError: nowhere.md: is not there.
    Restore the file, or correct its name.
    """
    shown = shown_as or str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ContentError(shown, None, "is not there.", "Restore the file, or correct its name.") from None
    except OSError as error:
        raise ContentError(shown, None, f"cannot be read: {error.strerror}.",
                           "Check that it is a file and that you may read it.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(shown, line, f"wanted UTF-8, got the byte 0x{data[error.start]:02x}.",
                           "Save the file in the encoding UTF-8.") from None


def _compose(text: str, shown: str) -> yaml.Node | None:
    try:
        return _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise ContentError(shown, line, *_syntax_problem(error, text, line)) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise ContentError(shown, line, "holds a character that YAML does not allow.",
                           "Remove the invisible control character.") from None


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, line: int | None) -> tuple[str, str]:
    lines = text.splitlines()
    bad = lines[line - 1] if line and line <= len(lines) else ""
    if re.match(r"\s*\t", bad):
        return "is indented with a tab.", "Indent with two spaces."
    if "mapping values are not allowed" in (error.problem or ""):
        return ("is not YAML: a second colon, or a line indented too far.",
                "Put the text in double quotes, or correct the indentation.")
    return (f"is not YAML: {error.problem}.",
            "Check indentation, quotes and colons on this line and the one before.")


@dataclass
class _Reading:
    """Plain values of composed nodes, noting lines on the way."""

    shown: str
    lines: dict[Place, int] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def value_of(self, node: yaml.Node, place: Place) -> Any:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self.seen:
            raise self._refused(node, "uses an alias (*name).", "Write the entry out in full.")
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(child, place + (number,)) for number, child in enumerate(node.value)]
        return self._mapping(node, place)

    def _mapping(self, node: yaml.Node, place: Place) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._refused(key, "has a list or mapping where a key should be.", "Use a word as key.")
            if key.value in entries:
                first = self.lines[place + (key.value,)]
                problem = f"'{key.value}' is given twice; first on line {first}."
                raise self._refused(key, problem, "Keep one of them.")
            self.lines[place + (key.value,)] = key.start_mark.line + 1
            entries[key.value] = self.value_of(child, place + (key.value,))
        return entries

    def _refused(self, node: yaml.Node, problem: str, remedy: str) -> ContentError:
        return ContentError(self.shown, node.start_mark.line + 1, problem, remedy)


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    text: str = node.value
    if node.style not in (None, ""):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _texts(child, place + (key,))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from _texts(child, place + (number,))
