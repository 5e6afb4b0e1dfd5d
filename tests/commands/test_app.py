from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = ("import sys; from beyondtoken.commands import app;"
          "print([name for name in ('sphinx', 'nbclient', 'pydantic', 'yaml') if name in sys.modules])")


GRADING = ("import sys; from beyondtoken.commands import grading, marking; from beyondtoken.classroom import class_run;"
           "print([name for name in ('nbformat', 'sphinx', 'myst_nb', 'matplotlib', 'IPython', 'distributed')"
           " if name in sys.modules])")


@pytest.mark.parametrize("command", ["build", "run", "serve", "check", "derive", "assign", "grade", "mark"])
def test_help_of_each_command_shows_an_example(run, command):
    assert f"beyondtoken {command}" in run(command, "--help").stdout


@pytest.mark.parametrize("program", [LOADED, GRADING], ids=["any command", "grading"])
def test_start_of_the_command_line_loads_no_machinery(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_unknown_edition_is_told_without_a_traceback(run):
    done = run("build", "--edition", "fr")
    assert done.exit_code == 1
    assert done.stderr == ("BEYONDTOKEN_LANGUAGE must be one of en, ja, got 'fr'.\n"
                           "Set BEYONDTOKEN_LANGUAGE to one of them, or unset it for 'en'.\n")
