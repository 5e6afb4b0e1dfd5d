from __future__ import annotations

import pytest

from beyondtoken.notebooks.say import parts_of, say_cell


def said(block, **names):
    """What the cell gives when ``say`` only fills in."""
    given = []
    source = say_cell(block).replace("from beyondtoken.widgets import say", "")
    exec(source, {**names, "say": lambda text, *values: given.append(text.format(*values))})
    return given[0]


def test_numbers_are_put_where_the_expressions_stood():
    assert said('It took {eval}`n` of {eval}`f"{m:.1f}"` steps.', n=3, m=8) == "It took 3 of 8.0 steps."


@pytest.mark.parametrize("block", [
    "Half of $x^{2}$ is {eval}`n`.", "Don't say \"{eval}`n`\".", "a\\b {eval}`n`"])
def test_braces_quotes_and_backslashes_come_through(block):
    assert said(block, n=4) == block.replace("{eval}`n`", "4")


def test_line_ends_come_through():
    assert said("One\ntwo {eval}`n`\nthree.", n=2) == "One\ntwo 2\nthree."


def test_only_blocks_with_numbers_become_cells():
    kinds = [kind for kind, _ in parts_of("A.\n\nB.\n\nC {eval}`n`.\n\n- D\n- E {eval}`n`\n\nF.")]
    assert kinds == ["text", "say", "say", "text"]


def test_blank_line_inside_program_text_does_not_cut_it():
    text = "```python\na\n\nb\n```"
    assert parts_of(text) == [("text", text)]
