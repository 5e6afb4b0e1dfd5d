from __future__ import annotations

import re

import pytest

from beyondtoken.errors import ContentError

from ..tiny_master import MASTER, line_of, master_in


@pytest.mark.parametrize(("old", "new", "line", "problem"), [
    ("## Solution", "## Answer", None, "has no section 'solution'"),
    ("[starter]", "[start]", "BEGIN", "without the tag 'starter'"),
    ("    # END SOLUTION\n", "", "BEGIN", "never closed"),
    ("    # BEGIN SOLUTION\n", "", None, "does not pair"),
    ("    # BEGIN SOLUTION\n    corners", "    corners", None, "does not pair"),
    ("return corners_passed", "return corners passed", "return corners_", "is no Python"),
    ("assert steps(path) == 2", "assert steps(path) == 2, \"\"\"a\nb\"\"\"", None, "text over several lines"),
    (":question: count", ":question: why", None, "'why', which is no code question. Name one"),
    ("{answer} why", "{answer} count", None, "'count', which is no text question"),
    ("{answer} why", "{note} why", None, "'why' has no place for its answer"),
    ("[visible-test]\n:test: count-path", "[test]", None, "has no cell for the test 'count-path'"),
    (":test: count-place", ":test: count-other", None, "'count-other', which the head does not list"),
    ("id: count-place", "id: count-path", None, "'count-place', which the head does not list"),
    ("[hidden-test]", "[visible-test]", None, "has no {'hidden-test'} cell"),
    ("  - id: why\n", "  - id: count\n", None, "the question 'count' is there twice"),
    ("    rubric:\n    - {points: 1, text: {en: names the place where it starts, ja: 出発点に触れている}}\n", "", None,
     "'why' needs tests or a rubric"),
])
def test_master_that_cannot_be_used_is_refused_with_the_reason(tmp_path, old, new, line, problem):
    assert old in MASTER
    with pytest.raises(ContentError) as caught:
        master_in(tmp_path, MASTER.replace(old, new))
    assert re.search(problem, str(caught.value).replace("\n", " "))
    assert line is None or caught.value.line == line_of(line)


def test_starter_without_a_gap_is_refused(tmp_path):
    text = MASTER.replace("    # BEGIN SOLUTION\n", "").replace("    # END SOLUTION\n", "")
    with pytest.raises(ContentError, match="this starter cell holds no solution"):
        master_in(tmp_path, text)
