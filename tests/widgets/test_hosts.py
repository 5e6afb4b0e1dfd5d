"""In a build of the book cells give Markdown; in a notebook they give widgets."""

import pytest

from beyondtoken.errors import SettingError
from beyondtoken.widgets.hosts import PagePart, directive, in_book


def test_build_of_the_book_is_told_by_the_environment(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_HOST", "book")
    assert in_book()


def test_notebook_is_the_host_unless_told_otherwise(monkeypatch):
    monkeypatch.delenv("BEYONDTOKEN_HOST", raising=False)
    assert not in_book()


def test_unknown_host_is_refused(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_HOST", "lab")
    with pytest.raises(SettingError, match="must be one of notebook, book"):
        in_book()


def test_body_of_a_directive_is_one_line_of_json():
    lines = directive("verdict", body={"A4-C23": {"measured": {"ja": "8歩"}}}).splitlines()
    assert lines == ["```{verdict}", '{"A4-C23": {"measured": {"ja": "8歩"}}}', "```"]


def test_typed_data_stands_beside_the_markdown():
    bundle = PagePart("x", {"application/x": {"a": 1}})._repr_mimebundle_()
    assert bundle == {"text/markdown": "x", "application/x": {"a": 1}}
