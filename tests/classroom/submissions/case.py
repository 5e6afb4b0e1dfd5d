"""One row of the table: what is handed in, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .exercise import MIDDLE, STEPS, Cell, cells_with, notebook

Points = tuple[float | None, float | None]


@dataclass(frozen=True)
class Case:
    """A submission and its outcome.

    Parameters
    ----------
    name : str
        Names the row.
    points : pair
        Points of the questions ``middle`` and ``steps``; None: not graded. Bounds where the state is ``any``.
    middle, steps, why : str
        Answers; right ones where nothing else is said, no text.
    own, last : tuple of str
        Further code cells of the student's own, below the first answer and below all cells.
    shape : function, optional
        What else happens to the list of cells.
    content : function, optional
        The bytes of the file, in place of all of the above; for an unreadable one.
    state : str
        State of the outcome; ``any`` for what wrecks its own process, which may cost it points, and no more.
    says : str
        Words that must stand in the reason, a note or what a visible test shows.
    prints : str
        Words that must stand in an output.
    seconds : float
        Longest it may take on a quiet machine.
    """

    name: str
    points: Points = (5, 5)
    middle: str = MIDDLE
    steps: str = STEPS
    why: str = ""
    own: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    shape: Callable[[list[Cell]], list[Cell]] | None = None
    content: Callable[[], bytes | None] | None = None
    state: str = "graded"
    says: str = ""
    prints: str = ""
    seconds: float = 4
    changes: dict[str, object] = field(default_factory=dict)

    def file(self) -> bytes | None:
        """The bytes that were handed in."""
        if self.content is not None:
            return self.content()
        answers = {"middle": self.middle, "steps": self.steps} | ({"why": self.why} if self.why else {})
        cells = cells_with(answers, self.own, self.last)
        return notebook(self.shape(cells) if self.shape else cells, **self.changes)


def tried(attack: str) -> str:
    """A cell that says ESCAPED where an attack gets through; a refusal of any kind is quiet."""
    lines = "\n".join("    " + line for line in attack.strip().splitlines())
    return f"import ctypes, os, sys\ntry:\n{lines}\nexcept BaseException:\n    pass\nelse:\n    print('ESCAPED')"
