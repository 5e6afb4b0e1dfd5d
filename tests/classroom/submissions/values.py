"""What an answer may give that a test outside has to look at."""

from __future__ import annotations

from .case import Case

GIVES = "def middle(numbers):\n    return {}"


def gives(name: str, value: str, says: str = "", before: str = "", *, seconds: float = 4, points: float = 0) -> Case:
    """A first answer that gives something odd; the second one keeps its points."""
    return Case(f"gives {name}", (points, 5), middle=f"{before}\n{GIVES.format(value)}", says=says, seconds=seconds)


EVIL = """
class {name}({base}):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 3
    def __bool__(self): return True
    def __reduce__(self): return (print, ('ESCAPED',))
    def __repr__(self):
        while True: pass
    __str__ = __repr__
    def __array__(self, *a, **k):
        while True: pass
"""
EVIL_ERROR = """
class Evil(Exception):
    def __str__(self): return {text}
def middle(numbers):
    raise Evil
"""

VALUES = (
    gives("None", "None", "The answer gave None."),
    gives("itself", "middle", "'function' is not plain"),
    gives("a module", "np", "'module' is not plain"),
    gives("the error class", "ValueError", "'type' is not plain"),
    gives("a number equal to all", "Evil(3)", "", EVIL.format(name="Evil", base="float"), points=2),
    gives("an object equal to all", "Evil()", "'Evil' is not plain", EVIL.format(name="Evil", base="object")),
    gives("a text equal to all", "Evil('3')", "The answer gave '3'.", EVIL.format(name="Evil", base="str")),
    gives("a list equal to all", "Evil()", "The answer gave [].", EVIL.format(name="Evil", base="list")),
    gives("an array equal to all", "np.ones(3).view(Evil)", "The answer gave array([1., 1., 1.]).",
          EVIL.format(name="Evil", base="np.ndarray")),
    gives("a scalar equal to all", "Evil(3)", "", EVIL.format(name="Evil", base="np.float64"), points=2),
    gives("a class that lies about its name", "ndarray()", "is not plain",
          "class ndarray:\n    __module__ = 'numpy'\n    __class__ = np.ndarray\n"),
    gives("a masked array", "np.ma.masked_array([3.0], [True])", "is not plain"),
    gives("a matrix", "np.matrix([[3]])", points=2),
    gives("a record array", "np.zeros(3, 'i4,f8')", "is not plain"),
    gives("an array of objects", "np.array([3, None, []], dtype=object)", "is not plain"),
    gives("an array of dates", "np.array(['2026-01-01'], dtype='M8[D]')", "is not plain"),
    gives("an array of long floats", "np.ones(2, np.longdouble)", "is not plain"),
    gives("an iterator", "iter([3])", "The answer gave values one by one: [3]."),
    gives("a cycle", "CYCLE", "", "CYCLE = []\nCYCLE.append(CYCLE)"),
    gives("deeply nested", "DEEP", "", "DEEP = 3\nfor _ in range(10_000):\n    DEEP = (DEEP,)"),
    gives("nested as deep as allowed and more", "DEEP", "deeper than",
          "DEEP = 3\nfor _ in range(60):\n    DEEP = [DEEP]"),
    gives("50 megabytes", "'x' * 50_000_000", "at most 8192 KiB"),
    gives("a large array", "np.zeros(10_000_000)", "at most 8192 KiB"),
    gives("a long list", "[0] * 3_000_000", "more than 1000000 values"),
    gives("a range without end", "range(10 ** 30)", "unreadable"),
    gives("a long range", "range(10 ** 9)", "at most 1000000"),
    gives("a number of a million digits", "1 << 3_000_000", ""),
    gives("a large number", "10 ** 4000", "The answer gave 1000"),
    gives("keys that collide", "{number * (2 ** 61 - 1) for number in range(400)}", "keys collide"),
    gives("a list of tuples that collide", "[tuple(-1 - (n >> b & 1) for b in range(12)) for n in range(4096)]",
          "parts collide"),
    gives("tuples that collide", "{tuple(-1 - (n >> b & 1) for b in range(12)) for n in range(4096)}", "keys collide"),
    gives("many keys", "set(range(30_000))", "at most 20000"),
    gives("half a character", "'\\ud800'", "The answer gave"),
    gives("control characters and markup", "'\\x1b[31m\\x00<script>alert(1)</script>\\u202e'", "The answer gave"),
    gives("bytes", "b'\\xff\\x00'", "The answer gave b'"),
    gives("an empty array", "np.zeros(0)", "The answer gave array([]"),
    gives("an empty array of huge shape", "np.zeros((0, 2 ** 40))", "a shape that is none"),
    gives("a shape of ones", "np.ones((1,) * 60)", ""),
    gives("texts of one long and many short", "np.array(['x' * 100_000] + [''] * 5000)", ""),
    gives("a dict of all kinds", "{None: 1j, (1, 2): frozenset([b'x']), 'k': {'!': 'tuple', 'v': [1]}}", "gave {None"),
    gives("not a number in an array", "np.array([np.nan, np.inf])", "The answer gave array([nan"),
    Case("error with an endless text", (0, 5), middle=EVIL_ERROR.format(text="[None for _ in iter(int, 1)]"),
         says="ran longer than", seconds=6),
    Case("error with a huge text", (0, 5), middle=EVIL_ERROR.format(text="'x' * 10 ** 8"), says="xxx"),
    Case("error that raises an error", (0, 5), middle=EVIL_ERROR.format(text="1 / 0"), says="ended in Exception"),
    Case("error with markup in its name", (0, 5), middle="def middle(numbers):\n"
         "    raise type('<b>\\n' * 100, (Exception,), {})('<script>')", says="ended in <b>"),
    Case("error group", (0, 5), middle="def middle(numbers):\n    raise BaseExceptionGroup('g', [KeyboardInterrupt()])",
         says="BaseExceptionGroup"),
    Case("keyboard interrupt", (0, 5), middle="def middle(numbers):\n    raise KeyboardInterrupt",
         says="KeyboardInterrupt"),
    Case("line number that is none", (0, 5), middle="class Odd(SyntaxError):\n    lineno = 'x' * 9\nraise Odd",
         says="middle"),
)
