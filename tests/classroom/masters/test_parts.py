from __future__ import annotations

from ..tiny_master import line_of, master_in


def test_cells_know_their_role_section_and_line(tmp_path):
    (starter,) = master_in(tmp_path).of_role("starter")
    assert (starter.section, starter.line, starter.question) == ("task", line_of("[starter]") - 1, "count")


def test_source_of_a_cell_is_without_fence_and_options(tmp_path):
    assert master_in(tmp_path).of_role("visible-test")[0].source == ("assert steps(path) == 2",)


def test_program_of_a_starter_is_the_solution_without_its_marks(tmp_path):
    program = master_in(tmp_path).of_role("starter")[0].program
    assert "corners_passed = len(path) - 1" in program
    assert "SOLUTION" not in program


def test_cell_without_a_role_is_given(tmp_path):
    assert [cell.source for cell in master_in(tmp_path).of_role("given")] == [("path = [(0, 0), (0, 1), (0, 2)]",)]


def test_place_for_an_answer_names_its_question(tmp_path):
    answers = [part for part in master_in(tmp_path).parts if part.kind == "answer"]
    assert [(part.question, part.section) for part in answers] == [("why", "task")]
