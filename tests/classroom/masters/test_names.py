from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.masters.names import check_master_names
from tests.directives.tiny_book import QUESTIONS

from ..tiny_master import MASTER, line_of, write_master

NAMED = MASTER.replace("glitch-o-steps", "glitch-o")


@pytest.fixture
def book(tmp_path):
    """A book with a lab, its objectives and an exercise that names both."""
    write_master(tmp_path, NAMED)
    (tmp_path / "exercises/one/glitch.yml").write_text(json.dumps(QUESTIONS), encoding="utf-8")
    (tmp_path / "chapters/one").mkdir(parents=True)
    (tmp_path / "chapters/one/glitch.md").write_text("# The glitch\n", encoding="utf-8")
    return tmp_path


def test_master_whose_names_are_known_has_no_fault(book):
    assert check_master_names(book) == []


def test_unknown_objective_is_named_with_its_line_and_the_nearest(book):
    write_master(book, NAMED.replace("glitch-o", "glitch-oo"))
    (fault,) = check_master_names(book)
    assert (fault.path, fault.line) == ("exercises/one/steps.md", line_of("objective:"))
    assert str(fault).endswith("names the unknown objective 'glitch-oo'.\nWrite 'glitch-o'.")


@pytest.mark.parametrize("lab", ["stairs", "index", "exercise-steps"])
def test_lab_without_a_page_of_its_own_is_named(book, lab):
    write_master(book, NAMED.replace("lab: glitch", f"lab: {lab}"))
    for name in ("index", "exercise-steps"):
        (book / f"chapters/one/{name}.md").write_text("# Page\n", encoding="utf-8")
    (fault,) = check_master_names(book)
    assert fault.line == line_of("lab:")
    assert fault.problem.endswith(f"names the unknown lab '{lab}'.")


def test_exercise_on_the_reading_needs_no_lab(book):
    write_master(book, NAMED.replace("  lab: glitch\n", ""))
    assert check_master_names(book) == []
