"""One exercise with everything, as small as it can be."""

from __future__ import annotations

from pathlib import Path

from beyondtoken.classroom import Master, read_master

MASTER = """---
jupytext:
  formats: ipynb,md:myst
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
exercise:
  id: steps
  chapter: one
  lab: glitch
  kind: extend
  title: {en: Count the steps, ja: 歩数を数える}
  objective: glitch-o-steps
  bloom: apply
  minutes: 10
  questions:
  - id: count
    title: {en: Count, ja: 数える}
    tests:
    - {id: count-path, points: 1, hint: {en: "The start is no step.", ja: "出発点は歩数に入らない。"}}
    - {id: count-place, points: 2, hint: {en: "A path may be one place.", ja: "道は1点のこともある。"}}
  - id: why
    title: {en: Why, ja: なぜ}
    rubric:
    - {points: 1, text: {en: names the place where it starts, ja: 出発点に触れている}}
---

# Exercise: count the steps

## Task

Count the steps of a path.

```{code-cell} ipython3
path = [(0, 0), (0, 1), (0, 2)]
```

```{code-cell} ipython3
:tags: [starter]
:question: count
def steps(path):
    \"\"\"Number of steps.\"\"\"
    # BEGIN SOLUTION
    corners_passed = len(path) - 1
    return corners_passed
    # END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
:test: count-path
assert steps(path) == 2
```

```{code-cell} ipython3
:tags: [hidden-test]
:test: count-place
assert steps([(5, 5)]) == 0
```

Why is there one step fewer than places?

```{answer} why
```

## Solution

A path of *n* places has one step fewer.
"""

PRIVATE_TESTS = """---
hidden-tests:
  exercise: steps
  questions:
  - id: count
    title: {en: Count, ja: 数える}
    tests:
    - {id: count-long, points: 2, hint: {en: "Try a long path.", ja: "長い道も試そう。"}}
---

```{code-cell} ipython3
:tags: [hidden-test]
:test: count-long
assert steps([(1, 1)] * 9) == 8
```
"""


def write_master(root: Path, text: str = MASTER, name: str = "steps") -> Path:
    """The exercise in the book at ``root``."""
    path = root / "exercises/one" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def master_in(root: Path, text: str = MASTER) -> Master:
    """The exercise, read."""
    return read_master(write_master(root, text), root)


def line_of(words: str) -> int:
    """The line of the exercise that holds ``words``."""
    return next(number for number, line in enumerate(MASTER.splitlines(), start=1) if words in line)
