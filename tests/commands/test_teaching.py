from __future__ import annotations

import pytest


@pytest.mark.parametrize("command", ["assign", "grade", "mark"])
def test_help_of_each_command_shows_an_example(run, command):
    said = run(command, "--help").stdout
    assert f"beyondtoken {command} " in said


@pytest.mark.parametrize("arguments", [
    ("assign", "steps", "--language", "fr"), ("grade", "class", "--language", "fr"),
    ("mark", "hand-marks.csv", "--language", "fr")])
def test_language_that_the_book_has_not_is_refused(run, arguments):
    done = run(*arguments)
    assert (done.exit_code, done.stderr) == (
        1, "--language is one of en, ja, got 'fr'.\nLeave it out for English.\n")


def test_number_of_processes_is_not_negative(run):
    assert run("grade", "class", "--workers", "-1").exit_code == 2
