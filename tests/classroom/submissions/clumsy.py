"""Answers as students in a hurry write them: nothing in here means harm."""

from __future__ import annotations

from .case import Case
from .exercise import MIDDLE, STEPS

WRONG = "def middle(numbers):\n    return numbers[0]"

CLUMSY = (
    Case("good reference"),
    Case("good other way", middle="import statistics\nmiddle = lambda numbers: statistics.fmean(numbers)",
         steps="def steps(values):\n    return [b - a for a, b in zip(values[:-1], values[1:])]"),
    Case("good with text", why="A step lies between two values.", state="needs a person", says="by hand: Why"),
    Case("wrong first answer", (0, 5), middle=WRONG, says="The answer gave 1."),
    Case("blank", (0, 0), middle="...", steps="..."),
    Case("as handed out", (0, 0), middle="def middle(numbers):\n    ...", steps="def steps(values):\n    ...",
         says="The answer gave None."),
    Case("hard-coded for the visible tests", (2, 2), middle="def middle(numbers):\n    return 3",
         steps="def steps(values):\n    return [3, 5]"),
    Case("error at top level", (0, 5), middle=WRONG + "\n1 / 0", says="(line 3) ended in ZeroDivisionError"),
    Case("syntax error", (0, 5), middle="def middle(numbers)\n    return 1", says="(line 1) ended in SyntaxError"),
    Case("tabs and spaces mixed", (0, 5), middle="def middle(numbers):\n\ttotal = 1\n        return total",
         says="TabError"),
    Case("stray indentation", (0, 5), middle="  x = 1\n" + MIDDLE, says="IndentationError"),
    Case("merge conflict in a cell", (0, 5), middle="<<<<<<< HEAD\n" + MIDDLE + "\n=======\n>>>>>>> other",
         says="SyntaxError"),
    Case("null byte in a cell", (0, 5), middle=MIDDLE + "\0", says="null byte"),
    Case("typographic quotes", (0, 5), middle="print(“middle”)\n" + MIDDLE, says="SyntaxError"),
    Case("half a character in a cell", (0, 5), middle="text = '\ud800'\n", says="middle"),
    Case("half a character in a comment", middle="# \ud800\n" + MIDDLE),
    Case("half a character printed", own=("print('half \\ud800 a character')",)),
    Case("other alphabets", middle="def middle(数):\n    return sum(数) / len(数)"),
    Case("asks for input", (0, 5), middle="n = int(input('how many? '))\n" + MIDDLE, says="EOFError"),
    Case("asks for input in the function", (0, 5), middle="def middle(numbers):\n    return float(input())",
         says="EOFError"),
    Case("missing package", (0, 5), middle="import pandas_of_the_future\n" + MIDDLE, says="ModuleNotFoundError"),
    Case("exit()", (0, 5), middle="exit()\n" + MIDDLE, says="SystemExit"),
    Case("quit() in the function", (0, 5), middle="def middle(numbers):\n    quit()", says="SystemExit"),
    Case("sys.exit()", (0, 5), middle="import sys\nsys.exit(0)\n" + MIDDLE, says="SystemExit"),
    Case("os._exit()", (0, 5), middle="import os\nos._exit(0)\n" + MIDDLE, says="ended the whole process"),
    Case("os._exit() in the function", (0, 5), middle="import os\ndef middle(numbers):\n    os._exit(0)",
         says="ended the whole process"),
    Case("deep recursion", (0, 5), middle="def middle(numbers):\n    return middle(numbers)", says="RecursionError"),
    Case("endless loop in a cell", (0, 5), middle="while True:\n    pass", says="ran longer than 2 seconds"),
    Case("endless loop in the function", (0, 5), middle="def middle(numbers):\n    while True:\n        pass",
         says="ran longer than 2 seconds", seconds=6),
    Case("sleeps", (0, 5), middle="import time\ntime.sleep(98765)\n" + MIDDLE, says="ran longer than 2 seconds"),
    Case("prints in place of returning", (0, 5), middle="def middle(numbers):\n    print(sum(numbers) / len(numbers))",
         says="The answer gave None."),
    Case("prints in the function as well", middle="def middle(numbers):\n    print('in middle', numbers)\n"
         "    return sum(numbers) / len(numbers)\nmiddle([1, 2])", prints="in middle [1, 2]"),
    Case("wrong signature", (0, 5), middle="def middle():\n    return 3", says="takes 0 positional arguments"),
    Case("further optional argument",
         middle="def middle(numbers, digits=9):\n    return round(sum(numbers) / len(numbers),"
         " digits)"),
    Case("renamed function", (0, 5), middle="def my_middle(numbers):\n    return sum(numbers) / len(numbers)",
         says="'middle' is not defined"),
    Case("a number in place of the function", (0, 5), middle="middle = 3", says="not callable"),
    Case("a class in place of the function", (0, 5), middle="class middle:\n    def __init__(self, numbers):\n"
         "        self.numbers = numbers", says="'middle' is not plain"),
    Case("a generator", (0, 5), middle="def middle(numbers):\n    yield 3", says="'generator' is not plain"),
    Case("async function", (0, 5), middle="async def middle(numbers):\n    return 3", says="'coroutine' is not plain"),
    Case("answer as text", (0, 5), middle="def middle(numbers):\n    return str(sum(numbers) / len(numbers))",
         says="The answer gave '3.0'."),
    Case("numpy scalar", middle="def middle(numbers):\n    return np.mean(numbers)"),
    Case("array of one number", (5, 5), middle="def middle(numbers):\n    return np.array([np.mean(numbers)])"),
    Case("sorts its argument in place", middle="def middle(numbers):\n    numbers.sort()\n    numbers.clear\n"
         "    return sum(numbers) / len(numbers)"),
    Case("empties its argument",
         steps="def steps(values):\n    made = np.diff(values)\n    values[:] = 0\n    return made"),
    Case("changes the given number", (5, 2), own=("largest = 7",)),
    Case("changes the given number in the answer", (5, 2), steps="largest = 7\n" + STEPS),
    Case("shadows the given package", (5, 0), own=("np = None",), says="AttributeError"),
    Case("magics", own=("%matplotlib inline\n%timeit 1 + 1\n!pip install numpy\n%load_ext autoreload\nlen?",),
         prints="", middle="%config Completer.use_jedi = False\n" + MIDDLE),
    Case("cell magic", middle="%%time\n" + MIDDLE),
    Case("cell magic that is no Python", (0, 5), middle="%%bash\n" + MIDDLE, prints="left out by the grader"),
    Case("result of a shell command", own=("files = !ls\nprint(len(files))",), points=(5, 5)),
    Case("six hundred magics", own=("%ls\n" * 600,)),
    Case("uses display",
         own=("display('shown')\nfrom IPython.display import Markdown, display\ndisplay(Markdown('#'))",)),
    Case("draws", own=("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",)),
    Case("warnings as errors", (0, 5), middle="import warnings\nwarnings.simplefilter('error')\nimport numpy\n"
         "def middle(numbers):\n    return numpy.mean([])", says="RuntimeWarning"),
    Case("division by zero is nan", (0, 5), middle="def middle(numbers):\n    return float('nan')",
         says="The answer gave nan."),
    Case("infinite", (0, 5), middle="def middle(numbers):\n    return float('inf')", says="The answer gave inf."),
    Case("leaves its folder",
         own=("import os\nos.chdir('/')", "import os\nos.makedirs('/tmp/a/b'); os.chdir('/tmp/a/b')\n"
                                    "import shutil; shutil.rmtree('/tmp/a')")),
    Case("writes and reads a file of its own", own=("open('data.txt', 'w').write('x' * 1000)",
                                                      "print(len(open('data.txt').read()))"), points=(5, 5)),
    Case("a thousand lines of print", own=("for i in range(100_000):\n    print('line', i)",)),
    Case("huge print", own=("print('x' * 200_000_000)",)),
    Case("random seeds and float errors", own=(
        "import random, sys, locale\nrandom.seed(0); np.random.seed(0); np.seterr(all='raise')\n"
        "sys.setrecursionlimit(50)\nlocale.setlocale(locale.LC_ALL, 'C')",)),
    Case("threads that end", own=(
        "import threading\nthreads = [threading.Thread(target=sum, args=([1],)) for _ in range(4)]\n"
        "[t.start() for t in threads]; [t.join() for t in threads]",)),
    Case("a process pool", own=("from multiprocessing import Pool\ntry:\n    Pool(2).map(abs, [1])\nexcept OSError:\n"
                                  "    pass",)),
    Case("forks and goes on", own=("import os\nos.fork()",)),
    Case("forks in the function", middle="import os\ndef middle(numbers):\n    os.fork()\n"
         "    return sum(numbers) / len(numbers)"),
)
