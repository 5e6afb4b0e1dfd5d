from __future__ import annotations

from pathlib import Path

import pytest
import typer

from beyondtoken.commands.messages import shown, told
from beyondtoken.errors import BookError


@told
def refuse() -> None:
    raise BookError("No ice.", "Wait for winter.")


def test_our_error_is_told_with_its_remedy_and_exit_code_1(capsys):
    with pytest.raises(typer.Exit) as ended:
        refuse()
    assert (ended.value.exit_code, capsys.readouterr().err) == (1, "No ice.\nWait for winter.\n")


def test_error_that_is_not_ours_keeps_its_traceback():
    with pytest.raises(ZeroDivisionError):
        told(lambda: 1 / 0)()


@pytest.mark.parametrize(("path", "words"), [("/book/a/b.md", "a/b.md"), ("/else/b.md", "/else/b.md")])
def test_path_is_shown_relative_to_the_book_where_it_lies_inside(path, words):
    assert shown(Path(path), Path("/book")) == words
