from __future__ import annotations

import pytest

from beyondtoken.notebooks.leftovers import leftovers_in, notebook_leftovers


@pytest.mark.parametrize("text", [
    "{claim}`A4-C23`", "a {term}`b <c>` d", ":::{note}", "```{quiz} id\n```", "(target)=", "{{ name }}",
    "````{note}\ntext\n````", "{eval}`x`", "> ```{note}\n> x\n> ```", "{cite:p}`unclosed"])
def test_leftover_is_found(text):
    assert leftovers_in(f"Before.\n\n{text}\n\nAfter.")


@pytest.mark.parametrize("text", [
    "`{claim}`", "$x_{i}`$", "```python\nx = '{a}`b`'\n```", "a set {1, 2}", "[C](x.md)", "`` {claim}`x` ``"])
def test_plain_markdown_holds_none(text):
    assert leftovers_in(text) == []


def test_leftover_in_prose_that_a_cell_says_is_found():
    said = "from beyondtoken.widgets import say\n\nsay(\n    '{{claim}}`A4`',\n)"
    assert notebook_leftovers({"cells": [{"cell_type": "code", "source": said}]}) == [(1, "{claim}`A4`")]


def test_program_text_of_a_cell_is_no_prose():
    assert notebook_leftovers({"cells": [{"cell_type": "code", "source": "x = ':::{note}'"}]}) == []
