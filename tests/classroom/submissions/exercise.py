"""A small exercise whose hidden tests hold numbers found nowhere else, and notebooks handed in for it."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from beyondtoken.classroom import Master, read_master
from beyondtoken.classroom.assignment.notebooks import student_notebook
from beyondtoken.classroom.marking.mark import Task
from beyondtoken.classroom.marking.notebook import read_submission
from beyondtoken.classroom.outcome import Student, Submission

CANARIES = ("770011", "770033", "770022", "110055", "770066", "660011")
"""Inputs and expected values of the hidden tests."""

MASTER = """---
jupytext:
  formats: ipynb,md:myst
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
exercise:
  id: middle-and-steps
  chapter: one
  kind: extend
  title: {en: Middle and steps, ja: 中央と差}
  objective: one-o-numbers
  bloom: apply
  minutes: 10
  seconds: 2
  questions:
  - id: middle
    title: {en: Middle, ja: 中央}
    tests:
    - {id: middle-three, points: 2, hint: {en: "Add up, then divide.", ja: "足して割る。"}}
    - {id: middle-large, points: 3, hint: {en: "Divide by how many there are.", ja: "個数で割る。"}}
  - id: steps
    title: {en: Steps, ja: 差}
    tests:
    - {id: steps-squares, points: 2, hint: {en: "Later minus earlier.", ja: "後から前を引く。"}}
    - {id: steps-large, points: 3, hint: {en: "One fewer than values.", ja: "値より1つ少ない。"}}
  - id: why
    title: {en: Why, ja: なぜ}
    rubric:
    - {points: 2, text: {en: says that a step lies between two values, ja: 差は二つの値の間にある}}
---

# Exercise: middle and steps

## Task

Two functions and a sentence.

```{code-cell} ipython3
import numpy as np

largest = 1_000_000
```

### Middle

Their mean, see [the page](https://example.org/mean).

```{code-cell} ipython3
:tags: [starter]
:question: middle
def middle(numbers):
    # BEGIN SOLUTION
    return sum(numbers) / len(numbers)
    # END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
:test: middle-three
assert middle([1, 2, 6]) == 3
```

```{code-cell} ipython3
:tags: [hidden-test]
:test: middle-large
assert middle([770011, 770033]) == 770022
```

### Steps

The differences, at most `largest`.

```{code-cell} ipython3
:tags: [starter]
:question: steps
def steps(values):
    # BEGIN SOLUTION
    return np.minimum(np.diff(values), largest)
    # END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
:test: steps-squares
assert list(steps(np.array([1, 4, 9]))) == [3, 5]
```

```{code-cell} ipython3
:tags: [hidden-test]
:test: steps-large
assert list(steps(np.array([110055, 770066]))) == [660011]
```

### Why

Why is there one step fewer than values?

```{answer} why
```

## Solution

A step lies between two values.
"""

MIDDLE = "def middle(numbers):\n    return sum(numbers) / len(numbers)"
STEPS = "def steps(values):\n    return np.minimum(np.diff(values), largest)"

Cell = dict[str, Any]


@functools.cache
def master() -> Master:
    """The exercise."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "exercises/one/middle-and-steps.md")
        path.parent.mkdir(parents=True)
        path.write_text(MASTER, encoding="utf-8")
        return read_master(path, Path(folder))


@functools.cache
def handed_out() -> bytes:
    """The notebook that students get."""
    with tempfile.TemporaryDirectory() as folder:
        return student_notebook(master(), Path(folder))


def task() -> Task:
    """What a marker needs."""
    return Task(master(), tuple(read_submission(handed_out())))


def code(source: str) -> Cell:
    """A code cell of the student's own."""
    return {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}


def prose(source: str) -> Cell:
    """A Markdown cell of the student's own."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def name_of(cell: Cell) -> str:
    """What our cell is called; "" for one of the student's."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def cells_with(answers: dict[str, str], own: Iterable[str] = (), last: Iterable[str] = ()) -> list[Cell]:
    """The cells of the student's notebook, answers filled in; further code below the first answer and at the end."""
    cells = json.loads(handed_out())["cells"]
    for cell in cells:
        cell["source"] = answers.get(name_of(cell), "".join(cell["source"]))
    below = 1 + next(place for place, cell in enumerate(cells) if name_of(cell) == "middle")
    return [*cells[:below], *map(code, own), *cells[below:], *map(code, last)]


def notebook(cells: list[Cell], **changes: Any) -> bytes:
    """A notebook file that holds cells."""
    return json.dumps({**json.loads(handed_out()), "cells": cells, **changes}).encode()


def submission(content: bytes | None, key: str = "adams") -> Submission:
    """A file as a student handed it in."""
    return Submission(student=Student(key=key, name=key), shown=f"{key}.ipynb", content=content)
