from __future__ import annotations

import os

import pytest

from beyondtoken.classroom.collect.archives import Shelf
from beyondtoken.classroom.collect.bounds import Bounds
from beyondtoken.classroom.collect.source import read_source, without_roster
from beyondtoken.errors import ContentError

from .handins import archive, folder, notebook, zipped


def names(source):
    return [node.name for node in read_source(source, Shelf(Bounds()), {})]


def test_folder_zip_and_notebook_are_sources(tmp_path):
    files = {"ada.ipynb": notebook(), "tom/x.ipynb": notebook()}
    assert names(archive(tmp_path / "all.ZIP", files)) == ["ada.ipynb", "tom"]
    assert names(folder(tmp_path / "all", files)) == ["ada.ipynb", "tom"]
    assert names(tmp_path / "all" / "ada.ipynb") == ["ada.ipynb"]


@pytest.mark.parametrize(("name", "content", "told"), [
    ("nothing", None, "there is no such folder or file"),
    ("all.zip", b"PK\x03\x04 cut short", "the zip is broken or was cut short"),
    ("all.zip", zipped({}), "the zip holds no file"),
    ("class.csv", b"a,b", "neither a folder, nor a zip, nor a notebook")], ids=["gone", "cut", "empty", "table"])
def test_source_that_cannot_be_used_is_refused_with_the_next_step(tmp_path, name, content, told):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ContentError, match=told) as problem:
        names(tmp_path / name)
    assert problem.value.remedy


def test_pipe_is_no_source(tmp_path):
    os.mkfifo(tmp_path / "all.zip")
    with pytest.raises(ContentError, match="there is no such folder or file"):
        names(tmp_path / "all.zip")


def test_folder_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(ContentError, match=r"cannot be read \(Permission denied\)"):
        names(tmp_path)


def test_only_the_roster_itself_is_taken_out(tmp_path):
    folder(tmp_path, {"class.csv": b"name", "ada/class.csv": b"name"})
    nodes = read_source(tmp_path, Shelf(Bounds()), {})
    aside: dict[str, str] = {}
    assert [node.name for node in without_roster(nodes, tmp_path, tmp_path / "class.csv", aside)] == ["ada"]
    assert aside == {"class.csv": "the roster"}
    assert len(without_roster(nodes, tmp_path, tmp_path / "ada" / "class.csv", aside)) == 2
