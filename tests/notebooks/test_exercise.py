from __future__ import annotations

import json

from beyondtoken.notebooks.blocks import plain_markdown
from tests.directives.tiny_book import QUESTIONS

from .plain import place

FACTS = """```{exercise-facts}
:kind: break
:points: 4
:minutes: 20
:bloom: analyse
:objective: glitch-o
:practice:
```"""


def plain(text, root):
    path = root / "exercises/beyond-imitation/glitch.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(QUESTIONS), encoding="utf-8")
    return plain_markdown(text, place(root=root)).split("\n>\n")


def test_facts_become_a_block_quote(tmp_path):
    facts, aim, practice, hand_in = plain(FACTS, tmp_path)
    assert facts == "> **Break · 4 points · about 20 minutes**"
    assert aim.startswith("> *Objective:* Say what a [reward](")
    assert aim.endswith(" buys. (*analyse*)")
    assert practice.startswith("> Practice: anybody can read the solution")
    assert hand_in.endswith("on your own, let `beyondtoken grade FILE` mark it.")


def test_objective_that_the_book_does_not_have_is_left_out(tmp_path):
    assert [one[:6] for one in plain(FACTS.replace("glitch-o", "my-own"), tmp_path)] == ["> **Br", "> Prac", "> Run "]


def test_what_is_not_practice_is_not_called_so(tmp_path):
    assert not any("Practice" in one for one in plain(FACTS.replace(":practice:\n", ""), tmp_path))


def test_points_tested_later_become_one_line(tmp_path):
    assert plain("```{tested-later}\n:points: 3\n:of: 5\n```", tmp_path) == [
        "*Tested after you hand in: 3 of the 5 points.*"]
