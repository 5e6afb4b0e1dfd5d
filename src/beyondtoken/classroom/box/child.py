"""The throw-away process of one submission: runs cells and calls as it is told, and says what came of each.

This file runs inside the sandbox, and a student's code in the same process can change all of it: whatever a
child says is checked on the other side. It needs the standard library and ``wire`` only.
"""

import io
import os
import select
import signal
import socket
import struct
import sys
import traceback
import types

import wire

TRUNCATED = "\n[the rest of the output was left out]"


class Child:
    """Runs cells and calls as it is told, and says what came of each."""

    def __init__(self, module, talk, leash, settings):
        self.space = module.__dict__
        self.talk = socket.socket(fileno=talk)
        self.leash = socket.socket(fileno=leash)
        self.settings = settings
        self.process, self.is_copy, self.copies = os.getpid(), False, {}
        sys.modules["__main__"] = module
        self.asked = {"cell": self.cell, "fork": self.fork, "call": self.call, "get": self.get}

    def serve(self):
        """Answer until the other side hangs up. A process that a student's cell has forked answers nothing."""
        while True:
            self.end_copies()
            request = self.receive()
            answer = self.asked[request["op"]](request)
            if os.getpid() != self.process:
                os._exit(0)
            if answer is not None:
                self.say(answer)

    def receive(self):
        """The next request; one for a copy comes with the copy's line."""
        if self.is_copy:
            return wire.unpack(exactly(self.talk, struct.unpack("!I", exactly(self.talk, 4))[0]))
        head, files, _, _ = socket.recv_fds(self.talk, 4, 1)
        if not head:
            os._exit(0)
        size = struct.unpack("!I", head + exactly(self.talk, 4 - len(head)))[0]
        request = wire.unpack(exactly(self.talk, size))
        return {**request, "talk": files[0]} if files else request

    def say(self, answer):
        """Send an answer; one that is not plain becomes an error."""
        try:
            content = wire.pack(answer)
        except (wire.WireError, RecursionError) as problem:
            content = wire.pack({"error": ["NotPlain", str(problem)[:500], 0]})
        self.talk.sendall(struct.pack("!I", len(content)) + content)

    def cell(self, request):
        """Run one cell in the student's name space."""
        printed = Printed(self.settings["output"])
        sys.stdout = sys.stderr = printed
        answer = {}
        try:
            exec(compile(request["source"], request["name"], "exec", dont_inherit=True), self.space)
        except BaseException as problem:         # noqa: BLE001  (a cell may end in anything)
            answer["error"] = described(problem, request["name"])
        return {**answer, "out": printed.text()}

    def fork(self, request):
        """A copy of this process for one question: it answers on a line of its own, this one goes on."""
        copy = os.fork()
        if copy:
            os.close(request["talk"])
            self.copies[request["number"]] = copy
            return None
        self.talk.close()
        self.leash.close()
        self.process, self.is_copy, self.copies = os.getpid(), True, {}
        self.talk = socket.socket(fileno=request["talk"])
        return {"forked": True}

    def end_copies(self):
        """End each copy whose number comes over the leash, until there is a request."""
        while self.copies:
            ready, _, _ = select.select([self.talk.fileno(), self.leash.fileno()], [], [])
            if self.leash.fileno() not in ready:
                return
            told = self.leash.recv(1)
            copy = self.copies.pop(told[0], None) if told else None
            if copy is None:
                os._exit(0)
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)

    def call(self, request):
        """The value of one call of a student's function."""
        return self.tried(lambda: self.found(request["name"])(*request["args"], **request["kwargs"]))

    def get(self, request):
        """The value of one of the student's variables."""
        return self.tried(lambda: self.found(request["name"]))

    def found(self, name):
        """What the student's cells gave a name to."""
        if name not in self.space:
            raise NameError(f"name '{name}' is not defined")
        return self.space[name]

    def tried(self, step):
        """The value a step gives, or the error it ends in."""
        sys.stdout = sys.stderr = Printed(0)
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


def exactly(talk, count):
    """That many bytes."""
    parts = []
    while count:
        part = talk.recv(min(count, 1 << 20))
        if not part:
            os._exit(0)
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
