from __future__ import annotations

from pathlib import Path

import pytest
import typer

from beyondtoken.commands.messages import counted, tell_written, told
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
def test_file_is_named_from_the_given_folder_where_it_lies_inside(path, words, capsys):
    tell_written([Path(path)], below=Path("/book"))
    assert capsys.readouterr().out == f"wrote {words}\n"


def test_file_is_named_as_it_is_typed_here(monkeypatch, tmp_path, capsys):
    monkeypatch.chdir(tmp_path)
    tell_written([tmp_path / "out/report.html", Path("out/grades.csv")])
    assert capsys.readouterr().out == "wrote out/report.html\nwrote out/grades.csv\n"


@pytest.mark.parametrize(("count", "words"), [(0, "0 results"), (1, "1 result"), (2, "2 results")])
def test_number_of_things_has_its_plural(count, words):
    assert counted(count, "result") == words
