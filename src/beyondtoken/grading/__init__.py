"""Answer and question in, mark and feedback out; ``assets/score.mjs`` does the same in the browser."""

from .reading import folded, read_number
from .score import Mark, score

__all__ = ["Mark", "folded", "read_number", "score"]
