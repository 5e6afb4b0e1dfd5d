"""Nothing of a solution or a hidden test is in the built book, nor exam questions."""

from __future__ import annotations

from pathlib import Path

from beyondtoken.classroom.assignment.leaks import find_leaks, secret_lines
from beyondtoken.classroom.masters.master import master_files, read_master


def test_built_site_holds_no_line_of_a_solution_or_hidden_test(site: Path, root: Path) -> None:
    masters = [read_master(file, root) for file in master_files(root)]
    assert masters
    assert find_leaks(masters, site) == []


def test_every_exercise_has_lines_to_look_for(root: Path) -> None:
    found = {file.stem: len(secret_lines(read_master(file, root))) for file in master_files(root)}
    assert {name: count for name, count in found.items() if count < 10} == {}


def test_a_leak_would_be_seen(tmp_path: Path, root: Path) -> None:
    master = read_master(root / "exercises/beyond-imitation/two-walls.md", root)
    secret = secret_lines(master)[-1]
    (tmp_path / "page.html").write_text(f"<pre>{secret}</pre>", encoding="utf-8")
    assert [leak.line for leak in find_leaks([master], tmp_path)] == [secret]
