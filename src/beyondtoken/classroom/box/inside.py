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

import forks
from child import Child, Printed, fresh_main, rehearse
from locking import Lock, back_into, name_space_for_children, own_name_space

WATCH_SECONDS = 0.1


class WarmProcess:
    """Forks a child for each submission, watches it, and tells how it ended. One child at a time."""

    def __init__(self, control, settings, name_space):
        self.control = control
        self.settings = settings
        self.name_space = name_space
        # /proc is hidden from children; this process counts their memory by a folder that it opened before
        self.proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY)
        self.files = [file for file in (control.fileno(), self.proc, name_space) if file is not None]
        self.module = fresh_main()

    def warm_up(self):
        """Run the given cells, so that no child has to; what they print is lost."""
        sys.stdout = Printed(0)
        for number, source in enumerate(self.settings["given"], start=1):
            exec(compile(source, f"<given {number}>", "exec"), self.module.__dict__)

    def lock(self):
        """What can be given up for all children together."""
        with open("/proc/self/statm") as file:
            self.settings["mapped"] = int(file.read().split()[0]) * resource.getpagesize()
        rehearse(self.settings)
        self.child = Child(self.module, self.settings)
        self.locks = Lock(self.settings)
        self.locks.close_box()
        gc.collect()
        gc.freeze()

    def serve(self):
        """Start a child when told so, until the other side hangs up."""
        while True:
            message, files, _, _ = socket.recv_fds(self.control, 64, 1)
            if not message:
                return
            if message != b"start":         # the child to be killed had ended by itself
                continue
            talk, = files
            self.locks.fresh_scratch()
            child = self.start(talk)
            os.close(talk)
            told = json.dumps(self.watch(child)).encode()
            self.locks.drop_scratch()
            self.control.send(told)

    def start(self, talk):
        """A child, the first process of a name space of its own, where all ends with it."""
        if self.settings["boxed"]:
            name_space_for_children()
        child = forks.fork()
        if child:
            if self.settings["boxed"]:
                back_into(self.name_space)
            return child
        try:
            for file in self.files:
                os.close(file)
            self.locks.close_child()
            self.child.begin(talk)
            self.child.serve()
        finally:
            os._exit(1)

    def watch(self, child):
        """How a child ended. It is killed when told so, when nobody listens, or when all of it grows too large."""
        ends, why = os.pidfd_open(child), ""
        while ends not in (ready := select.select([ends, self.control], [], [], WATCH_SECONDS)[0]):
            if ready:
                is_told = self.control.recv(64)
                kill(child)
                if not is_told:
                    sys.exit(0)
            elif self.settings["boxed"] and self.memory_in_use() > self.settings["memory"] * 1.5:
                why = "memory"
                kill(child)
        os.close(ends)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {"status": status, "why": why, "cpu": cpu_used()}

    def memory_in_use(self):
        """Bytes in memory of all processes of the box but this one; pages shared by a fork count in each."""
        own = os.readlink("self", dir_fd=self.proc)         # by the numbers of /proc, not by those of this name space
        shared = resident(own, self.proc)
        others = [name for name in os.listdir(self.proc) if name.isdigit() and name not in ("1", own)]
        return sum(max(0, resident(name, self.proc) - shared) for name in others)


def kill(process):
    """Kill a process that may have gone by itself."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def cpu_used():
    """CPU seconds of this process and of all children that were waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def resident(process, proc):
    """Bytes of one process in memory; 0 if it has gone."""
    try:
        with open(os.open(f"{process}/statm", os.O_RDONLY, dir_fd=proc)) as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def main():
    """Take the settings, load what the exercise needs, and serve."""
    control = socket.socket(fileno=int(os.environ.pop("CONTROL")))
    settings = json.load(sys.stdin)
    warm = WarmProcess(control, settings, own_name_space() if settings["boxed"] else None)
    failed = ""
    try:
        warm.warm_up()
        warm.lock()
    except Exception as problem:                 # noqa: BLE001  (told to the grader)
        failed = f"{type(problem).__name__}: {problem}"[:500]
    control.send(json.dumps({"failed": failed}).encode())
    warm.serve()
