"""Lines of nodes, plain values, and files that are no YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content.located_yaml import LocatedYaml, read_located
from beyondtoken.errors import ContentError

DREAM = "exercises/world-models/dream.yml"
TEXT = "words:\n- tool\n- {id: agent,\n   kana: えい}\nnested:\n  deep:\n    x: 1\n"

BROKEN = {
    "key used twice": (
        "page: dream\n", "page: dream\npage: dream\n",
        ":3: 'page' is given twice; first on line 2.\nKeep one of them."),
    "tab": (
        "  use: study", "\tuse: study", ":9: is indented with a tab.\nIndent with two spaces."),
    "second colon": (
        "{en: Name it., ja: 名を書く。}", "Name it: now",
        ":78: is not YAML: a second colon, or a line indented too far.\n"
        "Put the text in double quotes, or correct the indentation."),
    "alias": (
        "rests_on: {lab: dream}", "rests_on: &rest {lab: dream}\n  again: *rest",
        ":17: uses an alias (*name).\nWrite the entry out in full."),
}


def _read(folder: Path, data: bytes) -> LocatedYaml:
    (folder / "a.yml").write_bytes(data)
    return read_located(folder / "a.yml", shown_as="a.yml")


@pytest.mark.parametrize(("place", "line"), [
    ((), 1), (("words",), 1), (("words", 0), 2), (("words", 1), 3), (("words", 1, "kana"), 4),
    (("nested", "deep", "x"), 7), (("nested", "deep", "absent"), 6), (("words", 1, "tag", "kana"), 4),
])
def test_every_node_has_its_line(place, line, tmp_path):
    assert _read(tmp_path, TEXT.encode()).line(place) == line


@pytest.mark.parametrize(("written", "value"), [
    ("no", "no"), ("on", "on"), ("2025-01-20", "2025-01-20"), ("1:30", "1:30"), ("true", True),
    ("null", None), ("~", None), ("8", 8), ("-0.5", -0.5), ("1e-3", 0.001),
    ("'8'", "8"), ('"true"', "true"), ("1,000", "1,000"),
    ("9" * 5000, float("inf")),
])
def test_plain_values_are_what_they_look_like(written, value, tmp_path):
    found = _read(tmp_path, f"x: {written}\n".encode()).value["x"]
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(("data", "message"), [
    (b"", "a.yml: is empty."),
    (b"# only a comment\n", "a.yml: is empty."),
    (b"a: 1\nb: caf\xe9\n", "a.yml:2: wanted UTF-8, got the byte 0xe9."),
    ("a: 世界\n".encode("utf-16"), "a.yml:1: wanted UTF-8, got the byte 0xff."),
    (b"a: 1\nb: [1, 2\n", "a.yml:3: is not YAML: did not find expected ',' or ']'."),
    (b"a:\n\tb: 1\n", "a.yml:2: is indented with a tab."),
    (b"a: 1\n---\nb: 2\n", "a.yml:2: is not YAML: but found another document."),
    (b"a: 1\nb: \x07\n", "a.yml:2: holds a character that YAML does not allow."),
    (b"? [a, b]\n: 1\n", "a.yml:1: has a list or mapping where a key should be."),
    (b"a: " + b"[" * 5000 + b"]" * 5000, "a.yml: nests lists or mappings too deep."),
    (b"a: &x [1]\nb: *x\n", "a.yml:1: uses an alias (*name)."),
    (b"a: &x [*x]\n", "a.yml:1: uses an alias (*name)."),
    (b"a: *nowhere\n", "a.yml:1: is not YAML: found undefined alias."),
    (b"a:\n  b: 1\n  b: 2\n", "a.yml:3: 'b' is given twice; first on line 2."),
])
def test_what_is_no_yaml_is_named_with_its_line(data, message, tmp_path):
    with pytest.raises(ContentError) as caught:
        _read(tmp_path, data)
    assert str(caught.value).splitlines()[0] == message


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path):
    assert _read(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").value == {"a": 1, "b": 2}


def test_missing_file_is_named(tmp_path):
    with pytest.raises(ContentError, match="nowhere.yml: is not there"):
        read_located(tmp_path / "nowhere.yml", shown_as="nowhere.yml")


def test_folder_in_place_of_a_file_is_named(tmp_path):
    with pytest.raises(ContentError, match="cannot be read: Is a directory"):
        read_located(tmp_path, shown_as="a.yml")


def test_texts_come_with_their_places(tmp_path):
    found = dict(_read(tmp_path, TEXT.encode()).texts())
    assert found == {("words", 0): "tool", ("words", 1, "id"): "agent", ("words", 1, "kana"): "えい"}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_broken_yaml_is_the_one_complaint_and_says_what_to_do(case, complaints):
    old, new, message = case
    assert complaints(DREAM, old, new) == [DREAM + message]
