"""What a page refers to."""

from __future__ import annotations

import pytest

from beyondtoken.content.page_marks import Mark, page_marks


@pytest.mark.parametrize(("text", "found"), [
    ("{term}`agent`", [("term", "agent", 1)]),
    ("\n{term}`an agent <agent>` and {claim}`A4-C23`", [("term", "agent", 2), ("claim", "A4-C23", 2)]),
    ("{cite:p}`a2020,b2021` {cite:t}`c`", [("cite", "a2020", 1), ("cite", "b2021", 1), ("cite", "c", 1)]),
    ("[a](b.md#part) [c](https://d.example) [e](#f) [g](mailto:h)", [("link", "b.md", 1)]),
    ("```{claim-list}\nA4-C01\nA4-C02, A4-C03\n```", [("claim", "A4-C01", 2), ("claim", "A4-C02", 3),
                                                      ("claim", "A4-C03", 3)]),
    ("````{note}\n```{slips} A4\n```\n{term}`agent`\n````", [("slips", "A4", 2), ("term", "agent", 4)]),
    (":::{tip}\n{term}`agent`\n:::\n{term}`tool`", [("term", "agent", 2), ("term", "tool", 4)]),
    ("```{code-cell} ipython3\nx = 1\nquiz(\"a-b\",\n     'a-c')\n```",
     [("quiz", "a-b", 3), ("quiz", "a-c", 3)]),
    ("```{code-cell}\nguess = predict(\"a-b\")\n```", [("predict", "a-b", 2)]),
])
def test_marks_are_found_with_their_lines(text, found):
    assert [(mark.kind, mark.name, mark.line) for mark in page_marks(text)] == found


@pytest.mark.parametrize("directive", ["claim-list", "findings"])
def test_claims_in_a_list_of_claims_are_marks(directive):
    assert list(page_marks(f"```{{{directive}}}\nA4-C23, A1-C01\n```")) == [
        Mark("claim", "A4-C23", 2), Mark("claim", "A1-C01", 2)]


@pytest.mark.parametrize("text", [
    "Write ``{term}`agent` `` for a term.", "```python\n{term}`agent`\nquiz('a')\n```",
    "````md\n```{slips} A4\n```\n````", "```{code-cell}\nmy.quiz('a')\n```", "{eval}`x`",
    "~~~\n[a](b.md)\n~~~",
])
def test_what_is_only_shown_is_no_mark(text):
    assert list(page_marks(text)) == []
