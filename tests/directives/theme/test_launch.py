"""The repository's address comes from the environment, else from git."""

from __future__ import annotations

import subprocess

import pytest

from beyondtoken.directives.theme.launch import repository_address, web_address


@pytest.mark.parametrize("remote", [
    "https://github.com/reader/book", "https://github.com/reader/book.git", "git@github.com:reader/book.git",
    "ssh://git@github.com/reader/book.git", "https://github.com/reader/book/",
])
def test_every_form_of_a_remote_gives_the_web_address(remote: str) -> None:
    assert web_address(remote) == "https://github.com/reader/book"


@pytest.mark.parametrize("remote", ["/somewhere/book.git", "file:///book", "", "../book"])
def test_folder_is_no_address(remote: str) -> None:
    assert web_address(remote) is None


def test_environment_comes_first(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BEYONDTOKEN_REPOSITORY", "https://github.com/fork/book")
    assert repository_address(tmp_path) == "https://github.com/fork/book"


def test_git_remote_comes_second(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("BEYONDTOKEN_REPOSITORY", raising=False)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", "git@github.com:a/b.git"], check=True)
    assert repository_address(tmp_path) == "https://github.com/a/b"


def test_no_remote_means_no_address(monkeypatch, tmp_path) -> None:
    monkeypatch.delenv("BEYONDTOKEN_REPOSITORY", raising=False)
    assert repository_address(tmp_path) is None
