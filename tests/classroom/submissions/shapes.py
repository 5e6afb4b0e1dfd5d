"""Notebooks whose cells are not where, or what, they were."""

from __future__ import annotations

import json

from .case import Case
from .exercise import MIDDLE, STEPS, Cell, code, handed_out, name_of, prose


def without(*names: str):
    """Cells deleted."""
    return lambda cells: [cell for cell in cells if name_of(cell) not in names]


def bare(cells: list[Cell]) -> list[Cell]:
    """All metadata lost, as after pasting into a fresh notebook."""
    return [{**cell, "metadata": {}} for cell in cells]


def changed(name: str, source: str):
    """Another text in one of our cells."""
    return lambda cells: [{**cell, "source": source} if name_of(cell) == name else cell for cell in cells]


def moved(name: str, place: int):
    """One of our cells somewhere else."""
    def shape(cells: list[Cell]) -> list[Cell]:
        rest = [cell for cell in cells if name_of(cell) != name]
        rest.insert(place if place >= 0 else len(rest), next(cell for cell in cells if name_of(cell) == name))
        return rest
    return shape


def merged(cells: list[Cell]) -> list[Cell]:
    """Both answers in one cell."""
    return [{**cell, "source": MIDDLE + "\n\n" + STEPS} if name_of(cell) == "middle" else cell
            for cell in cells if name_of(cell) != "steps"]


def split(cells: list[Cell]) -> list[Cell]:
    """An answer cut in two: a helper in a cell of its own below."""
    made = []
    for cell in cells:
        made.append(cell)
        if name_of(cell) == "middle":
            made.append(code("def total(numbers):\n    return sum(numbers)"))
    return made


def lines_as_list(cells: list[Cell]) -> list[Cell]:
    """Sources as lists of lines."""
    return [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in cells]


def as_markdown(name: str):
    """A code cell turned into Markdown."""
    return lambda cells: [{"cell_type": "markdown", "metadata": cell["metadata"], "source": cell["source"]}
                          if name_of(cell) == name else cell for cell in cells]


def odd_types(cells: list[Cell]) -> list[Cell]:
    """Cells that are none, between those that are."""
    odd = [None, 3, "text", [], {}, {"cell_type": 7, "source": {"a": 1}}, {"cell_type": "code", "source": None},
           {"cell_type": "code", "source": [1, None, ["x"]], "metadata": []},
           {"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": ["middle"]}}},
           {"cell_type": "code", "metadata": {"nbgrader": "middle"}}]
    return [*odd, *cells, *odd]


def with_starter_again(cells: list[Cell]) -> list[Cell]:
    """The empty starter pasted below the answer once more."""
    empty = next(cell for cell in json.loads(handed_out())["cells"] if name_of(cell) == "middle")
    return [*cells, empty]


SHAPES = (
    Case("first answer deleted", (0, 5), shape=without("middle"), says="its cell is not in the notebook"),
    Case("all our cells deleted", (0, 0), shape=lambda cells: [prose("nothing")], says="its cell is not",
         state="needs a person"),
    Case("no cells", (0, 0), shape=lambda cells: []),
    Case("test cells deleted", shape=without("middle-three", "middle-large", "steps-squares", "steps-large")),
    Case("given cells deleted", shape=without("given-1", "check")),
    Case("duplicated cells", shape=lambda cells: [one for cell in cells for one in (cell, cell)]),
    Case("notebook pasted twice", shape=lambda cells: cells + cells),
    Case("starter pasted again below the answer", shape=with_starter_again),
    Case("turned upside down", shape=lambda cells: cells[::-1]),
    Case("first answer at the end", shape=moved("middle", -1)),
    Case("second answer at the top", shape=moved("steps", 0)),
    Case("answers merged", shape=merged),
    Case("answer in two cells", middle="def middle(numbers):\n    return total(numbers) / len(numbers)", shape=split),
    Case("metadata stripped", shape=bare),
    Case("metadata stripped, text answer kept", why="Between two values lies one step.", shape=bare,
         state="needs a person"),
    Case("only the two functions, in a fresh notebook",
         shape=lambda cells: [code("import numpy as np\nlargest = 1e6"), code(MIDDLE), code(STEPS)]),
    Case("lists of lines", shape=lines_as_list),
    Case("answer typed into a test cell", shape=lambda cells: changed("middle-three", MIDDLE)(
        changed("middle", "...")(cells))),
    Case("answer typed into a given cell", shape=lambda cells: changed("given-1", "import numpy as np\n" + MIDDLE)(
        changed("middle", "...")(cells))),
    Case("answer as Markdown", (0, 5), shape=as_markdown("middle"), state="needs a person"),
    Case("text answer in a code cell below", why="", shape=lambda cells: [*cells, prose("Because of the gaps.")],
         state="needs a person"),
    Case("text answer is a space", why="  \n ", state="graded"),
    Case("given cell changed", shape=changed("given-1", "import numpy as np\nlargest = 1")),
    Case("given cell broken", shape=changed("given-1", "raise ValueError('broken')")),
    Case("visible test changed", (0, 0), middle="...", steps="...", shape=changed("middle-three", "assert True")),
    Case("test cell that redefines", (0, 5), middle="...", shape=changed(
        "middle-three", "class Middle:\n    pass\nassert 1")),
    Case("check cell patched", (0, 0), middle="...", steps="...",
         shape=changed("check", "def check(hint): return None")),
    Case("cells of odd types", shape=odd_types),
    Case("three thousand cells", (None, None), shape=lambda cells: cells + [code("x = 1")] * 3000, state="unreadable",
         says="more than 2000"),
    Case("nineteen hundred cells", shape=lambda cells: cells + [code("x = 1")] * 1900),
    Case("five hundred failing cells", shape=lambda cells: [code("1 / 0")] * 500 + cells,
         says="and so on in further cells"),
    Case("far too much code", (None, None), shape=lambda cells: [*cells, code("x = 1\n" * 100_000)], state="unreadable",
         says="characters, more than 500,000"),
    Case("a very long line", middle=MIDDLE + "\nx = '" + "y" * 200_000 + "'"),
    Case("a picture in the text", shape=lambda cells: [*cells[:2], prose("![](data:image/png;base64," + "A" * 3_000_000
                                                                         + ")"), *cells[2:]], state="needs a person"),
    Case("a million blank lines", shape=lambda cells: [prose("\n" * 1_000_000 + "x"), *cells], state="needs a person"),
    Case("blank lines in code", middle=MIDDLE + "\n" * 200_000 + "x = 1"),
    Case("links without end", shape=lambda cells: [prose("](" * 200_000), *cells], state="needs a person"),
    Case("a cell of names", middle=MIDDLE + "\n" + "a;" * 50_000),
    Case("nested too deep for Python", (0, 5), middle="x = " + "-" * 100_000 + "1\n" + MIDDLE),
    Case("a chain too long for Python", (0, 5), middle="x = 1" + "+1" * 60_000 + "\n" + MIDDLE, says="RecursionError"),
    Case("kernel of another language", changes={"metadata": {"kernelspec": {"name": "ir", "language": "R"}}}),
    Case("format 4.0, no metadata", changes={"nbformat_minor": 0, "metadata": None}),
    Case("fields of wrong types", changes={"nbformat": "four", "nbformat_minor": [], "metadata": [1]}),
)
