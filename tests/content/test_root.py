"""Where the data lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import find_root
from beyondtoken.content.root import shown_path
from beyondtoken.errors import SettingError


def test_setting_rules(tiny, monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tiny))
    assert find_root() == tiny.resolve()


def test_setting_that_names_no_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path / "nowhere"))
    with pytest.raises(SettingError, match="BEYONDTOKEN_ROOT must name a folder, got"):
        find_root()


def test_repository_above_the_package_is_found(monkeypatch):
    monkeypatch.delenv("BEYONDTOKEN_ROOT", raising=False)
    assert find_root() == Path(__file__).parents[2]


@pytest.mark.parametrize(("path", "shown"), [("/book/a/b.yml", "a/b.yml"), ("/else/b.yml", "/else/b.yml")])
def test_messages_show_paths_below_the_root(path, shown):
    assert shown_path(Path(path), Path("/book")) == shown
