from __future__ import annotations

import ast
import time

import pytest

from beyondtoken.classroom.marking.translating import MOST_WORK, plain_python

PLAIN = ["x = 1", "x = 5 % 3", "a != b", "'50 %'", "x = '''\n%d\n''' % 3", "# what?", "def f(x):\n    return x\n"]
MAGIC = ["%matplotlib inline", "!pip install numpy", "files = !ls", "len?", "?len", "  %timeit 1", "x = %who",
         "%%bash\nls"]


@pytest.mark.parametrize("source", PLAIN)
def test_plain_cell_means_what_it_did(source):
    assert ast.dump(ast.parse(plain_python(source))) == ast.dump(ast.parse(source))


@pytest.mark.parametrize("source", MAGIC)
def test_magic_becomes_python(source):
    assert "get_ipython()" in plain_python(source)
    ast.parse(plain_python(source))


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%prun -s cumulative"])
def test_what_is_only_timed_or_watched_is_run(magic):
    assert plain_python(f"{magic}\nx = 1\ny = 2") == "\nx = 1\ny = 2"


def test_lines_keep_their_numbers():
    assert plain_python("%matplotlib inline\nx = 1").splitlines()[1] == "x = 1"


HOSTILE = {"blank lines": "\n" * 300_000 + "x", "magics": "%ls\n" * 600, "long and magic": "x = 1\n" * 50_000 + "%ls",
           "blanks": " " * 300_000 + "x", "questions": "a?\n" * 5000, "broken": "%ls\n'''\n(((", "null": "%ls\n\0",
           "half a character": "%ls\n\ud800", "assignments": "a = !ls\n" * 5000, "equals": "= " * 100_000}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_cell_takes_bounded_time_and_is_no_error(source):
    plain_python("%ls")              # loads IPython
    started = time.process_time()
    assert isinstance(plain_python(source), str)
    assert time.process_time() - started < 1


def test_cell_that_would_take_long_stays_as_it_is():
    source = "%ls\n" * 600
    assert len(source) * 600 > MOST_WORK
    assert plain_python(source) == source
