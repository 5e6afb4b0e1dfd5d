from __future__ import annotations

from dataclasses import replace

import pytest

from beyondtoken.classroom import answer_key, check_student_copies, nbgrader_source, student_copy, write_student_copies
from beyondtoken.classroom.assignment.leaks import secret_lines
from beyondtoken.errors import ContentError
from beyondtoken.notebooks.pages import read_page
from beyondtoken.notebooks.reading import read_notebook

from ..masters.test_master import masters_with
from ..tiny_master import MASTER, PRIVATE_TESTS, master_in, write_master


def test_solution_becomes_three_dots_at_its_own_indentation(tmp_path):
    assert '    """Number of steps."""\n    ...\n```' in student_copy(master_in(tmp_path))


def test_copy_holds_no_secret_line(tmp_path):
    master = master_in(tmp_path)
    copy = student_copy(master)
    assert len(secret_lines(master)) == 4
    assert [line for line in secret_lines(master) if line in copy] == []


def test_visible_test_stands_below_its_hint_and_waits_for_the_answer(tmp_path):
    copy = student_copy(master_in(tmp_path))
    assert ":tags: [visible-test, skip-execution]" in copy
    assert 'with check("The start is no step."):\n    assert steps(path) == 2' in copy


def test_line_below_the_visible_tests_says_what_is_tested_later(tmp_path):
    copy = student_copy(master_in(tmp_path))
    assert "assert steps(path) == 2\n```\n\n```{tested-later}\n:points: 2\n:of: 3\n```\n" in copy


def test_line_on_later_tests_is_the_same_with_a_teachers_own(tmp_path):
    line = "```{tested-later}\n:points: 2\n:of: 3\n```"
    assert student_copy(masters_with(tmp_path, PRIVATE_TESTS)["steps"]).count(line) == 1


def test_cell_of_a_hidden_test_holds_its_place_and_is_not_shown(tmp_path):
    before, after = student_copy(master_in(tmp_path)).split('# "count-place" is tested here after you hand in.')
    assert ":tags: [remove-input, skip-execution]" in before.split("```{code-cell}")[-1]
    assert after.startswith("\n```\n")


def test_facts_stand_below_the_title(tmp_path):
    facts = ":kind: extend\n:points: 4\n:minutes: 10\n:bloom: apply\n:objective: glitch-o-steps\n:practice:"
    assert f"# Exercise: count the steps\n\n```{{exercise-facts}}\n{facts}\n```\n" in student_copy(master_in(tmp_path))


def test_exercise_of_a_teachers_own_is_not_called_practice(tmp_path):
    assert ":practice:" not in student_copy(replace(master_in(tmp_path), path="quiz-week-3.md"))


def test_cell_before_the_first_gap_runs_in_the_book(tmp_path):
    given = student_copy(master_in(tmp_path)).split("path = ")[0].splitlines()[-2:]
    assert given[0] == "```{code-cell} ipython3"
    assert "tags" not in given[1]


def test_copy_says_that_it_is_derived_and_from_what(tmp_path):
    assert "% Derived from exercises/one/steps.md" in student_copy(master_in(tmp_path))


def test_copy_is_a_page_that_the_book_can_run(tmp_path):
    write_master(tmp_path)
    write_student_copies(tmp_path)
    page = read_page(tmp_path, "chapters/one/exercise-steps")
    tags = [cell.metadata.get("tags", []) for cell in read_notebook(page).cells if cell.cell_type == "code"]
    assert tags == [["hide-input"], [], ["starter", "skip-execution"], ["visible-test", "skip-execution"],
                    ["remove-input", "skip-execution"]]


def test_cells_carry_what_nbgrader_knows_them_by(tmp_path):
    write_master(tmp_path)
    write_student_copies(tmp_path)
    cells = read_notebook(read_page(tmp_path, "chapters/one/exercise-steps")).cells
    known = [cell.metadata["nbgrader"] for cell in cells if "nbgrader" in cell.metadata]
    assert [(one["grade_id"], one.get("points")) for one in known] == [
        ("check", None), ("given-1", None), ("count", None), ("count-path", 1), ("count-place", 2), ("why", 1)]


def test_nbgrader_source_marks_solutions_and_hidden_tests_its_own_way(tmp_path):
    source = nbgrader_source(master_in(tmp_path))
    assert "    ### BEGIN SOLUTION\n    corners_passed" in source
    assert "### BEGIN HIDDEN TESTS\nassert steps([(5, 5)]) == 0\n### END HIDDEN TESTS" in source


def test_second_writing_writes_nothing(tmp_path):
    write_master(tmp_path)
    assert len(write_student_copies(tmp_path)) == 1
    assert write_student_copies(tmp_path) == []


def test_key_holds_every_secret_line(tmp_path):
    master = master_in(tmp_path)
    key = answer_key(master)
    assert all(line in key for line in secret_lines(master))
    assert "4 points, 10 minutes" in key
    assert "- 1: names the place where it starts" in key


def test_check_finds_a_master_changed_after_its_copy(tmp_path):
    write_master(tmp_path)
    write_student_copies(tmp_path)
    write_master(tmp_path, MASTER.replace("Count the steps of a path.", "Count them."))
    assert [error.path for error in check_student_copies(tmp_path)] == ["chapters/one/exercise-steps.md"]


def test_check_finds_a_copy_without_a_master(tmp_path):
    write_master(tmp_path)
    (copy,) = write_student_copies(tmp_path)
    copy.rename(copy.with_name("exercise-old.md"))
    assert len(check_student_copies(tmp_path)) == 2


def test_two_exercises_of_one_id_are_refused_and_nothing_is_written(tmp_path):
    write_master(tmp_path)
    write_master(tmp_path, name="again")
    with pytest.raises(ContentError, match="'steps' is the id of"):
        write_student_copies(tmp_path)
    assert not (tmp_path / "chapters").exists()
