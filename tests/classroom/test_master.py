from __future__ import annotations

import re

import pytest

from beyondtoken.classroom import master_files
from beyondtoken.errors import ContentError

from .tiny_master import MASTER, line_of, master_in, write_master


def test_head_is_read_with_both_titles(tmp_path):
    head = master_in(tmp_path).head
    assert (head.id, head.points, head.title.ja) == ("steps", 4, "歩数を数える")


def test_cells_know_their_tags_section_and_line(tmp_path):
    starter = master_in(tmp_path).tagged("starter")[0]
    assert (starter.section, starter.line) == ("task", line_of("[starter]") - 1)


def test_source_of_a_cell_is_without_fence_and_options(tmp_path):
    assert master_in(tmp_path).tagged("visible-test")[0].source == ("assert steps(path) == 2",)


@pytest.mark.parametrize(("old", "new", "line", "problem"), [
    ("minutes: 10", "minutes: soon", "minutes", "minutes"),
    ("  points: 4\n", "", "exercise:", "points"),
    ("ja: 歩数を数える", "de: Schritte", "title:", "ja"),
    ("lab: glitch", "labs: glitch", None, "labs"),
    ("chapter: one", "chapter: two", None, "lies in 'one'"),
    ("## Rubric", "## Marks", None, "has no section 'rubric'"),
    ("[starter]", "[start]", "BEGIN", "without the tag 'starter'"),
    ("    # END SOLUTION\n", "", "BEGIN", "never closed"),
    ("    # BEGIN SOLUTION\n", "", None, "does not pair"),
    ("[visible-test]", "[test]", None, "no cell tagged 'visible-test'"),
])
def test_wrong_master_is_refused_with_file_and_line(tmp_path, old, new, line, problem):
    with pytest.raises(ContentError) as caught:
        master_in(tmp_path, MASTER.replace(old, new))
    assert caught.value.path == "exercises/one/steps.md"
    assert re.search(problem, str(caught.value))
    assert line is None or caught.value.line == line_of(line)


def test_starter_without_a_gap_is_refused(tmp_path):
    text = MASTER.replace("    # BEGIN SOLUTION\n", "").replace("    # END SOLUTION\n", "")
    with pytest.raises(ContentError, match="no starter cell holds a solution"):
        master_in(tmp_path, text)


def test_masters_are_found_beside_the_question_files(tmp_path):
    path = write_master(tmp_path)
    (tmp_path / "exercises/one/glitch.yml").write_text("x: 1\n")
    assert master_files(tmp_path) == (path,)
