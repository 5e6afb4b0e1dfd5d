from __future__ import annotations

import pytest

from beyondtoken.classroom.marking.foreseen import Followed

ANSWERS = {"f": True, "g": True, "found": False}

KNOWN = ["assert f(1) == 2 and g([1, 2], by=3) == 4", "for n in range(3):\n    assert f(n) == n",
         "assert [f(n) for n in (1, 2)] == [2, 3]", "assert found[0] == f(3)", "x = f(1)\ny = x + 1\nassert y == 3",
         "try:\n    f(-1)\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError",
         "truth = [n * n for n in range(9) if n % 2]\nassert f(truth) == sorted(g(truth))",
         "seen = set()\nfor n in range(3):\n    seen.add(f(n))\nassert len(seen) == 3",
         "def double(n):\n    return 2 * n\nassert f(double(2)) == double(4)", "assert all(f(n) for n in range(3))"]
MADE_OF_ANSWERS = ["assert f(g(1)) == 1", "x = g(1)\nassert f(x) == 1", "assert f(by=found) == 1",
                   "x = y = g(1)\nz = [y]\nassert f(z) == 1", "for n in g(3):\n    f(n)", "[f(n) for n in found]",
                   "n = 0\nwhile f(n) < 9:\n    n += 1", "for n in range(9):\n    if f(n) > 3:\n        break",
                   "box = []\nbox.append(g(1))\nf(box)", "box = {}\nbox['a'] = g(1)\nf(box)",
                   "box = []\nsame = box\nsame.append(g(1))\nf(box)", "if g(1):\n    f(2)",
                   "x = 1 if g(1) else 2\nf(x)", "(x := g(1))\nf(x)", "list(map(f, found))", "sorted([3], key=f)",
                   "def twice(n):\n    return f(n)\nassert twice(2)", "assert (lambda n: f(n))(2)",
                   "try:\n    g(1)\nexcept KeyError:\n    f(2)", "x = []\nx += [g(1)]\nf(x)",
                   "with g(1) as x:\n    f(x)", "match g(1):\n    case 2:\n        f(2)", "f(2) if g(1) else None",
                   "import numpy as np\nbox = np.zeros(3)\nnp.add(g(1), 1, out=box)\nf(box)",
                   "from bisect import insort\nbox = []\ninsort(box, g(1))\nf(box)"]
TIMED = ["import time\nf(1)", "from time import perf_counter as now\nf(1)", "start = clock.perf_counter()\nf(1)"]


@pytest.mark.parametrize("test", KNOWN)
def test_what_asks_by_itself_is_foreseen(test):
    assert Followed(test, ANSWERS).is_foreseen


@pytest.mark.parametrize("test", MADE_OF_ANSWERS + TIMED)
def test_what_asks_by_an_answer_or_by_the_clock_is_not(test):
    assert not Followed(test, ANSWERS).is_foreseen


@pytest.mark.parametrize(("test", "leaves"), [
    ("box = []\nbox.append(f(1))", True), ("given.append(f(1))", False), ("given['a'] = f(1)", False),
    ("given.append(1)", True), ("same = given\nsame.append(f(1))", False),
    ("assert given.index(f(1)) == 2", True), ("np.copyto(given, f(1))", False),
    ("for given.place in f(1):\n    pass", False), ("given += f(1)", False),
    ("n = 0\nn += f(1)", True), ("np.isclose(f(1), given)", True)])
def test_what_is_given_is_left_alone_or_not(test, leaves):
    assert Followed(test, ANSWERS).leaves_given_alone is leaves
