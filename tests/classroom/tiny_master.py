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
  title: {en: Count the steps, ja: 歩数を数える}
  objective: glitch-o-steps
  bloom: apply
  minutes: 10
  points: 4
---

# Exercise: count the steps

## Task

Count the steps of a path.

```{code-cell} ipython3
path = [(0, 0), (0, 1), (0, 2)]
```

```{code-cell} ipython3
:tags: [starter]
def steps(path):
    \"\"\"Number of steps.\"\"\"
    # BEGIN SOLUTION
    corners_passed = len(path) - 1
    return corners_passed
    # END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
assert steps(path) == 2
```

```{code-cell} ipython3
:tags: [hidden-test]
assert steps([(5, 5)]) == 0
```

## Solution

A path of *n* places has one step fewer.

## Rubric

Full points for a path of one place.
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
