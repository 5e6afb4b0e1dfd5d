from __future__ import annotations

from beyondtoken.notebooks.build import Build
from tests.notebooks.tiny_book import fence, write_book


def test_run_tells_which_page_ran_and_how_many(run, root):
    write_book(root, {"page": fence("1")})
    first, second = run("run").stdout, run("run").stdout
    assert first.startswith("ran     page ")
    assert second == "0 pages ran, 1 had nothing to do.\n"


def test_build_says_where_the_book_is(run, monkeypatch, root):
    built = Build(root / "_build/html", ("pages/lab",), changed=True)
    monkeypatch.setattr("beyondtoken.commands.building.build_book", lambda *_, **__: built)
    assert run("build").stdout.startswith("The book is at _build/html/index.html\n")


def test_build_with_nothing_to_do_says_so(run, monkeypatch, root):
    unchanged = Build(root / "_build/html", (), changed=False)
    monkeypatch.setattr("beyondtoken.commands.building.build_book", lambda *_, **__: unchanged)
    assert run("build").stdout == "Nothing changed: the book is at _build/html/index.html\n"


def test_failing_page_ends_the_command_without_a_traceback(run, root):
    write_book(root, {"page": fence("1") + "\n" + fence("raise ValueError('ice')")})
    done = run("run")
    assert done.exit_code == 1
    assert done.stderr.startswith("page.md:12: code cell 2 failed:\n")
