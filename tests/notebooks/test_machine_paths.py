from __future__ import annotations

import pytest

from beyondtoken.notebooks.machine_paths import check_machine_paths

from .tiny_book import put


@pytest.mark.parametrize("path", ["/".join(["", "home", "me", "x"]), "/".join(["", "Users", "me", "x"]),
                                  "\\".join(["C:", "Users", "me"])])
def test_path_in_somebody_s_home_is_named_with_its_line(tmp_path, path):
    put(tmp_path / "page.md", f"text\nsee {path}\n")
    assert [(error.path, error.line) for error in check_machine_paths(tmp_path)] == [("page.md", 2)]


def test_path_of_the_book_s_own_folder_is_found_in_a_derived_notebook(tmp_path):
    put(tmp_path / "chapters/one/page.ipynb", f'"{tmp_path}/chapters"')
    assert len(check_machine_paths(tmp_path)) == 1


@pytest.mark.parametrize("text", ["https://example.org/home/me/x", "~/home", "a/home/b/c", "../Users/x/y"])
def test_other_paths_and_addresses_are_fine(tmp_path, text):
    put(tmp_path / "page.md", text)
    assert check_machine_paths(tmp_path) == []
