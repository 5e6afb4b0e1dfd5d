"""The throw-away process of one submission: runs cells and calls as it is told, and says what came of each.

This file runs inside the sandbox, and a student's code in the same process can change all of it: whatever a
child says is checked on the other side. It needs the standard library and its neighbours only.
"""

import contextlib
import io
import os
import signal
import socket
import sys
import traceback
import types

import forks
import wire
from locking import allow_files

REHEARSALS = 20
PIECE = 1 << 16                    # bytes that are read at a time
ROOM_FOR_A_LINE = socket.CMSG_LEN(4)
TRUNCATED = "\n[the rest of the output was left out]"


class Child:
    """Runs cells and calls as it is told, and says what came of each.

    The warm process makes it, so that little is left to do after the fork; `begin` gives it its line to the grader.
    """

    def __init__(self, module, settings):
        self.space = module.__dict__
        self.line, other = socket.socketpair()
        other.close()
        self.talk, self.heard, self.lines = self.line.fileno(), bytearray(), []
        self.settings = settings
        self.process, self.is_copy, self.copies = 0, False, {}
        self.silent = Printed(0)
        sys.modules["__main__"] = module
        self.asked = {"cell": self.cell, "fork": self.fork, "drop": self.drop, "call": self.call, "get": self.get,
                      "script": self.script}

    def begin(self, talk):
        """Put the line to the grader where the child looks for it."""
        os.dup2(talk, self.talk, inheritable=False)
        os.close(talk)
        self.process = os.getpid()

    def serve(self):
        """Answer until the other side hangs up. A process that a student's cell has forked answers nothing."""
        while True:
            self.take_turn()

    def take_turn(self):
        """Take one request and answer it."""
        answer = self.answered(self.receive())
        if answer is not None:
            self.say(answer)

    def answered(self, request):
        """What a request gives."""
        answer = self.asked[request["op"]](request)
        if os.getpid() != self.process:
            os._exit(0)
        return answer

    def receive(self):
        """The next request; the line for a copy comes with its own."""
        while len(self.heard) < 4 or len(self.heard) < 4 + int.from_bytes(self.heard[:4], "big"):
            part = self.more()
            if not part:
                os._exit(0)
            self.heard += part
        end = 4 + int.from_bytes(self.heard[:4], "big")
        content = bytes(self.heard[4:end])
        del self.heard[:end]
        return wire.unpack(content)

    def more(self):
        """What has come over the line by now."""
        if self.is_copy:
            return os.read(self.talk, PIECE)
        part, handed, _, _ = self.line.recvmsg(PIECE, ROOM_FOR_A_LINE)
        for _, _, line in handed:
            self.lines.append(int.from_bytes(line, sys.byteorder))
        return part

    def say(self, answer):
        """Send an answer."""
        self.send(packed(answer))

    def send(self, content):
        """Send a message; a process that a student's code has forked sends none."""
        if os.getpid() != self.process:
            os._exit(0)
        left = len(content).to_bytes(4, "big") + content
        while left:
            left = left[os.write(self.talk, left):]

    def cell(self, request):
        """Run one cell in the student's name space."""
        printed = Printed(self.settings["output"])
        sys.stdout = sys.stderr = printed
        answer = {}
        allow_files(spare=False)
        try:
            exec(compile(request["source"], request["name"], "exec", dont_inherit=True), self.space)
        except BaseException as problem:         # noqa: BLE001  (a cell may end in anything)
            answer["error"] = described(problem, request["name"])
        allow_files(spare=True)
        return {**answer, "out": printed.text()}

    def fork(self, request):
        """A copy of this process for one question: it answers on a line of its own, this one goes on."""
        line = self.lines.pop(0)
        copy = forks.fork()
        if copy:
            os.close(line)
            self.copies[request["number"]] = copy
            return None
        self.begin(line)
        self.is_copy = True
        self.heard.clear()
        return {"forked": True}

    def drop(self, request):
        """End a copy."""
        copy = self.copies.pop(request["number"])
        with contextlib.suppress(OSError):       # a student's code may have done so
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)

    def call(self, request):
        """The value of one call of a student's function."""
        return self.tried(lambda: self.found(request["name"])(*request["args"], **request["kwargs"]))

    def get(self, request):
        """The value of one of the student's variables."""
        return self.tried(lambda: self.found(request["name"]))

    def script(self, request):
        """Answer several requests, one after the other; what is too long together is not sent.

        Each answer is packed as soon as it is there: what it holds may be changed by the next call.
        """
        answers, left = [], wire.LONGEST
        for one in request["requests"]:
            answers.append(packed(self.answered(one)))
            left -= len(answers[-1]) + 4
            if left < 0:
                return self.send(b"")
        return self.send(wire.join(answers))

    def found(self, name):
        """What the student's cells gave a name to."""
        if name not in self.space:
            raise NameError(f"name '{name}' is not defined")
        return self.space[name]

    def tried(self, step):
        """The value a step gives, or the error it ends in."""
        sys.stdout = sys.stderr = self.silent
        try:
            return {"value": step()}
        except BaseException as problem:         # noqa: BLE001  (so may a call)
            return {"error": described(problem, "")}


class Printed(io.TextIOBase):
    """What a cell prints, up to a bound."""

    def __init__(self, most):
        self.most, self.parts, self.size, self.cut = most, [], 0, False

    def writable(self):
        """It can be written to."""
        return True

    def write(self, text):
        """Keep what still fits."""
        text = str(text)
        kept = text[:max(0, self.most - self.size)]
        self.cut = self.cut or len(kept) < len(text)
        if kept:
            self.parts.append(kept)
            self.size += len(kept)
        return len(text)

    def text(self):
        """All that was kept."""
        return "".join(self.parts) + (TRUNCATED if self.cut and self.most else "")


def packed(answer):
    """An answer as bytes. One that is not plain becomes an error, and so does one that ends in an error as it is read.

    Answers may be iterators: the student's code runs here too.
    """
    try:
        return wire.pack(answer)
    except (wire.WireError, RecursionError) as problem:
        said = ["NotPlain", str(problem)[:500], 0]
    except BaseException as problem:             # noqa: BLE001  (so may what it runs)
        said = described(problem, "")
    return wire.pack({"error": said})


def described(problem, cell):
    """Kind, text and line of an error. Everything of it may be a student's own making."""
    try:
        frames = traceback.extract_tb(problem.__traceback__)
        line = next((frame.lineno for frame in reversed(frames) if frame.filename == cell), 0)
        if isinstance(problem, SyntaxError):
            line = problem.lineno or 0
        return [str(type(problem).__name__)[:80], str(problem)[:500], int(line or 0)]
    except BaseException:                        # noqa: BLE001  (even the text of an error can raise one)
        return ["Exception", "", 0]


def fresh_main():
    """An empty ``__main__``, with the two names that notebooks take for granted."""
    module = types.ModuleType("__main__")
    module.__dict__.update(display=show, get_ipython=Shell)
    return module


def show(*shown, **_):
    """What ``display`` does here: print."""
    print(*shown)                                # noqa: T201  (into the output of the cell)


class Shell:
    """Stands in for the notebook's shell: magics are left out and say so."""

    def __getattr__(self, name):
        """Any magic at all."""
        return lambda *line, **_: show("[left out by the grader:", *line, "]")


def rehearse(settings):
    """Do in the warm process what each child will do: what Python prepares at a first time is ready for all then.

    A child has a copy of each piece of memory that it writes to, and Python writes while it prepares.
    """
    numpy = sys.modules.get("numpy")
    plain = [None, True, 7, 1.5, "text", b"bytes", [1], (1, 2), {"a": 1}, {3}]
    arrays = [numpy.arange(3), numpy.ones((2, 2)), numpy.float64(1.5)] if numpy else []
    ours, theirs = socket.socketpair()
    child = Child(fresh_main(), settings)
    child.begin(theirs.detach())
    cell = "class Kind:\n    pass\ndef same(*values, **named):\n    return values, named\nlast = [one for one in 'ab']"
    for number in range(REHEARSALS):
        for request in ({"op": "cell", "name": "cell 1", "source": f"{cell}\nprint({number})"},
                        {"op": "cell", "name": "cell 2", "source": f"{number} / 0"},
                        {"op": "call", "name": "same", "args": plain + arrays, "kwargs": {"n": number}},
                        {"op": "call", "name": "same", "args": [number], "kwargs": {}},
                        {"op": "script", "requests": [{"op": "get", "name": "last"}, {"op": "get", "name": "no"}]}):
            content = wire.pack(request)
            ours.sendall(len(content).to_bytes(4, "big") + content)
            child.take_turn()
            ours.recv(PIECE)
    ours.close()
    child.line.close()
