"""The warm process of the box: it forks a child for each submission.

This file runs inside the sandbox: it needs the standard library and its neighbours only. The warm process never
runs a student's line. It has numpy and the exercise's given cells loaded; each child gets name spaces of its own.
"""

import contextlib
import gc
import json
import os
import resource
import select
import signal
import socket
import sys

from child import Child, Printed, fresh_main
from locking import end_with_parent, lock_up, name_space_for_children

WATCH_SECONDS = 0.1


class WarmProcess:
    """Forks a child for each submission, watches it, and tells how it ended. One child at a time."""

    def __init__(self, control, settings):
        self.control = control
        self.settings = settings
        self.module = fresh_main()

    def warm_up(self):
        """Run the given cells, so that no child has to; what they print is lost."""
        sys.stdout = Printed(0)
        for number, source in enumerate(self.settings["given"], start=1):
            exec(compile(source, f"<given {number}>", "exec"), self.module.__dict__)
        gc.collect()
        gc.freeze()

    def serve(self):
        """Start a child when told so, until the other side hangs up."""
        while True:
            message, files, _, _ = socket.recv_fds(self.control, 64, 2)
            if not message:
                return
            if message != b"start":         # the child to be killed had ended by itself
                continue
            child = self.start(*files)
            for file in files:
                os.close(file)
            self.control.send(json.dumps(self.watch(*child)).encode())

    def start(self, talk, leash):
        """A guard, and below it the child: first process of a name space of its own, where all ends with it."""
        heard, told = os.pipe()
        guard = os.fork()
        if guard:
            os.close(told)
            child = int(os.read(heard, 20) or 0)
            os.close(heard)
            return guard, child
        try:
            self.control.close()
            end_with_parent()
            if self.settings["boxed"]:
                name_space_for_children()
            child = os.fork()
            if child:
                os.close(talk)
                os.write(told, str(child).encode())
                os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) & 255)
            os.close(heard)
            os.close(told)
            lock_up(self.settings)
            Child(self.module, talk, leash, self.settings).serve()
        finally:
            os._exit(1)

    def watch(self, guard, child):
        """How a child ended. It is killed when told so, when nobody listens, or when all of it grows too large."""
        ends, why = os.pidfd_open(guard), ""
        while not select.select([ends], [], [], 0)[0]:
            ready, _, _ = select.select([ends, self.control], [], [], WATCH_SECONDS)
            told = self.control in ready and self.control.recv(64)
            if self.control in ready and not told:
                kill(child or guard)
                sys.exit(0)
            if not ready and self.settings["boxed"] and memory_in_use() > self.settings["memory"] * 1.5:
                why = "memory"
            if told or why:
                kill(child or guard)
                select.select([ends], [], [])
        os.close(ends)
        status = os.waitstatus_to_exitcode(os.waitpid(guard, 0)[1])
        return {"status": status, "why": why, "cpu": cpu_used()}


def kill(process):
    """Kill a process that may have gone by itself."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def cpu_used():
    """CPU seconds of this process and of all children that were waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def memory_in_use():
    """Bytes in memory of all processes of the box but this one; pages shared by a fork count in each."""
    total, shared_with = 0, os.getpid()
    own = resident(shared_with)
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in (1, shared_with):
            total += max(0, resident(int(name)) - own)
    return total


def resident(process):
    """Bytes of one process in memory; 0 if it has gone."""
    try:
        with open(f"/proc/{process}/statm") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def main():
    """Take the settings, load what the exercise needs, and serve."""
    control = socket.socket(fileno=int(os.environ.pop("CONTROL")))
    settings = json.load(sys.stdin)
    warm = WarmProcess(control, settings)
    failed = ""
    try:
        warm.warm_up()
    except Exception as problem:                 # noqa: BLE001  (told to the grader)
        failed = f"{type(problem).__name__}: {problem}"[:500]
    with open("/proc/self/statm") as file:
        settings["mapped"] = int(file.read().split()[0]) * resource.getpagesize()
    control.send(json.dumps({"failed": failed}).encode())
    warm.serve()
