from __future__ import annotations

import os

import pytest

from beyondtoken.classroom.collect.bounds import Bounds
from beyondtoken.classroom.collect.tree import Walk, noise
from beyondtoken.errors import ContentError

from .handins import folder


def walk(root, **bounds):
    aside = {}
    nodes = Walk(Bounds(**bounds), aside).folder(root)
    return {file.shown: file for node in nodes for file in node.files()}, aside


def test_walk_lists_files_and_sets_noise_aside(tmp_path):
    files, aside = walk(folder(tmp_path, {"b/x": b"1", "a/y": b"", ".git/config": b"", "b/.DS_Store": b""}))
    assert list(files) == ["a/y", "b/x"]
    assert set(aside) == {".git", "b/.DS_Store"}


@pytest.mark.parametrize(("name", "is_folder", "is_noise"), [
    ("__MACOSX", True, True), (".ipynb_checkpoints", True, True), ("Desktop.INI", False, True),
    ("Thumbs.db", False, True),
    ("._x.ipynb", False, True), (".hidden", False, True), (".ipynb", False, False), (".x.ipynb", False, False),
    ("...", True, False), ("x.ipynb", False, False), ("__macosx", False, False)])
def test_what_computers_leave_behind_is_noise(name, is_folder, is_noise):
    assert bool(noise(name, is_folder=is_folder)) == is_noise


def test_link_to_the_folder_itself_ends_the_walk(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path)
    assert "links are not followed" in walk(tmp_path)[0]["loop"].trouble


def test_folders_too_deep_are_named_not_entered(tmp_path):
    files, _ = walk(folder(tmp_path, {"/".join(["d"] * 20) + "/x": b""}), depth=1)
    assert [file.trouble for file in files.values()] == ["lies in too many folders"]


def test_folder_that_may_not_be_entered_is_named(tmp_path, monkeypatch):
    folder(tmp_path, {"adams/x": b"", "bell/x": b""})
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("adams"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files, _ = walk(tmp_path)
    assert "Permission denied" in files["adams"].trouble
    assert not files["bell/x"].trouble


def test_name_in_bytes_that_are_no_utf8_can_be_shown(tmp_path):
    (tmp_path / os.fsdecode("山田.ipynb".encode("cp932"))).write_bytes(b"{}")
    assert list(walk(tmp_path)[0]) == ["山田.ipynb"]


def test_more_files_than_anyone_hands_in_are_refused(tmp_path):
    with pytest.raises(ContentError, match="more than 3 files"):
        walk(folder(tmp_path, {str(number): b"" for number in range(4)}), files=3)
