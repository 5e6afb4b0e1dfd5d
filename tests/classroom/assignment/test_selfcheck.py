from __future__ import annotations

import ast
import json
import sys

import pytest

from beyondtoken.classroom.assignment.selfcheck import CHECK_CELL, checked


@pytest.mark.parametrize(("program", "says"), [
    ("assert 1 + 1 == 2", "right"), ("assert 1 + 1 == 3", "not yet: count again"),
    ("1 / 0", "not yet (ZeroDivisionError: division by zero): count again")])
def test_check_says_right_or_gives_the_hint(capsys, program, says):
    exec(f"{CHECK_CELL}\n{checked(program, 'count again')}", {})
    assert capsys.readouterr().out.strip() == says


def test_hint_with_quotes_and_backslashes_is_said_as_it_is(capsys):
    hint = 'say "8 \\ 2", not \'4\''
    exec(f"{CHECK_CELL}\n{checked('assert False', hint)}", {})
    assert capsys.readouterr().out == f"not yet: {hint}\n"


def test_long_hint_stands_on_several_lines_and_is_said_whole(capsys):
    hint = "Weight may sit on the first few criteria only, so a larger total at the end is not enough for this."
    program = checked("assert False", hint)
    exec(f"{CHECK_CELL}\n{program}", {})
    assert capsys.readouterr().out == f"not yet: {hint}\n"
    assert max(map(len, program.splitlines())) <= 88


def test_check_needs_the_standard_library_only():
    imported = [node.module for node in ast.walk(ast.parse(CHECK_CELL)) if isinstance(node, ast.ImportFrom)]
    assert set(imported) <= sys.stdlib_module_names


def test_student_notebook_checks_itself_in_a_browsers_python(reader):
    answered = "def steps(path):\n    return len(path) - 1"
    cells = [CHECK_CELL, "path = [(0, 0), (0, 1)]", checked("assert steps(path) == 1", "Count steps."), answered,
             checked("assert steps(path) == 1", "Count steps."), checked("assert steps(path) == 2", "Count steps.")]
    assert reader("run_cells.mjs", json.dumps(cells)) == [
        "not yet (NameError: name 'steps' is not defined): Count steps.", "right", "not yet: Count steps."]
