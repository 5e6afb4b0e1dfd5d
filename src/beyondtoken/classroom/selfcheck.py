"""The self-check of a student's notebook: standard library only, so that it runs wherever Python does."""

from __future__ import annotations

import textwrap

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
    words = hint.replace("\\", "\\\\").replace('"', '\\"')
    return f'with check("{words}"):\n' + textwrap.indent(program, "    ")
