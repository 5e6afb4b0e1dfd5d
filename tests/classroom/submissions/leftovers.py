"""Submissions that leave something behind, for a later question, a later student or the grader."""

from __future__ import annotations

from .case import Case, tried
from .exercise import MIDDLE, STEPS

DAEMON = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for descriptor in range(64):
            try:
                os.dup(descriptor)
            except OSError:
                pass
        time.sleep(98765)
    os._exit(0)
os.wait()
"""

LEFTOVERS = (
    Case("daemon with all lines held", own=(DAEMON,)),
    Case("daemon from a call", middle="def middle(numbers):\n    exec(DAEMON)\n    return sum(numbers) / len(numbers)\n"
         f"DAEMON = {DAEMON!r}"),
    Case("callbacks at forks that end all", own=(
        "import os\nos.register_at_fork(before=lambda: os._exit(0), after_in_child=lambda: os._exit(0))",)),
    Case("last answer that kills the process of the first", seconds=8, steps="""
import os
def steps(values):
    for number in {*range(2, 60)} - {os.getpid()}:
        try:
            os.kill(number, 9)
        except OSError:
            pass
    return np.minimum(np.diff(values), largest)
"""),
    Case("last answer that ends its process after the first call", steps=STEPS.replace(
        "def steps(values):\n", "asked = []\ndef steps(values):\n    asked.append(1)\n    if len(asked) > 1:\n"
        "        import os; os._exit(0)\n"), seconds=8),
    Case("daemon that kills its brothers", own=("""
import os, signal, time
if os.fork() == 0:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0:
        for _ in range(20):
            time.sleep(0.01)
            for one in range(2, 400):
                if one != os.getpid():
                    try:
                        os.kill(one, 9)
                    except OSError:
                        pass
    os._exit(0)
""",), state="any"),
    Case("at the end", own=("import atexit\natexit.register(lambda: print('ESCAPED') or exec('while True: pass'))",)),
    Case("deleted later", own=(
        "class Late:\n    def __del__(self):\n        while True: pass\nlate = Late()",)),
    Case("time bomb", own=("import threading, os\nthreading.Timer(0.3, os._exit, [0]).start()",)),
    Case("alarm", own=("import signal\nsignal.signal(signal.SIGALRM, lambda *_: 1 / 0)\n"
                         "signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)",), state="any"),
    Case("trace function", own=("import sys, threading\nsys.settrace(lambda *a: None)\n"
                                  "sys.setprofile(lambda *a: None)\nthreading.settrace(lambda *a: None)",)),
    Case("fault handler", own=("import faulthandler\nfaulthandler.enable(open('/tmp/f', 'w'))\n"
                                 "faulthandler.dump_traceback_later(1, repeat=True, file=open('/tmp/f', 'w'))",)),
    Case("leaves a file", own=(tried("open('/tmp/left-by-adams', 'w').write('from adams')\nraise OSError"),)),
    Case("finds the file of the one before", own=(tried("open('/tmp/left-by-adams').read()"),)),
    Case("names in the main module", own=("import sys, builtins\nbuiltins.left = 1\nsys.modules['left'] = sys\n"
                                            "np.left = 1\nos = __import__('os'); os.environ['LEFT'] = '1'",)),
    Case("finds the names of the one before", own=(tried(
        "import builtins\nif not (hasattr(builtins, 'left') or hasattr(np, 'left') or 'LEFT' in os.environ):\n"
        "    raise OSError"),)),
    Case("locks a file of the system", own=("import fcntl\nheld = open('/usr/bin/env', 'rb')\n"
                                              "fcntl.flock(held, fcntl.LOCK_EX)",)),
    Case("finds no lock", own=("import fcntl\nheld = open('/usr/bin/env', 'rb')\n"
                                 "fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)\nprint('free')",), prints="free"),
    Case("stops itself", (0, 5), middle="import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n"
         "child = os.fork()\nif child == 0:\n    os.kill(os.getpid(), signal.SIGSTOP)\nos.waitpid(child, 0)\n" + MIDDLE,
         says="ran longer than"),
)
