"""The self-check of a student's notebook: standard library only, so that it runs wherever Python does."""

from __future__ import annotations

import json
import textwrap

WIDTH = 70                          # of a hint, so that a line of the page holds it
BELOW = "\n" + " " * len("with check(")

CHECK_CELL = '''\
# The check of this notebook: it runs the lines below a `with check(...)` and says what came of them.
from contextlib import contextmanager


@contextmanager
def check(hint):
    """Say 'right', or give a hint where the lines inside do not hold; the notebook goes on."""
    try:
        yield
    except AssertionError:
        print("not yet:", hint)
    except Exception as problem:
        print(f"not yet ({type(problem).__name__}: {problem}):", hint)
    else:
        print("right")'''


def checked(program: str, hint: str) -> str:
    """A test as students see it: its own lines below the hint.

    Examples
    --------
    >>> print(checked("assert steps([]) == 0", "An empty path has no steps."))
    with check("An empty path has no steps."):
        assert steps([]) == 0
    """
    lines = textwrap.wrap(hint, WIDTH, break_long_words=False, break_on_hyphens=False)
    quoted = [json.dumps(f"{line} ", ensure_ascii=False) for line in lines[:-1]] + [
        json.dumps(lines[-1], ensure_ascii=False)]
    return f"with check({BELOW.join(quoted)}):\n" + textwrap.indent(program, "    ")
