"""Attempts at points that were not earned, and at learning what hidden tests ask."""

from __future__ import annotations

from .case import Case, tried
from .exercise import MIDDLE

NONE_RIGHT = {"middle": "def middle(numbers):\n    return 1", "steps": "def steps(values):\n    return [1]"}
FORGED = """
import json, os, socket, struct
def forged(value):
    form = json.dumps(value).encode()
    content = struct.pack('!I', len(form)) + form + bytes(16) * form.count(b'<f8')
    return struct.pack('!I', len(content)) + content
def tell_all(value, times=1):
    for descriptor in range(64):
        for _ in range(times):
            try:
                os.write(descriptor, forged(value))
            except OSError:
                break
"""


def cheat(name: str, source: str, points: tuple[float | None, float | None] = (0, 0), state: str = "graded",
          **more: object) -> Case:
    """Wrong answers, and something done about it beforehand."""
    return Case(f"cheat: {name}", points, own=(source,), state=state, **NONE_RIGHT, **more)  # type: ignore[arg-type]


def forging(name: str, value: str, *, times: int = 1) -> Case:
    """Answers written straight onto the lines to the grader: whatever comes of it, the grader goes on."""
    return Case(f"forged: {name}", own=(f"{FORGED}\ntell_all({value}, {times})",), state="any", seconds=16)


def dictionary(entries: str) -> str:
    """A message as the grader's own writer would write a dict."""
    return "{'!': 'dict', 'v': [" + entries + "]}"


ARRAY = "{'!': 'array', 'dtype': '<f8', 'shape': [2], 'v': None}"

CHEATS = (
    cheat("numpy says yes", "np.allclose = np.array_equal = lambda *a, **k: True\nnp.ndarray = object\n"
          "np.testing.assert_allclose = lambda *a, **k: None"),
    cheat("asserts are stripped", "import ast, builtins\ncompile_before = compile\n"
          "builtins.compile = lambda *a, **k: compile_before('', 'x', 'exec')\nbuiltins.AssertionError = SystemExit"),
    cheat("built-in names replaced", "import builtins\nbuiltins.list = lambda *a: [3, 5]\nbuiltins.len = lambda *a: 1\n"
          "builtins.isinstance = lambda *a: True\nbuiltins.type = lambda *a: dict"),
    cheat("check replaced", "from contextlib import contextmanager\n@contextmanager\ndef check(hint):\n    yield"),
    cheat("json and struct replaced", "import json, struct\njson.dumps = lambda *a, **k: '{\"value\": 3}'\n"
          "struct.pack = lambda *a: b''", state="any"),
    cheat("wire replaced", "import sys\nwire = sys.modules.get('wire')\nif wire: wire.pack = lambda value: b'3'",
          state="any"),
    cheat("fork replaced", "import os\nos.fork = lambda: 0", state="any"),
    cheat("our own fork replaced", "import sys\nsys.modules['forks'].fork = lambda: 0", state="any", seconds=20),
    cheat("a fork that never ends", "import sys, time\nsys.modules['forks'].fork = lambda: time.sleep(98765)",
          state="any", seconds=30),
    cheat("modules emptied", "import sys\nsys.modules.clear()", state="any"),
    cheat("looks for tests in memory", """
import gc, sys
found = [text for one in gc.get_objects() for text in (one if isinstance(one, (list, tuple)) else
         list(one.values()) if isinstance(one, dict) else []) if isinstance(text, str)
         and ''.join(['7700', '11']) in text]
print('ESCAPED' if found else 'nothing', 'found')
""", prints="nothing found"),
    cheat("looks for tests in frames", """
import sys, inspect
frame, seen = sys._getframe(), []
while frame:
    seen += [repr(value) for value in frame.f_locals.values()]
    frame = frame.f_back
print('ESCAPED' if any('7700' + '11' in text for text in seen) else 'nothing', 'found')
""", prints="nothing found"),
    cheat("looks for tests in raw memory", """
import ctypes, re
found = b''
for one in (b'', b'x' * 64, np, print):
    start = id(one) & ~0xfff
    found += ctypes.string_at(start, 4096)
print('ESCAPED' if b'7700' + b'11' in found else 'nothing', 'found')
""", prints="nothing found"),
    Case("cheat: tells what it was asked", (2, 2), middle="""
asked = []
def middle(numbers):
    asked.append(numbers)
    print('asked', numbers)
    return 3 if len(numbers) == 3 else 'asked ' + str(asked)
""", steps="""
def steps(values):
    print('asked', values)
    if len(values) == 3:
        return [3, 5]
    raise ValueError(str(values))
"""),
    Case("cheat: hands questions on by file", (2, 5), middle="""
def middle(numbers):
    with open('/tmp/asked', 'a') as file:
        file.write(str(numbers))
    return 3 if len(numbers) == 3 else 0
""", last=(tried("print(open('/tmp/asked').read())"),)),
    Case("cheat: kills the first process after a hidden question", (2, 2), middle="""
import os, signal
signal.signal(signal.SIGUSR1, lambda *_: os._exit(0))
reader, writer = os.pipe()
print('pipe', os.fstat(reader).st_ino)
def middle(numbers):
    if len(numbers) == 3:
        return 3
    for _ in range(20_000):
        one, other = os.pipe(); os.close(one); os.close(other)
    os.kill(1, signal.SIGUSR1)
    return 0
""", steps="""
def steps(values):
    if len(values) == 3:
        return [3, 5]
    os.kill(1, signal.SIGUSR1)
    return [0]
""", prints="pipe"),
    Case("cheat: another answer each time", (2, 5), middle="""
count = 0
def middle(numbers):
    global count
    count += 1
    return 3 if count == 1 else 770
"""),
    Case("cheat: all of its own lines closed", own=("import os\nos.closerange(0, 64)",), says="left out"),
    Case("cheat: lines closed in a call", (0, 5), middle="import os\ndef middle(numbers):\n    os.closerange(0, 64)\n"
         "    return 3"),
    Case("cheat: lines read by a thread", own=("""
import os, threading
def read(descriptor):
    while True:
        try:
            if not os.read(descriptor, 1 << 16):
                return
        except OSError:
            return
for descriptor in range(3, 12):
    threading.Thread(target=read, args=(descriptor,), daemon=True).start()
""",), state="any", seconds=16),
    Case("cheat: lines held by a child",
         own=("import os, time\nif os.fork() == 0:\n    time.sleep(98765)\n    os._exit(0)",)),
    Case("cheat: the answer counts calls", (2, 5), middle="calls = []\ndef middle(numbers):\n    calls.append(1)\n"
         "    return 3 * (len(numbers) == 3)"),
    Case("cheat: a second look that reads what the first was asked", middle="import glob\n"
         "print(*(open(file).read() for file in glob.glob('/tmp/*') + glob.glob('/dev/shm/*')))\n" + MIDDLE, last=(
             "def middle(numbers):\n    for folder in ('/tmp', '/dev/shm', '.'):\n        try:\n"
             "            open(folder + '/asked', 'a').write(str(numbers))\n        except OSError:\n"
             "            pass\n    return 0",), prints="\n"),
    forging("an answer too many", "{'!': 'dict', 'v': [['value', 3], ['out', 'forged']]}"),
    forging("a thousand answers", "{'!': 'dict', 'v': [['value', 3], ['out', 'forged']]}", times=200),
    forging("an array as the error", dictionary(f"['error', {ARRAY}]")),
    forging("an array as the output", dictionary(f"['out', {ARRAY}]")),
    forging("a list as the output", dictionary("['out', [['x'] * 9] * 9]")),
    forging("an empty list as the error", dictionary("['error', []]")),
    forging("odd parts of an error", dictionary("['error', [10 ** 4000, {'!': 'range', 'v': [0, 3]}, 10 ** 4000]]")),
    forging("a line number of arrays", dictionary(f"['error', ['E', 'text', {ARRAY}]]")),
    forging("a huge output", dictionary("['out', 'x' * 1_000_000]")),
    forging("half characters", dictionary("['out', 'half ' + chr(0xd800)], ['error', [chr(0xd800), chr(0xdfff), 1]]")),
    forging("no dict", "[1, 2]"),
    forging("an unknown kind", "{'!': 'object', 'v': [1]}"),
    forging("a value of arrays as keys", dictionary(f"[{ARRAY}, 1]")),
    forging("an array of huge shape", dictionary(
        "['value', {'!': 'array', 'dtype': '<f8', 'shape': [0, 1 << 40], 'v': ''}]")),
    forging("an array of objects", dictionary("['value', {'!': 'array', 'dtype': '|O', 'shape': [1], 'v': ''}]")),
    Case("forged: a length without end", own=("""
import os
for descriptor in range(64):
    try:
        os.write(descriptor, b'\\xff' * 9)
    except OSError:
        pass
""",), state="any", says="unreadable"),
    Case("forged: the output of the cell", (5, 5), own=("import sys\nsys.stdout.parts = ['forged ' * 3]\n",),
         prints=""),
    Case("good after all", middle=MIDDLE),
)
