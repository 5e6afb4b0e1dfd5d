"""Answers that take time, memory, processes or room without end."""

from __future__ import annotations

from .case import Case
from .exercise import MIDDLE

SWALLOWS = """
import signal, threading
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
def forever():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
threading.Thread(target=forever).start()
forever()
"""
SEGFAULT = "import ctypes\nctypes.string_at(0)\n"
IN_CALL = "def middle(numbers):\n"


def in_first(name: str, source: str, says: str, seconds: float = 4) -> Case:
    """A bomb in the first answer's cell: the second answer keeps its points."""
    return Case(name, (0, 5), middle=source + "\n" + MIDDLE, says=says, seconds=seconds)


def harmless(name: str, source: str, seconds: float = 4) -> Case:
    """A bomb that finds a wall, after which all goes on."""
    return Case(name, own=(f"try:\n{indented(source)}\nexcept BaseException as problem:\n"
                             "    print('stopped', type(problem).__name__)",), prints="stopped", seconds=seconds)


def indented(source: str) -> str:
    """Four spaces before each line."""
    return "\n".join("    " + line for line in source.strip().splitlines())


BOMBS = (
    in_first("loop that swallows signals, with a thread", SWALLOWS, "ran longer than"),
    in_first("segmentation fault", SEGFAULT, "ended the whole process"),
    in_first("abort", "import os, signal\nos.abort()", "ended the whole process"),
    Case("segmentation fault in the function", (0, 5), middle=f"import ctypes\n{IN_CALL}    ctypes.string_at(0)",
         says="ended the whole process"),
    in_first("a regular expression that explodes", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')", "ran longer than"),
    in_first("a power without end", "x = 9 ** 9 ** 9", "ran longer than"),
    in_first("a process in place of this one", "import os\nos.execv('/bin/sleep', ['sleep', '98765'])", "ended"),
    harmless("a list without end", "x = []\nwhile True:\n    x.append(np.zeros(2_000_000))"),
    harmless("a large array", "np.ones(10 ** 11)"),
    harmless("nested lists freed at once", "x = None\nfor i in range(500_000): x = [x]\ndel x\nraise ValueError"),
    harmless("memory by mmap", "import mmap\nm = [mmap.mmap(-1, 2 ** 28) for _ in range(100)]"),
    harmless("a disk full",
             "with open('/tmp/full-by-adams', 'wb') as file:\n    while True:\n        file.write(bytes(2 ** 20))"),
    harmless("many small files", "for i in range(100_000): open(f'/tmp/{i}-by-adams', 'w').close()"),
    harmless("many open files", "files = [open('/dev/null') for _ in range(100_000)]"),
    harmless("many threads", "import threading, time\ntry:\n    for i in range(1000):\n"
             "        threading.Thread(target=time.sleep, args=(0.05,), daemon=True).start()\n"
             "finally:\n    time.sleep(0.5)"),
    harmless("many open files that stay", "kept = []\nwhile True: kept.append(open('/dev/null'))"),
    harmless("many pipes", "import os\nwhile True: os.pipe()"),
    Case("fork bomb", (0, 5), middle="import os\nwhile True:\n    os.fork()\n" + MIDDLE, says="left out", seconds=14),
    Case("fork bomb that keeps quiet", own=(
        "import os, time\ntry:\n    while True:\n        if os.fork() == 0:\n            time.sleep(98765)\n"
        "except OSError as problem:\n    print('stopped')",), says="left out"),
    Case("memory of many processes", own=("""
import os, time
for _ in range(3):
    if os.fork() == 0:
        x = bytearray(700_000_000)
        time.sleep(98765)
time.sleep(98765)
""",), says="left out"),
    Case("threads left running", own=(
        "import threading\ndef spin():\n    while True:\n        pass\n"
        "[threading.Thread(target=spin, daemon=True).start() for _ in range(3)]",), seconds=6),
    Case("slow drip of bytes", (0, 5), middle="""
import os, struct, time
def middle(numbers):
    for descriptor in range(3, 64):
        try:
            os.write(descriptor, struct.pack('!I', 1000))
        except OSError:
            pass
    while True:
        time.sleep(0.1)
        for descriptor in range(3, 64):
            try:
                os.write(descriptor, b' ')
            except OSError:
                pass
""", says="ran longer than", seconds=8),
)
